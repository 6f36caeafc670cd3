/* The built program on terminals of other kinds: the same screen, and no colour that the terminal
 * has not. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB "data/ui/web.yaml"

enum colours { NONE, EIGHT, MANY, DIRECT };

static const struct kind {
    const char *term, *env;
    enum colours colours;
} kinds[] = {
    {"TERM=vt100", NULL, NONE},
    {"TERM=xterm", NULL, EIGHT},
    {"TERM=linux", NULL, EIGHT},
    {"TERM=screen", NULL, EIGHT},
    {"TERM=xterm", "COLORFGBG=0;15", EIGHT},
    {"TERM=xterm-256color", NULL, MANY},
    {"TERM=silospec-direct", NULL, DIRECT},
    {"TERM=silospec-direct", "COLORFGBG=0;15", DIRECT},
};

/* Its font has too few characters for ours. */
static bool is_console(const struct kind *kind)
{
    return strcmp(kind->term, "TERM=linux") == 0;
}

/* What xterm's entry for direct colours says of them; systems have it in a package of its own. */
static void make_direct(char folder[static 64], char env[static 80])
{
    static const char entry[] =
        "silospec-direct|direct colours,\n"
        "\tRGB, colors#0x1000000, pairs#0x10000, op=\\E[39;49m,\n"
        "\tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}"
        "%&%d%;m,\n"
        "\tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}"
        "%&%d%;m,\n"
        "\tuse=xterm-256color,\n";
    char command[160];
    FILE *tic;

    (void)snprintf(folder, 64, "/tmp/silospec-terminfo-XXXXXX");
    assert_non_null(mkdtemp(folder));
    (void)snprintf(env, 80, "TERMINFO=%s", folder);
    (void)snprintf(command, sizeof(command), "tic -x -o %s -", folder);
    tic = popen(command, "w");
    assert_non_null(tic);
    assert_true(fputs(entry, tic) >= 0);
    assert_int_equal(pclose(tic), 0);
}

static void remove_direct(const char *folder)
{
    char command[96];

    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static bool is_allowed(struct pty_color c, enum colours colours)
{
    switch (c.kind) {
    case PTY_DEFAULT:
        return true;
    case PTY_INDEX:
        return colours == EIGHT || colours == DIRECT ? c.v < 16 : colours == MANY;
    case PTY_RGB:
        return colours == DIRECT;
    }
    return false;
}

/* Returns how many cells have a colour. */
static size_t check_colours(const struct pty *p, enum colours colours)
{
    size_t count = 0;

    for (int y = 0; y < pty_height(p); y++)
        for (int x = 0; x < pty_width(p); x++) {
            const struct pty_cell cell = pty_cell(p, x, y);

            assert_true(is_allowed(cell.fg, colours));
            assert_true(is_allowed(cell.bg, colours));
            count += cell.fg.kind != PTY_DEFAULT;
        }
    return count;
}

static void each_kind_of_terminal_shows_the_same_screen(void **state)
{
    char folder[64], terminfo[80];

    (void)state;
    make_direct(folder, terminfo);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const char *const args[] = {WEB, NULL};
        const struct pty_options options = {
            .w = 80, .h = 24, .env = {kinds[i].term, terminfo, kinds[i].env}};
        struct pty *p = pty_silospec(args, &options);

        pty_wait_text(p, "spec ok");
        same_as_golden(p, is_console(&kinds[i]) ? "ascii-80x24" : "first-80x24");
        assert_true((check_colours(p, kinds[i].colours) > 0) == (kinds[i].colours != NONE));
        pty_keys(p, "j ");
        pty_wait_text(p, "u undoes");
        pty_settle(p);
        (void)check_colours(p, kinds[i].colours);
        pty_keys(p, "qd");
        assert_int_equal(pty_wait_exit(p), 0);
        assert_true(pty_modes_restored(p));
        assert_string_equal(pty_line(p, 23), ""); /* the shell's prompt comes there */
        pty_free(p);
    }
    remove_direct(folder);
}

/* As from a terminal of one's own on a machine that never heard of it. */
static void a_relative_of_a_known_terminal_is_taken_as_that(void **state)
{
    static const char *const types[] = {"TERM=xterm-nobody-has-this", "TERM=alacritty-nobody",
                                        "TERM=tmux-nobody-has-this"};

    (void)state;
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        const char *const args[] = {WEB, NULL};
        const struct pty_options options = {.w = 80, .h = 24, .env = {types[i]}};
        struct pty *p = pty_silospec(args, &options);

        pty_wait_text(p, "spec ok");
        same_as_golden(p, "first-80x24");
        assert_true(check_colours(p, MANY) > 0);
        pty_keys(p, "q");
        assert_int_equal(pty_wait_exit(p), 0);
        assert_true(pty_modes_restored(p));
        pty_free(p);
    }
}

static void who_asks_for_few_colours_gets_no_more(void **state)
{
    const char *const args[] = {WEB, NULL};
    const struct pty_options options = {.w = 80, .h = 24, .env = {"TERM=xterm-16color-nobody"}};
    struct pty *p = pty_silospec(args, &options);

    (void)state;
    pty_wait_text(p, "spec ok");
    same_as_golden(p, "first-80x24");
    assert_true(check_colours(p, EIGHT) > 0);
    pty_keys(p, "q");
    assert_int_equal(pty_wait_exit(p), 0);
    pty_free(p);
}

static void an_unknown_terminal_is_told_of(void **state)
{
    const char *const args[] = {WEB, NULL};
    const struct pty_options options = {.w = 80, .h = 24, .env = {"TERM=nobody-has-this"}};
    struct pty *p = pty_silospec(args, &options);

    (void)state;
    pty_wait_text(p, "has no entry for TERM 'nobody-has-this'");
    assert_true(pty_wait_exit(p) != 0);
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_terminal_shows_the_same_screen),
        cmocka_unit_test(a_relative_of_a_known_terminal_is_taken_as_that),
        cmocka_unit_test(who_asks_for_few_colours_gets_no_more),
        cmocka_unit_test(an_unknown_terminal_is_told_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
