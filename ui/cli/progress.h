/* ui/cli/progress.h - how far long work has come, on standard error.
 *
 * Shown only after a second, only when standard error is a terminal, and not when the results
 * themselves scroll over the same terminal. */
#ifndef UI_CLI_PROGRESS_H
#define UI_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    size_t total, asked; /* total 0: nobody knows it */
    const char *unit;    /* behind the numbers, with its blank; NULL: none */
    int64_t start_ms, last_ms;
    bool possible, shown;
};

void progress_begin(struct progress *p, size_t total);
void progress_at(struct progress *p, size_t done);
void progress_end(struct progress *p); /* clears the line */

#endif
