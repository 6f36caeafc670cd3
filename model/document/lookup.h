/* model/document/lookup.h - members of large maps, and elements of large lists by the member that
 * names them, for who asks again and again of one tree: explain does of each element.
 *
 * Finds what looking through finds, of several with one name the first. What is asked often is
 * indexed in the arena; without memory for that it is looked through. */
#ifndef MODEL_DOCUMENT_LOOKUP_H
#define MODEL_DOCUMENT_LOOKUP_H

#include "model/base/arena.h"
#include "model/value/value.h"

struct looked;

/* All zero but the arena: nothing was asked yet. */
struct mdl_lookup {
    struct arena *a;
    struct looked **slots; /* by the list's or map's address, with free ones between */
    size_t count, capacity;
};

/* x NULL: each time it is looked through.
 *
 * The member's value; NULL: there is none, or `map` is no map. */
const struct value *mdl_lookup_member(struct mdl_lookup *x, const struct value *map,
                                      struct str key);

/* The element whose member `identity` is that text; NULL: there is none, or `list` is no list. Of
 * one list the same identity is asked each time. */
const struct value *mdl_lookup_element(struct mdl_lookup *x, const struct value *list,
                                       const char *identity, struct str name);

/* The text of an element's member; STR_NONE: it has none. */
struct str mdl_element_name(const struct value *element, const char *identity);

#endif
