/* tests/unit/ui/terminal_child.h - a program on a pseudo terminal of our own: it shows a frame,
 * then tells by a pipe what events it gets, and does what single keys say: m takes the mouse,
 * Ctrl-M gives it back, y copies, b draws without end. It draws a full frame at each resize. One
 * child at a time. */
#ifndef TESTS_UNIT_UI_TERMINAL_CHILD_H
#define TESTS_UNIT_UI_TERMINAL_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

enum child_fd { CHILD_TERMINAL, CHILD_NOTHING, CHILD_CLOSED };

struct child {
    pid_t pid;
    int master;  /* our side of its terminal */
    int slave;   /* kept open to look at the modes */
    int reports; /* a line an event */
    struct termios before;
    char output[1 << 16]; /* what it sent to the terminal; the older half goes when it is full */
    size_t output_len;
    char report[1 << 16];
    size_t report_len;
};

extern struct child child;
extern bool child_ignores_hangup; /* set before a start */
extern bool child_is_detached;    /* the same: its terminal does not control it */

/* On a terminal of 40x10. `text` is its first line. */
void child_start_with(const char *term, enum child_fd input, enum child_fd output,
                      const char *text);
void child_start(void); /* xterm-256color, "hello" */
void child_type(const char *bytes);
void child_resize(int w, int h);
void child_hang_up(void); /* the terminal is gone */
int child_end(void);      /* waits for its end; the status of waitpid() */
int child_kill(void **state);

/* Reads until the report holds `line`. */
void assert_report(const char *line);
void assert_output(const char *bytes);
void assert_modes_restored(void);
void assert_screen_restored(void);

#endif
