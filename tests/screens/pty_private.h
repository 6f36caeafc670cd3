/* tests/screens/pty_private.h - shared by the files of the harness only. */
#ifndef TESTS_SCREENS_PTY_PRIVATE_H
#define TESTS_SCREENS_PTY_PRIVATE_H

#include "model/base/buf.h"
#include "tests/screens/pty.h"

#include <termios.h>
#include <vterm.h>

struct pty {
    pid_t pid;
    int master; /* non-blocking */
    int slave;  /* kept open, so that its modes can be read after the program's end */
    bool exited;
    int status; /* of waitpid, when exited */
    struct termios before;
    char home[64];
    VTerm *vt;
    VTermScreen *screen;
    bool alt, cursor, mouse;
    const char *background; /* of the options */
    const char *input;
    struct buf output; /* what the program wrote */
    struct buf text;   /* the last text that was asked for */
};

/* Reads what there is, waiting at most so long for a first byte; false: nothing came. */
bool pty_pump(struct pty *p, int timeout_ms);
void pty_fail(struct pty *p, const char *what, const char *detail);

#endif
