#include "model/document/path_suggest.h"

#include "model/base/edit_distance.h"

#include "model/document/field_search.h"
#include "model/document/fields.h"

#include <ctype.h>
#include <string.h>

#define CANDIDATES 3
#define COMPARED   96 /* characters; no path of the registry is longer */

struct candidate {
    size_t distance;
    struct str path;
};

/* What is compared: letters in one case, list places and keys as in a pattern. */
static size_t pattern_of(char out[COMPARED], struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len && n < COMPARED; i++) {
        out[n++] = (char)tolower((unsigned char)text.s[i]);
        if (text.s[i] == '[')
            while (i + 1 < text.len && text.s[i + 1] != ']')
                i++;
    }
    return n;
}

static struct str last_key(struct str path)
{
    size_t at = path.len;

    while (at > 0 && path.s[at - 1] != '.')
        at--;
    return str_cut(path, at, path.len);
}

/* The least distance to the path or to any of its tails, so that a left-out "container." or
 * "container.HostConfig." costs nothing. Another way to the right last key costs one. */
static size_t distance(struct str asked, struct str path, size_t limit)
{
    size_t best = edit_distance_within(last_key(asked), last_key(path), limit) + 1;
    size_t whole = edit_distance_within(asked, path, limit);

    best = whole < best ? whole : best;
    for (size_t i = 0; i < path.len; i++)
        if (path.s[i] == '.') {
            size_t d = edit_distance_within(asked, str_cut(path, i + 1, path.len), limit);

            best = d < best ? d : best;
        }
    return best;
}

static void keep(struct candidate best[CANDIDATES], struct candidate c)
{
    size_t index = CANDIDATES;

    while (index > 0 && (best[index - 1].path.len == 0 || c.distance < best[index - 1].distance))
        index--;
    if (index == CANDIDATES)
        return;
    memmove(&best[index + 1], &best[index], (CANDIDATES - 1 - index) * sizeof(best[0]));
    best[index] = c;
}

struct str mdl_path_as_typed(struct arena *a, struct str pattern)
{
    static const struct str place = STR_INIT("[0]"), key = STR_INIT("[\"name\"]");
    char *out = arena_alloc(a, pattern.len / 2 * key.len + pattern.len % 2 + 1);
    size_t len = 0;

    for (size_t i = 0; out != NULL && i < pattern.len; i++) {
        struct str rest = str_cut(pattern, i, pattern.len), as = str_cut(rest, 0, 1);

        if (str_starts(rest, STR_LIT("[]")))
            as = place;
        else if (str_starts(rest, STR_LIT("{}")))
            as = key;
        memcpy(out + len, as.s, as.len);
        len += as.len;
        i += as.len > 1;
    }
    return out != NULL ? (struct str){out, len} : STR_NONE;
}

struct suggestion {
    struct str wanted; /* as a pattern */
    size_t limit;
    struct candidate best[CANDIDATES];
};

static void consider(void *ctx, enum mdl_field_id id, struct str path)
{
    struct suggestion *s = ctx;
    char known[COMPARED];
    size_t d = distance(s->wanted, (struct str){known, pattern_of(known, path)}, s->limit);

    (void)id;
    if (d <= s->limit)
        keep(s->best, (struct candidate){d, path});
}

/* Of words that fields are found by, how; of others where all of them are. */
static struct str lists(struct arena *a, struct str text)
{
    struct mdl_field_search found;
    bool plain = text.len > 0 && text.len < COMPARED;

    for (size_t i = 0; i < text.len && plain; i++)
        plain =
            isalnum((unsigned char)text.s[i]) || text.s[i] == ' ' || (text.s[i] == '-' && i > 0);
    if (plain && mdl_field_search(&found, a, text))
        return arena_printf(a, "'silospec fields %.*s' finds some", STR_FMT(text));
    return STR_LIT("'silospec fields' lists them all");
}

struct str mdl_path_suggest(struct arena *a, struct str text)
{
    char asked[COMPARED];
    struct suggestion s = {.wanted = {asked, pattern_of(asked, text)}};
    const struct candidate *best = s.best;
    struct str out = STR_NONE;

    /* More than half of a short name has to be right. */
    s.limit = last_key(s.wanted).len / 3 + 1;
    while (s.limit > 1 && s.limit * 2 >= last_key(s.wanted).len)
        s.limit--;
    for (enum mdl_field_id top = 0; top < MDL_FIELD_COUNT; top = mdl_field_end(top)) {
        /* What stands at several places is looked for at its own, and where the text begins. */
        if (str_starts(text, str_of(mdl_fields[top].key)))
            mdl_field_each(a, top, consider, &s);
        else
            for (enum mdl_field_id id = top; id < mdl_field_end(top); id++)
                consider(&s, id, mdl_field_path(a, id));
    }
    if (arena_failed(a))
        return STR_NONE;
    for (size_t i = 0; i < CANDIDATES && best[i].path.len > 0; i++) {
        if (best[i].distance > best[0].distance)
            break;
        out = arena_printf(a, "%.*s%s%.*s", STR_FMT(out), i == 0 ? "did you mean " : " or ",
                           STR_FMT(mdl_path_as_typed(a, best[i].path)));
    }
    return out.len > 0 ? out : lists(a, text);
}
