/* The first minute: no file, the start page, the demo. */
#include "tests/screens/pty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct pty *start(const char *word, int w, int h)
{
    const char *const args[] = {word, NULL};
    struct pty *p = pty_silospec(args, &(struct pty_options){.w = w, .h = h});

    pty_wait_text(p,
                  word == NULL ? "Begin with" : "What to try"); /* from here on it takes pastes */
    pty_settle(p);
    return p;
}

static void leave(struct pty *p, const char *keys)
{
    pty_keys(p, keys);
    assert_int_equal(pty_wait_exit(p), 0);
    assert_true(pty_modes_restored(p));
    pty_free(p);
}

static void without_a_file_there_is_something_to_begin_with(void **state)
{
    static const int sizes[][2] = {{120, 40}, {80, 24}, {60, 20}};

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct pty *p = start(NULL, sizes[i][0], sizes[i][1]);

        pty_wait_text(p, "Begin with");
        pty_wait_text(p, "open       a file");
        pty_wait_text(p, "template   Build agent");
        pty_wait_text(p, "empty ");
        pty_keys(p, "<Esc>");
        pty_wait_no_text(p, "Begin with");
        pty_wait_text(p, "moby-29"); /* the newest */
        leave(p, "q");
    }
}

/* Who starts with a mistake in the config has something to begin with all the same. */
static void the_page_comes_behind_what_is_wrong_with_the_config(void **state)
{
    char folder[] = "/tmp/silospec-start-XXXXXX", home[64], command[256];
    const char *const args[] = {NULL};
    struct pty *p;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof(command),
             "mkdir %s/silospec && printf 'mouse = perhaps\\nbind Q qiut\\n' >%s/silospec/config",
             folder, folder);
    assert_int_equal(system(command), 0);
    snprintf(home, sizeof(home), "XDG_CONFIG_HOME=%s", folder);
    p = pty_silospec(args, &(struct pty_options){.w = 120, .h = 40, .env = {home}});
    pty_wait_text(p, "'perhaps' is neither true nor false");
    pty_keys(p, "<Esc>");
    pty_wait_text(p, "Begin with");
    pty_keys(p, "<Esc>");
    pty_wait_no_text(p, "Begin with");
    leave(p, "q");
    snprintf(command, sizeof(command), "rm -rf %s", folder);
    assert_int_equal(system(command), 0);
}

static void a_template_is_shown_while_it_is_chosen(void **state)
{
    struct pty *p = start(NULL, 120, 40);

    (void)state;
    pty_keys(p, "jj");
    pty_wait_text(p, "silospec  tour"); /* comes first */
    pty_keys(p, "j");
    pty_wait_text(p, "silospec  build-agent");
    pty_keys(p, "j");
    pty_wait_text(p, "silospec  docker-pipe");
    pty_keys(p, "<Enter>");
    pty_wait_text(p, "What to try");
    pty_keys(p, "<Esc>");
    pty_wait_no_text(p, "What to try");
    pty_wait_text(p, "silospec  docker-pipe");
    leave(p, "q");
}

static void the_page_takes_a_paste_and_commands(void **state)
{
    struct pty *p = start(NULL, 120, 40);

    (void)state;
    pty_paste(p, "silospec: 1\nname: x\ncontainer: {Id: ab, Name: /x, Path: cmd.exe, Image: i,\n"
                 "  Config: {Hostname: PASTEDHOST}, HostConfig: {Isolation: hyperv}}\n"
                 "host: {OSBuild: 20348, OSProduct: server, NumCPU: 4, DefaultIsolation: process,\n"
                 "  Images: [{Id: i, OS: windows, LayerFolders: ['C:\\a']}]}\n");
    pty_wait_text(p, "PASTEDHOST");
    pty_keys(p, ":start<Enter>");
    pty_wait_text(p, "Begin with");
    leave(p, ":quit<Enter>");
}

static void what_was_opened_is_there_again(void **state)
{
    const char *const named[] = {TEST_DATA_DIR "/../../ui/demo/tour.yaml", NULL};
    struct pty *p = pty_silospec(named, NULL);

    (void)state;
    pty_settle(p);
    pty_keys(p, ":start<Enter>");
    pty_wait_text(p, "recent     ");
    pty_wait_text(p, "ui/demo/tour.yaml");
    pty_keys(p, "<Esc>");
    pty_wait_no_text(p, "Begin with");
    leave(p, "q");
}

static void what_to_try_keeps_its_columns_on_small_screens(void **state)
{
    struct pty *p = start("demo", 60, 20);

    (void)state;
    assert_non_null(strstr(pty_text(p), "  Down Space   Isolation becomes hyperv: the spec"));
    assert_non_null(strstr(pty_text(p), "                gets a virtual machine, loses its"));
    assert_non_null(strstr(pty_text(p), "? finds every key."));
    pty_keys(p, "<Esc>");
    leave(p, "q");
}

/* Its text is whole on the screen: the keys it tells are pressed as it tells them. */
static void the_first_keys_of_the_demo_work_from_its_notice(void **state)
{
    struct pty *p = start("demo", 120, 40);

    (void)state;
    pty_wait_text(p, "What to try first");
    pty_wait_text(p, "silospec  tour "); /* by its name: there are several */
    pty_keys(p, "<Down>");
    pty_wait_no_text(p, "What to try first");
    pty_keys(p, " ");
    pty_wait_text(p, "isolation hyperv");
    leave(p, "qd");
}

/* The demo promises something for its first keys. */
static void the_demo_says_what_to_try_and_it_shows(void **state)
{
    struct pty *p = start("demo", 120, 40);

    (void)state;
    pty_wait_text(p, "What to try first");
    pty_wait_text(p, "Isolation becomes hyperv");
    pty_keys(p, "<Esc>");
    pty_wait_no_text(p, "What to try first");
    pty_wait_text(p, "\"path\": \"\\\\\\\\?\\\\Volume");
    pty_keys(p, "<Down> ");
    pty_wait_text(p, "isolation hyperv");
    pty_wait_text(p, "\"maximum\": 7500");
    pty_wait_text(p, "\"hyperv\": {}");
    pty_keys(p, "c");
    pty_wait_text(p, "Consequences");
    leave(p, "qd");
}

/* A start without --redact would take the masks for what the file had. */
static void what_is_masked_is_not_kept_for_a_later_start(void **state)
{
    static const char *const masked[] = {"--redact", TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml",
                                         NULL};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct pty *p = pty_silospec(&masked[i], NULL); /* the second time without it */
        char command[256];

        pty_settle(p);
        pty_keys(p, ":set container.HostConfig.CpuCount=6<Enter>");
        pty_wait_text(p, "\"count\": 6");
        snprintf(command, sizeof(command), "find %s -name '*.journal' | grep -q .", pty_home(p));
        assert_int_equal(system(command) == 0, i == 1);
        leave(p, "qd");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_file_there_is_something_to_begin_with),
        cmocka_unit_test(the_page_comes_behind_what_is_wrong_with_the_config),
        cmocka_unit_test(a_template_is_shown_while_it_is_chosen),
        cmocka_unit_test(the_page_takes_a_paste_and_commands),
        cmocka_unit_test(what_was_opened_is_there_again),
        cmocka_unit_test(the_first_keys_of_the_demo_work_from_its_notice),
        cmocka_unit_test(the_demo_says_what_to_try_and_it_shows),
        cmocka_unit_test(what_to_try_keeps_its_columns_on_small_screens),
        cmocka_unit_test(what_is_masked_is_not_kept_for_a_later_start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
