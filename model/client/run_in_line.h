/* model/client/run_in_line.h - where in a line a docker run or create begins, and what stands
 * around it: other commands, another shell's quotes, a script's braces, a sentence.
 *
 * Everything is borrowed from the line. Cost: linear. */
#ifndef MODEL_CLIENT_RUN_IN_LINE_H
#define MODEL_CLIENT_RUN_IN_LINE_H

#include "model/client/run_held.h"

/* Whether the command that `s` begins with is docker run or create, network or service create;
 * "sudo", "&" and the like may stand before it. */
bool run_in_line_begins(struct str s);
/* From the word docker on. */
struct str run_in_line_command(struct str s);

/* Behind the word docker and docker's own flags; empty: `s` does not begin with docker. */
struct str run_in_line_docker(struct str s);

struct run_in_line {
    struct str typed; /* up to where what was opened before it is closed */
    enum guess guess;
    struct run_held held;
};

/* Such a command anywhere in the line, behind what may stand before one: not in the middle of a
 * sentence. */
bool run_in_line_find(struct str line, struct run_in_line *found);

/* Flags whose dashes a word processor joined or made long, as they were typed; *found: there were
 * some. */
struct str run_plain_dashes(struct arena *a, struct str text, bool *found);

#endif
