/* model/client/run_assigned.h - variables that lines above a run line, or commands in front of it,
 * set to constants: set X=1, X=1, X := 1 of make and just, $x = "1", $x = @('-d', '-t'), the
 * first value of a loop; and a run line with their values put in.
 *
 * Only what needs no shell to know it: no values made of others, no commands.
 * Cost: linear in the text, times RUN_ASSIGNED_MOST. */
#ifndef MODEL_CLIENT_RUN_ASSIGNED_H
#define MODEL_CLIENT_RUN_ASSIGNED_H

#include "model/shell/shell.h"

#define RUN_ASSIGNED_MOST 64 /* of one text; further ones are not filled in */
#define RUN_COMPOSE_FILE  "COMPOSE_FILE"

struct run_assigned {
    enum shell shell; /* whose form it has */
    struct str name, value;
    unsigned line, last_line; /* last_line: of a list that goes on; 0: it does not */
    bool list;        /* PowerShell's: its value is the constants, with commas or blanks between */
    bool environment; /* PowerShell's $env:X */
    bool exported;    /* what the shell runs has it */
    bool loop;        /* the value is the first of several */
    bool open;        /* of a loop: none of them is known, and "value" stands for them */
    bool in_front;    /* in the line itself, in front of the command */
    bool option;      /* of docker compose, which says what the variable of that name does */
};

struct run_assigned_list {
    struct run_assigned items[RUN_ASSIGNED_MOST];
    size_t count;
};

/* Of one line, with or without a prompt; what is found is borrowed from it. */
bool run_assigned_read(struct run_assigned *out, struct str line);

/* Whether the text asks for the variable, in any shell's form. */
bool run_assigned_is_used(const struct run_assigned *v, struct str text);

/* The run line with the values of what was set above `line` in that shell; used[i]: item i stands
 * in it. Where a value would have to be quoted the variable stays. False: no memory. */
bool run_assigned_fill(struct str *out, struct arena *a, const struct run_assigned_list *list,
                       enum shell shell, struct str text, unsigned line,
                       bool used[RUN_ASSIGNED_MOST]);

#endif
