/* ui/present/shell.h - a text as one word of a command, so that the shell expands nothing of it. */
#ifndef UI_PRESENT_SHELL_H
#define UI_PRESENT_SHELL_H

#include "model/base/arena.h"

enum ui_shell {
    UI_SHELL_POWERSHELL,         /* 7.3 and later, which quote for the program themselves */
    UI_SHELL_WINDOWS_POWERSHELL, /* 5.1, which does not */
    UI_SHELL_CMD,                /* at the prompt: in a batch file % means something else */
    UI_SHELL_BASH,               /* zsh and ksh as well */
    UI_SHELL_COUNT
};

struct ui_shell_info {
    const char *name;  /* as it is asked for: "powershell" */
    const char *title; /* "PowerShell" */
};

extern const struct ui_shell_info ui_shells[UI_SHELL_COUNT];

/* false: no shell has that name. */
bool ui_shell_find(enum ui_shell *out, struct str name);

/* The word. s is NULL when the shell cannot say the text (a NUL; in all but bash any character that
 * prints nothing: line ends, controls, what turns the direction of text) or memory is short. */
struct str ui_shell_word(struct arena *a, enum ui_shell shell, struct str text);

#endif
