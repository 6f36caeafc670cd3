/* model/shell/shell.h - the words that docker gets of a line typed into a shell.
 *
 * bash, cmd (interactive) and PowerShell, and the rules by which docker.exe itself splits the
 * command line it is given. Only what stands in the line is known: variables and commands in it
 * are not filled in; they are named, and taken to be empty (in cmd, where a variable that is not
 * set stays as typed: to be unset).
 * Rules: bash 5.2 (as run), cmd (documented and as Wine runs it), PowerShell 5.1 and 7.3 (about
 * Parsing, about Quoting Rules; not run), Go's splitting for Windows.
 *
 * Cost: linear in the text, and in what braces in bash make of it, which is bounded. */
#ifndef MODEL_SHELL_SHELL_H
#define MODEL_SHELL_SHELL_H

#include "model/base/arena.h"
#include "model/base/err.h"

/* Bytes of all words that the braces of one line may make. */
#define SHELL_BRACE_BYTES ((size_t)1 << 20)

enum shell {
    SHELL_BASH,
    SHELL_CMD,
    SHELL_POWERSHELL,        /* 7.3 and later: words arrive as they are */
    SHELL_POWERSHELL_LEGACY, /* 5.1 to 7.2: quotes inside words are not kept */
    SHELL_ARGV,              /* the command line of docker.exe as a whole */
};

struct shell_words {
    struct str *items; /* behind the word docker */
    size_t count, capacity;
    size_t offset; /* where the command begins in the text */
};

struct shell_answer {
    struct shell_words *commands; /* the docker commands, in order */
    size_t count, capacity;
    struct shell_words unresolved; /* names of variables; $(...) and ~ as written */
    bool is_open; /* the words themselves depend on what is unresolved: there are none */
    size_t lists; /* words of PowerShell with commas beside quotes or $: see powershell_word.c */
    struct str error; /* what the shell says when it refuses the line; empty: it does not */
};

/* Everything lives in the arena or in `text`. ERR_LIMIT past SHELL_BRACE_BYTES or the nesting
 * bound; ERR_OOM. */
struct err *shell_split(struct shell_answer *out, struct arena *a, enum shell shell,
                        struct str text);

/* Whether both give docker the same words, and nothing of them is open. */
bool shell_same_words(const struct shell_answer *a, const struct shell_answer *b);

/* "bash", "cmd", "powershell", "argv"; false: none of them. */
bool shell_by_name(enum shell *out, struct str name);

#endif
