/* ui/term/terminal_signals.h - signals as flags that a wait can poll, and the terminal's rescue
 * when the program crashes.
 *
 * Signals belong to the process, so there is one set of handlers: open fails while it is open.
 * A signal that was ignored when the program began (nohup, a shell without job control) stays
 * ignored. */
#ifndef UI_TERM_TERMINAL_SIGNALS_H
#define UI_TERM_TERMINAL_SIGNALS_H

#include "model/base/err.h"

#include <termios.h>

enum {
    UI_SIGNAL_QUIT = 1,     /* SIGINT, SIGTERM, SIGHUP */
    UI_SIGNAL_RESIZE = 2,   /* SIGWINCH */
    UI_SIGNAL_STOP = 4,     /* SIGTSTP: call ui_signals_stop() */
    UI_SIGNAL_CONTINUE = 8, /* SIGCONT after a stop that was not ours */
};

#define RESCUE_MAX 256

/* So long has the program to leave after the first QUIT. After that the terminal is rescued and
 * the signal takes its course: what is written to a terminal that does not read waits for ever. */
#define UI_SIGNAL_PATIENCE_S 3

struct err *ui_signals_open(void);
void ui_signals_close(void);

int ui_signals_fd(void);        /* readable when a signal came */
unsigned ui_signals_take(void); /* what came since the last call */

/* On a fatal signal `bytes` (at most RESCUE_MAX) go to `fd` and it gets `modes` back, before the
 * signal takes its course. */
void ui_signals_rescue(int fd, const struct termios *modes, struct str bytes);

/* Another program has the terminal: a QUIT waits for it, and nothing is written. */
void ui_signals_handed_over(bool yes);

bool ui_signals_can_stop(void); /* false: SIGTSTP is ignored, nobody would wake us */

/* Stops the process, or its whole group as the terminal's own Ctrl-Z does; returns when it
 * goes on. At once where SIGTSTP is ignored. */
void ui_signals_stop(bool group);

#endif
