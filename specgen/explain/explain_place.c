/* Where a reference leads to in the document, and whether what stands there is only assumed. */
#include "model/document/edit.h"
#include "model/document/knowledge.h"
#include "specgen/explain/explain_parts.h"

/* The list and map places of a field's path that a reference can give. */
static size_t indexes_of(const struct spec_result *r, struct spec_ref ref, size_t indexes[1])
{
    int index = ref.index;

    for (enum mdl_field_id f = ref.field; f != MDL_F_NONE; f = mdl_fields[f].parent) {
        if (f == MDL_F_HOST_IMAGE && index < 0 && r->image.state == PLAT_KNOWN)
            index = r->image.from.index;
    }
    indexes[0] = index < 0 ? 0 : (size_t)index;
    return index < 0 ? 0 : 1;
}

struct str explain_place(const struct value **v, struct arena *a, const struct spec_result *r,
                         const struct mdl_doc *doc, struct spec_ref ref)
{
    size_t indexes[1];
    size_t count = indexes_of(r, ref, indexes);
    struct mdl_path path;
    struct err *e = mdl_path_to(&path, v, a, ref.field, 0, indexes, count, doc->root);

    if (e == NULL)
        return mdl_path_text(a, path.steps, path.count);
    err_free(e);
    *v = NULL;
    return mdl_field_path(a, ref.field);
}

/* Whether the text is that of the document, or one of a list there, be it continued. */
static bool is_copy(const struct spec_node *n, const struct value *v)
{
    if (v->kind == VALUE_STRING)
        return v->u.text.len > 0 && str_starts(n->u.text, v->u.text);
    for (size_t i = 0; v->kind == VALUE_LIST && i < v->u.list.count; i++)
        if (v->u.list.items[i]->kind == VALUE_STRING &&
            str_eq(v->u.list.items[i]->u.text, n->u.text))
            return true;
    return false;
}

static bool is_assumed(struct str *path, struct arena *a, const struct spec_result *r,
                       const struct spec_node *n, struct spec_ref ref)
{
    const struct value *v;

    if (!mdl_may_be_assumed(r->doc, ref.field))
        return false;
    *path = explain_place(&v, a, r, r->doc, ref);
    if (n->kind == SPEC_STRING && (v == NULL || !is_copy(n, v)))
        return false;
    return mdl_known(a, r->doc, *path, MDL_TOLD).certainty == MDL_ASSUMED;
}

bool explain_assumed(struct str *path, struct arena *a, const struct spec_result *r,
                     const struct spec_node *node)
{
    if (r->doc->sources.count == 0 || (node->kind != SPEC_STRING && node->kind != SPEC_BOOL))
        return false;
    for (unsigned i = 0; i < node->origin->ref_count; i++)
        if (is_assumed(path, a, r, node, node->origin->refs[i]))
            return true;
    return false;
}
