/* The config file: what holds, what is refused where, and what is printed. */
#include "ui/store/config.h"
#include "ui/term/key_names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { FORM = 1, SPEC = 2 };

static const struct ui_config_action table[] = {
    {"help", "? f1", "All actions", "General", FORM | SPEC},
    {"quit", "q ctrl-c", "Leave", "General", FORM | SPEC},
    {"edit", "enter e", "Edit the value", "Form", FORM},
    {"unset", "x", "Unset the field", "Form", FORM},
    {"fold", "x yy", "Fold the lines", "Spec", SPEC},
    {"close", "", "Close the document", "Spec", SPEC},
};

enum { ACTIONS = sizeof(table) / sizeof(table[0]) };

static bool actions(struct ui_config_action *out, size_t index)
{
    if (index >= ACTIONS)
        return false;
    *out = table[index];
    return true;
}

static struct ui_config config; /* of the running test */

static int open_config(void **state)
{
    (void)state;
    return ui_config_init(&config) == NULL ? 0 : -1;
}

static int close_config(void **state)
{
    (void)state;
    ui_config_finish(&config);
    return 0;
}

static struct err *parse(const char *text)
{
    return ui_config_parse(&config, str_of(text), "c", actions);
}

static void ok(struct err *e)
{
    if (e != NULL) {
        char *line = err_line(e);

        fail_msg("%s", line);
    }
}

static void refused(const char *text, const char *want)
{
    struct err *e = parse(text);
    char *line;

    assert_non_null(e);
    line = err_line(e);
    assert_string_equal(line, want);
    free(line);
    err_free(e);
}

static void without_a_file_the_defaults_hold(void **state)
{
    (void)state;
    ok(parse(""));
    assert_string_equal(config.theme, "auto");
    assert_false(config.ascii);
    assert_true(config.mouse);
    assert_int_equal(config.escdelay_ms, 25);
    assert_int_equal(config.binding_count, 0);
}

static void settings_are_read(void **state)
{
    (void)state;
    ok(parse("\xEF\xBB\xBF# mine\r\n\n  theme = ./a b/c.theme  # the best\r\nascii=yes\n"
             "mouse = off\nescdelay = 100"));
    assert_string_equal(config.theme, "./a b/c.theme");
    assert_true(config.ascii);
    assert_false(config.mouse);
    assert_int_equal(config.escdelay_ms, 100);
}

static void unknown_settings_name_the_nearest(void **state)
{
    (void)state;
    refused("\n  thme = dark", "c:2:3: unknown setting 'thme'; did you mean 'theme'?");
    refused("wombat = 1", "c:1:1: unknown setting 'wombat'; 'silospec --print-config' prints all");
}

static void bad_values_say_what_fits(void **state)
{
    (void)state;
    refused("mouse = maybe", "c:1:9: 'maybe' is neither true nor false");
    refused("escdelay = 0", "c:1:12: '0' is no number from 1 to 5000");
    refused("escdelay = 5001", "c:1:12: '5001' is no number from 1 to 5000");
    refused("escdelay = 25ms", "c:1:12: '25ms' is no number from 1 to 5000");
    refused("theme = a\tb", "c:1:9: a control character, which no name has");
    refused("theme = # none", "c:1:1: nothing behind '='");
    refused("\xC3\xA9 = 1",
            "c:1:1: unknown setting '\xC3\xA9'; 'silospec --print-config' prints all");
    refused("mouse =\t\xC3\xA9\xC3\xA9 x", "c:1:9: '\xC3\xA9\xC3\xA9 x' is neither true nor false");
}

static void lines_of_no_known_form_are_refused(void **state)
{
    (void)state;
    refused("mouse", "c:1:1: expected 'setting = value' or 'bind KEY ACTION'");
    refused(" = x", "c:1:2: expected 'setting = value' or 'bind KEY ACTION'");
    refused("bind x", "c:1:1: expected 'bind KEY ACTION'");
    refused("bind x quit now", "c:1:13: expected 'bind KEY ACTION'");
}

static void a_setting_said_twice_is_refused(void **state)
{
    (void)state;
    refused("mouse = off\nmouse = on", "c:2:1: 'mouse' again; it was said on line 1");
    assert_false(config.mouse);
}

static void a_mistake_does_not_cost_the_other_lines(void **state)
{
    struct err *e = parse("mose = on\nascii = on\nbind Q quit\nbind Q qit\ntheme = light\n");

    (void)state;
    assert_int_equal(err_count(e), 2);
    err_free(e);
    assert_true(config.ascii);
    assert_string_equal(config.theme, "light");
    assert_int_equal(config.binding_count, 1);
}

static void unknown_actions_name_the_nearest(void **state)
{
    (void)state;
    refused("bind Q qiut", "c:1:8: unknown action 'qiut'; did you mean 'quit'?");
    refused("bind Q wombat", "c:1:8: unknown action 'wombat'; 'silospec keys' lists them");
}

static void unknown_keys_say_what_a_key_is(void **state)
{
    struct err *e = parse("bind ctr-q quit");

    (void)state;
    assert_int_equal(e->line, 1);
    assert_int_equal(e->column, 6);
    assert_string_equal(e->remedy, "did you mean 'ctrl-q'?");
    err_free(e);
    e = parse("bind Enter quit");
    assert_string_equal(e->remedy, "did you mean 'enter'?");
    err_free(e);
}

static void every_name_of_a_key_is_a_key(void **state)
{
    static const char *const names[] = {"q",
                                        "Q",
                                        "?",
                                        "#",
                                        "-",
                                        "ctrl-r",
                                        "alt-x",
                                        "shift-up",
                                        "up",
                                        "pgdn",
                                        "f1",
                                        "f12",
                                        "space",
                                        "shift-tab",
                                        "ctrl--",
                                        "alt--",
                                        "tab",
                                        "\xC3\xA9",
                                        "ctrl-alt-shift-delete"};
    static const char *const others[] = {"",           "f13", "ctrl-", "shift-q",
                                         "alt-ctrl-x", "Up",  "spac",  "\xFF"};
    struct ui_event ev;

    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (!ui_key_named(&ev, str_of(names[i])) || !ui_key_is(&ev, names[i]))
            fail_msg("'%s' is no key", names[i]);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (ui_key_named(&ev, str_of(others[i])))
            fail_msg("'%s' is a key", others[i]);
    assert_true(ui_key_word(STR_LIT("yy")));
    assert_true(ui_key_word(STR_LIT("zc")));
    assert_false(ui_key_word(STR_LIT("yyy")));
}

static void assert_keys(const char *text, const char *const want[ACTIONS])
{
    char *keys[ACTIONS];

    ok(parse(text));
    ok(ui_config_keys(keys, &config, actions));
    for (size_t i = 0; i < ACTIONS; i++) {
        if (want[i] == NULL && keys[i] != NULL)
            fail_msg("%s has the keys '%s'", table[i].name, keys[i]);
        if (want[i] != NULL && keys[i] == NULL)
            fail_msg("%s has its own keys", table[i].name);
        if (want[i] != NULL)
            assert_string_equal(keys[i], want[i]);
        free(keys[i]);
    }
}

static void without_bindings_the_table_holds(void **state)
{
    static const char *const want[ACTIONS] = {NULL};

    (void)state;
    assert_keys("mouse = on", want);
}

static void a_bound_key_is_added_and_comes_first(void **state)
{
    static const char *const want[ACTIONS] = {[1] = "Q q ctrl-c", [5] = "W"};

    (void)state;
    assert_keys("bind Q quit\nbind W close", want);
}

static void a_bound_key_is_taken_from_others_in_its_panes(void **state)
{
    static const char *const want[ACTIONS] = {[2] = "x enter e", [3] = ""};

    (void)state;
    assert_keys("bind x edit", want); /* in the spec it still folds */
}

static void none_takes_a_key_from_all(void **state)
{
    static const char *const want[ACTIONS] = {[3] = "", [4] = "yy"};

    (void)state;
    assert_keys("bind x none # it is too near to c", want);
}

static void the_later_line_wins(void **state)
{
    static const char *const want[ACTIONS] = {[1] = "# q ctrl-c"};

    (void)state;
    assert_keys("bind # help\nbind # quit", want);
}

static void a_key_bound_to_its_own_action_stays_once(void **state)
{
    static const char *const want[ACTIONS] = {[1] = "ctrl-c q"};

    (void)state;
    assert_keys("bind ctrl-c quit", want);
}

static char *printed(void)
{
    struct buf out = {.s = NULL};

    ok(ui_config_print(&out, &config, actions));
    return buf_take(&out, NULL);
}

static void what_is_printed_says_the_same(void **state)
{
    static const char *const want[ACTIONS] = {[1] = "Q q ctrl-c"};
    char *text, *again;

    (void)state;
    ok(parse("theme = light\nescdelay = 26\nbind Q quit\n"));
    text = printed();
    ui_config_finish(&config);
    ok(ui_config_init(&config));
    assert_keys(text, want);
    assert_string_equal(config.theme, "light");
    assert_int_equal(config.escdelay_ms, 26);
    again = printed();
    assert_string_equal(text, again);
    free(again);
    free(text);
}

static void defaults_are_printed_as_comments(void **state)
{
    char *text = printed();

    (void)state;
    assert_non_null(strstr(text, "\n# mouse = true\n"));
    assert_non_null(strstr(text, "\n# theme = auto\n"));
    assert_non_null(strstr(text, "\n# ---- Form ----\n\n# Edit the value\n# bind enter edit\n"
                                 "# bind e edit\n"));
    assert_non_null(strstr(text, "\n# Close the document\n# (no key) close\n"));
    for (char *line = text; line != NULL && *line != '\0'; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (*line != '#' && *line != '\n' && *line != '\0')
            fail_msg("not a comment: %.40s", line);
    }
    free(text);
}

/* Every line that is a comment but could be one without: each is read. */
static void every_default_can_be_made_a_line(void **state)
{
    char *text = printed();

    (void)state;
    for (char *line = text; line != NULL; line = strchr(line + 1, '\n')) {
        char *at = line + (*line == '\n');

        if (strncmp(at, "# bind ", 7) == 0 ||
            (strncmp(at, "# ", 2) == 0 && strstr(at, " = ") != NULL &&
             strstr(at, " = ") < at + strcspn(at, "\n")))
            at[0] = ' ';
    }
    ok(parse(text));
    assert_int_equal(config.binding_count, 9);
    free(text);
}

static char folder[64];

static int make_folder(void **state)
{
    char path[128];

    strcpy(folder, "/tmp/silospec-config-XXXXXX");
    if (mkdtemp(folder) == NULL || setenv("XDG_CONFIG_HOME", folder, 1) != 0 ||
        setenv("XDG_STATE_HOME", "/state", 1) != 0)
        return -1;
    snprintf(path, sizeof(path), "%s/silospec", folder);
    return mkdir(path, 0700) == 0 ? open_config(state) : -1;
}

static int remove_folder(void **state)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/silospec/config", folder);
    unlink(path);
    snprintf(path, sizeof(path), "%s/silospec", folder);
    rmdir(path);
    rmdir(folder);
    return close_config(state);
}

static void the_config_folder_is_looked_into(void **state)
{
    char path[128];
    struct err *e;
    FILE *f;

    (void)state;
    ok(ui_config_load(&config, NULL, actions)); /* not there: fine */
    snprintf(path, sizeof(path), "%s/silospec/config", folder);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs("mouse = true\nbind x y\n", f);
    fclose(f);
    e = ui_config_load(&config, NULL, actions);
    assert_non_null(e);
    assert_string_equal(e->file, path);
    assert_int_equal(e->line, 2);
    err_free(e);
    assert_true(config.mouse);
}

static void a_named_file_must_exist(void **state)
{
    struct err *e = ui_config_load(&config, "/nonexistent/config", actions);

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    err_free(e);
}

static void paths_are_printed(void **state)
{
    struct buf out = {.s = NULL};
    char want[256], *text;

    (void)state;
    ok(ui_config_print_paths(&out));
    text = buf_take(&out, NULL);
    snprintf(want, sizeof(want), "config: %s/silospec/config\nthemes: %s/silospec/themes\n", folder,
             folder);
    assert_true(str_starts(str_of(text), str_of(want)));
    assert_non_null(
        strstr(text, "state: /state/silospec/state\njournal: /state/silospec/journal\n"));
    free(text);
}

static void a_relative_variable_counts_as_not_set(void **state)
{
    struct buf out = {.s = NULL};
    struct err *e;
    char *text;

    (void)state;
    assert_int_equal(setenv("XDG_CONFIG_HOME", "here", 1), 0);
    assert_int_equal(setenv("HOME", "/h", 1), 0);
    ok(ui_config_print_paths(&out));
    text = buf_take(&out, NULL);
    assert_true(str_starts(str_of(text), STR_LIT("config: /h/.config/silospec/config\n")));
    free(text);
    assert_int_equal(unsetenv("HOME"), 0);
    e = ui_config_print_paths(&out);
    assert_non_null(e);
    assert_int_equal(e->class, ERR_NOT_FOUND);
    err_free(e);
    buf_finish(&out);
    ok(ui_config_load(&config, NULL, actions));
}

#define CONFIG_TEST(name) cmocka_unit_test_setup_teardown(name, open_config, close_config)
#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CONFIG_TEST(without_a_file_the_defaults_hold),
        CONFIG_TEST(settings_are_read),
        CONFIG_TEST(unknown_settings_name_the_nearest),
        CONFIG_TEST(bad_values_say_what_fits),
        CONFIG_TEST(lines_of_no_known_form_are_refused),
        CONFIG_TEST(a_setting_said_twice_is_refused),
        CONFIG_TEST(a_mistake_does_not_cost_the_other_lines),
        CONFIG_TEST(unknown_actions_name_the_nearest),
        CONFIG_TEST(unknown_keys_say_what_a_key_is),
        cmocka_unit_test(every_name_of_a_key_is_a_key),
        CONFIG_TEST(without_bindings_the_table_holds),
        CONFIG_TEST(a_bound_key_is_added_and_comes_first),
        CONFIG_TEST(a_bound_key_is_taken_from_others_in_its_panes),
        CONFIG_TEST(none_takes_a_key_from_all),
        CONFIG_TEST(the_later_line_wins),
        CONFIG_TEST(a_key_bound_to_its_own_action_stays_once),
        CONFIG_TEST(what_is_printed_says_the_same),
        CONFIG_TEST(defaults_are_printed_as_comments),
        CONFIG_TEST(every_default_can_be_made_a_line),
        FOLDER_TEST(the_config_folder_is_looked_into),
        CONFIG_TEST(a_named_file_must_exist),
        FOLDER_TEST(paths_are_printed),
        FOLDER_TEST(a_relative_variable_counts_as_not_set),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
