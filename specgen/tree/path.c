#include "specgen/tree/path.h"

#include "model/document/path.h"
#include "specgen/gocompat/concat.h"

struct str spec_key_step(struct arena *a, struct str key)
{
    const struct value_step step = {.key = key.s != NULL ? key : STR_LIT("")};

    return mdl_path_text(a, &step, 1);
}

struct str spec_node_path(struct arena *a, const struct spec_node *node)
{
    struct str above, step;

    if (node == NULL || node->parent == NULL)
        return STR_NONE;
    above = spec_node_path(a, node->parent);
    if (node->parent->kind == SPEC_LIST)
        return arena_printf(a, "%.*s[%d]", STR_FMT(above), node->rank);
    step = spec_key_step(a, node->key);
    return CONCAT(a, above,
                  above.len > 0 && !str_starts(step, STR_LIT("[")) ? STR_LIT(".") : STR_NONE, step);
}

static const struct spec_node *member(const struct spec_node *n, struct str key)
{
    const struct spec_node *kid = n->kind == SPEC_OBJECT ? n->u.kids.first : NULL;

    while (kid != NULL && !str_eq(kid->key, key))
        kid = kid->next;
    return kid;
}

/* The number of four hexadecimal digits; -1: there are none. */
static int hex4(struct str digits)
{
    int n = 0;

    for (size_t i = 0; i < 4; i++) {
        char c = i < digits.len ? digits.s[i] : '?';

        if (c >= '0' && c <= '9')
            n = n * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f')
            n = n * 16 + (c - 'a' + 10);
        else
            return -1;
    }
    return n;
}

/* Whether `quoted`, the inside of ["..."] as spec_key_step() writes it, stands for the key. */
static bool stands_for(struct str quoted, struct str key)
{
    size_t at = 0, k = 0;

    for (; at < quoted.len && k < key.len; k++) {
        char c = quoted.s[at++];

        if (c == '\\' && at < quoted.len && quoted.s[at] == 'u') {
            c = (char)hex4(str_cut(quoted, at + 1, at + 5));
            at += 5;
        } else if (c == '\\' && at < quoted.len) {
            c = quoted.s[at++];
        }
        if (c != key.s[k])
            return false;
    }
    return at >= quoted.len && k == key.len;
}

static const struct spec_node *quoted_member(const struct spec_node *n, struct str quoted)
{
    const struct spec_node *kid = n->kind == SPEC_OBJECT ? n->u.kids.first : NULL;

    while (kid != NULL && !stands_for(quoted, kid->key))
        kid = kid->next;
    return kid;
}

static const struct spec_node *element(const struct spec_node *n, struct str digits)
{
    const struct spec_node *kid = n->kind == SPEC_LIST ? n->u.kids.first : NULL;
    size_t index = 0;

    if (digits.len == 0)
        return NULL;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.s[i] < '0' || digits.s[i] > '9' || index > SIZE_MAX / 16)
            return NULL;
        index = index * 10 + (size_t)(digits.s[i] - '0');
    }
    while (kid != NULL && index-- > 0)
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
            if (quoted && path.s[len] == '\\')
                len++;
            else if (quoted && path.s[len] == '"')
                quoted = false;
            else if (!quoted && path.s[len] == ']')
                return len + 1;
        }
        return path.len;
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
            n = quoted_member(n, str_cut(step, 2, len - 2));
        else
            n = element(n, str_ends(step, STR_LIT("]")) ? str_cut(step, 1, len - 1) : STR_NONE);
        path = str_cut(path, len, path.len);
        if (path.len > 0 && path.s[0] == '.')
            path = str_cut(path, 1, path.len);
    }
    return n;
}
