/* ui/cli/diff.h - `diff` for people. */
#ifndef UI_CLI_DIFF_H
#define UI_CLI_DIFF_H

#include "ui/cli/columns.h"

struct diff {
    struct columns columns;
    bool different; /* the specs, or what the engine answers */
    bool secrets;   /* show passwords of credential specs */
};

/* context: equal lines around a difference (two columns only). */
struct err *diff_print(struct diff *d, size_t context);

/* On standard error, that none of the columns comes to a spec, and why. ERR_OOM. */
struct err *diff_note_alike(const struct diff *d);

#endif
