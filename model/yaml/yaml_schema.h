/* model/yaml/yaml_schema.h - what a plain YAML scalar means. */
#ifndef MODEL_YAML_YAML_SCHEMA_H
#define MODEL_YAML_YAML_SCHEMA_H

#include "model/value/value.h"

/* By the core schema of YAML 1.2: VALUE_NULL, VALUE_BOOL, VALUE_NUMBER or VALUE_STRING. */
enum value_kind yaml_schema_kind(struct str plain);

/* True for text that YAML 1.1 takes for something else (yes, 1_000, 12:30, 2024-01-01, <<).
 * Such text is quoted when it is written, so that other tools read text as well. */
bool yaml_schema_is_old_special(struct str plain);

#endif
