/* model/shell/shell_report.h - what a shell makes of a line as a tree, for programs.
 *
 *   {"want": [[word, ...], ...], "unresolved"?: [name, ...]}; of a line whose words stay open
 *   only "unresolved"; of docker.exe's own splitting "want" is one list of words
 *   {"error": text} */
#ifndef MODEL_SHELL_SHELL_REPORT_H
#define MODEL_SHELL_SHELL_REPORT_H

#include "model/shell/shell.h"
#include "model/value/value.h"

/* NULL: no memory. The caller owns it. */
const struct value *shell_report(enum shell shell, const struct shell_answer *answer);

#endif
