/* ui/present/shell_word.h - a text as one word of a command, so that the shell expands nothing of
 * it: what model/shell reads, written. cmd: at its prompt; in a batch file % means something else.
 */
#ifndef UI_PRESENT_SHELL_WORD_H
#define UI_PRESENT_SHELL_WORD_H

#include "model/shell/shell.h"

/* The names that a shell is asked for by, first that which is meant when none is. */
struct ui_shell {
    enum shell shell;
    const char *name;  /* "powershell" */
    const char *title; /* "PowerShell" */
};

#define UI_SHELL_COUNT 4
extern const struct ui_shell ui_shells[UI_SHELL_COUNT];

/* NULL: there is none of that name. */
const struct ui_shell *ui_shell_find(struct str name);

/* The word. s is NULL when the shell cannot say the text (a NUL; in all but bash any character that
 * prints nothing: line ends, controls, what turns the direction of text) or memory is short. */
struct str ui_shell_word(struct arena *a, enum shell shell, struct str text);

#endif
