/* model/document/entries.h - the entries of host.Sources or host.Unknown by their paths, for who
 * puts down many facts and asks of each what is said at its place, above it and below it.
 *
 * An index knows one map or list, once it was asked of often enough, and what is put behind its
 * last entry; who replaces or removes an
 * entry, or the tree, forgets it. Without an index, and where memory is short for one, all entries
 * are looked through: the answers are the same. */
#ifndef MODEL_DOCUMENT_ENTRIES_H
#define MODEL_DOCUMENT_ENTRIES_H

#include "model/base/names.h"
#include "model/value/value.h"

struct entries_at;

/* All zero but the arena: nothing is known. */
struct entries {
    struct arena *a;
    const struct value *of; /* NULL: none */
    size_t known, most;     /* entries; paths that there is room for */
    struct names paths;     /* of the entries, and of all above them */
    struct entries_at *at;  /* by path */
    unsigned asked;         /* so often since it was forgotten */
    bool unfit;             /* one of its paths has too many parts */
};

void entries_forget(struct entries *x);

/* Whether `path` is `above` or lies below it. What ends within the quotes of a key is above
 * nothing. */
bool entries_covers(struct str above, struct str path);

/* Of `all`, a map by path or a list of paths; NULL: there are none. x NULL: no index.
 *
 * How many are at the path or below it, more than one are 2; and which one is at it, `at` of all:
 * the count where there is none. */
size_t entries_below(size_t *at, struct entries *x, const struct value *all, struct str path);

/* The text of the nearest one of a map at the path or above it; STR_NONE: there is none. */
struct str entries_nearest(struct entries *x, const struct value *all, struct str path);

#endif
