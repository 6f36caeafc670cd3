/* model/base/names.h - the index of each different text, in the order of first mention: for
 * maps of which the last value of a key counts, and lists in which each text stands once. */
#ifndef MODEL_BASE_NAMES_H
#define MODEL_BASE_NAMES_H

#include "model/base/arena.h"

struct names {
    struct arena *a;
    struct str *texts; /* by index; borrowed bytes */
    size_t *slots;     /* index + 1; 0: free */
    size_t count, capacity;
};

/* For at most so many texts. */
void names_init(struct names *n, struct arena *a, size_t most);

/* The index of `text`; *is_new when it was not there before. Amortised constant cost. */
size_t names_index(struct names *n, struct str text, bool *is_new);

/* As if nothing had been named; the room stays. */
void names_clear(struct names *n);

/* False: the text is not there. */
bool names_find(size_t *index, const struct names *n, struct str text);

#endif
