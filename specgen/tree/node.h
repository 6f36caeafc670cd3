/* specgen/tree/node.h - a tree of values, as the engine holds them before they become JSON.
 *
 * Nodes know no document: which keys there are is said by a schema (specgen/tree/put.h), where a
 * value comes from by its origin. Ownership: all of it lies in the arena that it was made in, or is
 * borrowed from the document. */
#ifndef SPECGEN_TREE_NODE_H
#define SPECGEN_TREE_NODE_H

#include "model/base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum spec_kind { SPEC_NULL, SPEC_BOOL, SPEC_INT, SPEC_UINT, SPEC_STRING, SPEC_LIST, SPEC_OBJECT };

#define SPEC_RANK_MEMBER (-1)

struct spec_unknown;

struct spec_node {
    struct str key; /* empty in a list, and where the user's name is */
    enum spec_kind kind;
    bool short_escapes; /* of a root: its JSON has \b and \f, as Go 1.22 and later write them */
    /* Among its siblings. In a list: its place, from 0 on. In an object: that of its key in the
     * schema, ascending; SPEC_RANK_MEMBER in a map, which is sorted by its names. */
    int rank;
    union {
        bool boolean;
        int64_t sint;
        uint64_t uint;
        struct str text;
        struct {
            struct spec_node *first, *last;
            size_t count;
        } kids;
    } u;
    struct spec_node *next;
    const struct spec_node *overrode; /* what stood here before; NULL if nothing */
    /* The open question that its value rests on; NULL: none. SPEC_NULL with one is no null but a
     * value that nobody knows. Of the tree's maker (specgen/spec/unknown.h). */
    const struct spec_unknown *unknown;
    /* What a new node has from the start; of the others from u on it has none. */
    struct spec_node *parent;
    const struct spec_origin *origin; /* never NULL */
};

/* A member of an object, which has a key, though maybe an empty one. */
static inline bool spec_has_key(const struct spec_node *n)
{
    return n->parent != NULL && n->parent->kind == SPEC_OBJECT;
}

/* Whether the node's JSON has short escapes. */
static inline bool spec_short_escapes(const struct spec_node *n)
{
    while (n->parent != NULL)
        n = n->parent;
    return n->short_escapes;
}

#endif
