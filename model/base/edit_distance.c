#include "model/base/edit_distance.h"

#include <stdint.h>

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t edit_distance(struct str a, struct str b)
{
    size_t rows[3][EDIT_DISTANCE_LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];

    if (a.len > EDIT_DISTANCE_LONGEST || b.len > EDIT_DISTANCE_LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= b.len; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *oldest = before;

        now[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = last[j - 1] + (a.s[i - 1] != b.s[j - 1]);

            best = least(best, least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] && a.s[i - 2] == b.s[j - 1])
                best = least(best, before[j - 2] + 1);
            now[j] = best;
        }
        before = last;
        last = now;
        now = oldest;
    }
    return last[b.len];
}

/* A bit for each of its letters; several share one. */
static uint64_t letters_of(struct str text)
{
    uint64_t letters = 0;

    for (size_t i = 0; i < text.len; i++)
        letters |= UINT64_C(1) << ((unsigned char)text.s[i] % 64);
    return letters;
}

static size_t count_bits(uint64_t bits, size_t most)
{
    size_t count = 0;

    for (; bits != 0 && count <= most; bits &= bits - 1)
        count++;
    return count;
}

/* Whatever makes one of the other takes the lengths' difference, and a step for each letter that
 * the other does not have. */
size_t edit_distance_within(struct str a, struct str b, size_t most)
{
    size_t least_steps = a.len > b.len ? a.len - b.len : b.len - a.len;
    uint64_t of_a, of_b;

    if (least_steps > most)
        return least_steps;
    of_a = letters_of(a);
    of_b = letters_of(b);
    if ((least_steps = count_bits(of_a & ~of_b, most)) > most ||
        (least_steps = count_bits(of_b & ~of_a, most)) > most)
        return least_steps;
    return edit_distance(a, b);
}
