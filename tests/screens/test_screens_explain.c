/* The windows and panes that explain, at the two usual sizes, as whole screens. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define WEB    "data/ui/web.yaml"
#define SECRET "data/ui/secret.yaml"

/* Two refusals, a warning and a change, so that every window has something to tell. */
#define REFUSED                                                                                    \
    ":set container.HostConfig.CpuPercent=50<Enter>"                                               \
    ":set container.HostConfig.SecurityOpt[0]=credentialspec=file://gone.json<Enter>"              \
    ":set container.HostConfig.MemorySwap=77<Enter>"

struct size {
    int w, h;
    const char *name;
};
static const struct size sizes[] = {{120, 40, "120x40"}, {80, 24, "80x24"}};

static struct pty *start(const char *file, const char *option, const struct size *size)
{
    const char *const plain[] = {file, NULL};
    const char *const with[] = {option, file, NULL};
    const struct pty_options options = {.w = size->w, .h = size->h};
    struct pty *p = pty_silospec(option != NULL ? with : plain, &options);

    pty_wait_text(p, "spec ok");
    pty_keys(p, "j"); /* from the engine to the isolation */
    pty_settle(p);
    return p;
}

/* Edits are thrown away. */
static void leave(struct pty *p)
{
    bool edited;

    pty_escape(p);
    pty_settle(p);
    edited = strstr(pty_text(p), "[+]") != NULL;
    pty_keys(p, "q");
    if (edited) {
        pty_wait_text(p, "discard");
        pty_keys(p, "d");
    }
    assert_int_equal(pty_wait_exit(p), 0);
    pty_free(p);
}

static void screens(const char *file, const char *keys, const char *text, const char *name)
{
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct pty *p = start(file, NULL, &sizes[i]);
        char golden[64];

        snprintf(golden, sizeof(golden), "%s-%s", name, sizes[i].name);
        pty_keys(p, keys);
        pty_wait_text(p, text);
        same_as_golden(p, golden);
        leave(p);
    }
}

static void why_of_a_line(void **state)
{
    (void)state;
    screens(WEB, "2/\"count\"<Enter>w", "rule     CPU", "why-line");
}

static void why_of_an_error(void **state)
{
    (void)state;
    screens(WEB, REFUSED "5w", "stage platform", "why-error");
}

static void the_list_of_problems(void **state)
{
    (void)state;
    screens(WEB, REFUSED "F", "not reached: ", "problems");
}

static void later_engines(void **state)
{
    (void)state;
    screens(WEB, "Ljj", "ENG-1 since", "upgrade");
}

static void the_steps_of_the_pipeline(void **state)
{
    (void)state;
    screens(WEB, REFUSED "p", "decode the request", "steps");
}

static void the_effects_as_a_time_line(void **state)
{
    (void)state;
    screens(WEB, REFUSED "t", "effects", "effects");
}

static void set_versus_effective(void **state)
{
    (void)state;
    screens(WEB, "V", "Set versus effective", "effective");
}

/* Where columns have no room side by side, their cells stand below each other. */
static void windows_on_the_smallest_screen(void **state)
{
    static const struct size small = {40, 10, ""};
    static const char *const keys[][3] = {
        {"V", "Set versus effective", "effective-40x10"},
        {"I", "Isolation", "isolation-40x10"},
        {":set container.HostConfig.SecurityOpt[0]=credentialspec=registry://no<Enter>F",
         "Problems", "problems-40x10"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct pty *p = start(WEB, NULL, &small);

        pty_keys(p, keys[i][0]);
        pty_wait_text(p, keys[i][1]);
        same_as_golden(p, keys[i][2]);
        pty_free(p);
    }
}

static void the_chain_of_the_isolation(void **state)
{
    (void)state;
    screens(WEB, "I", "Who decides", "isolation");
}

static void the_errors_pane_with_what_is_not_reached(void **state)
{
    (void)state;
    screens(WEB, REFUSED "5+", "not reached: ", "errors");
}

static void signs_beside_the_fields(void **state)
{
    (void)state;
    screens(WEB, REFUSED "1/CPU percent<Enter>", "hit 1 of 1", "signs");
}

static void the_raw_settings(void **state)
{
    (void)state;
    screens(WEB, REFUSED "2v", "settings as written", "raw");
}

static void a_credential_spec_with_its_secret_hidden(void **state)
{
    (void)state;
    screens(SECRET, "3+", "PluginInput", "masked");
}

static void a_window_in_plain_characters(void **state)
{
    struct pty *p = start(WEB, "--ascii", &sizes[1]);

    (void)state;
    pty_keys(p, REFUSED "p");
    pty_wait_text(p, "decode the request");
    same_as_golden(p, "steps-ascii-80x24");
    for (const char *c = pty_text(p); *c != '\0'; c++)
        assert_true((unsigned char)*c < 0x80);
    leave(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(why_of_a_line),
        cmocka_unit_test(why_of_an_error),
        cmocka_unit_test(the_list_of_problems),
        cmocka_unit_test(later_engines),
        cmocka_unit_test(the_steps_of_the_pipeline),
        cmocka_unit_test(the_effects_as_a_time_line),
        cmocka_unit_test(set_versus_effective),
        cmocka_unit_test(windows_on_the_smallest_screen),
        cmocka_unit_test(the_chain_of_the_isolation),
        cmocka_unit_test(the_errors_pane_with_what_is_not_reached),
        cmocka_unit_test(signs_beside_the_fields),
        cmocka_unit_test(the_raw_settings),
        cmocka_unit_test(a_credential_spec_with_its_secret_hidden),
        cmocka_unit_test(a_window_in_plain_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
