#include "specgen/rules.h"

const struct spec_rule_info spec_rules[RULE_COUNT] = {
#define RULE(name, id, title, source, text) [RULE_##name] = {id, title, source, text},
#include "specgen/rules.def"
#undef RULE
};

const char *const spec_rule_remedies[RULE_COUNT] = {
#define REMEDY(name, text) [RULE_##name] = (text),
#include "specgen/remedies.def"
#undef REMEDY
};
