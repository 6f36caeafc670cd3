/* A value in the user's own editor: the terminal is handed over and taken back. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEMO TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

/* On the list of arguments. */
static struct pty *start(const char *editor)
{
    const char *const args[] = {DEMO, NULL};
    struct pty *p = pty_silospec(args, &(struct pty_options){.env = {editor}});

    pty_settle(p);
    pty_keys(p, "/Arguments<Enter>");
    pty_wait_text(p, "hit ");
    return p;
}

static void leave(struct pty *p, const char *keys)
{
    pty_keys(p, keys);
    assert_int_equal(pty_wait_exit(p), 0);
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

static void what_the_editor_saves_is_the_value(void **state)
{
    struct pty *p = start("VISUAL=sed -i s/w3svc/edited/");

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "[0] edited");
    pty_wait_text(p, "did   process.args[1] \"w3svc\" -> \"edited\"");
    leave(p, "qd");
}

static void an_editor_may_use_the_terminal(void **state)
{
    struct pty *p = start("EDITOR=sh -c 'echo ASKS; read a; echo [\\\"$a\\\"] >\"$1\"' -");

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "ASKS");
    pty_keys(p, "typed<Enter>");
    pty_wait_text(p, "[0] typed");
    leave(p, "qd");
}

static void what_is_no_value_is_edited_again_or_given_up(void **state)
{
    struct pty *p = start("VISUAL=sed -i s/w3svc.,*$/[/");

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "edit again");
    pty_keys(p, "g");
    pty_wait_text(p, "[0] w3svc");
    leave(p, "q");
}

static void an_editor_that_fails_changes_nothing(void **state)
{
    struct pty *p = start("VISUAL=false");

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "ended with 1");
    leave(p, "q");
}

static void without_an_editor_it_is_said(void **state)
{
    struct pty *p = start(NULL);

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "name no editor");
    leave(p, "q");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_editor_saves_is_the_value),
        cmocka_unit_test(an_editor_may_use_the_terminal),
        cmocka_unit_test(what_is_no_value_is_edited_again_or_given_up),
        cmocka_unit_test(an_editor_that_fails_changes_nothing),
        cmocka_unit_test(without_an_editor_it_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
