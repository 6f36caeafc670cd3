/* ui/present/remedies.h - documents in which a problem is gone.
 *
 * Edits that may help are tried, and only what helps is offered: the field unset, its other
 * choices, the fields that compete with it, the list's element taken away, a credential spec that
 * is there or treated as present, a mount made of what is asked for, a volume named or a folder in
 * its place, another isolation, another
 * engine. What the engine says then is told with each. Cost: one assessment for each edit,
 * REMEDY_TRIES at most. Ownership: texts lie in the arena; the roots are released by
 * ui_remedies_finish(). ERR_OOM. */
#ifndef UI_PRESENT_REMEDIES_H
#define UI_PRESENT_REMEDIES_H

#include "specgen/assess/problems.h"

enum { REMEDY_TRIES = 48, REMEDIES_MOST = 12 };

struct remedy {
    struct str text; /* what is done: "CPU percent unset" */
    struct str then; /* what comes of it: "the runtime gets the spec" */
    size_t errors;   /* that are left */
    const struct value *root;
};

struct remedies {
    struct remedy items[REMEDIES_MOST];
    size_t count;
};

/* p: of the problems of r, whose document must not be gone. Those that leave fewest errors come
 * first. */
struct err *ui_remedies_find(struct remedies *out, struct arena *a, const struct assessment *r,
                             const struct problems *problems, const struct problem *p);
void ui_remedies_finish(struct remedies *r);

#endif
