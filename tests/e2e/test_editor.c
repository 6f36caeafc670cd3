/* A value in the user's own editor: the terminal is handed over and taken back. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
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

static void an_editor_that_is_not_there_is_told_of(void **state)
{
    struct pty *p = start("VISUAL=/nowhere/vi");

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "there is no program '/nowhere/vi'");
    leave(p, "q");
}

static void what_the_editor_leaves_is_unchanged(void **state)
{
    struct pty *p = start("EDITOR=true");

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "note unchanged");
    leave(p, "q");
}

static void visual_comes_first(void **state)
{
    const char *const args[] = {DEMO, NULL};
    struct pty *p = pty_silospec(
        args, &(struct pty_options){.env = {"EDITOR=false", "VISUAL=sed -i s/w3svc/edited/"}});

    (void)state;
    pty_settle(p);
    pty_keys(p, "/Arguments<Enter>E");
    pty_wait_text(p, "[0] edited");
    leave(p, "qd");
}

static void a_credential_spec_is_edited_as_its_text(void **state)
{
    struct pty *p = start("EDITOR=sed -i s/webapp01/farm07/g");

    (void)state;
    pty_keys(p, ":mask<Enter>/webapp01<Enter>");
    pty_keys(p, "<Esc>");
    pty_keys(p, "<C-p>Registry value webapp01<Enter>E");
    pty_wait_text(p, "account farm07");
    leave(p, "qd");
}

static void a_file_that_changed_meanwhile_is_told_of(void **state)
{
    struct pty *p;
    char editor[256], copy[] = "/tmp/silospec-editor-XXXXXX", command[512];
    const char *const args[] = {copy, NULL};

    (void)state;
    assert_true(mkstemp(copy) >= 0);
    (void)snprintf(command, sizeof(command), "cp %s %s", DEMO, copy);
    assert_int_equal(system(command), 0);
    (void)snprintf(editor, sizeof(editor),
                   "EDITOR=sh -c 'echo >>%s; sed -i s/w3svc/mine/ \"$1\"' -", copy);
    p = pty_silospec(args, &(struct pty_options){.env = {editor}});
    pty_settle(p);
    pty_keys(p, "/Arguments<Enter>E");
    pty_wait_text(p, "another program wrote silospec-editor-");
    pty_wait_text(p, "[0] mine");
    leave(p, "qd");
    assert_int_equal(remove(copy), 0);
}

/* Without a save: who was elsewhere for a moment is told at the first key. */
static void so_is_one_that_another_program_wrote(void **state)
{
    char copy[] = "/tmp/silospec-editor-XXXXXX", command[512];
    const char *const args[] = {copy, NULL};
    struct pty *p;

    (void)state;
    assert_true(mkstemp(copy) >= 0);
    (void)snprintf(command, sizeof(command), "cp %s %s", DEMO, copy);
    assert_int_equal(system(command), 0);
    p = pty_silospec(args, NULL);
    pty_settle(p);
    (void)snprintf(command, sizeof(command), "echo >>%s; sleep 1.1", copy);
    assert_int_equal(system(command), 0);
    pty_keys(p, "j");
    pty_wait_text(p, "another program wrote silospec-editor-");
    pty_wait_text(p, "meanwhile: R reads it again");
    pty_keys(p, "j");
    pty_wait_no_text(p, "another program wrote");
    assert_int_equal(remove(copy), 0);
    assert_int_equal(system("sleep 1.1"), 0);
    pty_keys(p, "j");
    pty_wait_text(p, "is there no more: another program took it away");
    leave(p, "q");
}

static void without_an_editor_it_is_edited_here(void **state)
{
    struct pty *p = start(NULL);

    (void)state;
    pty_keys(p, "E");
    pty_wait_text(p, "name no editor: it is edited here");
    pty_keys(p, "<Home>");
    pty_wait_text(p, "Ctrl-S accept");
    pty_keys(p, "<C-s>");
    pty_wait_text(p, "unchanged");
    leave(p, "q");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_editor_saves_is_the_value),
        cmocka_unit_test(an_editor_may_use_the_terminal),
        cmocka_unit_test(what_is_no_value_is_edited_again_or_given_up),
        cmocka_unit_test(an_editor_that_fails_changes_nothing),
        cmocka_unit_test(an_editor_that_is_not_there_is_told_of),
        cmocka_unit_test(what_the_editor_leaves_is_unchanged),
        cmocka_unit_test(visual_comes_first),
        cmocka_unit_test(a_credential_spec_is_edited_as_its_text),
        cmocka_unit_test(a_file_that_changed_meanwhile_is_told_of),
        cmocka_unit_test(so_is_one_that_another_program_wrote),
        cmocka_unit_test(without_an_editor_it_is_edited_here),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
