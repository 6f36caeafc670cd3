/* tests/screens/pty.h - a program on a terminal of its own, for tests.
 *
 * The program runs on a pseudo terminal; libvterm is the terminal: it draws what the program
 * writes and knows which bytes a key sends in the current mode. Environment: TERM
 * xterm-256color, LANG C.UTF-8, an empty HOME (also for XDG_*), PATH, what sanitizers need
 * and what the test adds; nothing else.
 *
 * Waiting: nothing sleeps for a fixed time. pty_wait_text() and its kin read until the screen
 *          says so; after PTY_TIMEOUT_MS they fail the running cmocka test and show the screen.
 * Ownership: texts that functions return are the pty's and live until the next call. */
#ifndef TESTS_SCREENS_PTY_H
#define TESTS_SCREENS_PTY_H

#include "model/base/str.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#define PTY_TIMEOUT_MS 60000
#define PTY_QUIET_MS   80 /* silence after which a screen counts as finished */
#define PTY_ENV_MAX    8

struct pty;

struct pty_options {
    int w, h;                     /* 0: 120x40 */
    const char *env[PTY_ENV_MAX]; /* "NAME=VALUE"; replaces the defaults too */
    const char *folder;           /* where it starts; NULL: as the test */
    const char *background;       /* that it answers, "rgb:ffff/ffff/ffff"; NULL: no answer */
    const char *input;            /* a file that is its standard input; NULL: the terminal */
};

/* argv[0] is the program's path; argv ends with NULL. */
struct pty *pty_start(const char *const *argv, const struct pty_options *options);
/* The built silospec (from $SILOSPEC) with these arguments, NULL-terminated. */
struct pty *pty_silospec(const char *const *args, const struct pty_options *options);
/* Kills the program if it still runs; removes its HOME. NULL is fine. */
void pty_free(struct pty *p);
const char *pty_home(const struct pty *p);

/* ---- input -------------------------------------------------------------------------- */

/* Types text; names in angle brackets are keys: <Up> <Down> <Left> <Right> <Home> <End>
 * <PageUp> <PageDown> <Insert> <Delete> <Backspace> <Enter> <Tab> <S-Tab> <Esc> <F1>..<F12>,
 * <C-x> Ctrl, <M-x> Alt, <lt> for '<'. Modifiers before a named key: <C-Left>. */
void pty_keys(struct pty *p, const char *text);
void pty_bytes(struct pty *p, struct str bytes); /* as they are */
/* Esc as CSI u sends it: the program need not wait to know that no Alt begins there, so that a key
 * right behind it is not taken for one on a busy machine either. */
void pty_escape(struct pty *p);
void pty_paste(struct pty *p, const char *text); /* bracketed if the program asked for it */
void pty_click(struct pty *p, int x, int y);     /* left button, from 0 */
void pty_resize(struct pty *p, int w, int h);
void pty_signal(struct pty *p, int signal);

/* ---- waiting ------------------------------------------------------------------------ */

void pty_wait_text(struct pty *p, const char *text);
void pty_wait_no_text(struct pty *p, const char *text);
void pty_wait_output(struct pty *p, const char *bytes); /* anywhere in pty_output() */
void pty_settle(struct pty *p);                         /* until it was silent for PTY_QUIET_MS */
bool pty_exited(struct pty *p);
/* Its exit status, or 128 + the signal that ended it. */
int pty_wait_exit(struct pty *p);
/* Until it writes no more, though nothing is read of it. */
void pty_wait_blocked(struct pty *p);
/* As pty_wait_exit(), but nothing is read of what it writes, as by a terminal that hangs. */
int pty_wait_exit_unread(struct pty *p);

/* ---- the screen --------------------------------------------------------------------- */

enum pty_color_kind { PTY_DEFAULT, PTY_INDEX, PTY_RGB };
struct pty_color {
    enum pty_color_kind kind;
    uint32_t v; /* INDEX: 0..255; RGB: 0xrrggbb */
};
struct pty_cell {
    char text[32]; /* UTF-8 with its combining marks; " " when empty, "" right of a wide one */
    struct pty_color fg, bg;
    bool bold, italic, underline, reverse;
};

int pty_width(const struct pty *p);
int pty_height(const struct pty *p);
const char *pty_line(struct pty *p, int y);                     /* without blanks at its end */
const char *pty_text(struct pty *p);                            /* all lines, each with a '\n' */
bool pty_find(struct pty *p, const char *text, int *x, int *y); /* columns; either may be NULL */
struct pty_cell pty_cell(const struct pty *p, int x, int y);
void pty_cursor(const struct pty *p, int *x, int *y, bool *visible);
struct str pty_output(const struct pty *p); /* every byte the program has written */

/* ---- the state it leaves behind ------------------------------------------------------ */

bool pty_alt_screen(const struct pty *p);
bool pty_mouse(const struct pty *p);          /* the program is told of clicks */
bool pty_modes_restored(const struct pty *p); /* the line discipline is as before the start */

#endif
