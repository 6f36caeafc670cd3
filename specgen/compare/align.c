#include "specgen/compare/align.h"

#include <stdlib.h>

struct keyed {
    struct str key;
    size_t index;
};

static int by_key_then_index(const void *left, const void *right)
{
    const struct keyed *l = left, *r = right;
    int order = str_cmp(l->key, r->key);

    return order != 0 ? order : (l->index > r->index) - (l->index < r->index);
}

static struct keyed *sorted(struct arena *a, const struct str *keys, size_t from, size_t to)
{
    struct keyed *all = arena_calloc(a, to - from + 1, sizeof(*all));

    if (all == NULL)
        return NULL;
    for (size_t i = from; i < to; i++)
        all[i - from] = (struct keyed){keys[i], i};
    if (to - from > 1)
        qsort(all, to - from, sizeof(*all), by_key_then_index);
    return all;
}

/* Equal keys: the first with the first, the second with the second. */
static void pair_equal(size_t *match, const struct keyed *l, size_t lc, const struct keyed *r,
                       size_t rc)
{
    size_t i = 0, j = 0;

    while (i < lc && j < rc) {
        int order = str_cmp(l[i].key, r[j].key);

        if (order == 0)
            match[r[j++].index] = l[i++].index;
        else if (order < 0)
            i++;
        else
            j++;
    }
}

/* Keeps the longest rising run of pairs: piles as in patience sorting. tops[p] is the right
 * place of the smallest left place that ends a run of p + 1 pairs. */
static bool keep_rising(size_t *match, struct arena *a, size_t from, size_t to)
{
    size_t *tops = arena_calloc(a, to - from + 1, sizeof(*tops));
    size_t *below = arena_calloc(a, to - from + 1, sizeof(*below));
    size_t piles = 0, at;

    if (tops == NULL || below == NULL)
        return false;
    for (size_t j = from; j < to; j++) {
        size_t low = 0, high = piles;

        if (match[j] == ALIGN_NONE)
            continue;
        while (low < high) {
            size_t middle = (low + high) / 2;

            if (match[tops[middle]] < match[j])
                low = middle + 1;
            else
                high = middle;
        }
        below[j - from] = low > 0 ? tops[low - 1] : ALIGN_NONE;
        tops[low] = j;
        piles += low == piles;
    }
    at = piles > 0 ? tops[piles - 1] : ALIGN_NONE;
    for (size_t j = to; j-- > from;) {
        if (j == at)
            at = below[j - from];
        else
            match[j] = ALIGN_NONE;
    }
    return true;
}

static void fill_gaps(size_t *match, size_t left_count, size_t right_count)
{
    size_t left = 0, gap = 0; /* first places that are not aligned yet */

    for (size_t j = 0; j <= right_count; j++) {
        size_t end = j == right_count ? left_count : match[j];

        if (j < right_count && end == ALIGN_NONE)
            continue;
        for (; gap < j && left < end; gap++, left++)
            match[gap] = left;
        left = end + 1;
        gap = j + 1;
    }
}

bool align_keys(size_t *match, struct arena *a, const struct str *left, size_t left_count,
                const struct str *right, size_t right_count, bool fill)
{
    size_t from = 0, le = left_count, re = right_count;
    struct keyed *l, *r;

    for (size_t j = 0; j < right_count; j++)
        match[j] = ALIGN_NONE;
    for (; from < le && from < re && str_eq(left[from], right[from]); from++)
        match[from] = from;
    while (le > from && re > from && str_eq(left[le - 1], right[re - 1]))
        match[--re] = --le;
    if (from < le && from < re) {
        l = sorted(a, left, from, le);
        r = sorted(a, right, from, re);
        if (l == NULL || r == NULL)
            return false;
        pair_equal(match, l, le - from, r, re - from);
        if (!keep_rising(match, a, from, re))
            return false;
    }
    if (fill)
        fill_gaps(match, left_count, right_count);
    return true;
}
