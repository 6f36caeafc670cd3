/* model/document/field_text.h - text of a person <-> value of a field.
 *
 * Validation comes first: a refused text makes nothing. Values are refused with the reason and the
 * range; never clamped. Errors: ERR_INPUT, ERR_OOM. */
#ifndef MODEL_DOCUMENT_FIELD_TEXT_H
#define MODEL_DOCUMENT_FIELD_TEXT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/base/units.h"
#include "model/document/fields.h"
#include "model/value/value.h"

/* Parses `text` as a value of `field`: strings as they are; numbers plain or with the unit's
 * suffix (model/base/units.h: 512m, 1.5 for NanoCpus, 30s, 0444); booleans
 * true/false/yes/no/on/off; lists, maps and objects as JSON or YAML. `null` makes null in every
 * field but a string that is not nullable; in a nullable string, a text in double quotes is a JSON
 * string, so that "null" can be typed. An empty text for anything but a string means: unset (*out =
 * NULL). MDL_F_NONE, a value that is not modelled: JSON or YAML. */
struct err *mdl_value_parse(const struct value **out, enum mdl_field_id field, struct str text);

/* The reverse, as a person types it: parse(print(v)) equals v. Absent prints "". */
struct str mdl_value_print(struct arena *a, enum mdl_field_id field, const struct value *v);

/* For display: with its unit ("1.5 CPUs", "512 MiB"), "3 entries", "-" when absent, "null",
 * two double quotes for an empty text. Control characters are left to the caller. */
struct str mdl_value_show(struct arena *a, enum mdl_field_id field, const struct value *v);

/* The same of a number: "-1 (unlimited)" where Docker means that by it. */
struct str mdl_number_show(struct arena *a, enum mdl_field_id field, struct units_integer n);

/* A fresh element for that list or map: zero values, or the first choice, for its
 * plain children. NULL: out of memory. */
const struct value *mdl_value_template(enum mdl_field_id element_field);

#endif
