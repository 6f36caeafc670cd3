/* Copying: what goes to the clipboard or a file. */
#include "app_driver.h"

#include "ui/term/clipboard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB TEST_DATA_DIR "/ui/web.yaml"

static void start(struct driver *d)
{
    driver_start(d, WEB, 120, 40);
}

static void expect_copied(struct driver *d, const char *keys, const char *want)
{
    driver_keys(d, keys);
    assert_non_null(driver_copied(d));
    assert_string_equal(driver_copied(d), want);
}

static void y_waits_and_shows_what_may_follow(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "y");
    driver_expect(&d, "y value  p path  j pointer  s subtree  S spec  d docker  w why");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "j pointer");
    driver_keys(&d, "yZ");
    driver_expect(&d, "y Z does nothing");
    assert_null(driver_copied(&d));
    driver_finish(&d);
}

/* What a row of a window is about is copied as in the pane that it leads to. */
static void rows_of_windows_have_paths_and_flags(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_set(&d, "container.HostConfig.CpuPercent=50");
    driver_keys(&d, "F/conflicting<Enter>y");
    driver_expect(&d, "p path  j pointer  s subtree");
    expect_copied(&d, "p", "container.HostConfig.CpuPercent");
    driver_expect(&d, "▸ Problems");
    expect_copied(&d, "yd", "--cpu-percent 50");
    expect_copied(&d, "ys", "50");
    driver_keys(&d, "yw"); /* what stands below the list */
    driver_expect(&d, "copied the explanation");
    assert_null(strstr(driver_copied(&d), "finding"));
    driver_keys(&d, "<Esc><Esc>t");
    driver_keys(&d, "yp");
    driver_expect(&d, "this line is about no single field");
    driver_keys(&d, "<Esc>2/maximum<Enter>w");
    expect_copied(&d, "yp", "windows.resources.cpu.maximum");
    expect_copied(&d, "yj", "/windows/resources/cpu/maximum");
    driver_keys(&d, "yw");
    assert_non_null(strstr(driver_copied(&d), "CPU-3"));
    driver_keys(&d, "yr");
    assert_non_null(strstr(driver_copied(&d), "docker run"));
    driver_finish(&d);
}

static void a_fields_value_path_and_pointer(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "/CPU count<Enter><Esc>");
    expect_copied(&d, "yy", "2");
    driver_expect(&d, "copied the value of container.HostConfig.CpuCount: 1 byte");
    expect_copied(&d, "yp", "container.HostConfig.CpuCount");
    expect_copied(&d, "yj", "/container/HostConfig/CpuCount");
    expect_copied(&d, "yd", "--cpu-count 2");
    /* What a pointer has signs of its own for. */
    driver_set(&d, "container.HostConfig.Annotations[\"a/b~c\"]=x");
    driver_keys(&d, "<C-p>a/b~c<Enter>");
    expect_copied(&d, "yj", "/container/HostConfig/Annotations/a~1b~0c");
    driver_finish(&d);
}

static void a_specs_value_path_pointer_and_subtree(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/\"destination\"<Enter><Esc>2");
    expect_copied(&d, "yy", "c:\\data");
    expect_copied(&d, "yp", "mounts[0].destination");
    expect_copied(&d, "yj", "/mounts/0/destination");
    driver_keys(&d, "/\"cpu\"<Enter>");
    driver_keys(&d, "ys");
    assert_int_equal(strncmp(driver_copied(&d), "{\n  \"count\": 2", 14), 0);
    driver_expect(&d, "copied windows.resources.cpu as JSON");
    driver_finish(&d);
}

static void the_spec_of_a_line_is_the_flag_of_its_field(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/\"hostname\"<Enter>");
    expect_copied(&d, "yd", "--hostname web01");
    driver_finish(&d);
}

static void the_whole_spec_ends_with_a_line_end(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "yS");
    assert_non_null(strstr(driver_copied(&d), "\"ociVersion\""));
    assert_string_equal(driver_copied(&d) + strlen(driver_copied(&d)) - 3, "\n}\n");
    driver_finish(&d);
}

static void the_explanation_is_what_stands_below_the_panes(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "2/\"count\"<Enter>yw");
    assert_int_equal(strncmp(driver_copied(&d), "windows.resources.cpu.count = 2", 31), 0);
    driver_finish(&d);
}

static void a_list_is_copied_as_flags_and_as_json(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "/Environment<Enter><Esc>");
    expect_copied(&d, "yd", "--env A=1 --env B=2 --env C=3");
    expect_copied(&d, "yy", "[\n  \"A=1\",\n  \"B=2\",\n  \"C=3\"\n]");
    driver_keys(&d, "jj");
    expect_copied(&d, "yd", "--env B=2");
    driver_finish(&d);
}

static void what_has_no_flag_or_no_value_says_so(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "gyy");
    driver_expect(&d, "nothing to copy here");
    driver_keys(&d, ":go-to OSBuild<Enter><Enter>yd");
    driver_expect(&d, "copied the run line for PowerShell, as no flag sets this");
    assert_int_equal(strncmp(driver_copied(&d), "docker run ", 11), 0);
    driver_keys(&d, "/CPU shares<Enter><Esc>yy");
    driver_expect(&d, "is not set; yp copies its path");
    driver_finish(&d);
}

/* No flag gave it, and one may replace it. */
static void what_an_image_gives_says_so(void **state)
{
    static const struct {
        const char *field, *value, *said;
    } rows[] = {
        {"Entrypoint", "[\"a\"]", "the image's configuration gives this; --entrypoint replaces it"},
        {"WorkingDir", "C:\\a", "configuration gives this; --workdir replaces it"},
        {"Env[+]", "A=1", "; --env adds to it, or replaces what has that name"},
        {"Cmd", "[\"a\"]", "; words behind the image replace it"},
        {"Healthcheck.Test", "[\"CMD\", \"a\"]", "; --health-cmd replaces it"},
        {"Healthcheck", "", "; each member says which flag replaces it"},
        {"Volumes", "{\"C:\\\\v\": {}}", "; -v adds to it, or replaces what has that name"},
        {"User", "", "the image's configuration gives none"},
        {"Shell", "[\"a\"]",
         "Shell: the image's configuration gives it, and no flag of docker run"},
    };
    struct driver d;

    (void)state;
    start(&d);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char keys[128];

        snprintf(keys, sizeof(keys), ":set host.Images[0].Config.%s=%s<Enter>", rows[i].field,
                 rows[i].value);
        if (rows[i].value[0] != '\0')
            driver_keys(&d, keys);
        snprintf(keys, sizeof(keys), ":go-to host.Images[0].Config.%s<Enter><Enter>yd",
                 strcmp(rows[i].field, "Env[+]") == 0 ? "Env[0]" : rows[i].field);
        driver_keys(&d, keys);
        driver_expect(&d, rows[i].said);
    }
    driver_finish(&d);
}

static void the_whole_run_line_is_one_key_away(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, "yr");
    driver_expect(&d, "copied the run line for PowerShell");
    assert_int_equal(strncmp(driver_copied(&d), "docker run -d --name ", 21), 0);
    assert_non_null(strstr(driver_copied(&d), " --env A=1 --env B=2 --env C=3 "));
    driver_keys(&d, ":copy-run bash<Enter>");
    driver_expect(&d, "copied the run line for bash");
    driver_finish(&d);
}

static void secrets_are_left_out_unless_they_are_shown(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.HostConfig.SecurityOpt[0]=credentialspec=raw://{\"A\":{"
                    "\"PluginInput\":\"hunter2\"}}<Enter>yy");
    assert_null(strstr(driver_copied(&d), "hunter2"));
    driver_expect(&d, "without its secrets");
    driver_keys(&d, ":mask<Enter>yy");
    assert_non_null(strstr(driver_copied(&d), "hunter2"));
    driver_finish(&d);
}

/* Rows, windows, entries and explanations are handed on as the spec is; one value is what was asked
 * for, and a run line is there to be run. */
static void what_is_handed_on_has_no_secrets(void **state)
{
    static const char *const copies[] = {"1yt", "1ym", "1ys", "2yt", "2ym", "2yS", "Vyt", "Fym"};
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.Config.Env[0]=TOKEN=hunter2hunter2<Enter>");
    driver_keys(&d, ":set container.Args[0]=--password=hunter2hunter2<Enter>");
    driver_keys(&d, "1/Environment<Enter><Esc>");
    for (size_t i = 0; i < sizeof(copies) / sizeof(copies[0]); i++) {
        driver_keys(&d, copies[i]);
        assert_non_null(driver_copied(&d));
        if (strstr(driver_copied(&d), "hunter2") != NULL)
            print_error("%s: %s\n", copies[i], driver_copied(&d));
        assert_null(strstr(driver_copied(&d), "hunter2"));
        driver_keys(&d, "<Esc>");
    }
    driver_keys(&d, "2yt");
    driver_expect(&d, "without its secrets");
    driver_keys(&d, "yr");
    driver_expect(&d, "secrets and all");
    assert_non_null(strstr(driver_copied(&d), "hunter2"));
    driver_keys(&d, "M2yt");
    assert_non_null(strstr(driver_copied(&d), "hunter2"));
    driver_finish(&d);
}

/* Those of a credential spec are hidden there, too. */
static void a_run_line_says_which_secrets_it_has(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.HostConfig.SecurityOpt[0]=credentialspec=raw://{\"A\":{"
                    "\"PluginInput\":\"hunter2\"}}<Enter>yr");
    assert_null(strstr(driver_copied(&d), "hunter2"));
    driver_keys(&d, ":set container.Config.Env[0]=TOKEN=hunter3hunter3<Enter>yr");
    assert_null(strstr(driver_copied(&d), "hunter2"));
    assert_non_null(strstr(driver_copied(&d), "hunter3"));
    driver_expect(&d, "secrets and all but those of its credential spec");
    driver_expect_not(&d, "without its secrets");
    driver_keys(&d, "Myr");
    assert_non_null(strstr(driver_copied(&d), "hunter2"));
    driver_finish(&d);
}

static void nothing_that_prints_nothing_is_copied_unasked(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.Config={\"User\":\"a\\u202eb\"}<Enter>"
                    ":go-to Config.User<Enter><Enter>yy");
    assert_string_equal(driver_copied(&d), "a\\u202eb");
    driver_expect(&d, "with escapes for what prints nothing");
    expect_copied(&d, ":copy-value raw<Enter>",
                  "a\xe2\x80\xae"
                  "b");
    expect_copied(&d, "yd", "--user \"a`u{202e}b\"");
    driver_keys(&d, ":copy-docker cmd<Enter>");
    driver_expect(&d, "cmd has no way to say this value; :copy-docker bash has");
    expect_copied(&d, ":copy-docker bash<Enter>", "--user $'a\\u202eb'");
    driver_finish(&d);
}

static void an_entry_of_several_lines_is_copied_as_one_row(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml", 120, 40);
    driver_keys(&d, "4yy");
    assert_string_equal(driver_copied(&d), "1  corp-overlay c83f2a60-1e5d-4b97-8d0a-96f4b17ce2d8");
    driver_expect_not(&d, "with escapes");
    driver_finish(&d);
}

static void a_fragment_is_quoted_for_the_shell_that_is_named(void **state)
{
    struct driver d;

    (void)state;
    start(&d);
    driver_keys(&d, ":set container.Config.User=$(id) it's<Enter>");
    expect_copied(&d, "yd", "--user '$(id) it''s'");
    driver_expect(&d, "for docker run in PowerShell");
    expect_copied(&d, ":copy-docker bash<Enter>", "--user '$(id) it'\\''s'");
    expect_copied(&d, ":copy-docker cmd<Enter>", "--user ^\"$^(id^) it's^\"");
    driver_keys(&d, ":copy-docker fish<Enter>");
    driver_expect(&d, "no such shell: fish; there are powershell, windows-powershell, cmd, bash");
    driver_finish(&d);
}

static void a_file_gets_what_was_copied(void **state)
{
    char file[] = "/tmp/silospec-copy-XXXXXX", command[80], text[32] = "";
    int fd = mkstemp(file);
    struct driver d;
    FILE *f;

    (void)state;
    assert_true(fd >= 0);
    start(&d);
    driver_keys(&d, "/CPU count<Enter><Esc>yd");
    snprintf(command, sizeof(command), ":copy-to %s<Enter>", file);
    driver_keys(&d, command);
    driver_expect(&d, "exists already");
    driver_keys(&d, "y");
    driver_expect(&d, "wrote for docker run in PowerShell: --cpu-count 2 to ");
    f = fopen(file, "r");
    assert_non_null(f);
    assert_non_null(fgets(text, sizeof(text), f));
    assert_string_equal(text, "--cpu-count 2");
    fclose(f);
    remove(file);
    driver_keys(&d, ":copy-to /nonexistent/x<Enter>");
    driver_expect(&d, "cannot write '/nonexistent/x'");
    driver_finish(&d);
}

static void the_terminal_gets_the_sequence(void **state)
{
    static const char file[] = WEB;
    const char *files[] = {file};
    const struct ui_app_options options = {.files = files, .file_count = 1};
    const struct ui_event events[] = {
        {.kind = UI_EVENT_KEY, .key = 'j'},
        {.kind = UI_EVENT_KEY, .key = 'y'},
        {.kind = UI_EVENT_KEY, .key = 'p'},
    };
    struct buf want = {.s = NULL};
    struct ui_terminal *t;
    struct ui_app *app;

    (void)state;
    unsetenv("TMUX");
    unsetenv("STY");
    assert_null(ui_app_new(&app, &options, 80, 24));
    assert_null(ui_terminal_memory(&t, 80, 24, events, 3));
    assert_null(ui_app_loop(app, t));
    assert_null(
        ui_clipboard_sequence(&want, STR_LIT("container.HostConfig.Isolation"), NULL, NULL));
    assert_true(str_eq(ui_terminal_memory_copied(t), buf_str(&want)));
    buf_finish(&want);
    t->ops->close(t);
    ui_app_free(app);
}

static void a_terminal_without_a_clipboard_says_so(void **state)
{
    const struct ui_app_options options = {.files = NULL};
    const struct ui_event events[] = {
        {.kind = UI_EVENT_KEY, .key = 'y'},
        {.kind = UI_EVENT_KEY, .key = 'p'},
        {.kind = UI_EVENT_NONE},
    };
    struct ui_terminal *t;
    struct ui_app *app;
    struct driver d;

    (void)state;
    assert_null(ui_app_new(&app, &options, 100, 24));
    assert_null(ui_terminal_memory(&t, 100, 24, events, 3));
    ui_terminal_memory_can(t, (struct ui_terminal_can){.type = "linux"});
    assert_null(ui_app_loop(app, t));
    assert_int_equal(ui_terminal_memory_copied(t).len, 0);
    d = (struct driver){.app = app};
    assert_true(ui_surface_init(&d.surface, 100, 24));
    driver_expect(&d, "a terminal of type 'linux' has no clipboard: yf writes to a file");
    t->ops->close(t);
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(y_waits_and_shows_what_may_follow),
        cmocka_unit_test(a_fields_value_path_and_pointer),
        cmocka_unit_test(rows_of_windows_have_paths_and_flags),
        cmocka_unit_test(a_specs_value_path_pointer_and_subtree),
        cmocka_unit_test(the_spec_of_a_line_is_the_flag_of_its_field),
        cmocka_unit_test(the_whole_spec_ends_with_a_line_end),
        cmocka_unit_test(the_explanation_is_what_stands_below_the_panes),
        cmocka_unit_test(a_list_is_copied_as_flags_and_as_json),
        cmocka_unit_test(what_has_no_flag_or_no_value_says_so),
        cmocka_unit_test(what_an_image_gives_says_so),
        cmocka_unit_test(the_whole_run_line_is_one_key_away),
        cmocka_unit_test(secrets_are_left_out_unless_they_are_shown),
        cmocka_unit_test(what_is_handed_on_has_no_secrets),
        cmocka_unit_test(a_run_line_says_which_secrets_it_has),
        cmocka_unit_test(nothing_that_prints_nothing_is_copied_unasked),
        cmocka_unit_test(an_entry_of_several_lines_is_copied_as_one_row),
        cmocka_unit_test(a_fragment_is_quoted_for_the_shell_that_is_named),
        cmocka_unit_test(a_file_gets_what_was_copied),
        cmocka_unit_test(the_terminal_gets_the_sequence),
        cmocka_unit_test(a_terminal_without_a_clipboard_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
