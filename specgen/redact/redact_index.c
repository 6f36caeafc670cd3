/* The masks by their secrets: a hash for the whole text, and the sorted secrets for the longest one
 * that begins somewhere. */
#include "specgen/redact/redact_parts.h"

#include <stdlib.h>

struct entry {
    struct redact_mask *mask;
    size_t shorter; /* entry + 1 of the longest other secret that this one begins with; 0: none */
};

struct redact_index {
    struct redact_mask **slots; /* a power of two; NULL: free */
    size_t slot_count, used;
    struct entry *sorted;
    size_t sorted_count;
    struct redact_longs longs;
    bool begins[256]; /* first bytes of the sorted ones */
    bool dirty;
};

static void end(void *what)
{
    struct redact_index *x = what;

    free(x->slots);
    free(x->sorted);
    redact_longs_finish(&x->longs);
}

static uint64_t hash(struct str text)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.s[i]) * UINT64_C(1099511628211);
    return h ^ h >> 29;
}

static struct redact_mask **slot_of(const struct redact_index *x, struct str secret)
{
    size_t i = (size_t)hash(secret) & (x->slot_count - 1);

    while (x->slots[i] != NULL && !str_eq(x->slots[i]->secret, secret))
        i = (i + 1) & (x->slot_count - 1);
    return &x->slots[i];
}

struct redact_mask *redact_index_find(const struct redact_index *x, struct str secret)
{
    return x != NULL && x->slot_count > 0 ? *slot_of(x, secret) : NULL;
}

static bool grow(struct redact_index *x)
{
    struct redact_index larger = *x;

    larger.slot_count = x->slot_count != 0 ? x->slot_count * 2 : 64;
    if ((larger.slots = calloc(larger.slot_count, sizeof(struct redact_mask *))) == NULL)
        return false;
    for (size_t i = 0; i < x->slot_count; i++)
        if (x->slots[i] != NULL)
            *slot_of(&larger, x->slots[i]->secret) = x->slots[i];
    free(x->slots);
    x->slots = larger.slots;
    x->slot_count = larger.slot_count;
    return true;
}

bool redact_index_add(struct redaction *r, struct redact_mask *m)
{
    struct redact_index *x = r->index;

    if (x == NULL) {
        if ((x = arena_calloc(&r->arena, 1, sizeof(*x))) == NULL)
            return false;
        r->index = x;
        arena_at_end(&r->arena, end, x);
        if (arena_failed(&r->arena)) /* it ended already */
            return false;
    }
    if (x->used * 2 >= x->slot_count && !grow(x))
        return false;
    *slot_of(x, m->secret) = m;
    x->used++;
    x->dirty = true;
    return true;
}

/* ---- the longest that begins somewhere ---- */

static int by_secret(const void *a, const void *b)
{
    return str_cmp(((const struct entry *)a)->mask->secret,
                   ((const struct entry *)b)->mask->secret);
}

/* In this order a text stands behind all that it begins with. */
static void link_shorter(struct redact_index *x)
{
    for (size_t i = 0; i < x->sorted_count; i++) {
        size_t before = i;

        while (before > 0 &&
               !str_starts(x->sorted[i].mask->secret, x->sorted[before - 1].mask->secret))
            before = x->sorted[before - 1].shorter;
        x->sorted[i].shorter = before;
    }
}

bool redact_index_sort(struct redaction *r)
{
    struct redact_index *x = r->index;
    struct entry *sorted;
    size_t count = 0;

    if (x == NULL || !x->dirty)
        return true;
    if ((sorted = realloc(x->sorted, r->count * sizeof(*sorted))) == NULL)
        return false;
    memset(x->begins, 0, sizeof(x->begins));
    x->sorted = sorted;
    x->longs.count = 0;
    for (size_t i = 0; i < r->count; i++) {
        struct redact_mask *m = r->masks[i];

        if (!m->everywhere)
            continue;
        if (redact_is_long(m->secret)) {
            if (!redact_longs_add(&x->longs, m))
                return false;
            continue;
        }
        sorted[count++].mask = m;
        x->begins[(unsigned char)m->secret.s[0]] = true;
    }
    redact_longs_sort(&x->longs);
    x->sorted_count = count;
    if (count > 1)
        qsort(sorted, count, sizeof(*sorted), by_secret);
    link_shorter(x);
    x->dirty = false;
    return true;
}

const struct redact_longs *redact_index_longs(const struct redact_index *x)
{
    return x != NULL ? &x->longs : NULL;
}

/* How many secrets are not behind the text. */
static size_t count_before(const struct redact_index *x, struct str text)
{
    size_t low = 0, high = x->sorted_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_cmp(x->sorted[middle].mask->secret, text) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct redact_mask *redact_index_at(struct redaction *r, struct str text, size_t at, size_t *last)
{
    struct redact_index *x = r->index;
    struct str rest = str_cut(text, at, text.len);
    size_t i;

    if (x == NULL || rest.len == 0 || !x->begins[(unsigned char)rest.s[0]])
        return NULL;
    i = *last > 0 ? x->sorted[*last - 1].shorter : count_before(x, rest);
    while (i > 0 && !str_starts(rest, x->sorted[i - 1].mask->secret))
        i = x->sorted[i - 1].shorter;
    *last = i;
    return i > 0 ? x->sorted[i - 1].mask : NULL;
}
