/* Long secrets inside of other texts: by hashes of what stands in a window, so that the cost is the
 * text's length and not its product with the secret's. A hash only says where to look: the bytes
 * are compared before anything is masked. */
#include "specgen/redact/redact_parts.h"

#include "model/base/bounds.h"

#include <stdlib.h>

enum { BASE = 257 };
#define PRIME UINT64_C(4294967291) /* so that products fit 64 bits */

static uint64_t times(uint64_t a, uint64_t b)
{
    return a * b % PRIME;
}

static uint64_t next(uint64_t hash, char c)
{
    return (times(hash, BASE) + (unsigned char)c + 1) % PRIME;
}

/* BASE to the power of `len`. */
static uint64_t power(size_t len)
{
    uint64_t p = 1, base = BASE;

    for (; len > 0; len >>= 1) {
        if ((len & 1) != 0)
            p = times(p, base);
        base = times(base, base);
    }
    return p;
}

static uint64_t hash_of(struct str text)
{
    uint64_t h = 0;

    for (size_t i = 0; i < text.len; i++)
        h = next(h, text.s[i]);
    return h;
}

/* ---- the secrets ---- */

bool redact_is_long(struct str secret)
{
    return secret.len > BOUND_SECRET;
}

bool redact_longs_add(struct redact_longs *l, struct redact_mask *m)
{
    struct redact_long *more = realloc(l->items, (l->count + 1) * sizeof(*more));

    if (more == NULL)
        return false;
    l->items = more;
    more[l->count++] = (struct redact_long){.mask = m,
                                            .first = hash_of(str_cut(m->secret, 0, BOUND_SECRET)),
                                            .whole = hash_of(m->secret),
                                            .power = power(m->secret.len)};
    return true;
}

/* By the hash of what they begin with, the longest first. */
static int by_first(const void *a, const void *b)
{
    const struct redact_long *left = a, *right = b;
    size_t l = left->mask->secret.len, r = right->mask->secret.len;

    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return l > r ? -1 : l < r;
}

void redact_longs_sort(struct redact_longs *l)
{
    if (l->count > 1)
        qsort(l->items, l->count, sizeof(*l->items), by_first);
}

void redact_longs_finish(struct redact_longs *l)
{
    free(l->items);
    *l = (struct redact_longs){.items = NULL};
}

/* ---- a text ---- */

bool redact_windows_make(struct redact_windows *out, const struct redact_longs *l, struct str text)
{
    uint64_t h = 0;

    *out = (struct redact_windows){.longs = l, .text = text};
    if (l == NULL || l->count == 0 || !redact_is_long(text))
        return true;
    if ((out->hashes = malloc((text.len + 1) * sizeof(*out->hashes))) == NULL)
        return false;
    out->hashes[0] = 0;
    for (size_t i = 0; i < text.len; i++) {
        h = next(h, text.s[i]);
        out->hashes[i + 1] = (uint32_t)h;
    }
    out->power = power(BOUND_SECRET);
    return true;
}

void redact_windows_finish(struct redact_windows *w)
{
    free(w->hashes);
    w->hashes = NULL;
}

static uint64_t between(const struct redact_windows *w, size_t from, size_t to, uint64_t power_of)
{
    return (w->hashes[to] + PRIME - times(w->hashes[from], power_of)) % PRIME;
}

static size_t first_with(const struct redact_longs *l, uint64_t hash)
{
    size_t low = 0, high = l->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (l->items[middle].first < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct redact_mask *redact_windows_at(const struct redact_windows *w, size_t at, size_t to)
{
    uint64_t first;

    if (w->hashes == NULL || to - at <= BOUND_SECRET)
        return NULL;
    first = between(w, at, at + BOUND_SECRET, w->power);
    for (size_t i = first_with(w->longs, first);
         i < w->longs->count && w->longs->items[i].first == first; i++) {
        const struct redact_long *one = &w->longs->items[i];
        struct str secret = one->mask->secret;

        if (secret.len <= to - at && between(w, at, at + secret.len, one->power) == one->whole &&
            memcmp(w->text.s + at, secret.s, secret.len) == 0)
            return one->mask;
    }
    return NULL;
}
