/* model/yaml/yaml.h - YAML 1.1/1.2 in and out of a value tree, on libyaml's events.
 *
 * Scalars follow the core schema: null ~ Null NULL (and an empty one), true/false in three
 * spellings each, decimal, 0x and 0o integers, floats; everything else, and all that is quoted, is
 * text. `yes`, `no`, `on`, `off` stay text. A number keeps its own text. Aliases are expanded by
 * sharing, at most BOUND_ALIAS_NODES values. Duplicate keys, more than one document, tags that
 * change the type to something we do not have, and non-text keys are errors.
 *
 * Errors: ERR_INPUT with line and column; ERR_LIMIT; ERR_OOM. */
#ifndef MODEL_YAML_YAML_H
#define MODEL_YAML_YAML_H

#include "model/base/err.h"
#include "model/value/value.h"

struct err *yaml_read(const struct value **out, struct str text);

/* Block style, two blanks, long texts in one line unless they have line ends (then literal).
 * What is written reads back to an equal tree. The caller frees *out with free(). */
struct err *yaml_write(char **out, size_t *len, const struct value *v);

#endif
