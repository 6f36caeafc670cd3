/* model/document/name_order.h - lists of a document by their names, so that to look for one name
 * after the other is not to walk the list each time. */
#ifndef MODEL_DOCUMENT_NAME_ORDER_H
#define MODEL_DOCUMENT_NAME_ORDER_H

#include "model/base/arena.h"
#include "model/base/err.h"

struct named_index {
    struct str name;
    size_t index;
};

/* Which names are the same. */
enum name_order_kind {
    NAME_ORDER_BYTES,
    /* Paths as Windows takes them: the same when they differ in the case of A-Z, in the kind of
     * slash, in one leading \\?\ or in one trailing separator. */
    NAME_ORDER_PATHS,
    NAME_ORDER_FOLDED, /* unicode_fold_eq() */
};

struct name_order {
    size_t count;
    enum name_order_kind kind; /* to be set before sorting */
    struct named_index *items; /* by name, then by index; NULL: none */
};

/* Room for so many names, to be filled in by the caller before name_order_sort(). ERR_OOM. */
struct err *name_order_make(struct name_order *out, struct arena *a, size_t count);
void name_order_sort(struct name_order *o);

/* The first index that has the name; -1: none. */
ptrdiff_t name_order_find(const struct name_order *o, struct str name);
/* The index of the only name that begins with the words; -1: none does, or several do. */
ptrdiff_t name_order_find_beginning(const struct name_order *o, struct str beginning);

#endif
