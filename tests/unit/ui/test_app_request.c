/* A request and the container that create makes of it, as two views of the form. */
#include "app_driver.h"

#include "ui/tui/state/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define REQUEST TEST_DATA_DIR "/ui/request.yaml"
#define WEB     TEST_DATA_DIR "/ui/web.yaml"

static void expect_in_line(struct driver *d, const char *line, const char *text)
{
    const char *whole = driver_line(d, line);

    if (whole == NULL || strstr(whole, text) == NULL)
        fail_msg("'%s' is not in the line of '%s':\n%s", text, line, driver_text(d));
}

static void a_document_with_a_request_opens_in_it(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 140, 60);
    driver_expect(&d, "1 Request");
    expect_in_line(&d, "Image asked for", "web");
    expect_in_line(&d, "Environment", "2 entries");
    driver_expect(&d, "i request, container");
    driver_finish(&d);
}

static void a_key_switches_and_marks_what_create_did(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 70);
    driver_keys(&d, "i");
    driver_expect(&d, "1 Container made of it");
    expect_in_line(&d, "Isolation (--isolation)", "+");
    expect_in_line(&d, "Program", "&");
    expect_in_line(&d, "Host name", "known after create: e0");
    driver_keys(&d, "/Mounts<Enter><Enter>");
    expect_in_line(&d, "[0] bind, c:\\data, c:\\app", "~");
    driver_keys(&d, "i");
    driver_expect(&d, "1 Request");
    driver_finish(&d);
}

/* Binds are no part of what the spec is made from: create makes Mounts of them. */
static void what_create_moves_lights_up_the_lines_it_is_in(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 40);
    driver_keys(&d, ":set request.body.HostConfig.Binds[+]=c:\\data:c:\\x<Enter>");
    driver_keys(&d, "gg/c:\\x<Enter><Esc>");
    driver_expect(&d, "\u25b8       \"destination\": \"c:\\\\x\"");
    driver_expect_not(&d, "\u25b8       \"destination\": \"c:\\\\app\"");
    driver_finish(&d);
}

/* They would be those that create left all the same. */
static void a_request_has_no_settings_as_written(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 40);
    driver_keys(&d, "v");
    driver_expect(&d, "create makes the container of it, which i shows");
    driver_expect_not(&d, "settings as written");
    driver_finish(&d);
}

static void the_line_below_says_where_a_value_comes_from(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 70);
    driver_keys(&d, "i/Program<Enter>");
    driver_expect(&d, "from the image's Entrypoint[0]");
    driver_keys(&d, "/Isolation (<Enter>");
    driver_expect(&d, "filled in by the engine");
    driver_finish(&d);
}

static void editing_the_request_carries_out_create_at_once(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 70);
    driver_keys(&d, ":set request.body.Cmd=[\"9090\"]<Enter>");
    driver_expect(&d, "\"9090\"");
    driver_keys(&d, "/CPUs (<Enter><Enter>1.5");
    driver_expect(&d, "OCI spec, preview");
    driver_expect(&d, "\"maximum\": 3750");
    driver_keys(&d, "<Esc>");
    driver_expect_not(&d, "\"maximum\"");
    driver_finish(&d);
}

static void editing_the_container_edits_what_it_is_made_of(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 70);
    driver_keys(&d, "i/CPUs (<Enter><Enter>");
    driver_expect(&d, "1 Request");
    driver_keys(&d, "<C-u>1.5<Enter>");
    expect_in_line(&d, "CPUs (--cpus)", "1.5 CPUs");
    driver_expect(&d, "\"maximum\": 3750");
    driver_keys(&d, "i/Arguments<Enter>j<Enter>");
    driver_expect(&d, "Host: images");
    driver_finish(&d);
}

static void what_no_request_has_cannot_be_edited(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 70);
    driver_keys(&d, ":set container.Mounts[0].Source=C:\\x<Enter>");
    driver_expect(&d, "cannot be asked for in a request");
    driver_keys(&d, "<Esc>:set container.HostConfig.CpuCount=2<Enter>");
    driver_expect(&d, "1 Request");
    expect_in_line(&d, "CPU count", "2 CPUs");
    driver_finish(&d);
}

static void the_spec_leads_to_the_request(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 160, 70);
    driver_keys(&d, "2/endpointList<Enter>j");
    driver_expect(&d, "known after start");
    driver_keys(&d, "/destination<Enter><Enter>");
    driver_expect(&d, "1 Request");
    driver_expect(&d, "request.body.HostConfig.Binds[0]");
    driver_finish(&d);
}

static void a_container_alone_has_one_view(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, WEB, 120, 40);
    driver_expect_not(&d, "request, container");
    driver_keys(&d, "i");
    driver_expect(&d, "this document has no request");
    driver_finish(&d);
}

/* What create reads of mounts and ports stands with the mounts and the network, not aside. */
static void what_is_asked_for_stands_in_its_section(void **state)
{
    struct driver d;
    const char *text;

    (void)state;
    driver_start(&d, REQUEST, 160, 120);
    driver_keys(&d, ":set request.body.HostConfig.Binds=[\"c:/a:c:/b\"]<Enter>");
    text = driver_text(&d);
    assert_true(strstr(text, "Mounts  ") == NULL || strstr(text, "Binds (--volume)") != NULL);
    assert_true(strstr(text, "Mounts asked for") > strstr(text, "Binds (--volume)"));
    assert_true(strstr(text, "Devices") > strstr(text, "Mounts asked for"));
    assert_true(strstr(text, "Secrets and configs") > strstr(text, "Published ports"));
    expect_in_line(&d, "[0] c:/a:c:/b", "[0]");
    driver_keys(&d, "/Security options<Enter><Esc>ja");
    driver_expect(&d, "Binds (--volume): a folder of the host");
    assert_null(strstr(driver_text(&d), "│ Mounts: a folder"));
    driver_finish(&d);
}

static void an_engine_that_nobody_names_is_said_to_be_assumed(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 140, 60);
    driver_keys(&d, ":open " WEB "<Enter>");
    driver_expect(&d, "nothing names the engine: moby-19.03 is assumed   (W chooses)");
    driver_keys(&d, "<Esc>");
    driver_expect(&d, "engine moby-19.03 (assumed)");
    expect_in_line(&d, "    Engine ", "moby-19.03");
    driver_keys(&d, "A");
    driver_expect(&d, "nothing names the engine: moby-19.03 is assumed");
    driver_keys(&d, "<Esc>:engine 29<Enter>");
    assert_null(strstr(driver_text(&d), "(assumed)"));
    driver_finish(&d);
}

/* All mounts are looked at, however many there are: what makes one says which, and what does not
 * says so. */
static void each_of_many_binds_says_what_becomes_of_it(void **state)
{
    struct buf keys = {0};
    struct driver d;

    (void)state;
    buf_printf(&keys, ":set request.body.HostConfig.Binds=[\"first:c:/first\"");
    for (int i = 0; i < 80; i++)
        buf_printf(&keys, ",\"vol%d:c:/v%d\"", i, i);
    buf_printf(&keys, "]<Enter>");
    buf_char(&keys, '\0');
    driver_start(&d, REQUEST, 120, 40);
    driver_keys(&d, buf_str(&keys).s);
    driver_keys(&d, "<C-p>HostConfig.Binds[80]<Enter>");
    driver_expect(&d, "spec ok");
    driver_expect(&d, "create makes container.Mounts[79] of it");
    assert_null(strstr(driver_line(&d, "] vol79:c:/v79"), "\xC2\xB7"));
    driver_keys(&d, "<C-p>HostConfig.Binds[1]<Enter>"); /* not of [10] */
    driver_expect(&d, "create makes container.Mounts[2] of it");
    driver_keys(&d, ":set request.body.HostConfig.RestartPolicy.Name=always<Enter>");
    driver_keys(&d, "<C-p>RestartPolicy.Name<Enter>");
    driver_expect(&d, "\xC2\xB7");
    driver_finish(&d);
    buf_finish(&keys);
}

static void a_mount_begins_sensibly_and_its_parts_reach_the_spec(void **state)
{
    struct driver d;

    (void)state;
    driver_start(&d, REQUEST, 120, 40);
    driver_keys(&d, "<C-p>request.body.HostConfig.Mounts<Enter>a");
    driver_expect(&d, "a folder of the host, read-only");
    driver_expect(&d, "then  + mounts[");
    driver_keys(&d, "<Enter><C-p>request.body.HostConfig.Mounts[0].Target<Enter>");
    driver_expect(&d, "help Target  request.body.HostConfig.Mounts[0].Target: ");
    driver_expect(&d, "create makes container.");
    assert_null(strstr(driver_line(&d, "    Target  "), "\xC2\xB7"));
    driver_finish(&d);
}

/* Also where its tab stands among others. */
static void a_small_screen_says_that_it_is_the_request(void **state)
{
    struct driver d;
    int x, y;

    (void)state;
    driver_start(&d, REQUEST, 60, 20);
    driver_expect(&d, "[1 Request]");
    driver_keys(&d, "i");
    driver_expect(&d, "[1 Container]");
    driver_keys(&d, "i");
    assert_true(driver_find(&d, " 5 ", &x, &y)); /* clicks find the tabs as before */
    driver_click(&d, x + 1, y);
    driver_expect(&d, "[5 Errors]");
    driver_finish(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_has_no_settings_as_written),
        cmocka_unit_test(what_create_moves_lights_up_the_lines_it_is_in),
        cmocka_unit_test(a_small_screen_says_that_it_is_the_request),
        cmocka_unit_test(each_of_many_binds_says_what_becomes_of_it),
        cmocka_unit_test(a_mount_begins_sensibly_and_its_parts_reach_the_spec),
        cmocka_unit_test(what_is_asked_for_stands_in_its_section),
        cmocka_unit_test(an_engine_that_nobody_names_is_said_to_be_assumed),
        cmocka_unit_test(a_document_with_a_request_opens_in_it),
        cmocka_unit_test(a_key_switches_and_marks_what_create_did),
        cmocka_unit_test(the_line_below_says_where_a_value_comes_from),
        cmocka_unit_test(editing_the_request_carries_out_create_at_once),
        cmocka_unit_test(editing_the_container_edits_what_it_is_made_of),
        cmocka_unit_test(what_no_request_has_cannot_be_edited),
        cmocka_unit_test(the_spec_leads_to_the_request),
        cmocka_unit_test(a_container_alone_has_one_view),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
