/* What is said of files that are no scenarios, or bad ones. */
#include "scenario_testing.h"

/* ---- what is wrong with a file --------------------------------------------------------------- */

static void a_file_without_a_container_says_what_it_has(void **state)
{
#define PASTE "; paste the output of 'docker inspect CONTAINER'"
    (void)state;
    assert_refused("[]", ERR_INPUT, "f:1:1: found an empty list, expected a container" PASTE);
    assert_refused("[{\"RepoTags\": []}]", ERR_INPUT,
                   "f:1:1: found an image, expected a container" PASTE);
    assert_refused("[{\"IPAM\": {}}, {\"Mountpoint\": \"\"}]", ERR_INPUT,
                   "f:1:2: found a network, a volume, expected a container" PASTE);
    assert_refused("{\"IPAM\": {}}", ERR_INPUT,
                   "f:1:1: found a network, expected a container" PASTE);
    assert_refused("[1, 2, 3, 4, 5]", ERR_INPUT,
                   "f:1:1: found 5 values that are not objects, expected a container" PASTE);
    assert_refused("[{\"IPAM\": {}}, {\"a\": 1}, {\"Spec\": {}}, {\"a\": 1}, {\"IPAM\": {}}]",
                   ERR_INPUT,
                   "f:1:2: found 2 networks, 2 objects of an unknown kind, an object of a swarm, "
                   "expected a container" PASTE);
    assert_refused("[{\"IPAM\": {}}, {\"a\": 1}, {\"Spec\": {}}, 1, {\"RootFS\": {}}]", ERR_INPUT,
                   "f:1:2: found a network, an object of an unknown kind, an object of a swarm, a "
                   "value that is not an object, ..., expected a container" PASTE);
#undef PASTE
}

static void a_file_of_another_kind_is_told_what_a_scenario_has(void **state)
{
    (void)state;
    assert_refused("things: {}", ERR_INPUT,
                   "f:1:1: this is nothing that silospec reads: a docker inspect, info, "
                   "run line, compose file, error, log, scenario; a scenario has 'silospec: 1', "
                   "'container' and 'host'");
    assert_refused("just a text", ERR_INPUT,
                   "f:1:1: this is nothing that silospec reads: a docker inspect, info, "
                   "run line, compose file, error, log, scenario; a scenario has 'silospec: 1', "
                   "'container' and 'host'");
    assert_refused("container: {}", ERR_INPUT,
                   "f:1:1: the format version is missing; write 'silospec: 1' at the top");
}

static void the_format_version_is_required_and_must_be_1(void **state)
{
    (void)state;
    assert_refused("silospec: 2\ncontainer: 5", ERR_UNSUPPORTED,
                   "f:1:11: silospec: found format version 2, expected 1");
    assert_refused("silospec: null", ERR_INPUT,
                   "f:1:11: silospec: found format version null, expected 1");
    assert_refused("silospec: '1'", ERR_INPUT,
                   "f:1:11: silospec: found text '1', expected an integer; remove the quotes");
    assert_refused("silospec: 1.5", ERR_INPUT,
                   "f:1:11: silospec: found number 1.5, expected an integer");
}

static void an_unknown_engine_is_refused_at_its_place(void **state)
{
    (void)state;
    assert_refused("silospec: 1\nengine: moby-99\n", ERR_NOT_FOUND,
                   "f:2:9: engine: no engine is called 'moby-99'; did you mean moby-29? known are "
                   "moby-19.03, moby-20.10, moby-23.0, moby-24.0, moby-25.0, moby-26.1, moby-27, "
                   "moby-28, moby-29, and single releases of them such as moby-25.0.6");
    assert_refused("silospec: 1\nengine: 25.0\n", ERR_INPUT,
                   "f:2:9: engine: found number 25.0, expected text; put it in quotes");
}

static void pastes_that_went_wrong_are_recognised(void **state)
{
    (void)state;
    assert_refused("", ERR_INPUT,
                   "f:1:1: the text is empty; paste the output of 'docker inspect CONTAINER', or "
                   "write a scenario");
}

static void wrong_types_and_ranges_have_place_and_path(void **state)
{
    (void)state;
    assert_refused("silospec: 1\ncontainer:\n  HostConfig:\n    Memory: lots\n", ERR_INPUT,
                   "f:4:13: container.HostConfig.Memory: found text 'lots', expected an integer");
    assert_refused("[\n  {\n    \"HostConfig\": { \"CpuCount\": 9223372036854775808 }\n  }\n]",
                   ERR_INPUT,
                   "f:3:33: container.HostConfig.CpuCount: found number 9223372036854775808, "
                   "expected an integer from -9223372036854775808 to 9223372036854775807");
}

static void duplicate_keys_are_refused_in_yaml_and_json(void **state)
{
    struct artefact s = {0};
    struct err *e = artefact_read(&s, STR_LIT("silospec: 1\nname: a\nname: b\n"), "f");

    (void)state;
    assert_int_equal(e->class, ERR_INPUT);
    assert_int_equal(e->line, 3);
    assert_int_equal(e->column, 1);
    assert_non_null(strstr(e->text, "name"));
    err_free(e);
    e = artefact_read(&s, STR_LIT("{\"silospec\": 1,\n \"a\": 1, \"a\": 2}"), "f");
    assert_int_equal(e->class, ERR_INPUT);
    assert_int_equal(e->line, 2);
    assert_int_equal(e->column, 10);
    err_free(e);
}

static void assert_place(struct str text, enum err_class class, unsigned line, unsigned column)
{
    struct artefact s = {0};
    struct err *e = artefact_read(&s, text, "f");

    assert_non_null(e);
    if (e->class != class || e->line != line || e->column != column)
        fail_msg("class %d, %s", (int)e->class, err_line(e));
    assert_string_equal(e->file, "f");
    err_free(e);
}

static void truncated_files_are_told_at_their_end(void **state)
{
    (void)state;
    assert_place(STR_LIT("{\"silospec\": 1,\n \"container\": {\"Id\": \"x\""), ERR_INPUT, 2, 25);
    assert_place(STR_LIT("["), ERR_INPUT, 1, 2);
    assert_place(STR_LIT("silospec: 1\ncontainer: {Id: x\n"), ERR_INPUT, 3, 1);
}

static void a_hundred_levels_are_the_limit(void **state)
{
    char text[600];

    (void)state;
    for (int levels = 98; levels <= 110; levels += 12) {
        size_t n = (size_t)snprintf(text, sizeof(text), "{\"silospec\": 1, \"x\": ");
        struct artefact s = {0};
        struct err *e;

        memset(text + n, '[', (size_t)levels);
        memset(text + n + levels, ']', (size_t)levels);
        snprintf(text + n + 2 * levels, sizeof(text) - n - 2 * (size_t)levels, "}");
        e = artefact_read(&s, str_of(text), "f");
        if (levels == 98) {
            assert_no_error(e);
            artefact_close(&s);
        } else {
            assert_int_equal(e->class, ERR_LIMIT);
            assert_int_equal(e->line, 1);
            err_free(e);
        }
    }
}

static void alias_bombs_are_refused(void **state)
{
    static const char bomb[] = "silospec: 1\n"
                               "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
                               "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                               "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                               "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                               "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
                               "f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n";
    struct artefact s = {0};
    struct err *e = artefact_read(&s, str_of(bomb), "f");

    (void)state;
    assert_non_null(e);
    assert_int_equal(e->class, ERR_LIMIT);
    assert_true(e->line >= 6);
    err_free(e);
}

static void bytes_that_are_not_utf8_are_refused(void **state)
{
    static const char bytes[] = "silospec: 1\nname: a\xff\n";

    (void)state;
    assert_open_refused(bytes, sizeof(bytes) - 1, ERR_INPUT,
                        "2:8: the byte 0xFF is not UTF-8; save the file as UTF-8 or UTF-16");
}

static void a_file_that_is_not_there_is_not_found(void **state)
{
    struct artefact s = {0};
    struct err *e = artefact_open(&s, "/nonexistent/x.yaml");

    (void)state;
    assert_int_equal(e->class, ERR_NOT_FOUND);
    assert_string_equal(e->file, "/nonexistent/x.yaml");
    err_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_without_a_container_says_what_it_has),
        cmocka_unit_test(a_file_of_another_kind_is_told_what_a_scenario_has),
        cmocka_unit_test(the_format_version_is_required_and_must_be_1),
        cmocka_unit_test(an_unknown_engine_is_refused_at_its_place),
        cmocka_unit_test(pastes_that_went_wrong_are_recognised),
        cmocka_unit_test(wrong_types_and_ranges_have_place_and_path),
        cmocka_unit_test(duplicate_keys_are_refused_in_yaml_and_json),
        cmocka_unit_test(truncated_files_are_told_at_their_end),
        cmocka_unit_test(a_hundred_levels_are_the_limit),
        cmocka_unit_test(alias_bombs_are_refused),
        cmocka_unit_test(bytes_that_are_not_utf8_are_refused),
        cmocka_unit_test(a_file_that_is_not_there_is_not_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
