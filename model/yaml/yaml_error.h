/* model/yaml/yaml_error.h - libyaml's errors in our words; for yaml.c only. */
#ifndef MODEL_YAML_YAML_ERROR_H
#define MODEL_YAML_YAML_ERROR_H

#include "model/base/err.h"

#include <yaml.h>

/* What `parser`, which has failed on `text`, has to say. */
struct err *yaml_error_of(const yaml_parser_t *parser, struct str text);

#endif
