#include "specgen/explain/explain_find.h"

#include "model/document/edit.h"

#define DEPTH_MOST 16 /* of a field; the registry's deepest has fewer */

/* The place that a reference to the field can carry: its outermost list or map member. */
static int place_of(const struct value *root, const struct mdl_path *path)
{
    enum mdl_field_id way[DEPTH_MOST];
    size_t depth = 0;

    for (enum mdl_field_id f = path->field; f != MDL_F_NONE && depth < DEPTH_MOST;
         f = mdl_fields[f].parent)
        way[depth++] = f;
    for (size_t i = 0; i < depth && i < path->count; i++) {
        enum mdl_field_id above = mdl_fields[way[depth - 1 - i]].parent;
        const struct value *in = value_at(root, path->steps, i);

        if (above != MDL_F_NONE && mdl_fields[above].type == MDL_T_LIST)
            return (int)path->steps[i].index;
        if (above != MDL_F_NONE && mdl_fields[above].type == MDL_T_MAP && in != NULL)
            return (int)value_index(in, path->steps[i].key);
    }
    return -1;
}

struct err *explain_path(struct explanation *out, struct arena *a, const struct assessment *r,
                         struct str text)
{
    const struct spec_node *n = r->spec.spec != NULL ? spec_find(r->spec.spec, text) : NULL;
    struct mdl_path path;
    struct err *e;

    if (n != NULL)
        return explain_node(out, a, r, n) ? NULL : err_oom();
    if ((e = mdl_path_parse(&path, a, text, r->doc->root)) != NULL)
        return err_wrap(e, "neither a path of this spec nor a field");
    if (path.field == MDL_F_NONE)
        return err_new(ERR_NOT_FOUND, "'%.*s' is kept, but nothing uses it", STR_FMT(text));
    return explain_field(out, a, r, (struct spec_ref){path.field, place_of(r->doc->root, &path)})
               ? NULL
               : err_oom();
}

static struct err *walk(struct arena *a, const struct assessment *r, const struct spec_node *n,
                        explain_each *each, void *ctx)
{
    struct explanation explanation;
    struct err *e = NULL;

    if ((n->kind == SPEC_LIST || n->kind == SPEC_OBJECT) && n->u.kids.first != NULL) {
        for (n = n->u.kids.first; e == NULL && n != NULL; n = n->next)
            e = walk(a, r, n, each, ctx);
        return e;
    }
    return explain_node(&explanation, a, r, n) ? each(ctx, &explanation) : err_oom();
}

struct err *explain_values(struct arena *a, const struct assessment *r, explain_each *each,
                           void *ctx)
{
    return r->spec.spec != NULL ? walk(a, r, r->spec.spec, each, ctx) : NULL;
}

struct err *explain_errors(struct arena *a, const struct assessment *r, explain_each *each,
                           void *ctx)
{
    struct explanation explanation;
    struct err *e = NULL;

    for (const struct preflight_error *p = r->create.error; e == NULL && p != NULL; p = p->next)
        e = explain_preflight_error(&explanation, a, r, p) ? each(ctx, &explanation) : err_oom();
    for (const struct spec_error *s = r->spec.error; e == NULL && s != NULL; s = s->next)
        e = explain_spec_error(&explanation, a, r, s) ? each(ctx, &explanation) : err_oom();
    return e;
}
