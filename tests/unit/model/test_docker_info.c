/* Which engine and which host a docker info and an inspect tell of. */
#include "model/document/engine.h"
#include "model/formats/artefact.h"
#include "model/formats/inspect_engine.h"

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

static void expect_source(const struct value *root, const char *path, const char *source)
{
    struct str found = mdl_source_of(root, str_of(path));

    if (!str_is(found, source))
        fail_msg("%s: '%.*s'", path, STR_FMT(found));
}

static void check_sample(const char *file, unsigned line)
{
    const struct fact *engine;
    struct artefact s;

    assert_no_error(artefact_open(&s, file));
    assert_string_equal(s.kind->name, "docker-info");
    engine = artefact_engine(&s.evidence, MDL_RELEASE(23, 0, 3));
    assert_non_null(engine);
    assert_true(str_is(evidence_by(engine->source), "docker info"));
    assert_int_equal(engine->line, line);
    assert_true(str_is(engine->remark, "engine moby-23.0.3: docker info says 23.0.3"));
    assert_null(artefact_engine(&s.evidence, MDL_RELEASE(28, 0, 0)));
    expect_text(s.root, NULL, "engine", "moby-23.0.3");
    expect_text(s.root, "host", "DefaultIsolation", "process");
    expect_text(s.root, "host", "Root", "C:\\ProgramData\\docker");
    expect_text(s.root, "host", "OSBuild", "20348");
    expect_text(s.root, "host", "OSProduct", "server");
    expect_text(s.root, "host", "NumCPU", "8");
    expect_source(s.root, "engine", "docker info: Server Version");
    expect_source(s.root, "NumCPU", "docker info: CPUs");
    expect_source(s.root, "Root", "docker info: Docker Root Dir");
    assert_true(mdl_is_assumption(mdl_source_of(s.root, STR_LIT("container"))));
    artefact_close(&s);
}

static void text_and_json_tell_the_same(void **state)
{
    (void)state;
    check_sample(TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt", 19);
    check_sample(TEST_DATA_DIR "/docker-info/ws2022-23.0.3.json", 1);
}

/* What it says; the caller finishes the evidence. */
static void read_text(struct evidence *out, const char *text)
{
    const struct format *found;
    struct input in;

    assert_no_error(input_open(&in, str_of(text)));
    assert_no_error(format_of(&found, &in));
    assert_ptr_equal(found, &formats[FORMAT_docker_info]);
    evidence_init(out);
    assert_no_error(format_docker_info_read(out, &in));
    assert_false(evidence_failed(out));
    input_close(&in);
}

static void expect_fact(const struct evidence *ev, const char *path, const char *value)
{
    const struct fact *f = evidence_fact(ev, str_of(path));

    if (f == NULL)
        fail_msg("nothing of %s", path);
    if (!str_is(f->value->u.text, value))
        fail_msg("%s is %.*s", path, STR_FMT(f->value->u.text));
}

static void the_flat_layout_is_read_too(void **state)
{
    struct evidence ev;

    (void)state;
    read_text(
        &ev,
        "PS C:\\> docker info\r\nContainers: 0\r\n Running: 0\r\n"
        "Server Version: 18.06.0-ce\r\nStorage Driver: lcow (linux) windowsfilter (windows)\r\n"
        "Default Isolation: hyperv\r\n"
        "Kernel Version: 10.0 17134 (17134.1.amd64fre.rs4_release.180410-1804)\r\n"
        "Operating System: Windows 10 Pro\r\nOSType: windows\r\nCPUs: 2\r\n");
    assert_true(str_is(evidence_remark(&ev, STR_LIT("engine")),
                       "engine moby-19.03, the nearest: docker info says 18.06.0-ce, which is "
                       "older than all that are known"));
    expect_fact(&ev, "host.DefaultIsolation", "hyperv");
    expect_fact(&ev, "host.OSBuild", "17134");
    expect_fact(&ev, "host.OSProduct", "client");
    expect_fact(&ev, "host.NumCPU", "2");
    assert_int_equal(evidence_fact(&ev, STR_LIT("host.NumCPU"))->line, 10);
    assert_non_null(evidence_fact(&ev, STR_LIT("host.LCOWSupported")));
    assert_null(evidence_fact(&ev, STR_LIT("host.Root")));
    evidence_finish(&ev);
}

static void the_servers_version_counts_not_the_clients(void **state)
{
    struct evidence ev;

    (void)state;
    read_text(&ev, "Client:\n Version: 29.0.0\n CPUs: 99\nServer:\n Server Version: master-2019\n"
                   " OSType: windows\n CPUs: 4\n");
    assert_null(evidence_fact(&ev, STR_LIT("engine")));
    expect_fact(&ev, "host.NumCPU", "4");
    assert_true(str_is(evidence_remark(&ev, STR_LIT("engine")),
                       "engine left as it was: docker info says 'master-2019', which is no "
                       "version that is known"));
    evidence_finish(&ev);
}

static void other_daemons_are_refused(void **state)
{
    struct artefact s;

    (void)state;
    assert_error(artefact_read(&s, STR_LIT("Server Version: 25.0.1\nOSType: linux\n"), "f"),
                 ERR_INPUT,
                 "f: this docker info is of a daemon for 'linux'; take the one of a Windows host");
}

static void a_scenario_that_quotes_an_info_is_a_scenario(void **state)
{
    struct artefact s;

    (void)state;
    assert_no_error(artefact_read(&s,
                                  STR_LIT("silospec: 1\ndescription: |\n  Server Version: "
                                          "25.0.1\n  OSType: windows\n"),
                                  "f"));
    assert_true(artefact_is_scenario(&s));
    artefact_close(&s);
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
    const struct fact *engine;
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"));
    expect_text(s.root, NULL, "engine", "moby-29");
    engine = evidence_fact(&s.evidence, STR_LIT("engine"));
    assert_true(str_is(evidence_by(engine->source), "inspect"));
    assert_true(
        str_is(engine->remark,
               "engine moby-29: its inspect has these keys (no IPAddress beside Networks)"));
    artefact_close(&s);
}

static void an_info_beside_an_inspect_has_the_last_word(void **state)
{
    const struct value *root;
    struct evidence told;
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json"));
    root = value_ref(s.root);
    evidence_init(&told);
    assert_no_error(
        artefact_add(&root, &told, TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt", NULL));
    expect_text(root, NULL, "engine", "moby-23.0.3");
    expect_text(root, "host", "NumCPU", "8");
    expect_source(root, "NumCPU", "docker info: CPUs");
    assert_true(mdl_is_assumption(mdl_source_of(root, STR_LIT("Networks"))));
    assert_true(str_is(evidence_remark(&told, STR_LIT("engine")),
                       "engine moby-23.0.3: docker info says 23.0.3"));
    assert_int_equal(told.conflict_count, 1); /* what the inspect said of the engine */
    evidence_finish(&told);
    value_unref(root);
    artefact_close(&s);
}

static void an_inspect_beside_an_info_takes_the_empty_containers_place(void **state)
{
    const struct value *root;
    struct evidence told;
    struct artefact s;

    (void)state;
    assert_no_error(artefact_open(&s, TEST_DATA_DIR "/docker-info/ws2022-23.0.3.txt"));
    root = value_ref(s.root);
    evidence_init(&told);
    assert_no_error(
        artefact_add(&root, &told, TEST_DATA_DIR "/docker-inspect/hyperv-gmsa-29.json", NULL));
    expect_text(root, NULL, "name", "derived");
    expect_text(root, "container", "Name", "/derived");
    expect_text(root, "host", "NumCPU", "8");
    expect_source(root, "container", "");
    expect_source(root, "NumCPU", "docker info: CPUs");
    evidence_finish(&told);
    value_unref(root);
    artefact_close(&s);
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
        cmocka_unit_test(an_inspect_beside_an_info_takes_the_empty_containers_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
