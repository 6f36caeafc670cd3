/* specgen/create/create_rows.h - what became of each setting of a request, for people: the request,
 * the image, what the engine did, the result. */
#ifndef SPECGEN_CREATE_CREATE_ROWS_H
#define SPECGEN_CREATE_CREATE_ROWS_H

#include "specgen/create/create.h"

enum create_how {
    CREATE_AS_ASKED,
    CREATE_MERGED,    /* the image's, or both */
    CREATE_FILLED_IN, /* by the engine: neither has it */
    CREATE_CHANGED,
    CREATE_DROPPED,
    CREATE_MOVED, /* it stands elsewhere in the request */
    CREATE_HOWS
};
extern const char create_how_names[CREATE_HOWS][12]; /* "filled in" */

struct create_row {
    struct str path;                              /* HostConfig.NetworkMode */
    const struct datum *request, *image, *result; /* NULL: nothing, or zero */
    struct str from;                              /* CREATE_MOVED: HostConfig.Binds[0] */
    enum create_how how;
    enum spec_rule rule; /* RULE_COUNT: none in particular */
};

struct create_rows {
    struct create_row *items;
    size_t count;
};

/* false: no memory. Without a container: the request's and the image's settings alone. */
bool create_rows(struct create_rows *out, struct arena *a, const struct create_result *r);

/* Compact JSON in the arena; empty for NULL. */
struct str create_json(struct arena *a, const struct datum *d);

#endif
