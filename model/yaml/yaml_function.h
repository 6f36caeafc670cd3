/* model/yaml/yaml_function.h - tags by which a template of CloudFormation puts a value in: !Ref,
 * !Sub. */
#ifndef MODEL_YAML_YAML_FUNCTION_H
#define MODEL_YAML_YAML_FUNCTION_H

#include "model/base/str.h"

/* The key of the object that the tag stands for, as a template in JSON has it: "Ref", "Fn::Sub";
 * STR_NONE: it is none of them. */
struct str yaml_function_key(const char *tag);

#endif
