#include "specgen/engine/refusals.h"

#include "model/diagnosis/loose_match.h"

const char *const refusal_part_names[REFUSAL_PARTS] = {
    [REFUSAL_ROUTER] = "docker create, in the API's router",
    [REFUSAL_CHECKS] = "docker create, while the settings are checked (start checks them again)",
    [REFUSAL_CREATION] = "docker create, while the container is made",
    [REFUSAL_NETWORKS] = "docker start, while the networks are connected",
    [REFUSAL_SPEC] = "docker start, while the spec is built",
    [REFUSAL_RUNTIME] = "docker start, in moby's own runtime, which gets the spec",
};

const struct refusal refusals[] = {
#define REFUSAL(PART, RULE, FIELD, TEXT) {REFUSAL_##PART, RULE_##RULE, MDL_F_##FIELD, TEXT},
#include "specgen/engine/refusals.def"
#undef REFUSAL
};

const size_t refusal_count = sizeof(refusals) / sizeof(refusals[0]);

bool refusal_fits(const struct refusal *r, struct str text)
{
    return loose_fits(text, r->text);
}

static const struct {
    enum spec_rule rule;
    const char *text, *remedy;
} remedies[] = {
#define REMEDY(RULE, TEXT, WORDS) {RULE_##RULE, TEXT, WORDS},
#include "specgen/engine/refusal_remedies.def"
#undef REMEDY
};

const char *refusal_remedy(enum spec_rule rule, struct str text)
{
    for (size_t i = 0; i < sizeof(remedies) / sizeof(remedies[0]); i++)
        if (remedies[i].rule == rule && loose_fits(text, remedies[i].text))
            return remedies[i].remedy;
    return NULL;
}

static size_t letters(const struct refusal *r)
{
    size_t count = 0;

    for (const char *c = r->text; *c != '\0'; c++)
        count += *c != '%';
    return count;
}

const struct refusal *refusal_of(struct str text)
{
    const struct refusal *best = NULL;

    for (size_t i = 0; i < refusal_count; i++)
        if ((best == NULL || letters(&refusals[i]) > letters(best)) &&
            refusal_fits(&refusals[i], text))
            best = &refusals[i];
    return best;
}
