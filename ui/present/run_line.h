/* ui/present/run_line.h - a whole document as a docker run line, for those who copy it. */
#ifndef UI_PRESENT_RUN_LINE_H
#define UI_PRESENT_RUN_LINE_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/shell/shell.h"
#include "model/value/value.h"

struct ui_run_line {
    struct str text; /* without a line end; empty: the shell has no way to say it */
    struct str lost; /* " (2 settings are lost)"; empty: none */
};

/* ERR_OOM; ERR_INPUT for a document that cannot be read. */
struct err *ui_run_line(struct ui_run_line *out, struct arena *a, const struct value *root,
                        enum shell shell);

#endif
