#include "ui/present/marks.h"

#include "specgen/assess/assess_request.h"
#include "specgen/gocompat/concat.h"

/* ---- what the spec was made from -------------------------------------------------------- */

struct collector {
    struct arena *a;
    struct ui_marks *out;
    size_t size;
    const struct spec_origin *last;
    int last_place[MDL_FIELD_COUNT + 1]; /* the last ref's index of that field, and 2; 0: none */
};

/* Neighbours are often made from the same; whatever else comes twice does no harm. */
static bool is_known(struct collector *c, struct spec_ref ref)
{
    int *last = &c->last_place[ref.field];
    bool known = *last == ref.index + 2;

    *last = ref.index + 2;
    return known;
}

/* One of the refs of an origin; goes on with the next one. */
static bool add_ref(void *ctx, struct spec_ref ref)
{
    struct collector *c = ctx;
    struct ui_marks *m = c->out;

    if (ref.field == MDL_F_NONE || is_known(c, ref))
        return false;
    if (m->ref_count == c->size) {
        size_t size = c->size != 0 ? c->size * 2 : 64;
        struct spec_ref *more = arena_alloc(c->a, size * sizeof(*more));

        if (more == NULL)
            return false;
        if (m->ref_count > 0)
            memcpy(more, m->refs, m->ref_count * sizeof(*more));
        m->refs = more;
        c->size = size;
    }
    m->refs[m->ref_count++] = ref;
    for (enum mdl_field_id f = ref.field; f != MDL_F_NONE && !m->reached[f];
         f = mdl_fields[f].parent)
        m->reached[f] = true;
    return false;
}

static void collect(struct collector *c, const struct spec_node *n)
{
    for (const struct spec_node *o = n; o != NULL; o = o->overrode) {
        if (o->origin != c->last)
            spec_origin_any(o->origin, add_ref, c);
        c->last = o->origin;
    }
    if (n->kind == SPEC_LIST || n->kind == SPEC_OBJECT)
        for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
            collect(c, kid);
}

bool ui_marks_make(struct ui_marks *out, struct arena *a, const struct assessment *r,
                   const struct problems *problems)
{
    struct collector c = {.a = a, .out = out};

    *out = (struct ui_marks){.assessment = r,
                             .problems = problems,
                             .complete = r->spec.error == NULL && r->spec.spec != NULL};
    if (out->complete)
        collect(&c, r->spec.spec);
    return ui_made_mounts_make(&out->made, a, r) && !arena_failed(a);
}

/* ---- rows ----------------------------------------------------------------------------- */

/* Something is written that is not what the engine takes for nothing. */
static bool says_something(const struct value *v)
{
    if (v == NULL)
        return false;
    switch (v->kind) {
    case VALUE_NULL:
        return false;
    case VALUE_BOOL:
        return v->u.boolean;
    case VALUE_NUMBER:
        return !str_is(v->u.text, "0");
    case VALUE_STRING:
        return v->u.text.len > 0;
    case VALUE_LIST:
        return v->u.list.count > 0;
    case VALUE_MAP:
        return v->u.map.count > 0;
    }
    return false;
}

static bool reaches_spec(const struct ui_marks *m, const struct ui_row *row)
{
    enum mdl_field_id field = row->place.field;

    for (size_t i = 0; i < m->ref_count; i++) {
        const struct spec_ref *ref = &m->refs[i];

        if (row->place.count > 0 && ref->index >= 0 && row->place.at[0] != (size_t)ref->index)
            continue;
        /* A value made from a whole object or list is made from what is in it. */
        if (ui_field_is_within(ref->field, field) ||
            (ui_field_is_within(field, ref->field) && !ui_field_is_frame(ref->field)))
            return true;
    }
    return false;
}

/* Of a request: the mount that create makes of the row, or of the element that it is a part of;
 * false: none. */
static bool mount_made_of(size_t *mount, struct arena *a, const struct ui_marks *m,
                          const struct ui_row *row)
{
    struct ui_place place = row->place;
    const struct value *root = m->assessment->written->root;

    if (m->made.count == 0 || place.through == 0)
        return false;
    while (!ui_made_mount_of(mount, &m->made, ui_place_text(a, &place, root)))
        if (place.count == 0 || ui_field_is_element(place.field) || !ui_place_up(&place))
            return false;
    return true;
}

static bool is_ignored(struct arena *a, const struct ui_marks *m, const struct ui_row *row)
{
    enum mdl_field_id field = row->place.field;
    size_t mount;

    if (!m->complete || !ui_field_is_within(field, MDL_F_CONTAINER) || !says_something(row->value))
        return false;
    if (row->place.count == 0 && m->reached[field])
        return false;
    return !reaches_spec(m, row) && !mount_made_of(&mount, a, m, row);
}

static const struct problem *worst_problem(const struct ui_marks *m, const struct ui_row *row)
{
    const struct problem *worst = NULL;

    for (size_t i = 0; i < m->problems->count; i++) {
        const struct problem *p = &m->problems->items[i];

        if ((worst == NULL || p->severity < worst->severity) &&
            ui_row_concerns(row, p->ref.field, p->ref.index))
            worst = p;
    }
    return worst;
}

static const struct preflight_change *change_of(const struct ui_marks *m, const struct ui_row *row)
{
    return row->kind == UI_ROW_FIELD ? assess_change_of(m->assessment, row->place.field) : NULL;
}

/* Of a container that create makes: where the row's value comes from. */
static bool made_of(struct create_made *out, struct arena *a, const struct ui_marks *m,
                    const struct ui_row *row)
{
    const struct assessment *r = m->assessment;

    return r->created != NULL && ui_place_is_container(&row->place) &&
           assess_made(out, a, r, ui_place_text(a, &row->place, r->doc->root));
}

static enum ui_mark made_mark(struct arena *a, const struct ui_marks *m, const struct ui_row *row)
{
    static const enum ui_mark marks[CREATE_HOWS] = {
        [CREATE_AS_ASKED] = UI_MARK_NONE,    [CREATE_MERGED] = UI_MARK_MERGED,
        [CREATE_FILLED_IN] = UI_MARK_FILLED, [CREATE_CHANGED] = UI_MARK_CHANGED,
        [CREATE_DROPPED] = UI_MARK_NONE,     [CREATE_MOVED] = UI_MARK_MOVED,
    };
    struct create_made made;

    return made_of(&made, a, m, row) ? marks[made.how] : UI_MARK_NONE;
}

enum ui_mark ui_mark_of(struct arena *a, const struct ui_marks *m, const struct ui_row *row)
{
    const struct problem *p;
    enum ui_mark made;

    if (row->kind == UI_ROW_SECTION)
        return UI_MARK_NONE;
    p = worst_problem(m, row);
    if (p != NULL && p->severity == PROBLEM_ERROR)
        return UI_MARK_ERROR;
    if (p != NULL && p->severity == PROBLEM_WARNING)
        return UI_MARK_WARNING;
    if (change_of(m, row) != NULL)
        return UI_MARK_CHANGED;
    made = made_mark(a, m, row);
    if (made != UI_MARK_NONE)
        return made;
    if (p != NULL)
        return UI_MARK_INFO;
    return is_ignored(a, m, row) ? UI_MARK_IGNORED : UI_MARK_NONE;
}

static struct str change_text(struct arena *a, const struct preflight_change *c, bool absent)
{
    return arena_printf(a, "create %s it to %.*s", absent ? "sets" : "changes",
                        STR_FMT(preflight_change_text(a, c)));
}

/* The spec is built when the container starts. */
static const char *problem_command(const struct problem *p)
{
    if (p->spec != NULL || strcmp(p->part, "start") == 0)
        return "docker start";
    return strcmp(p->part, "create") == 0 ? "docker create" : p->part;
}

static struct str problem_text(struct arena *a, const struct problem *p)
{
    if (p->preflight == NULL && p->spec == NULL)
        return p->text;
    return CONCAT(a, str_of(problem_command(p)),
                  p->reached ? STR_LIT(" fails: ")
                             : STR_LIT(" fails (but it does not come so far): "),
                  p->text);
}

static struct str made_text(struct arena *a, const struct create_made *m)
{
    struct str text = create_made_text(a, m);

    if (m->chance == NULL)
        return text;
    return arena_printf(a, "%.*s%s%.*s", STR_FMT(text), text.len > 0 ? "; " : "",
                        STR_FMT(create_chance_text(a, m->chance)));
}

struct str ui_mark_text(struct arena *a, const struct ui_marks *m, const struct ui_row *row)
{
    const struct preflight_change *change = change_of(m, row);
    const struct problem *p = worst_problem(m, row);
    enum ui_mark mark = ui_mark_of(a, m, row);
    struct str text = STR_NONE;
    struct create_made made;
    size_t mount;

    if (made_of(&made, a, m, row))
        text = made_text(a, &made);
    if (mark == UI_MARK_NONE && text.len == 0 && says_something(row->value) &&
        mount_made_of(&mount, a, m, row))
        return arena_printf(
            a, "create makes container.Mounts[%zu] of it, and that reaches the spec", mount);
    if (mark == UI_MARK_NONE)
        return text;
    if (mark == UI_MARK_IGNORED)
        return mdl_field_text(row->place.field).drives == NULL
                   ? STR_LIT("the spec does not depend on this field")
                   : STR_LIT("as it stands, nothing of it reaches the spec");
    if (p != NULL)
        text = arena_printf(a, "%.*s%s%.*s", STR_FMT(text), text.len > 0 ? "; " : "",
                            STR_FMT(problem_text(a, p)));
    if (change != NULL)
        text = arena_printf(a, "%.*s%s%.*s", STR_FMT(text), p != NULL ? "; " : "",
                            STR_FMT(change_text(a, change, row->value == NULL)));
    return text;
}

uint32_t ui_mark_sign(enum ui_mark mark, bool ascii)
{
    switch (mark) {
    case UI_MARK_ERROR:
        return 'x';
    case UI_MARK_WARNING:
        return '!';
    case UI_MARK_INFO:
        return 'i';
    case UI_MARK_CHANGED:
        return ascii ? '>' : 0xBB;
    case UI_MARK_FILLED:
        return '+';
    case UI_MARK_MERGED:
        return '&';
    case UI_MARK_MOVED:
        return '~';
    case UI_MARK_IGNORED:
        return ascii ? '.' : 0xB7;
    case UI_MARK_NONE:
        break;
    }
    return 0;
}

enum ui_role ui_mark_role(enum ui_mark mark)
{
    switch (mark) {
    case UI_MARK_ERROR:
        return UI_ROLE_ERROR;
    case UI_MARK_WARNING:
        return UI_ROLE_WARNING;
    case UI_MARK_INFO:
        return UI_ROLE_INFO;
    case UI_MARK_CHANGED:
    case UI_MARK_FILLED:
        return UI_ROLE_CHANGED;
    case UI_MARK_MERGED:
    case UI_MARK_MOVED:
        return UI_ROLE_INFO;
    case UI_MARK_IGNORED:
    case UI_MARK_NONE:
        break;
    }
    return UI_ROLE_DIM;
}

enum ui_role ui_severity_role(enum problem_severity severity)
{
    static const enum ui_role roles[PROBLEM_COUNT] = {
        [PROBLEM_ERROR] = UI_ROLE_ERROR,
        [PROBLEM_WARNING] = UI_ROLE_WARNING,
        [PROBLEM_INFO] = UI_ROLE_INFO,
    };

    return roles[severity];
}
