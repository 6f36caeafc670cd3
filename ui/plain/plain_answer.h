/* ui/plain/plain_answer.h - the lines that are read, and what the screen asks in windows: each is
 * put as lines, and the next line, or what stands behind the command, answers it. */
#ifndef UI_PLAIN_PLAIN_ANSWER_H
#define UI_PLAIN_PLAIN_ANSWER_H

#include "ui/plain/plain.h"

struct plain {
    struct ui_state *st;
    bool terminal;             /* standard input is one: prompts are written, and leaving asks */
    bool end;                  /* no more lines */
    bool failed;               /* a command */
    bool again;                /* the line was no answer: it is the next command */
    struct arena command;      /* the line that runs; the screen's own arena goes with each event */
    struct str usage, operand; /* of it; operand: what answers its questions */
    bool by_operand;           /* that did: not the next line */
    const struct value *before; /* what it is to change, borrowed; NULL: it need not */
    char *line;
    size_t size;
};

/* The next line, trimmed, until the one after it; p->end: there is none. The prompt is for a
 * terminal. */
struct str plain_read_line(struct plain *p, const char *prompt);

/* Until nothing is asked any more, with what the screen says. */
void plain_answer(struct plain *p);

bool plain_is_number(struct str text);

#endif
