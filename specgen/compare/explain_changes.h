/* specgen/compare/explain_changes.h - of an explanation the changes between engines that make a
 * difference for this container; the others are counted in one line. */
#ifndef SPECGEN_COMPARE_EXPLAIN_CHANGES_H
#define SPECGEN_COMPARE_EXPLAIN_CHANGES_H

#include "specgen/explain/explain.h"

/* Leaves those that matter in e->changes, and sets e->folded. Assesses the document once more for
 * each change of the rule. ERR_OOM. */
struct err *upgrade_fold_changes(struct explanation *e, struct arena *a, const struct assessment *r,
                                 const struct plat *host);

#endif
