/* ui/present/run_line.h - a document, or one place of it, as docker run has it, for those who copy
 * it. */
#ifndef UI_PRESENT_RUN_LINE_H
#define UI_PRESENT_RUN_LINE_H

#include "model/document/document.h"
#include "model/shell/shell.h"
#include "model/value/value.h"

struct ui_run_line {
    struct str text; /* without a line end; empty: the shell has no way to say it */
    struct str lost; /* " (2 settings are lost)"; empty: none */
};

/* ERR_OOM; ERR_INPUT for a document that cannot be read. */
struct err *ui_run_line(struct ui_run_line *out, struct arena *a, const struct value *root,
                        enum shell shell);

/* The field whose label names a flag, at or above `field`; MDL_F_NONE: there is none. */
enum mdl_field_id ui_docker_field(enum mdl_field_id field);

#endif
