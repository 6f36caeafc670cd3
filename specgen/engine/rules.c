#include "specgen/engine/rules.h"

struct spec_rule_info spec_rule_info(enum spec_rule rule)
{
    switch (rule) {
#define RULE(name, ...)                                                                            \
    case RULE_##name:                                                                              \
        return (struct spec_rule_info){__VA_ARGS__};
#include "specgen/engine/rules.def"
#undef RULE
    case RULE_COUNT:
        break;
    }
    return (struct spec_rule_info){.id = "", .title = "", .source = "", .text = ""};
}
