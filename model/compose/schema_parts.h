/* model/compose/schema_parts.h - what the files of the schema share; for them only. */
#ifndef MODEL_COMPOSE_SCHEMA_PARTS_H
#define MODEL_COMPOSE_SCHEMA_PARTS_H

#include "model/compose/compose_parts.h"
#include "model/compose/trail.h"

/* ---- schema_fault.c ---- */

/* The worst so far; depth counts keys, one more where a key is unknown. */
struct fault {
    bool any, is_type;
    size_t depth;
    struct str text;
};

/* `text` is said of the place `t`, or of a key below it (more: 1); is_type: of what it is, not of
 * what it holds. */
void compose_blame(struct compose *c, struct fault *f, const struct trail *t, size_t more,
                   bool is_type, struct str text);
/* *f becomes the one of the two that compose tells. */
void compose_worse(struct compose *c, struct fault *f, const struct fault *other);

/* ---- schema_scalar.c ---- */

bool compose_is_whole(const struct node *n); /* a number without a fraction */
bool compose_is_plain_name(struct str key);  /* of [a-zA-Z0-9._-] */
/* `constraint`, of a type that fits: what stands behind it in schema.def; empty: nothing. */
void compose_check_scalar(struct compose *c, struct fault *f, const struct node *n,
                          struct str constraint, const struct trail *t);

#endif
