#include "specgen/engine/rules.h"

const struct spec_rule_info spec_rules[RULE_COUNT] = {
#define RULE(name, ...) [RULE_##name] = {__VA_ARGS__},
#include "specgen/engine/rules.def"
#undef RULE
};
