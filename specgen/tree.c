/* Finding one's way in a spec tree. */
#include "specgen/specgen.h"

static size_t place_in_list(const struct spec_node *n)
{
    size_t place = 0;

    for (const struct spec_node *k = n->parent->u.kids.first; k != n; k = k->next)
        place++;
    return place;
}

struct str spec_node_path(struct arena *a, const struct spec_node *node)
{
    struct str above;

    if (node == NULL || node->parent == NULL)
        return STR_NONE;
    above = spec_node_path(a, node->parent);
    if (node->parent->kind == SPEC_LIST)
        return arena_printf(a, "%.*s[%zu]", STR_FMT(above), place_in_list(node));
    if (str_find(node->key, '.', 0) >= 0)
        return arena_printf(a, "%.*s[\"%.*s\"]", STR_FMT(above), STR_FMT(node->key));
    return arena_printf(a, "%.*s%s%.*s", STR_FMT(above), above.len > 0 ? "." : "",
                        STR_FMT(node->key));
}

static const struct spec_node *member(const struct spec_node *n, struct str key)
{
    const struct spec_node *kid = n->kind == SPEC_OBJECT ? n->u.kids.first : NULL;

    while (kid != NULL && !str_eq(kid->key, key))
        kid = kid->next;
    return kid;
}

static const struct spec_node *element(const struct spec_node *n, struct str digits)
{
    const struct spec_node *kid = n->kind == SPEC_LIST ? n->u.kids.first : NULL;
    size_t place = 0;

    if (digits.len == 0)
        return NULL;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.s[i] < '0' || digits.s[i] > '9' || place > SIZE_MAX / 16)
            return NULL;
        place = place * 10 + (size_t)(digits.s[i] - '0');
    }
    while (kid != NULL && place-- > 0)
        kid = kid->next;
    return kid;
}

/* The length of the step at the start of `path`: a key, [3] or ["a.b"]. */
static size_t step_len(struct str path)
{
    size_t len = 0;

    if (path.s[0] == '[') {
        bool quoted = path.len > 1 && path.s[1] == '"';

        for (len = quoted ? 2 : 1; len < path.len; len++) {
            if (path.s[len] == ']' && (!quoted || path.s[len - 1] == '"'))
                return len + 1;
        }
        return len;
    }
    while (len < path.len && path.s[len] != '.' && path.s[len] != '[')
        len++;
    return len;
}

const struct spec_node *spec_find(const struct spec_node *root, struct str path)
{
    const struct spec_node *n = root;

    while (n != NULL && path.len > 0) {
        size_t len = step_len(path);
        struct str step = str_cut(path, 0, len);

        if (!str_starts(step, STR_LIT("[")))
            n = member(n, step);
        else if (str_starts(step, STR_LIT("[\"")) && str_ends(step, STR_LIT("\"]")))
            n = member(n, str_cut(step, 2, len - 2));
        else
            n = element(n, str_ends(step, STR_LIT("]")) ? str_cut(step, 1, len - 1) : STR_NONE);
        path = str_cut(path, len, path.len);
        if (path.len > 0 && path.s[0] == '.')
            path = str_cut(path, 1, path.len);
    }
    return n;
}

static bool is_below(enum mdl_field_id field, enum mdl_field_id ancestor)
{
    while (field != MDL_F_NONE && field != ancestor)
        field = mdl_fields[field].parent;
    return field == ancestor;
}

bool spec_driven_by(const struct spec_node *node, enum mdl_field_id field, int index)
{
    const struct spec_origin *o = node->origin;

    for (unsigned i = 0; i < o->ref_count; i++) {
        if (is_below(o->refs[i].field, field) &&
            (index < 0 || o->refs[i].index < 0 || o->refs[i].index == index))
            return true;
    }
    return false;
}
