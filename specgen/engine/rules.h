/* specgen/engine/rules.h - every rule of the engine that silospec reproduces: id, title, source.
 *
 * To add a rule: a row in specgen/engine/rules_*.def, and the code that applies it and names it in
 * the origin of what it writes. The ids (text) are stable: documents, scripts and people
 * refer to them. */
#ifndef SPECGEN_ENGINE_RULES_H
#define SPECGEN_ENGINE_RULES_H

#include "model/document/engine.h"

enum spec_rule {
#define RULE(name, ...) RULE_##name,
#include "specgen/engine/rules.def"
#undef RULE
    RULE_COUNT
};

struct spec_rule_info {
    const char *id;     /* "CPU-3" */
    uint32_t since;     /* the first release that has it (model/document/engine.h); 0: all do */
    uint32_t until;     /* the first that no longer has it; 0: all later ones do */
    const char *title;  /* a few words */
    const char *source; /* file and function of the engine, or the standard's section */
    const char *text;   /* the rule in a sentence or two */
    /* What a person can do about it; NULL for a rule that neither refuses nor is warned about, and
     * for those of credential specs, whose problems carry their own (credential_lint.h). */
    const char *remedy;
};

/* By value: the loader relocates a table of pointers at each start of the program, whoever asks. */
struct spec_rule_info spec_rule_info(enum spec_rule rule);

#endif
