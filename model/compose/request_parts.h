/* model/compose/request_parts.h - building the parts of a request; for the files of it only. */
#ifndef MODEL_COMPOSE_REQUEST_PARTS_H
#define MODEL_COMPOSE_REQUEST_PARTS_H

#include "model/compose/compose_parts.h"

static inline void request_put(struct compose *c, struct node *map, const char *key, struct node *n)
{
    node_set(c->a, map, str_of(key), n != NULL ? n : node_new(c->a, NODE_NULL));
}

static inline void request_text(struct compose *c, struct node *map, const char *key,
                                struct str text)
{
    request_put(c, map, key, node_text(c->a, text));
}

static inline void request_int(struct compose *c, struct node *map, const char *key, int64_t n)
{
    request_put(c, map, key, node_int(c->a, n));
}

/* Of a list or a map that is empty, NULL. */
static inline struct node *request_some(struct node *n)
{
    return n != NULL && n->count > 0 ? n : NULL;
}

/* A list whose items are texts; NULL when there is none. */
struct node *compose_texts(struct compose *c, const struct node *list);
int compose_by_text(const void *a, const void *b); /* of struct node * */

struct node *compose_healthcheck(struct compose *c, const struct node *service);
struct node *compose_labels(struct compose *c, const struct node *service, size_t number, bool *ok);
struct node *compose_env(struct compose *c, const struct node *service, bool *ok);
bool compose_resources(struct compose *c, const struct node *service, struct node *host);

#endif
