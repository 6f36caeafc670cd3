/* The two terminals: the one in memory, and ncurses on a pseudo terminal. */
#include "terminal_child.h"
#include "ui/term/surface_dump.h"
#include "ui/term/terminal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

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

static void a_frame_reaches_the_terminal(void **state)
{
    (void)state;
    child_start();
    assert_report("size 40 10\nready\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(child_end(), 0);
    assert_non_null(strstr(child.output, "hello"));
}

static void controls_in_text_never_reach_the_terminal(void **state)
{
    (void)state;
    child_start_with("xterm-256color", CHILD_TERMINAL, CHILD_TERMINAL,
                     "a\x1b]0;evil\a\xC2\x9B\xE2\x80\xAEz");
    assert_report("ready\n");
    (void)kill(child.pid, SIGTERM);
    assert_int_equal(child_end(), 0);
    assert_non_null(strstr(child.output, "a"));
    assert_null(strstr(child.output, "\x1b]0;"));
    assert_null(strstr(child.output, "\xC2\x9B"));
    assert_null(strstr(child.output, "\xE2\x80\xAE"));
}

static void keys_arrive(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("a");
    assert_report("key 61 0\n");
    child_type("\x1b[1;5D");
    assert_report("key 200002 1\n");
    child_type("\x03");
    assert_report("key 63 1\n");
    child_type("\x1a");
    assert_report("key 7a 1\n");
    child_type("\x1b");
    assert_report("key 20000e 0\n");
    child_type("\x1bx");
    assert_report("key 78 2\n");
    child_type("\xC3\xA9");
    assert_report("key e9 0\n");
}

static void a_paste_is_one_event(void **state)
{
    (void)state;
    child_start();
    assert_report("ready\n");
    child_type("\x1b[200~one\r\ntwo\rq\x1b[20\x1b[201~k");
    assert_report("paste 13 0 'one\ntwo\nq\x1b[20'\nkey 6b 0\n");
    child_type("\x1b[200~\x1b[201~");
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
    child_start();
    assert_report("ready\n");
    child_type("\x1b[200~");
    while (sent < sizeof(text)) {
        ssize_t n = write(child.master, text + sent,
                          sizeof(text) - sent < 1024 ? sizeof(text) - sent : 1024);

        assert_true(n > 0);
        sent += (size_t)n;
    }
    child_type("\x1b[201~k");
    assert_report(want);
}

#define PTY_TEST(name) cmocka_unit_test_teardown(name, child_kill)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_plays_its_events_and_quits),
        cmocka_unit_test(memory_keeps_a_copy_of_the_last_frame),
        cmocka_unit_test(memory_passes_the_mouse_and_keeps_what_was_copied),
        PTY_TEST(a_frame_reaches_the_terminal),
        PTY_TEST(controls_in_text_never_reach_the_terminal),
        PTY_TEST(keys_arrive),
        PTY_TEST(a_paste_is_one_event),
        PTY_TEST(a_paste_past_the_limit_is_cut_and_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
