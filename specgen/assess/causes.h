/* specgen/assess/causes.h - what an error that was answered may come from, and which of that the
 * container beside it rules out (cause_facts.h). Ownership: in the arena given. */
#ifndef SPECGEN_ASSESS_CAUSES_H
#define SPECGEN_ASSESS_CAUSES_H

#include "specgen/assess/cause_facts.h"

extern const char cause_state_names[3][12]; /* "open", "fits", "ruled out" */

struct assess_cause {
    const struct code *of;
    const char *code; /* its name */
    enum cause_needs needs;
    struct str text; /* the cause in words */
    bool meant;      /* it is what the code itself means */
    enum cause_state state;
    struct str because; /* what of the container or the host bears on it; of OPEN it may be empty */
    const struct assess_cause *next;
};

/* Of each code of the text, those that fit first. doc: as written; with a request r->doc is the
 * container made of it. NULL: none is known, or memory is short. */
const struct assess_cause *assess_causes(struct arena *a, const struct error_text *t,
                                         const struct assessment *r, const struct mdl_doc *doc);

/* What the causes rule out is no longer told by error_next(). found: of this text. */
void assess_causes_cut(struct error_text *t, struct arena *a, const struct assess_cause *found);

/* "Fits: ... (because ...). Ruled out: ...": for a paragraph behind the code's meaning, which is
 * not said again; empty: there is nothing to say. */
struct str assess_causes_text(struct arena *a, const struct assess_cause *first);

#endif
