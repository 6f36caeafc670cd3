/* model/compose/node.h - a compose file while it is being worked on: a tree that may be changed.
 *
 * Interpolation, merging and defaults rewrite the tree in many places, so it is not the shared,
 * immutable one of model/value. All of it lives in one arena. Keys keep their order. */
#ifndef MODEL_COMPOSE_NODE_H
#define MODEL_COMPOSE_NODE_H

#include "model/base/arena.h"
#include "model/value/value.h"

#include <stdint.h>

enum node_kind { NODE_NULL, NODE_BOOL, NODE_INT, NODE_FLOAT, NODE_TEXT, NODE_LIST, NODE_MAP };

/* What a tag says about merging. */
enum node_merge { NODE_MERGED, NODE_RESET, NODE_OVERRIDES };

struct node {
    enum node_kind kind : 8;
    enum node_merge merge : 8;
    bool on;             /* NODE_BOOL */
    bool huge;           /* NODE_INT past 2^63-1: `natural` counts */
    bool is_time;        /* the text is what Go prints of a date or time */
    int64_t number;      /* NODE_INT */
    uint64_t natural;    /* NODE_INT that is not negative */
    double real;         /* NODE_FLOAT */
    struct str text;     /* NODE_TEXT */
    struct node **items; /* of a list or map */
    struct str *keys;    /* of a map */
    size_t count, capacity;
    struct node_index *index; /* of a map with many keys; else NULL */
    size_t line;              /* from 1; 0: not of a file */
};

/* NULL when memory is short. */
struct node *node_new(struct arena *a, enum node_kind kind);
struct node *node_text(struct arena *a, struct str text);
struct node *node_int(struct arena *a, int64_t n);
struct node *node_bool(struct arena *a, bool on);

/* Of a list, of a map; `item` may be NULL (memory was short): nothing is added. */
void node_push(struct arena *a, struct node *list, struct node *item);
void node_add(struct arena *a, struct node *map, struct str key, struct node *item);
/* Replaces a key that is there. */
void node_set(struct arena *a, struct node *map, struct str key, struct node *item);
void node_remove(struct node *map, struct str key);
/* For who moved keys of the map: they are looked at anew. */
void node_moved(struct node *map);

/* NULL: no such key, no map. NULL in, NULL out. */
struct node *node_get(const struct node *map, const char *key);
struct node *node_get_str(const struct node *map, struct str key);
/* One step a key. */
struct node *node_at(const struct node *root, const char *const *keys, size_t count);
#define NODE_AT(root, ...)                                                                         \
    node_at((root), (const char *const[]){__VA_ARGS__},                                            \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* A copy that shares nothing but texts. */
struct node *node_copy(struct arena *a, const struct node *from);
size_t node_count(const struct node *n); /* itself and all below */
bool node_eq(const struct node *a, const struct node *b);

/* Go's fmt.Sprint of a scalar; STR_NONE for a list, a map and null. */
struct str node_print(struct arena *a, const struct node *n);

/* An owner of a new tree; NULL when memory is short. */
struct value *node_value(struct arena *a, const struct node *n);

static inline bool node_is(const struct node *n, enum node_kind kind)
{
    return n != NULL && n->kind == kind;
}

#endif
