/* Which engine and which host a docker info and an inspect tell of. */
#include "model/formats/docker_info.h"
#include "model/formats/inspect_engine.h"
#include "model/formats/scenario.h"

#include "document_testing.h"

#include <stdlib.h>

static void expect_text(const struct value *root, const char *parent, const char *key,
                        const char *want)
{
    const struct value *in = parent != NULL ? value_get(root, str_of(parent)) : root;
    const struct value *v = value_get(in, str_of(key));

    if (v == NULL)
        fail_msg("no %s", key);
    if (!str_is(v->u.text, want))
        fail_msg("%s is %.*s", key, STR_FMT(v->u.text));
}

static void check_sample(const char *file)
{
    struct scenario_file s;

    assert_no_error(scenario_open(&s, file));
    assert_true(s.from_info);
    assert_string_equal(s.engine_by, "docker info");
    assert_int_equal(s.engine_said, MDL_RELEASE(23, 0, 3));
    assert_string_equal(s.engine_note, "engine moby-23.0.3: docker info says 23.0.3");
    expect_text(s.root, NULL, "engine", "moby-23.0.3");
    expect_text(s.root, "host", "DefaultIsolation", "process");
    expect_text(s.root, "host", "Root", "C:\\ProgramData\\docker");
    expect_text(s.root, "host", "OSBuild", "20348");
    expect_text(s.root, "host", "OSProduct", "server");
    expect_text(s.root, "host", "NumCPU", "8");
    scenario_close(&s);
}

static void text_and_json_tell_the_same(void **state)
{
    (void)state;
    check_sample(TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt");
    check_sample(TEST_DATA_DIR "/docker-info/ws2022-23.0.3.json");
}

static void read_text(struct docker_info *out, struct arena *a, const char *text)
{
    assert_true(docker_info_is_text(str_of(text)));
    assert_no_error(docker_info_of_text(out, a, str_of(text)));
}

static void the_flat_layout_is_read_too(void **state)
{
    struct docker_info info;
    struct arena a;

    (void)state;
    arena_init(&a);
    read_text(
        &info, &a,
        "PS C:\\> docker info\r\nContainers: 0\r\n Running: 0\r\n"
        "Server Version: 18.06.0-ce\r\nStorage Driver: lcow (linux) windowsfilter (windows)\r\n"
        "Default Isolation: hyperv\r\n"
        "Kernel Version: 10.0 17134 (17134.1.amd64fre.rs4_release.180410-1804)\r\n"
        "Operating System: Windows 10 Pro\r\nOSType: windows\r\nCPUs: 2\r\n");
    assert_int_equal(info.fit, MDL_VERSION_OLDER);
    assert_true(
        str_is(docker_info_engine_note(&a, &info),
               "engine moby-19.03, the nearest: docker info says 18.06.0-ce, which is older "
               "than all that are known"));
    assert_true(str_is(info.isolation, "hyperv"));
    assert_int_equal(info.build, 17134);
    assert_true(info.client);
    assert_true(info.lcow);
    assert_int_equal(info.processors, 2);
    arena_finish(&a);
}

static void the_servers_version_counts_not_the_clients(void **state)
{
    struct docker_info info;
    struct arena a;

    (void)state;
    arena_init(&a);
    read_text(&info, &a,
              "Client:\n Version: 29.0.0\n CPUs: 99\nServer:\n Server Version: master-2019\n"
              " OSType: windows\n CPUs: 4\n");
    assert_int_equal(info.fit, MDL_VERSION_NONE);
    assert_int_equal(info.processors, 4);
    assert_true(str_is(docker_info_engine_note(&a, &info),
                       "engine left as it was: docker info says 'master-2019', which is no "
                       "version that is known"));
    arena_finish(&a);
}

static void other_daemons_are_refused(void **state)
{
    struct docker_info info;
    struct arena a;
    struct err *e;

    (void)state;
    arena_init(&a);
    e = docker_info_of_text(&info, &a, STR_LIT("Server Version: 25.0.1\nOSType: linux\n"));
    assert_non_null(e);
    assert_string_equal(e->text, "this docker info is of a daemon for 'linux'");
    err_free(e);
    arena_finish(&a);
}

static void a_scenario_that_quotes_an_info_is_a_scenario(void **state)
{
    (void)state;
    assert_false(docker_info_is_text(
        STR_LIT("silospec: 1\ndescription: |\n  Server Version: 25.0.1\n  OSType: windows\n")));
}

/* ---- inspect ----------------------------------------------------------------------------- */

#define WHOLE "\"DeviceRequests\":null,\"CpuRealtimePeriod\":0,\"IOMaximumBandwidth\":0"
#define OLD                                                                                        \
    "\"NetworkSettings\":{\"Bridge\":\"\",\"SandboxID\":\"x\",\"IPAddress\":\"\",\"Networks\":"

static void keys_of_an_inspect_tell_the_engine(void **state)
{
    static const struct {
        const char *json, *first, *last; /* NULL: nobody knows */
    } cases[] = {
        {"{\"HostConfig\":{" WHOLE ",\"Capabilities\":null,\"KernelMemory\":0}}", "moby-19.03",
         "moby-19.03"},
        {"{\"HostConfig\":{" WHOLE ",\"CgroupnsMode\":\"\",\"KernelMemory\":0}}", "moby-20.10",
         "moby-20.10"},
        {"{\"HostConfig\":{" WHOLE ",\"CgroupnsMode\":\"\"}," OLD "{\"nat\":{\"Gateway\":\"\"}}}}",
         "moby-23.0", "moby-24.0"},
        {"{\"HostConfig\":{" WHOLE ",\"CgroupnsMode\":\"\",\"Annotations\":{\"a\":\"b\"}}," OLD
         "{\"nat\":{\"Gateway\":\"\"}}}}",
         "moby-24.0", "moby-24.0"},
        {"{\"HostConfig\":{" WHOLE ",\"CgroupnsMode\":\"\"}," OLD "{\"nat\":{\"DNSNames\":null}}}}",
         "moby-25.0", "moby-27"},
        {"{\"HostConfig\":{" WHOLE ",\"CgroupnsMode\":\"\"}," OLD
         "{\"nat\":{\"DNSNames\":null,\"GwPriority\":0}}}}",
         "moby-28", "moby-28"},
        {"{\"HostConfig\":{" WHOLE
         ",\"CgroupnsMode\":\"\"},\"NetworkSettings\":{\"SandboxID\":\"x\","
         "\"Networks\":{\"nat\":{\"GwPriority\":0}}}}",
         "moby-29", "moby-29"},
        {"{\"HostConfig\":{" WHOLE ",\"CgroupnsMode\":\"\"}," OLD "{}}}", "moby-23.0", "moby-28"},
        {"{\"HostConfig\":{\"CgroupnsMode\":\"\"}}", NULL, NULL},
        {"{\"HostConfig\":null}", NULL, NULL},
        {"{\"Id\":\"x\"}", NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct value *v = value_of(cases[i].json);
        struct inspect_engine found;

        inspect_engine_of(&found, v);
        if (cases[i].first == NULL) {
            assert_null(found.first);
        } else {
            assert_non_null(found.first);
            assert_string_equal(found.first->name, cases[i].first);
            assert_string_equal(found.last->name, cases[i].last);
        }
        value_unref(v);
    }
}

static void an_inspect_opens_with_its_engine(void **state)
{
    struct scenario_file s;

    (void)state;
    assert_no_error(scenario_open(&s, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"));
    expect_text(s.root, NULL, "engine", "moby-29");
    assert_string_equal(s.engine_by, "inspect");
    assert_string_equal(
        s.engine_note, "engine moby-29: its inspect has these keys (no IPAddress beside Networks)");
    scenario_close(&s);
}

static void an_info_beside_an_inspect_has_the_last_word(void **state)
{
    const struct value *root;
    struct scenario_file s;
    struct docker_info_told told;

    (void)state;
    assert_no_error(scenario_open(&s, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"));
    root = value_ref(s.root);
    assert_no_error(docker_info_take(&root, &told, TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt"));
    expect_text(root, NULL, "engine", "moby-23.0.3");
    expect_text(root, "host", "NumCPU", "8");
    assert_true(told.host);
    assert_int_equal(told.release, MDL_RELEASE(23, 0, 3));
    assert_string_equal(told.note, "engine moby-23.0.3: docker info says 23.0.3");
    free(told.note);
    value_unref(root);
    scenario_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_json_tell_the_same),
        cmocka_unit_test(the_flat_layout_is_read_too),
        cmocka_unit_test(the_servers_version_counts_not_the_clients),
        cmocka_unit_test(other_daemons_are_refused),
        cmocka_unit_test(a_scenario_that_quotes_an_info_is_a_scenario),
        cmocka_unit_test(keys_of_an_inspect_tell_the_engine),
        cmocka_unit_test(an_inspect_opens_with_its_engine),
        cmocka_unit_test(an_info_beside_an_inspect_has_the_last_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
