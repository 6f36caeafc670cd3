/* model/shell/shell_word.h - a text as one word of a command, so that the shell expands nothing of
 * it: what model/shell reads, written. cmd: at its prompt; in a batch file % means something else.
 */
#ifndef MODEL_SHELL_SHELL_WORD_H
#define MODEL_SHELL_SHELL_WORD_H

#include "model/shell/shell.h"

/* The names that a shell is asked for by, first that which is meant when none is. */
struct shell_name {
    enum shell shell;
    const char *name;  /* "powershell" */
    const char *title; /* "PowerShell" */
};

#define SHELL_NAMES 4
extern const struct shell_name shell_names[SHELL_NAMES];

/* NULL: there is none of that name. */
const struct shell_name *shell_find(struct str name);

/* The word. s is NULL when the shell cannot say the text or memory is short. None says a NUL. What
 * prints nothing (line ends, controls, what turns the direction of text) bash says, PowerShell
 * where it is UTF-8, Windows PowerShell as far as it has a letter for it, cmd never. */
struct str shell_word(struct arena *a, enum shell shell, struct str text);

#endif
