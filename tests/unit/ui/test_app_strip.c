/* The strip of effects: what an edit does to the spec, and what has no room there. */
#include "app_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define WEB  TEST_DATA_DIR "/ui/web.yaml"
#define GMSA TEST_DATA_DIR "/../../ui/demo/gmsa-web.yaml"

static void the_strip_says_how_many_effects_it_has_no_room_for(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 80, 24);
    driver_keys(&d, ":set container.HostConfig.NanoCpus=1.5<Enter>");
    driver_expect(&d, "did   ");
    driver_keys(&d, ":set container.HostConfig.Isolation=hyperv<Enter>");
    driver_expect(&d, "did   root.path ");
    driver_expect(&d, " more");
    driver_keys(&d, ":set container.Name=/other<Enter>");
    driver_expect(&d, "did   nothing: the spec and what is listed stay as they are");
    driver_finish(&d);
}

static void the_strip_shows_short_effects_behind_a_long_one(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 80, 24);
    driver_set(&d, "container.HostConfig.Isolation=hyperv");
    driver_expect(&d, " -> \"\"   + hyperv {}   and 4 more (~)");
    driver_finish(&d);
}

static void a_sentence_in_the_strip_is_cut_behind_a_word(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 200, 50);
    driver_set(&d, "container.HostConfig.Isolation=hyperv");
    driver_expect(&d, "gone: ! count and maximum are both written: the OCI text calls them...");
    driver_finish(&d);
}

/* Two long values that begin alike. */
static void the_strip_shows_where_long_values_differ(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_set(&d, "container.Config.Hostname=abcdefghijklmnopqrstuvwxyz0123456789");
    driver_set(&d, "container.Config.Hostname=abcdefghijklmnopqrstuvwxyz0123456X89");
    driver_expect(&d, "did   hostname ...wxyz0123456789\" -> ...wxyz0123456X89\"");
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_resize(&d, 240, 60);
    driver_expect(&d, "registry://nobody, missing");
    driver_finish(&d);
}

/* There is no line for the strip: it stands where the field is explained. */
static void a_low_screen_tells_what_would_follow_in_its_only_line(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 40, 10);
    driver_keys(&d, "/memory<Enter><Enter>");
    driver_expect_not(&d, " then  ");
    driver_keys(&d, "4g");
    driver_expect(&d, "then  + memory");
    driver_keys(&d, "x");
    driver_expect(&d, "then  + memory");
    driver_keys(&d, "<Esc>kj");
    driver_expect(&d, "help Memory");
    driver_keys(&d, "W");
    driver_expect(&d, "help Engine");
    driver_keys(&d, "kkk");
    driver_expect(&d, "then  ociVersion");
    driver_keys(&d, "<Esc>kj");
    driver_expect_not(&d, " then  ");
    driver_expect(&d, "help ");
    driver_finish(&d);
}

static void a_low_screen_tells_what_a_change_did_above_its_message(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 40, 10);
    driver_keys(&d, "/memory<Enter><C-a>");
    driver_expect(&d, " did   + memory {...}");
    driver_expect(&d, "note Memory (--memory) = ");
    driver_keys(&d, "u");
    driver_expect(&d, " did   - resources: memory {...}");
    driver_expect(&d, "note undid: ");
    driver_keys(&d, "j");
    driver_expect_not(&d, " did ");
    driver_resize(&d, 80, 24); /* there it has a line, once */
    driver_keys(&d, "<C-r>");
    driver_expect(&d, " did   + memory {...}");
    assert_null(strstr(strstr(driver_text(&d), " did ") + 5, " did "));
    driver_finish(&d);
}

static void all_that_an_edit_did_is_listed(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 80, 24);
    driver_keys(&d, "~");
    driver_expect(&d, "there was no edit yet");
    driver_keys(&d, "<Esc>");
    driver_set(&d, "container.HostConfig.Isolation=hyperv");
    driver_expect(&d, "and 4 more (~)");
    driver_keys(&d, "~");
    driver_expect(&d, "What the last edit did");
    driver_expect(&d, "+ hyperv {}");
    driver_expect(&d, "gone: ! count and maximum are both written");
    driver_expect(&d, " -> \"\"");
    driver_keys(&d, "<Enter>");
    driver_expect(&d, "▸ 2 OCI spec");
    driver_set(&d, "container.Name=/other");
    driver_keys(&d, "~");
    driver_expect(&d, "nothing: the spec and what is listed are as they were");
    driver_finish(&d);
}

/* The row has room for the beginning of it only. */
static void what_is_gone_is_told_whole(void **state)
{
    static const char long_name[] = "container.Config.Env=[\"A=1\",\"PASSWORD="
                                    "abcdefghijklmnopqrstuvwxyz-the-end-of-it\"]";
    struct driver d;

    (void)state;
    driver_start(&d, GMSA, 80, 24);
    driver_set(&d, "container.HostConfig.Isolation=hyperv");
    driver_keys(&d, "~/gone:<Enter>");
    driver_expect(&d, "gone: ! count and maximum are both written: the OCI text calls them...");
    driver_expect(&d, "containerd refuses more than one");
    driver_keys(&d, "<Esc><Esc>");
    driver_set(&d, long_name);
    driver_set(&d, "container.Config.Env=[\"A=1\"]");
    driver_keys(&d, "~");
    driver_expect(&d, "- process.env: \"PASSWORD=abcdef");
    driver_expect(&d, "the-end-of-it");
    driver_keys(&d, "<Esc>2gg}");
    driver_expect(&d, "why  1 line removed: \"PASSWORD=");
    driver_expect(&d, "the-end-of-it");
    driver_keys(&d, "w");
    driver_expect(&d, "What stood here");
    driver_expect(&d, "the-end-of-it");
    driver_keys(&d, "y");
    assert_non_null(strstr(driver_copied(&d), "PASSWORD="));
    assert_null(strstr(driver_copied(&d), "the-end-of-it")); /* it may be a secret */
    driver_finish(&d);
}

/* What a pane lists is told of by the pane's title. */
static void a_high_screen_has_two_lines_of_effects(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 160, 50);
    driver_set(&d, "container.HostConfig.SecurityOpt[0]=credentialspec=registry://nobody");
    driver_keys(&d, "5g<Enter>");
    driver_expect(&d, "then  + credentialSpec");
    driver_expect(&d, "gone: x ");
    driver_expect(&d, "+ Credentials: security option 1: registry://nobody, found");
    driver_expect_not(&d, "more (~)"); /* keys are letters of the list there */
    driver_finish(&d);
}

/* Both what was before and what is now are without their secrets, as in a picture. */
static void what_an_edit_did_is_told_without_the_secrets(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_set(&d, "container.Config.Env[0]=DB=topsecret1");
    driver_set(&d, "container.Config.Env[0]=DB=topsecret2");
    driver_keys(&d, "~yt");
    assert_non_null(strstr(driver_copied(&d), "process.env[0] \"DB=REDACTED-"));
    assert_non_null(strstr(driver_copied(&d), "-> \"DB=REDACTED-"));
    assert_null(strstr(driver_copied(&d), "topsecret"));
    driver_keys(&d, "<Esc>");
    driver_set(&d, "container.HostConfig.Memory=4g");
    driver_keys(&d, "~yt");
    assert_non_null(strstr(driver_copied(&d), "+ memory {...}"));
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_an_edit_did_is_told_without_the_secrets),
        cmocka_unit_test(all_that_an_edit_did_is_listed),
        cmocka_unit_test(what_is_gone_is_told_whole),
        cmocka_unit_test(a_high_screen_has_two_lines_of_effects),
        cmocka_unit_test(the_strip_says_how_many_effects_it_has_no_room_for),
        cmocka_unit_test(the_strip_shows_short_effects_behind_a_long_one),
        cmocka_unit_test(a_sentence_in_the_strip_is_cut_behind_a_word),
        cmocka_unit_test(the_strip_shows_where_long_values_differ),
        cmocka_unit_test(a_low_screen_tells_what_would_follow_in_its_only_line),
        cmocka_unit_test(a_low_screen_tells_what_a_change_did_above_its_message),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
