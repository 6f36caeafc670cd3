/* specgen/compare/upgrade_changes.h - the changes of the engine that make columns of several
 * engines differ, each with what differs because of it. */
#ifndef SPECGEN_COMPARE_UPGRADE_CHANGES_H
#define SPECGEN_COMPARE_UPGRADE_CHANGES_H

#include "specgen/compare/upgrade.h"

struct upgrade_change {
    enum engine_change change;
    uint32_t release; /* of the step in which it makes a difference */
    struct str about; /* "ociVersion, mounts"; a long list is cut */
};

/* Of steps that upgrade_between() made, each from the same engine. In the order of the changes,
 * each difference under the first step that has it; `out` has room for CHANGE_COUNT. The count. */
size_t upgrade_changes(struct upgrade_change *out, struct arena *a,
                       const struct upgrade_step *const *steps, size_t count);
/* Differences of which no change was looked for. */
size_t upgrade_left_out(const struct upgrade_step *const *steps, size_t count);

#endif
