/* specgen/engine/refusals.h - the text of a refusal -> the rule that says it.
 *
 * The daemon's own words, wherever they stand in a text, also where a console broke the line.
 * Cost: linear in the text for each row of refusals.def. */
#ifndef SPECGEN_ENGINE_REFUSALS_H
#define SPECGEN_ENGINE_REFUSALS_H

#include "model/diagnosis/error_text.h"
#include "model/document/fields.h"
#include "specgen/engine/rules.h"

enum refusal_part {
    REFUSAL_ROUTER,   /* the API's router */
    REFUSAL_CHECKS,   /* settings, checked at create and again at start */
    REFUSAL_CREATION, /* the container is made */
    REFUSAL_NETWORKS, /* start: networks are connected */
    REFUSAL_SPEC,     /* start: the spec is built */
    REFUSAL_RUNTIME,  /* start: moby's own runtime takes the spec to Windows */
    REFUSAL_PARTS
};
/* "docker create, while the settings are checked". */
extern const char refusal_part_names[REFUSAL_PARTS][72];

struct refusal {
    enum refusal_part part;
    enum spec_rule rule;
    enum mdl_field_id field; /* to look at */
    char text[112];          /* with % for what differs, ~ for a name */
};

extern const struct refusal refusals[];
extern const size_t refusal_count;

/* The row that has most letters of the text; NULL: none has any. */
const struct refusal *refusal_of(struct str text);
/* The same, where the daemon decides: not where its words only carry those of another, whose code
 * is known. Where no row fits, the end of one does, as people copy the end of a line. */
const struct refusal *refusal_deciding(const struct error_text *t);
/* What to do about it, by its cause; NULL: the rule's remedy is for all of them. */
const char *refusal_remedy(enum spec_rule rule, struct str text);
/* Whether the text has the row's words. */
bool refusal_fits(const struct refusal *r, struct str text);

#endif
