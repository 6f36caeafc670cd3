/* What becomes of a part of a request, or of an image's configuration. */
#include "specgen/explain/explain.h"

#include "model/document/edit.h"
#include "specgen/assess/assess_request.h"
#include "specgen/explain/explain_parts.h"
#include "specgen/gocompat/concat.h"

static bool find_field(struct mdl_path *out, struct arena *a, const struct assessment *r,
                       struct str text)
{
    return !arena_drop_err(a, mdl_path_parse(out, a, text, r->written->root)) &&
           out->field != MDL_F_NONE;
}

bool explain_is_asked(struct arena *a, const struct assessment *r, struct str text)
{
    static const struct str request = STR_INIT("request."), image = STR_INIT("host.Images[");
    struct mdl_path path;

    return r->created != NULL && (str_starts(text, request) || str_starts(text, image)) &&
           find_field(&path, a, r, text);
}

/* Either is the other, or lies in it. */
static bool is_in_line(struct str l, struct str r)
{
    struct str longer = l.len > r.len ? l : r, shorter = l.len > r.len ? r : l;

    return shorter.len > 0 && str_starts(longer, shorter) &&
           (longer.len == shorter.len || longer.s[shorter.len] == '.' ||
            longer.s[shorter.len] == '[');
}

/* Whether the input of a value was made of what the path leads to. */
static bool comes_from(struct arena *a, const struct assessment *r, struct spec_ref ref,
                       struct str path)
{
    struct create_made made;

    return assess_made(&made, a, r, explain_ref_path(a, r, ref)) &&
           (is_in_line(made.from, path) || is_in_line(made.also, path));
}

bool explain_is_driven(struct arena *a, const struct assessment *r, const struct spec_node *n,
                       struct str path)
{
    for (unsigned i = 0; i < n->origin->ref_count; i++) {
        if (comes_from(a, r, n->origin->refs[i], path))
            return true;
    }
    return false;
}

static void add_driven(struct explanation *e, struct arena *a, const struct assessment *r,
                       const struct spec_node *n, struct str path)
{
    if ((n->kind == SPEC_LIST || n->kind == SPEC_OBJECT) && n->u.kids.first != NULL) {
        for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
            add_driven(e, a, r, kid, path);
        return;
    }
    if (!explain_is_driven(a, r, n, path))
        return;
    if (!e->has_rule)
        explain_set_rule(e, a, r, n->origin->rule);
    explain_add(a, &e->drives, &e->drive_count,
                CONCAT(a, spec_node_path(a, n), STR_LIT(" = "), explain_shown(a, n)));
}

/* What create did with it: "Config.Env: merged; CRE-10 Environment merged". */
static void add_fate(struct explanation *e, struct arena *a, const struct create_rows *rows,
                     struct str path)
{
    static const struct str body = STR_INIT("request.body."), settings = STR_INIT("HostConfig.");
    struct str own = str_cut(path, body.len < path.len ? body.len : path.len, path.len);

    if (!str_starts(path, body))
        return;
    if (!str_starts(own, settings))
        own = CONCAT(a, STR_LIT("Config."), own);
    for (size_t i = 0; i < rows->count; i++) {
        const struct create_row *row = &rows->items[i];
        bool moved = row->from.len > 0 && is_in_line(CONCAT(a, body, row->from), path);

        if (!moved && !is_in_line(row->path, own))
            continue;
        explain_add(a, &e->notes, &e->note_count,
                    CONCAT(a, STR_LIT("create: "), row->path, STR_LIT(" "),
                           moved ? STR_LIT("is made of it") : str_of(create_how_names[row->how]),
                           row->rule != RULE_COUNT
                               ? CONCAT(a, STR_LIT(" ("), str_of(spec_rule_info(row->rule).id),
                                        STR_LIT(": "), str_of(spec_rule_info(row->rule).title),
                                        STR_LIT(")"))
                               : STR_NONE));
    }
}

static void add_answer(struct explanation *e, struct arena *a, const struct assessment *r,
                       struct str path)
{
    const struct create_error *error = r->created->error;

    if (error == NULL || error->where == NULL ||
        !is_in_line(create_where(a, r->created, error->where), path))
        return;
    explain_add(a, &e->notes, &e->note_count,
                CONCAT(a, str_of(create_stage_name(error->stage)),
                       error->panic ? STR_LIT(" crashes: ") : STR_LIT(" refuses: "),
                       error->message));
}

bool explain_asked(struct explanation *out, struct arena *a, const struct assessment *r,
                   struct str text)
{
    struct explanation e = {.subject = text};
    struct create_rows rows;
    struct mdl_path path;
    struct spec_ref ref;

    if (!find_field(&path, a, r, text) || !create_rows(&rows, a, r->created))
        return false;
    ref = (struct spec_ref){path.field, mdl_path_index(&path, r->written->root)};
    e.value = mdl_value_show(a, path.field, value_at(r->written->root, path.steps, path.count));
    e.why = str_of(mdl_field_text(path.field).help);
    if (r->spec.spec != NULL)
        add_driven(&e, a, r, r->spec.spec, text);
    add_answer(&e, a, r, text);
    explain_questions(&e, a, r, ref);
    if (!explain_gets(&e, a, r, ref.field) || !explain_problems(&e, a, r, ref))
        return false;
    add_fate(&e, a, &rows, text);
    if (e.drive_count == 0)
        explain_add(a, &e.notes, &e.note_count,
                    STR_LIT("as it stands, nothing of it reaches the spec"));
    explain_add(a, &e.notes, &e.note_count,
                CONCAT(a, STR_LIT("source: "), str_of(mdl_field_text(path.field).source)));
    *out = e;
    return !arena_failed(a);
}
