/* What the rows are told with. */
#include "specgen/explain/effective_build.h"

#include "model/base/utf8.h"

#define LISTED_MOST 3

struct str effective_clip(struct arena *a, struct str text)
{
    if (text.len <= EFFECTIVE_CLIP)
        return text;
    return CONCAT(a, utf8_cut(text, EFFECTIVE_CLIP - 3), STR_LIT("..."));
}

struct str effective_list(struct arena *a, size_t count,
                          struct str (*text)(const void *ctx, size_t), const void *ctx)
{
    struct str list = STR_NONE;

    for (size_t i = 0; i < count && i < LISTED_MOST; i++)
        list = CONCAT(a, list, i > 0 ? STR_LIT(", ") : STR_NONE, effective_clip(a, text(ctx, i)));
    if (count > LISTED_MOST)
        list = CONCAT(a, list, arena_printf(a, " and %zu more", count - LISTED_MOST));
    return list;
}

struct str effective_in_spec(const struct effective_build *b, const char *path, const char *name)
{
    const struct spec_node *n = b->r->spec != NULL ? spec_find(b->r->spec, str_of(path)) : NULL;

    if (n == NULL)
        return STR_NONE;
    if (n->unknown != NULL)
        *b->rests_on = n->unknown;
    return EFFECTIVE_TEXT(b, str_of(name), STR_LIT(" "),
                          n->unknown != NULL && n->kind == SPEC_NULL
                              ? STR_NONE
                              : effective_clip(b->a, spec_scalar_json(b->a, n)),
                          n->unknown != NULL ? STR_LIT("?") : STR_NONE);
}

struct str effective_plural(struct arena *a, uint64_t n, const char *one, const char *many)
{
    return arena_printf(a, "%llu %s", (unsigned long long)n, n == 1 ? one : many);
}

void effective_unknown(struct effective_row *row, struct str why)
{
    row->gets = STR_LIT("unknown");
    row->certainty = EFFECTIVE_OPEN;
    row->note = why;
}

struct str effective_parts_text(struct arena *a, uint64_t parts)
{
    struct str s = arena_printf(a, "%llu.%04u", (unsigned long long)(parts / EFFECTIVE_PER_CPU),
                                (unsigned)(parts % EFFECTIVE_PER_CPU));

    while (str_ends(s, STR_LIT("0")))
        s.len--;
    if (str_ends(s, STR_LIT(".")))
        s.len--;
    return s;
}
