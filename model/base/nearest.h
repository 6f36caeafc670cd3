/* model/base/nearest.h - the name somebody may have meant. */
#ifndef MODEL_BASE_NEAREST_H
#define MODEL_BASE_NEAREST_H

#include <stddef.h>

struct nearest {
    const char *asked;
    const char *name; /* the best so far; NULL: nothing is near enough */
    size_t distance;
};

/* Near enough: at most one slip in three characters. A name that is NULL, for which there was no
 * memory, is near to nothing. */
void nearest_init(struct nearest *n, const char *asked);
void nearest_offer(struct nearest *n, const char *name);

#endif
