/* specgen/engine/rules.h - every rule of the engine that silospec reproduces: id, title, source.
 *
 * To add a rule: a line in specgen/engine/rules.def, and the code that applies it and names it in
 * the origin of what it writes. The ids (text) are stable: documents, scripts and people
 * refer to them. */
#ifndef SPECGEN_ENGINE_RULES_H
#define SPECGEN_ENGINE_RULES_H

#include "model/document/engine.h"

enum spec_rule {
#define RULE(name, id, holds, title, source, text) RULE_##name,
#include "specgen/engine/rules.def"
#undef RULE
    RULE_COUNT
};

struct spec_rule_info {
    const char *id;     /* "CPU-3" */
    uint32_t since;     /* the first release that has it (model/document/engine.h) */
    uint32_t until;     /* the first that no longer has it; 0: all later ones do */
    const char *title;  /* a few words */
    const char *source; /* file and function of the engine, or the standard's section */
    const char *text;   /* the rule in a sentence or two */
};

extern const struct spec_rule_info spec_rules[RULE_COUNT];

/* What a person can do about it; NULL for rules that neither refuse nor are warned about.
 * Problems of credential specs carry their own (specgen/credential/credential_lint.h). */
extern const char *const spec_rule_remedies[RULE_COUNT];

#endif
