/* specgen/engine/rule_find.h - a rule, or a change of the engine, by the id that people write. */
#ifndef SPECGEN_ENGINE_RULE_FIND_H
#define SPECGEN_ENGINE_RULE_FIND_H

#include "specgen/engine/engine.h"

struct rule_found {
    enum spec_rule rule;       /* RULE_COUNT: it is a change */
    enum engine_change change; /* CHANGE_COUNT: it is a rule */
};

/* In any case. ERR_NOT_FOUND with the nearest id as the remedy. */
struct err *rule_find(struct rule_found *out, struct str id);

/* Whether all words stand in what is said of it. */
bool rule_has_words(enum spec_rule rule, struct str words);
bool change_has_words(enum engine_change change, struct str words);
/* Whether any has them. */
bool rule_words_known(struct str words);

#endif
