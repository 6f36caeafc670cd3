#include "terminal_child.h"

#include "ui/term/terminal.h"

#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATIENCE_MS = 20000 }; /* only a hang takes so long */

struct child child;
bool child_ignores_hangup;
bool child_is_detached;

/* Wide, combining and right-to-left text. */
static const char full[] =
    "\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81 \xD7\xA9\xD6\xB8\xD7\x9C\xD7\x95\xD7\x9D abc ";

/* The whole surface: its first line begins with `text`. */
static void draw_frame(struct ui_terminal *t, const char *text)
{
    struct ui_surface s;
    int w, h;

    t->ops->size(t, &w, &h);
    if (!ui_surface_init(&s, w, h))
        return;
    if (text == full)
        for (int y = 0; y < h; y++)
            for (int x = y % 3; x < w; x += 14)
                (void)ui_text(&s, x, y, w - x, str_of(full), UI_ROLE_KEY, 0, true);
    else
        (void)ui_text(&s, 0, 0, w, str_of(text), UI_ROLE_TEXT, 0, false);
    t->ops->show(t, &s);
    ui_surface_finish(&s);
}

/* The child: shows a frame, then tells each event until it must quit. */
static void report_events(int reports, const char *text)
{
    struct ui_terminal *t;
    struct ui_event ev = {.kind = UI_EVENT_NONE};
    struct err *e;
    bool busy = false;
    unsigned n = 0;
    int w, h;

    (void)setlocale(LC_CTYPE, "C.UTF-8");
    e = ui_terminal_ncurses(&t);
    if (e != NULL) {
        dprintf(reports, "%s %s\n", e->class == ERR_UNSUPPORTED ? "unsupported" : "error", e->text);
        err_free(e);
        _exit(1);
    }
    t->ops->size(t, &w, &h);
    dprintf(reports, "size %d %d\n", w, h);
    draw_frame(t, text);
    dprintf(reports, "ready\n");
    while (ev.kind != UI_EVENT_QUIT) {
        t->ops->wait(t, &ev, busy ? 0 : -1);
        t->ops->size(t, &w, &h);
        if (busy || ev.kind == UI_EVENT_RESIZE)
            draw_frame(t, busy && n++ % 2 == 0 ? "even" : full);
        if (ev.kind == UI_EVENT_NONE)
            continue;
        busy = busy || (ev.kind == UI_EVENT_KEY && ev.key == 'b');
        if (ev.kind == UI_EVENT_KEY)
            dprintf(reports, "key %x %u\n", (unsigned)ev.key, ev.modifiers);
        else if (ev.kind == UI_EVENT_PASTE)
            dprintf(reports, "paste %zu %d '%.*s'\n", ev.paste.len, (int)ev.cut,
                    ev.paste.len < 80 ? (int)ev.paste.len : 0, ev.paste.s);
        else if (ev.kind == UI_EVENT_RESIZE)
            dprintf(reports, "resize %d %d\n", w, h);
        else if (ev.kind == UI_EVENT_MOUSE)
            dprintf(reports, "mouse %d button %u at %d %d with %u\n", (int)ev.mouse, ev.button,
                    ev.x, ev.y, ev.modifiers);
        else
            dprintf(reports, "event %d\n", (int)ev.kind);
        if (ev.kind == UI_EVENT_KEY && ev.key == 'm')
            t->ops->mouse(t, (ev.modifiers & UI_KEY_CTRL) == 0);
        if (ev.kind == UI_EVENT_KEY && ev.key == 'y')
            dprintf(reports, "copied %d\n", (int)t->ops->copy(t, STR_LIT("\x1b]52;c;eQ==\x1b\\")));
    }
    t->ops->close(t);
    dprintf(reports, "closed\n");
    _exit(0);
}

static void give(int fd, enum child_fd what, int terminal, int nothing)
{
    if (what == CHILD_CLOSED)
        (void)close(fd);
    else
        (void)dup2(what == CHILD_TERMINAL ? terminal : nothing, fd);
}

void child_start_with(const char *term, enum child_fd input, enum child_fd output, const char *text)
{
    struct winsize size = {.ws_col = 40, .ws_row = 10};
    int pipes[2];

    memset(&child, 0, sizeof(child));
    child.master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(child.master >= 0);
    assert_int_equal(grantpt(child.master), 0);
    assert_int_equal(unlockpt(child.master), 0);
    child.slave = open(ptsname(child.master), O_RDWR | O_NOCTTY);
    assert_true(child.slave >= 0);
    assert_int_equal(ioctl(child.slave, TIOCSWINSZ, &size), 0);
    assert_int_equal(tcgetattr(child.slave, &child.before), 0);
    assert_int_equal(pipe(pipes), 0);
    child.pid = fork();
    assert_true(child.pid >= 0);
    if (child.pid == 0) {
        int nothing = open("/dev/null", O_RDWR);
        int terminal;

        (void)setsid();
        if (child_ignores_hangup)
            (void)signal(SIGHUP, SIG_IGN);
        /* Becomes the controlling one, unless there is to be none. */
        terminal = open(ptsname(child.master), O_RDWR | (child_is_detached ? O_NOCTTY : 0));
        give(STDIN_FILENO, input, terminal, nothing);
        give(STDOUT_FILENO, output, terminal, nothing);
        (void)dup2(nothing, STDERR_FILENO);
        (void)close(child.master);
        (void)close(child.slave);
        (void)close(terminal);
        (void)close(pipes[0]);
        (void)setenv("TERM", term, 1);
        (void)unsetenv("ESCDELAY");
        report_events(pipes[1], text);
    }
    (void)close(pipes[1]);
    child.reports = pipes[0];
}

void child_start(void)
{
    child_start_with("xterm-256color", CHILD_TERMINAL, CHILD_TERMINAL, "hello");
}

static size_t gather(int fd, char *buffer, size_t len, size_t size)
{
    ssize_t got;

    if (len > size / 2) {
        memmove(buffer, buffer + size / 2, len - size / 2);
        len -= size / 2;
        memset(buffer + len, 0, size - len);
    }
    got = read(fd, buffer + len, size - 1 - len);
    return got > 0 ? len + (size_t)got : len;
}

/* Reads both until the report holds `line`. */
void assert_report(const char *line)
{
    while (strstr(child.report, line) == NULL) {
        struct pollfd fds[2] = {{.fd = child.reports, .events = POLLIN},
                                {.fd = child.master, .events = POLLIN}};
        size_t had = child.report_len;

        if (poll(fds, 2, PATIENCE_MS) <= 0)
            fail_msg("no report '%s' in '%s'", line, child.report);
        if ((fds[1].revents & POLLIN) != 0)
            child.output_len =
                gather(child.master, child.output, child.output_len, sizeof(child.output));
        if (fds[0].revents != 0) {
            child.report_len =
                gather(child.reports, child.report, child.report_len, sizeof(child.report));
            if (child.report_len == had && strstr(child.report, line) == NULL)
                fail_msg("no report '%s' in '%s'", line, child.report);
        }
    }
}

void child_type(const char *bytes)
{
    size_t len = strlen(bytes);

    assert_int_equal(write(child.master, bytes, len), len);
}

void child_resize(int w, int h)
{
    struct winsize size = {.ws_col = (unsigned short)w, .ws_row = (unsigned short)h};

    assert_int_equal(ioctl(child.master, TIOCSWINSZ, &size), 0);
}

void child_hang_up(void)
{
    int none = open("/dev/null", O_RDONLY);

    (void)close(child.slave);
    assert_int_equal(dup2(none, child.master), child.master);
    (void)close(none);
    child.slave = -1;
}

int child_end(void)
{
    int status = 0;

    /* What it still has to say must not block it. */
    for (;;) {
        struct pollfd fd = {.fd = child.master, .events = POLLIN};
        size_t had = child.output_len;

        if (waitpid(child.pid, &status, WNOHANG) == child.pid)
            break;
        if (poll(&fd, 1, 10) > 0)
            child.output_len =
                gather(child.master, child.output, child.output_len, sizeof(child.output));
        if (child.output_len == had)
            (void)poll(NULL, 0, 5);
    }
    while (poll(&(struct pollfd){.fd = child.master, .events = POLLIN}, 1, 0) > 0) {
        size_t had = child.output_len;

        child.output_len =
            gather(child.master, child.output, child.output_len, sizeof(child.output));
        if (child.output_len == had)
            break;
    }
    return status;
}

void assert_modes_restored(void)
{
    struct termios now;

    assert_int_equal(tcgetattr(child.slave, &now), 0);
    assert_int_equal(now.c_lflag, child.before.c_lflag);
    assert_int_equal(now.c_iflag, child.before.c_iflag);
    assert_int_equal(now.c_oflag, child.before.c_oflag);
}

void assert_screen_restored(void)
{
    assert_non_null(strstr(child.output, "\x1b[?1049l")); /* the normal screen */
    assert_non_null(strstr(child.output, "\x1b[?2004l")); /* no bracketed paste */
}

int child_kill(void **state)
{
    (void)state;
    if (child.pid > 0) {
        (void)kill(child.pid, SIGKILL);
        (void)waitpid(child.pid, NULL, 0);
        (void)close(child.reports);
        (void)close(child.slave);
        (void)close(child.master);
    }
    child.pid = 0;
    return 0;
}

void assert_output(const char *text)
{
    if (strstr(child.output, text) == NULL)
        fail_msg("'ESC%s' was not sent", text + 1);
}
