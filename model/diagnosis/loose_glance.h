/* model/diagnosis/loose_glance.h - a text looked at once, so that of the hundreds of patterns of a
 * table nearly all need no look of their own.
 *
 * What is noted are the pairs of letters that follow one another, blanks and line ends left out as
 * loose_match leaves them out, and letters alike that it takes for alike: a pattern with another
 * pair in it does not stand in the text. */
#ifndef MODEL_DIAGNOSIS_LOOSE_GLANCE_H
#define MODEL_DIAGNOSIS_LOOSE_GLANCE_H

#include "model/diagnosis/loose_match.h"

struct loose_glance {
    struct str text;
    uint64_t pairs[64];
};

void loose_look(struct loose_glance *g, struct str text);

/* False: neither loose_fits() nor loose_holds() is true of the pattern. */
bool loose_may_stand(const struct loose_glance *g, const char *pattern);

/* loose_fits() and loose_holds() of the text that was looked at. */
bool loose_fits_seen(const struct loose_glance *g, const char *pattern);
bool loose_holds_seen(const struct loose_glance *g, const char *pattern);

#endif
