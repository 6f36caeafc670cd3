/* ui/cli/diff.h - the two faces of `diff`. */
#ifndef UI_CLI_DIFF_H
#define UI_CLI_DIFF_H

#include "specgen/compare/upgrade.h"
#include "specgen/explain/consequences.h"
#include "ui/cli/columns.h"

struct diff {
    struct columns columns;
    struct compare specs;
    struct consequences consequences;
    /* What the engine of a column does in another way than that of the first. */
    struct upgrade_step engines[COMPARE_COLUMNS];
    bool different; /* the specs, or what the engine answers */
    bool secrets;   /* show passwords of credential specs */
};

/* A change of the engine that makes some of the differences. */
struct diff_change {
    enum engine_change change;
    uint32_t release; /* the column's in which it does */
    struct str about; /* "ociVersion, mounts" */
};

struct err *diff_engines(struct diff *d, enum assess_settings settings);

/* In the order of the changes; `out` has room for CHANGE_COUNT. The count. */
size_t diff_changes(struct diff_change *out, struct diff *d);

/* Differences of which no change was looked for. */
size_t diff_left_out(const struct diff *d);

/* context: equal lines around a difference (two columns only). */
struct err *diff_print(struct diff *d, size_t context);
int diff_print_json(struct diff *d);

#endif
