#include "model/base/unicode.h"

#include "model/base/unicode_tables.h"
#include "model/base/utf8.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static uint32_t map(const struct unicode_map *table, size_t count, uint32_t c)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct unicode_map *m = &table[middle];

        if (c < m->first)
            high = middle;
        else if (c > m->last)
            low = middle + 1;
        else
            return (c - m->first) % m->stride == 0 ? (uint32_t)((int32_t)c + m->delta) : c;
    }
    return c;
}

uint32_t unicode_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return map(to_lower, COUNT(to_lower), c);
}

uint32_t unicode_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
    return map(to_upper, COUNT(to_upper), c);
}

static uint32_t fold(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return map(to_fold, COUNT(to_fold), c);
}

static bool in_ranges(const struct unicode_range *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (c < ranges[middle].first)
            high = middle;
        else if (c > ranges[middle].last)
            low = middle + 1;
        else
            return true;
    }
    return false;
}

bool unicode_printable(enum unicode_version version, uint32_t c)
{
    if (c < 0x7F)
        return c >= ' ';
    return in_ranges(printable, COUNT(printable), c) ||
           (version >= UNICODE_15 && in_ranges(printable_15, COUNT(printable_15), c));
}

bool unicode_is_letter(uint32_t c)
{
    return in_ranges(letters, COUNT(letters), c);
}

int unicode_fold_cmp(struct str a, struct str b)
{
    size_t i = 0, j = 0;

    for (;;) {
        uint32_t c = 0, d = 0;
        size_t wide_c = utf8_decode(&c, a, i);
        size_t wide_d = utf8_decode(&d, b, j);

        if (wide_c == 0 || wide_d == 0)
            return (wide_c > 0) - (wide_d > 0);
        if (c != d && fold(c) != fold(d))
            return fold(c) < fold(d) ? -1 : 1;
        i += wide_c;
        j += wide_d;
    }
}

bool unicode_fold_eq(struct str a, struct str b)
{
    return unicode_fold_cmp(a, b) == 0;
}
