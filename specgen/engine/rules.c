#include "specgen/engine/rules.h"

/* Releases that a rule holds for: the members since and until. */
#define ALWAYS      MDL_RELEASE(19, 3, 0), 0
#define FROM(...)   MDL_RELEASE(__VA_ARGS__), 0
#define BEFORE(...) MDL_RELEASE(19, 3, 0), MDL_RELEASE(__VA_ARGS__)

const struct spec_rule_info spec_rules[RULE_COUNT] = {
#define RULE(name, id, holds, title, source, text) [RULE_##name] = {id, holds, title, source, text},
#include "specgen/engine/rules.def"
#undef RULE
};

const char *const spec_rule_remedies[RULE_COUNT] = {
#define REMEDY(name, text) [RULE_##name] = (text),
#include "specgen/engine/remedies.def"
#undef REMEDY
};
