/* model/shell/shell_parts.h - what the files of this room share; for them only. */
#ifndef MODEL_SHELL_SHELL_PARTS_H
#define MODEL_SHELL_SHELL_PARTS_H

#include "model/shell/shell.h"

struct splitter {
    struct arena *a;
    struct str text;
    size_t at;
    struct shell_answer *out;
    struct err *error; /* ours: limits, memory */
    unsigned depth;    /* of expansions that are being read */
};

void shell_oom(struct splitter *s);
bool shell_words_add(struct splitter *s, struct shell_words *words, struct str word);

/* What stands between two % may be a variable's name: it holds no = or quote, and no blank at an
 * end. Else the first % is text, and the second one may begin a name. */
bool shell_may_be_variable(struct str name);

/* A name that only the shell could fill in, told once. */
void shell_unresolved(struct splitter *s, struct str name);

/* The shell refuses the line; gives false. */
bool shell_refuse(struct splitter *s, struct str message);

/* Adds the command when its first word is docker, with or without a path and .exe; `any_case`
 * as Windows compares names. */
void shell_command(struct splitter *s, const struct shell_words *words, bool any_case);

struct str shell_concat(struct splitter *s, struct str a, struct str b, struct str c);

/* The words of a Windows command line, behind those already in `words`. */
void shell_argv(struct splitter *s, struct shell_words *words, struct str line);

/* Bytes that grow at the end, in the arena. */
struct shell_bytes {
    char *s;
    size_t len, capacity;
};
void shell_bytes_add(struct splitter *s, struct shell_bytes *b, struct str text);
void shell_bytes_char(struct splitter *s, struct shell_bytes *b, char c);
struct str shell_bytes_str(const struct shell_bytes *b);

void shell_bash(struct splitter *s);
void shell_cmd(struct splitter *s);
void shell_powershell(struct splitter *s, bool legacy);

#endif
