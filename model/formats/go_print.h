/* model/formats/go_print.h - what Go's fmt prints with %v and %+v, read back: map[a:b], [a b],
 * {Name:value}. Docker's templates print so, and programs that log a structure.
 *
 * Such a print has no quotes: a blank in a text looks as one between two texts. Which values a
 * field of the registry has decides what can be told. Source: fmt's documentation; moby's
 * types of the members.
 * Ownership: *out is the caller's. */
#ifndef MODEL_FORMATS_GO_PRINT_H
#define MODEL_FORMATS_GO_PRINT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

struct go_print_doubts {
    bool unsure;      /* where parts end is concluded from blanks */
    size_t dropped;   /* members of structures that could not be told */
    struct str first; /* why the first of them */
};

/* The value of container.<path>; what is doubtful of it is added to *doubts. ERR_INPUT: it cannot
 * be told; ERR_OOM. */
struct err *go_print_read(const struct value **out, struct go_print_doubts *doubts, struct arena *a,
                          struct str path, struct str text);

/* Whether the text is a structure with its names, and of which part of a container: "Config",
 * "HostConfig", "State"; NULL: none. */
const char *go_print_part(struct arena *a, struct str text);

#endif
