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
