/* specgen/tree/put.h - what rules write a tree with.
 *
 * A put on a key that exists replaces the value and remembers what it overrode. All calls take
 * NULL parents and NULL origins (after an allocation failed) and do nothing; the arena remembers.
 */
#ifndef SPECGEN_TREE_PUT_H
#define SPECGEN_TREE_PUT_H

#include "specgen/tree/origin.h"

/* The keys of one kind of document. A key's place is its place among its siblings, which is the
 * order of the engine's structs. */
struct spec_schema {
    const struct str *keys;
    unsigned count;
};

struct spec_tree {
    struct arena *a;
    const struct spec_schema *schema;
    bool short_escapes; /* of all its nodes */
};

struct spec_node *spec_root(struct spec_tree *t, const struct spec_origin *from);

/* key: a place in the schema. */
struct spec_node *spec_put_object(struct spec_tree *t, struct spec_node *parent, unsigned key,
                                  const struct spec_origin *from);
struct spec_node *spec_put_list(struct spec_tree *t, struct spec_node *parent, unsigned key,
                                const struct spec_origin *from);
void spec_put_null(struct spec_tree *t, struct spec_node *parent, unsigned key,
                   const struct spec_origin *from);
void spec_put_bool(struct spec_tree *t, struct spec_node *parent, unsigned key, bool v,
                   const struct spec_origin *from);
void spec_put_int(struct spec_tree *t, struct spec_node *parent, unsigned key, int64_t v,
                  const struct spec_origin *from);
void spec_put_uint(struct spec_tree *t, struct spec_node *parent, unsigned key, uint64_t v,
                   const struct spec_origin *from);
void spec_put_str(struct spec_tree *t, struct spec_node *parent, unsigned key, struct str v,
                  const struct spec_origin *from);
struct spec_node *spec_push_object(struct spec_tree *t, struct spec_node *list,
                                   const struct spec_origin *from);
void spec_push_str(struct spec_tree *t, struct spec_node *list, struct str v,
                   const struct spec_origin *from);
/* In a list: a value that is not known. */
struct spec_node *spec_push_null(struct spec_tree *t, struct spec_node *list,
                                 const struct spec_origin *from);

/* A member of a map: its name is the user's. They stand in the order in which they are put. */
void spec_push_member(struct spec_tree *t, struct spec_node *map, struct str name, struct str v,
                      const struct spec_origin *from);

/* Behind all others; its rank and parent, which is told already, are the caller's. */
void spec_append(struct spec_node *parent, struct spec_node *n);

/* The member with that key; NULL when there is none. */
struct spec_node *spec_child(struct spec_node *parent, unsigned key);

#endif
