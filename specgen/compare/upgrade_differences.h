/* specgen/compare/upgrade_differences.h - how two assessments of one document differ; for
 * upgrade.c. */
#ifndef SPECGEN_COMPARE_UPGRADE_DIFFERENCES_H
#define SPECGEN_COMPARE_UPGRADE_DIFFERENCES_H

#include "specgen/compare/upgrade.h"

struct upgrade_differences {
    struct arena *a; /* of the list; texts are borrowed from the assessments' */
    struct upgrade_difference *items;
    size_t count, size;
};

/* False: no memory. */
bool upgrade_differences(struct upgrade_differences *out, struct arena *a,
                         const struct assessment *before, const struct assessment *after);

#endif
