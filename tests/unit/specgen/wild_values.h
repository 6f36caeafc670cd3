/* Random values of the registry's fields: anything that has the field's type, with the texts that
 * shells, YAML and the engine read in ways of their own. */
#ifndef TESTS_UNIT_SPECGEN_WILD_VALUES_H
#define TESTS_UNIT_SPECGEN_WILD_VALUES_H

#include "model/base/buf.h"
#include "model/document/fields.h"

#include <stdint.h>

struct dice {
    uint64_t state;
    /* Writes a text for a field that holds texts, as JSON; NULL: any of a list. */
    void (*text)(struct buf *out, struct dice *d, enum mdl_field_id field);
};

void dice_begin(struct dice *d, uint64_t seed);
size_t dice_below(struct dice *d, size_t n);
bool dice_one_in(struct dice *d, size_t n);

/* As JSON. */
void wild_text(struct buf *out, const char *text);
/* The first of a field's choices; `other` where it has none. */
void wild_choice(struct buf *out, enum mdl_field_id field, const char *other);
void wild_value(struct buf *out, struct dice *d, enum mdl_field_id field);
/* An object with one in `odds` of the field's members. */
void wild_members(struct buf *out, struct dice *d, enum mdl_field_id field, size_t odds);

#endif
