/* model/value/value_parts.h - what value.c and value_edit.c share; for them only. */
#ifndef MODEL_VALUE_VALUE_PARTS_H
#define MODEL_VALUE_VALUE_PARTS_H

#include "model/value/value.h"

/* Keys are counted texts of their own; these work on the `key` of a struct value_member. */
bool value_key_new(struct str *out, struct str key);
struct str value_key_ref(struct str key);
void value_key_unref(struct str key);

/* Slots that a list or map of so many children has. */
size_t value_capacity(size_t count);

#endif
