/* A document that was converted and read back, and what must be there again: each value is what it
 * was, or nothing that anybody asked for, or in the report of losses. The comparison is made here,
 * value by value, and not by the code that reports the losses. */
#ifndef TESTS_UNIT_SPECGEN_CONVERT_TRIP_H
#define TESTS_UNIT_SPECGEN_CONVERT_TRIP_H

#include "model/document/fields.h"
#include "specgen/convert/convert.h"

#include <stdint.h>

struct trip {
    struct arena arena;
    const struct value *root;
    struct conversion made;
    const struct value *back;  /* a request's body, or a container; owned */
    struct str name, platform; /* of a request's query */
    struct str missing;
    enum convert_to to;
    uint64_t seed;
};

/* Reads made.text as those do whom it is for. Fails the test when they refuse it. */
void trip_run_back(struct trip *t, enum shell shell);
void trip_compose_back(struct trip *t);
void trip_inspect_back(struct trip *t);

/* v: what stands at the path of the document; NULL: nothing, which is fine. Fails the test unless
 * it is in `back`, or told to be lost. */
void trip_expect(struct trip *t, const char *path, const struct value *v, const struct value *back);

/* Whether a value of the field that says something was ever looked for. */
bool trip_saw(enum convert_to to, enum mdl_field_id field);

#endif
