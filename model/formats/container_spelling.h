/* model/formats/container_spelling.h - inspects and bodies of requests whose names are written in
 * another case: what libraries and scripts print that have conventions of their own (hostConfig,
 * nanoCpus). Docker itself takes a name of a request's body in any case. */
#ifndef MODEL_FORMATS_CONTAINER_SPELLING_H
#define MODEL_FORMATS_CONTAINER_SPELLING_H

#include "model/base/arena.h"
#include "model/document/fields.h"
#include "model/value/value.h"

/* Whether it is an inspect, or the body of a request, but for the case of its names. */
bool container_is_spelled_otherwise(const struct value *v);
bool container_request_is_spelled_otherwise(const struct value *v);

struct respelling {
    struct str first, name; /* the first that was written otherwise, and what it is; empty: none */
    unsigned line;
};

/* The value of that field with names as Docker writes them; what users name (labels, networks)
 * stays. Owned; the value itself where all is right. NULL: no memory. */
const struct value *container_respelled(struct respelling *what, const struct value *v,
                                        enum mdl_field_id field);
struct str container_respelling_text(struct arena *a, const struct respelling *what);

#endif
