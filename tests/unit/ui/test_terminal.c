/* The two terminals: the one in memory, and ncurses on a pseudo terminal, whose child tells by
 * a pipe what events it got. */
#include "ui/tui/surface_dump.h"
#include "ui/tui/terminal.h"

#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATIENCE_MS = 20000 }; /* only a hang takes so long */

/* ---- memory ---- */

static void memory_plays_its_events_and_quits(void **state)
{
    const struct ui_event script[] = {
        {.kind = UI_EVENT_KEY, .key = 'a'},
        {.kind = UI_EVENT_RESIZE, .key = 30, .modifiers = 7},
    };
    struct ui_terminal *t;
    struct ui_event ev;
    int w, h;

    (void)state;
    assert_null(ui_terminal_memory(&t, 20, 5, script, 2));
    t->ops->size(t, &w, &h);
    assert_int_equal(w, 20);
    assert_int_equal(h, 5);
    t->ops->wait(t, &ev, -1);
    assert_int_equal(ev.key, 'a');
    t->ops->wait(t, &ev, -1);
    assert_int_equal(ev.kind, UI_EVENT_RESIZE);
    t->ops->size(t, &w, &h);
    assert_int_equal(w, 30);
    assert_int_equal(h, 7);
    t->ops->suspend(t);
    t->ops->wait(t, &ev, 0);
    assert_int_equal(ev.kind, UI_EVENT_RESUME);
    t->ops->wait(t, &ev, -1);
    assert_int_equal(ev.kind, UI_EVENT_QUIT);
    t->ops->wait(t, &ev, -1);
    assert_int_equal(ev.kind, UI_EVENT_QUIT);
    t->ops->close(t);
}

static void memory_keeps_a_copy_of_the_last_frame(void **state)
{
    struct ui_terminal *t;
    struct ui_surface s;
    char *dump;

    (void)state;
    assert_null(ui_terminal_memory(&t, 4, 1, NULL, 0));
    assert_int_equal(ui_terminal_memory_frame(t)->w, 0);
    assert_true(ui_surface_init(&s, 4, 1));
    (void)ui_text(&s, 0, 0, 4, STR_LIT("abcd"), UI_ROLE_KEY, UI_BOLD, false);
    s.cursor_x = 2;
    s.cursor_y = 0;
    t->ops->show(t, &s);
    ui_surface_finish(&s);
    dump = ui_surface_dump(ui_terminal_memory_frame(t));
    assert_non_null(dump);
    assert_string_equal(dump, "abcd\n");
    assert_int_equal(ui_terminal_memory_frame(t)->cells[0].role, UI_ROLE_KEY);
    assert_int_equal(ui_terminal_memory_frame(t)->cursor_x, 2);
    free(dump);
    t->ops->close(t);
}

static void memory_passes_the_mouse_and_keeps_what_was_copied(void **state)
{
    const struct ui_event click = {
        .kind = UI_EVENT_MOUSE, .mouse = UI_MOUSE_PRESS, .button = UI_BUTTON_RIGHT, .x = 7, .y = 3};
    struct ui_terminal *t;
    struct ui_event ev;

    (void)state;
    assert_null(ui_terminal_memory(&t, 20, 5, &click, 1));
    assert_false(ui_terminal_memory_mouse(t));
    t->ops->mouse(t, true);
    assert_true(ui_terminal_memory_mouse(t));
    t->ops->wait(t, &ev, -1);
    assert_int_equal(ev.kind, UI_EVENT_MOUSE);
    assert_int_equal(ev.button, UI_BUTTON_RIGHT);
    assert_int_equal(ev.x, 7);
    assert_int_equal(ui_terminal_memory_copied(t).len, 0);
    assert_true(t->ops->copy(t, STR_LIT("first")));
    assert_true(t->ops->copy(t, STR_LIT("then")));
    assert_true(str_is(ui_terminal_memory_copied(t), "then"));
    t->ops->close(t);
}

/* ---- ncurses ---- */

struct child {
    pid_t pid;
    int master;  /* our side of its terminal */
    int slave;   /* kept open to look at the modes */
    int reports; /* a line an event */
    struct termios before;
    char output[1 << 16]; /* what it sent to the terminal */
    size_t output_len;
    char report[4096];
    size_t report_len;
};

static struct child child;

/* The child: shows a frame, then tells each event until it must quit. */
static void report_events(int reports, const char *text)
{
    struct ui_terminal *t;
    struct ui_surface s;
    struct ui_event ev = {.kind = UI_EVENT_NONE};
    struct err *e;
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
    if (ui_surface_init(&s, w, h)) {
        (void)ui_text(&s, 0, 0, w, str_of(text), UI_ROLE_TEXT, 0, false);
        t->ops->show(t, &s);
        ui_surface_finish(&s);
    }
    dprintf(reports, "ready\n");
    while (ev.kind != UI_EVENT_QUIT) {
        t->ops->wait(t, &ev, -1);
        t->ops->size(t, &w, &h);
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

/* What the child does besides, set before a start. */
static bool ignores_hangup;

/* input, output: whether those are the terminal. */
static void start_with(const char *term, bool input, bool output, const char *text)
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
        if (ignores_hangup)
            (void)signal(SIGHUP, SIG_IGN);
        terminal = open(ptsname(child.master), O_RDWR); /* becomes the controlling one */
        (void)dup2(input ? terminal : nothing, STDIN_FILENO);
        (void)dup2(output ? terminal : nothing, STDOUT_FILENO);
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

static void start(void)
{
    start_with("xterm-256color", true, true, "hello");
}

static size_t gather(int fd, char *buffer, size_t len, size_t size)
{
    ssize_t got = read(fd, buffer + len, size - 1 - len);

    return got > 0 ? len + (size_t)got : len;
}

/* Reads both until the report holds `line`. */
static void assert_report(const char *line)
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

static void type(const char *bytes)
{
    size_t len = strlen(bytes);

    assert_int_equal(write(child.master, bytes, len), len);
}

static int end(void)
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

static void assert_modes_restored(void)
{
    struct termios now;

    assert_int_equal(tcgetattr(child.slave, &now), 0);
    assert_int_equal(now.c_lflag, child.before.c_lflag);
    assert_int_equal(now.c_iflag, child.before.c_iflag);
    assert_int_equal(now.c_oflag, child.before.c_oflag);
}

static void assert_screen_restored(void)
{
    assert_non_null(strstr(child.output, "\x1b[?1049l")); /* the normal screen */
    assert_non_null(strstr(child.output, "\x1b[?2004l")); /* no bracketed paste */
}

static int kill_child(void **state)
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

static void input_that_is_no_terminal_is_unsupported(void **state)
{
    (void)state;
    start_with("xterm-256color", false, true, "");
    assert_report("unsupported standard input is not a terminal\n");
}

static void output_that_is_no_terminal_is_unsupported(void **state)
{
    (void)state;
    start_with("xterm-256color", true, false, "");
    assert_report("unsupported standard output is not a terminal\n");
}

static void an_unknown_term_is_named(void **state)
{
    (void)state;
    start_with("no-such-terminal", true, true, "");
    assert_report("unsupported the terminfo database has no entry for TERM 'no-such-terminal'\n");
    assert_int_equal(child.output_len, 0);
}

static void an_empty_term_is_unsupported(void **state)
{
    (void)state;
    start_with("", true, true, "");
    assert_report("unsupported TERM is not set\n");
}

static void a_terminal_without_cursor_movement_is_unsupported(void **state)
{
    (void)state;
    start_with("dumb", true, true, "");
    assert_report("unsupported TERM 'dumb' is a terminal that cannot move its cursor\n");
}

static void a_frame_reaches_the_terminal(void **state)
{
    (void)state;
    start();
    assert_report("size 40 10\nready\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(end(), 0);
    assert_non_null(strstr(child.output, "hello"));
}

static void controls_in_text_never_reach_the_terminal(void **state)
{
    (void)state;
    start_with("xterm-256color", true, true, "a\x1b]0;evil\a\xC2\x9B\xE2\x80\xAEz");
    assert_report("ready\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(end(), 0);
    assert_non_null(strstr(child.output, "a"));
    assert_null(strstr(child.output, "\x1b]0;"));
    assert_null(strstr(child.output, "\xC2\x9B"));
    assert_null(strstr(child.output, "\xE2\x80\xAE"));
}

static void keys_arrive(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("a");
    assert_report("key 61 0\n");
    type("\x1b[1;5D");
    assert_report("key 200002 1\n");
    type("\x03");
    assert_report("key 63 1\n");
    type("\x1a");
    assert_report("key 7a 1\n");
    type("\x1b");
    assert_report("key 20000e 0\n");
    type("\x1bx");
    assert_report("key 78 2\n");
    type("\xC3\xA9");
    assert_report("key e9 0\n");
}

static void a_paste_is_one_event(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("\x1b[200~one\r\ntwo\rq\x1b[20\x1b[201~k");
    assert_report("paste 13 0 'one\ntwo\nq\x1b[20'\nkey 6b 0\n");
    type("\x1b[200~\x1b[201~");
    assert_report("paste 0 0 ''\n");
}

static void a_paste_past_the_limit_is_cut_and_says_so(void **state)
{
    static char text[UI_PASTE_MAX + 1000];
    char want[64];
    size_t sent = 0;

    (void)state;
    memset(text, 'x', sizeof(text));
    snprintf(want, sizeof(want), "paste %zu 1 ''\nkey 6b 0\n", UI_PASTE_MAX);
    start();
    assert_report("ready\n");
    type("\x1b[200~");
    while (sent < sizeof(text)) {
        ssize_t n = write(child.master, text + sent,
                          sizeof(text) - sent < 1024 ? sizeof(text) - sent : 1024);

        assert_true(n > 0);
        sent += (size_t)n;
    }
    type("\x1b[201~k");
    assert_report(want);
}

static void a_resize_is_told_with_its_size(void **state)
{
    struct winsize size = {.ws_col = 77, .ws_row = 33};

    (void)state;
    start();
    assert_report("ready\n");
    assert_int_equal(ioctl(child.master, TIOCSWINSZ, &size), 0);
    assert_report("resize 77 33\n");
}

static void output_is(const char *text)
{
    if (strstr(child.output, text) == NULL)
        fail_msg("'ESC%s' was not sent", text + 1);
}

#define MOUSE_ON  "\x1b[?1002h\x1b[?1006h"
#define MOUSE_OFF "\x1b[?1006l\x1b[?1002l"

static void the_mouse_is_off_until_asked_for(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("x");
    assert_report("key 78 0\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(end(), 0);
    assert_null(strstr(child.output, "\x1b[?1002h"));
}

static void the_mouse_tells_and_is_switched_off_at_the_end(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("m\x1b[<0;12;3M");
    assert_report("mouse 0 button 1 at 11 2 with 0\n");
    type("\x1b[<6");
    type("5;12;3M");
    assert_report("mouse 4 button 0 at 11 2 with 0\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(end(), 0);
    output_is(MOUSE_ON);
    output_is(MOUSE_OFF);
}

static void the_mouse_can_be_released(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("m");
    assert_report("key 6d 0\n");
    type("\x1b[109;5u"); /* Ctrl-M, which as a byte is Enter */
    assert_report("key 6d 1\n");
    type("q");
    assert_report("key 71 0\n");
    output_is(MOUSE_OFF);
}

static void a_stop_gives_the_mouse_back_and_takes_it_again(void **state)
{
    const char *off;

    (void)state;
    start();
    assert_report("ready\n");
    type("m");
    assert_report("key 6d 0\n");
    (void)kill(child.pid, SIGTSTP);
    assert_report("event 4\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(end(), 0);
    off = strstr(child.output, MOUSE_OFF);
    assert_non_null(off);
    assert_non_null(strstr(off, MOUSE_ON));
}

static void a_crash_switches_the_mouse_off(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("m");
    assert_report("key 6d 0\n");
    (void)kill(child.pid, SIGSEGV);
    assert_int_not_equal(end(), 0);
    output_is(MOUSE_OFF);
    assert_screen_restored();
}

static void drags_that_pile_up_are_one(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("\x1b[<32;2;1M\x1b[<32;3;1M\x1b[<32;9;1M\x1b[<0;9;1m");
    assert_report("mouse 2 button 1 at 8 0 with 0\nmouse 1 button 1 at 8 0 with 0\n");
}

static void what_is_copied_reaches_the_terminal_as_it_is(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    type("y");
    assert_report("copied 1\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(end(), 0);
    output_is("\x1b]52;c;eQ==\x1b\\");
}

static void signals_end_the_wait_and_restore(void **state)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};

    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        start();
        assert_report("ready\n");
        (void)kill(child.pid, signals[i]);
        assert_report("event 5\nclosed\n");
        assert_int_equal(end(), 0);
        assert_screen_restored();
        assert_modes_restored();
        (void)kill_child(state);
    }
}

static void a_terminal_that_goes_away_ends_the_wait(void **state)
{
    int none = open("/dev/null", O_RDONLY);

    (void)state;
    ignores_hangup = true; /* as under nohup: only reading tells */
    start();
    ignores_hangup = false;
    assert_report("ready\n");
    (void)close(child.slave);
    assert_int_equal(dup2(none, child.master), child.master); /* hangs up */
    (void)close(none);
    child.slave = -1;
    assert_report("event 5\nclosed\n");
    assert_int_equal(end(), 0);
}

static void a_crash_restores_the_terminal(void **state)
{
    static const int signals[] = {SIGSEGV, SIGABRT, SIGQUIT};

    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        start();
        assert_report("ready\n");
        (void)kill(child.pid, signals[i]);
        assert_int_not_equal(end(), 0);
        assert_screen_restored();
        assert_modes_restored();
        (void)kill_child(state);
    }
}

static void a_stop_from_outside_is_followed_by_resume(void **state)
{
    (void)state;
    start();
    assert_report("ready\n");
    (void)kill(child.pid, SIGTSTP); /* no shell to stop for: it goes on at once */
    assert_report("event 4\n");
    type("a");
    assert_report("key 61 0\n");
}

#define PTY_TEST(name) cmocka_unit_test_teardown(name, kill_child)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_plays_its_events_and_quits),
        cmocka_unit_test(memory_keeps_a_copy_of_the_last_frame),
        cmocka_unit_test(memory_passes_the_mouse_and_keeps_what_was_copied),
        PTY_TEST(input_that_is_no_terminal_is_unsupported),
        PTY_TEST(output_that_is_no_terminal_is_unsupported),
        PTY_TEST(an_unknown_term_is_named),
        PTY_TEST(an_empty_term_is_unsupported),
        PTY_TEST(a_terminal_without_cursor_movement_is_unsupported),
        PTY_TEST(a_frame_reaches_the_terminal),
        PTY_TEST(controls_in_text_never_reach_the_terminal),
        PTY_TEST(keys_arrive),
        PTY_TEST(a_paste_is_one_event),
        PTY_TEST(a_paste_past_the_limit_is_cut_and_says_so),
        PTY_TEST(a_resize_is_told_with_its_size),
        PTY_TEST(the_mouse_is_off_until_asked_for),
        PTY_TEST(the_mouse_tells_and_is_switched_off_at_the_end),
        PTY_TEST(the_mouse_can_be_released),
        PTY_TEST(a_stop_gives_the_mouse_back_and_takes_it_again),
        PTY_TEST(a_crash_switches_the_mouse_off),
        PTY_TEST(drags_that_pile_up_are_one),
        PTY_TEST(what_is_copied_reaches_the_terminal_as_it_is),
        PTY_TEST(signals_end_the_wait_and_restore),
        PTY_TEST(a_terminal_that_goes_away_ends_the_wait),
        PTY_TEST(a_crash_restores_the_terminal),
        PTY_TEST(a_stop_from_outside_is_followed_by_resume),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
