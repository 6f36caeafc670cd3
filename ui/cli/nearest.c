#include "ui/cli/nearest.h"

#include <stdint.h>
#include <string.h>

#define LONGEST_NAME 40

/* Characters inserted, deleted, replaced, or two neighbours swapped. */
static size_t slips(const char *a, const char *b)
{
    size_t rows[3][LONGEST_NAME + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    size_t la = strlen(a), lb = strlen(b);

    if (la > LONGEST_NAME || lb > LONGEST_NAME)
        return SIZE_MAX;
    for (size_t j = 0; j <= lb; j++)
        last[j] = j;
    for (size_t i = 1; i <= la; i++) {
        size_t *oldest = before;

        now[0] = i;
        for (size_t j = 1; j <= lb; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);

            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
        before = last;
        last = now;
        now = oldest;
    }
    return last[lb];
}

void nearest_init(struct nearest *n, const char *asked)
{
    *n = (struct nearest){asked, NULL, (strlen(asked) + 2) / 3 + 1};
}

void nearest_offer(struct nearest *n, const char *name)
{
    size_t distance = slips(n->asked, name);

    if (distance < n->distance) {
        n->distance = distance;
        n->name = name;
    }
}
