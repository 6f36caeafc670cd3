/* What a start brings along and leaves behind: config, state, themes; and saving that fails. */
#include "session_testing.h"

#include "ui/tui/state/state.h"

#include <signal.h>
#include <sys/resource.h>

/* ---- config ------------------------------------------------------------------------------ */

static void keys_are_rebound_in_hints_and_messages_too(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_file(f->config,
               "bind Z undo\nbind u none\nbind yq copy-path\nbind Q add\nbind f5 mask\n");
    start(&d, f);
    driver_keys(&d, "j<Space>");
    driver_expect(&d, "Z undo");
    driver_expect(&d, "(Z undoes)");
    driver_keys(&d, "u");
    driver_expect(&d, "u does nothing here");
    driver_keys(&d, "Z");
    driver_expect(&d, "undid:");
    driver_keys(&d, "/Environment<Enter><Esc>d");
    driver_expect(&d, "select an element of a list first; Q adds one");
    driver_keys(&d, ":mask<Enter>");
    driver_expect(&d, "secrets shown");
    driver_keys(&d, "g<Down><Down>yq");
    assert_string_equal(driver_copied(&d), "container.HostConfig.Isolation");
    driver_finish(&d);
}

/* There the keys of a search work that are usual as well as those that are bound. */
static void windows_and_lists_know_the_keys_that_are_bound(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_file(
        f->config,
        "bind ctrl-t find\nbind ctrl-y find-next\nbind n none\nbind ctrl-k copy\nbind y none\n"
        "bind ctrl-g help\nbind ? none\nbind f1 none\nbind ctrl-w fix\n");
    start(&d, f);
    driver_keys(&d, "W");
    driver_expect(&d, "Ctrl-K copy  Ctrl-G help");
    driver_keys(&d, "<Esc>F<C-t>domain<Enter>");
    driver_expect(&d, "Ctrl-Y next");
    driver_keys(&d, "<C-y>");
    driver_expect(&d, "Ctrl-Y next");
    driver_keys(&d, "n<Esc>/domain<Enter>");
    driver_expect(&d, "Ctrl-Y next");
    driver_keys(&d, "<Esc><Esc>5");
    driver_expect(&d, "Ctrl-W fix, or to the field");
    driver_finish(&d);
}

/* ":name" is said in a sentence; the footer has no room for what is not a key. */
static void what_has_no_key_is_told_by_its_name(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_file(f->config, "bind w none\nbind y none\nbind ? none\nbind f1 none\nbind enter none\n");
    start(&d, f);
    driver_keys(&d, "F");
    driver_expect(&d, "/ find  f filter  p steps");
    driver_keys(&d, "<Esc>5j");
    driver_expect(&d, "(:fix: ");
    driver_finish(&d);
}

static void mistakes_of_the_config_are_told_and_the_rest_holds(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_file(f->config, "mouse = perhaps\nbind Z undo\nbind Q qiut\n");
    start(&d, f);
    driver_expect(&d, "Settings");
    driver_expect(&d, "config:1:9: 'perhaps' is neither true nor false");
    driver_expect(&d, "config:3:8: unknown action 'qiut'");
    driver_keys(&d, "<Esc><Space>Z");
    driver_expect(&d, "undid:");
    driver_finish(&d);
}

static void a_theme_that_is_not_there_is_told_with_its_line(void **state)
{
    const struct folder *f = *state;
    struct ui_session session;
    struct ui_theme theme;
    bool automatic;

    write_file(f->config, "mouse = TRUE\n  theme = nosuch\n");
    assert_null(ui_session_open(&session));
    assert_null(session.problems);
    assert_null(ui_session_theme(&theme, &automatic, &session, NULL, UI_GROUND_LIGHT));
    assert_non_null(session.problems);
    assert_string_equal(session.problems->text, "no theme 'nosuch'");
    assert_string_equal(session.problems->file, f->config);
    assert_int_equal(session.problems->line, 2);
    assert_int_equal(session.problems->column, 11);
    ui_session_finish(&session);
}

static void digits_that_are_no_panes_are_counts(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    write_file(f->config, "bind 5 none\n");
    start(&d, f);
    driver_keys(&d, "g5j");
    assert_int_equal(ui_current(ui_app_state(d.app))->cursor[UI_PANE_FORM].at, 5);
    driver_finish(&d);
}

/* A demo names the usual keys. */
static void a_demo_says_that_keys_are_others(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    start(&d, f);
    driver_keys(&d, ":start<Enter>Gk<Enter>");
    driver_expect(&d, "What to try");
    driver_expect_not(&d, "usual keys");
    driver_finish(&d);
    write_file(f->config, "bind ctrl-g help\nbind ? none\nbind f1 none\n");
    start(&d, f);
    driver_keys(&d, ":start<Enter>Gk<Enter>");
    driver_expect(&d, "These are the usual keys; yours differ: Ctrl-G lists them.");
    driver_finish(&d);
}

static void the_mouse_can_be_off_from_the_start(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    start(&d, f);
    assert_true(ui_app_state(d.app)->mouse);
    driver_finish(&d);
    write_file(f->config, "mouse = false\n");
    start(&d, f);
    assert_false(ui_app_state(d.app)->mouse);
    driver_finish(&d);
}

/* ---- themes ------------------------------------------------------------------------------ */

static void write_theme(const struct folder *f, const char *name, const char *text)
{
    char file[120];

    snprintf(file, sizeof(file), "%s/silospec/themes/%s.theme", f->path, name);
    write_file(file, text);
}

static void the_picker_shows_themes_and_esc_restores(void **state)
{
    const struct folder *f = *state;
    char before[64];
    struct driver d;

    write_theme(f, "broken", "text = wombat\n");
    write_theme(f, "mine", "parent = mono\n");
    start(&d, f);
    snprintf(before, sizeof(before), "%s", ui_app_state(d.app)->theme.name);
    driver_keys(&d, ":theme<Enter>gj");
    driver_expect(&d, "broken            cannot be read");
    driver_keys(&d, "jk");
    driver_expect(&d, "broken.theme:1:8: 'wombat'");
    driver_keys(&d, "j");
    assert_string_not_equal(ui_app_state(d.app)->theme.name, before);
    driver_keys(&d, "<Esc>");
    assert_string_equal(ui_app_state(d.app)->theme.name, before);
    assert_false(file_has(f->path, "silospec/state", "theme mine"));
    driver_finish(&d);
}

static void a_chosen_theme_is_remembered(void **state)
{
    const struct folder *f = *state;
    struct ui_session session;
    struct ui_theme theme;
    struct driver d;
    bool automatic;

    write_theme(f, "mine", "parent = mono\n");
    start(&d, f);
    driver_keys(&d, ":theme mine<Enter>");
    driver_expect(&d, "the theme is mine");
    driver_finish(&d);
    assert_true(file_has(f->path, "silospec/state", "theme mine\n"));
    assert_null(ui_session_open(&session));
    assert_null(ui_session_theme(&theme, &automatic, &session, NULL, UI_GROUND_LIGHT));
    assert_string_equal(theme.name, "mine");
    assert_false(automatic);
    assert_null(ui_session_theme(&theme, &automatic, &session, "mono", UI_GROUND_LIGHT));
    assert_string_equal(theme.name, "mono");
    assert_null(ui_session_theme(&theme, &automatic, &session, "auto", UI_GROUND_LIGHT));
    assert_string_equal(theme.name, "light");
    assert_true(automatic);
    ui_session_finish(&session);
    /* The command line's was for that start alone. */
    assert_true(file_has(f->path, "silospec/state", "theme mine\n"));
}

/* ---- state ------------------------------------------------------------------------------- */

static void sizes_and_files_and_commands_are_remembered(void **state)
{
    const struct folder *f = *state;
    struct driver d;
    int x, y, again;

    start(&d, f);
    driver_mouse(&d, UI_MOUSE_PRESS, 48, 5);
    driver_mouse(&d, UI_MOUSE_DRAG, 70, 6);
    driver_mouse(&d, UI_MOUSE_RELEASE, 70, 6);
    driver_keys(&d, "1");
    assert_true(driver_find(&d, "2 OCI spec", &x, &y));
    driver_keys(&d, ":redraw<Enter>");
    driver_finish(&d);
    driver_start_session(&d, NULL, 120, 40);
    driver_text(&d);
    assert_true(driver_find(&d, "2 OCI spec", &again, &y));
    assert_int_equal(again, x);
    driver_keys(&d, ":<Up>");
    driver_expect(&d, ":redraw");
    driver_keys(&d, "<Esc>o<Up>");
    driver_expect(&d, f->file);
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "opened ");
    driver_keys(&d, ":recent<Enter>");
    driver_expect(&d, "Recent files");
    driver_finish(&d);
}

static void secrets_do_not_get_into_the_commands(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    start(&d, f);
    driver_keys(&d, ":set container.Path={\"PluginInput\":\"hunter2\"}<Enter>");
    driver_finish(&d);
    assert_false(file_has(f->path, "silospec/state", "hunter2"));
}

/* ---- saving that fails ------------------------------------------------------------------ */

static void a_full_disk_keeps_the_edits_and_the_old_file(void **state)
{
    const struct folder *f = *state;
    struct rlimit before, small;
    struct driver d;

    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, ":set container.HostConfig.CpuCount=3<Enter>");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 100;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    driver_keys(&d, "s");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    driver_expect(&d, "File too large; S saves under another name");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "[+]");
    assert_true(file_has(f->path, "web.yaml", "CpuCount: 2"));
    driver_keys(&d, "s");
    driver_expect(&d, "saved ");
    assert_true(file_has(f->path, "web.yaml", "CpuCount: 3"));
    driver_finish(&d);
}

static void a_read_only_file_says_so(void **state)
{
    const struct folder *f = *state;
    struct driver d;

    if (geteuid() == 0)
        skip();
    assert_int_equal(chmod(f->file, 0444), 0);
    driver_start(&d, f->file, 120, 40);
    driver_keys(&d, ":set container.HostConfig.CpuCount=3<Enter>s");
    driver_expect(&d, "Permission denied; S saves under another name");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "[+]");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(keys_are_rebound_in_hints_and_messages_too),
        WITH_FOLDER(windows_and_lists_know_the_keys_that_are_bound),
        WITH_FOLDER(what_has_no_key_is_told_by_its_name),
        WITH_FOLDER(mistakes_of_the_config_are_told_and_the_rest_holds),
        WITH_FOLDER(a_theme_that_is_not_there_is_told_with_its_line),
        WITH_FOLDER(digits_that_are_no_panes_are_counts),
        WITH_FOLDER(a_demo_says_that_keys_are_others),
        WITH_FOLDER(the_mouse_can_be_off_from_the_start),
        WITH_FOLDER(the_picker_shows_themes_and_esc_restores),
        WITH_FOLDER(a_chosen_theme_is_remembered),
        WITH_FOLDER(sizes_and_files_and_commands_are_remembered),
        WITH_FOLDER(secrets_do_not_get_into_the_commands),
        WITH_FOLDER(a_full_disk_keeps_the_edits_and_the_old_file),
        WITH_FOLDER(a_read_only_file_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
