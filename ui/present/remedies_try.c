/* Trying an edit: whether the problem is gone in the document that it makes. */
#include "model/document/edit.h"
#include "platform/sim/sim.h"
#include "ui/present/remedies_build.h"

size_t ui_remedy_alike(const struct problems *list, const struct problem *p)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].rule == p->rule && list->items[i].ref.field == p->ref.field &&
                 list->items[i].severity == p->severity;
    return count;
}

static bool is_known(const struct remedy_search *s, const struct value *root)
{
    for (size_t i = 0; i < s->out->count; i++)
        if (value_eq(s->out->items[i].root, root))
            return true;
    return value_eq(s->r->written->root, root);
}

static void keep(struct remedy_search *s, struct str text, const struct value *root,
                 const struct assessment *then, size_t errors)
{
    const struct assess_answer answer = assess_answer(then);
    struct remedies *out = s->out;
    size_t at = out->count;

    if (out->count == REMEDIES_MOST || is_known(s, root))
        return;
    while (at > 0 && out->items[at - 1].errors > errors) {
        out->items[at] = out->items[at - 1];
        at--;
    }
    out->items[at] = (struct remedy){
        .text = arena_str(s->a, text),
        .then = arena_str(s->a, assess_answer_text(&s->trial, &answer)),
        .errors = errors,
        .root = value_ref(root),
    };
    out->count++;
}

static bool succeeds(const struct assessment *r)
{
    const struct assess_answer answer = assess_answer(r);

    return assess_answer_succeeds(&answer);
}

/* A note is not taken away by a warning, nor anything by an error or by what is refused. */
static bool is_worse(const struct remedy_search *s, const struct problems *then,
                     const struct assessment *r)
{
    if (succeeds(s->r) && !succeeds(r))
        return true;
    if (then->of[PROBLEM_ERROR] > s->now[PROBLEM_ERROR])
        return true;
    for (int severity = PROBLEM_ERROR; severity < (int)s->p->severity; severity++)
        if (then->of[severity] > s->now[severity])
            return true;
    return false;
}

/* Keeps the document when the problem is gone there and nothing worse came for it, nor one
 * more error. */
static void look_at(struct remedy_search *s, struct str text, const struct value *root)
{
    struct problems problems;
    struct assessment then;
    struct mdl_doc *doc;
    struct plat host;
    struct err *e = mdl_doc_new(&doc, root);

    if (e == NULL) {
        host = plat_sim(doc);
        e = assess(&s->trial, doc, &host, s->r->settings, &then);
        if (e == NULL && !problems_make(&problems, &s->trial, &then))
            e = err_oom();
        if (e == NULL && ui_remedy_alike(&problems, s->p) < s->before &&
            !is_worse(s, &problems, &then))
            keep(s, text, root, &then, problems.of[PROBLEM_ERROR]);
        mdl_doc_free(doc);
    }
    if (e != NULL && e->class == ERR_OOM)
        s->e = e;
    else
        err_free(e); /* there is no such document */
    arena_reset(&s->trial);
}

bool ui_remedy_may_try(struct remedy_search *s)
{
    return s->e == NULL && s->tries++ < REMEDY_TRIES;
}

const struct value *ui_remedy_value(struct remedy_search *s, const struct ui_place *place)
{
    struct mdl_path path = {.field = place->field};
    struct err *e = ui_place_path(&path, s->a, place, s->r->written->root);

    if (e != NULL) {
        err_free(e);
        return NULL;
    }
    return value_at(s->r->written->root, path.steps, path.count);
}

struct err *ui_remedy_put(const struct value **root, struct mdl_edit *edit,
                          const struct value *value)
{
    const struct value *next = NULL;
    struct err *e;

    if (value == NULL)
        return err_oom();
    edit->kind = MDL_EDIT_SET;
    edit->value = value;
    e = mdl_edit_tree(&next, *root, edit);
    value_unref(value);
    if (e != NULL)
        return e;
    value_unref(*root);
    *root = next;
    return NULL;
}

struct err *ui_remedy_append(struct remedy_search *s, const struct value **root, const char *list,
                             const struct value *value)
{
    struct mdl_edit edit = {.value = NULL};
    struct err *e = mdl_path_parse_edit(&edit.path, s->a, str_of(list), *root);

    if (e == NULL)
        return ui_remedy_put(root, &edit, value);
    value_unref(value);
    return e;
}

void ui_remedy_edited(struct remedy_search *s, struct str text, const struct value *root,
                      struct err *e)
{
    if (e == NULL)
        look_at(s, text, root);
    else if (e->class == ERR_OOM)
        s->e = e;
    else
        err_free(e);
    value_unref(root);
}
