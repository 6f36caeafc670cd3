/* Releases as sets of changes, and each change where a vector of the latest releases cannot show
 * it: in single releases, and in what create and start check. */
#include "specgen/engine/engine.h"

#include "platform/sim/sim.h"
#include "scenario_fixture.h"
#include "specgen/assess/assess.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- the table --------------------------------------------------------------------------- */

static void every_change_has_an_id_a_text_and_a_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        const struct engine_change_info *c = &engine_changes[i];
        const struct engine_change_words words = engine_change_words((enum engine_change)i);

        assert_true(strncmp(words.id, "ENG-", 4) == 0);
        assert_true(strlen(words.text) > 10);
        assert_true(strlen(words.source) > 5);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(words.id, engine_change_words((enum engine_change)k).id);
        assert_true(i == 0 || c->since >= engine_changes[i - 1].since);
        assert_true(c->since > mdl_engine_default->latest);
    }
}

static void a_change_holds_from_each_of_its_releases_on(void **state)
{
    (void)state;
    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        uint32_t since[ENGINE_SINCE_MAX];
        size_t count = engine_change_since(since, (enum engine_change)c);

        for (size_t i = 0; i < count; i++) {
            struct engine e = engine_of(since[i]);

            assert_true(engine_has(&e, (enum engine_change)c));
            assert_true(i == 0 || since[i] > since[i - 1]);
        }
    }
}

static void the_oldest_engine_has_no_change_and_the_newest_all(void **state)
{
    struct engine oldest = engine_of(mdl_engines[0].latest);
    struct engine newest = engine_of(mdl_engines[MDL_ENGINE_COUNT - 1].latest);

    (void)state;
    assert_true(engine_set_is_empty(&oldest.changes));
    assert_true(str_is(oldest.oci_version, "1.0.1-dev"));
    for (unsigned c = 0; c < CHANGE_COUNT; c++)
        assert_true(engine_has(&newest, (enum engine_change)c));
}

static void changes_begin_at_their_release(void **state)
{
    static const struct {
        enum engine_change change;
        uint32_t last_without, first_with;
    } cases[] = {
        {CHANGE_CGROUP_RULE_TEXT, MDL_RELEASE(20, 10, 3), MDL_RELEASE(20, 10, 4)},
        {CHANGE_CONFIG_TARGET, MDL_RELEASE(20, 10, 6), MDL_RELEASE(20, 10, 7)},
        {CHANGE_INHERITABLE_GONE, MDL_RELEASE(20, 10, 13), MDL_RELEASE(20, 10, 14)},
        {CHANGE_POWERCAP_MASKED, MDL_RELEASE(20, 10, 26), MDL_RELEASE(20, 10, 27)},
        {CHANGE_PATHS_GO_1_18, MDL_RELEASE(20, 10, 17), MDL_RELEASE(20, 10, 18)},
        {CHANGE_PATHS_GO_1_19_6, MDL_RELEASE(20, 10, 23), MDL_RELEASE(20, 10, 24)},
        {CHANGE_PATHS_GO_1_19_6, MDL_RELEASE(23, 0, 1), MDL_RELEASE(23, 0, 2)},
        {CHANGE_PATHS_GO_1_20, MDL_RELEASE(23, 0, 6), MDL_RELEASE(23, 0, 7)},
        {CHANGE_PATHS_GO_1_20_11, MDL_RELEASE(24, 0, 7), MDL_RELEASE(24, 0, 8)},
        {CHANGE_PATHS_GO_1_20_11, MDL_RELEASE(20, 10, 27), MDL_RELEASE(23, 0, 12)},
        {CHANGE_JSON_SHORT_ESCAPES, MDL_RELEASE(23, 0, 14), MDL_RELEASE(23, 0, 15)},
        {CHANGE_JSON_SHORT_ESCAPES, MDL_RELEASE(24, 0, 9), MDL_RELEASE(25, 0, 7)},
        {CHANGE_JSON_SHORT_ESCAPES, MDL_RELEASE(25, 0, 6), MDL_RELEASE(25, 0, 7)},
        {CHANGE_JSON_SHORT_ESCAPES, MDL_RELEASE(26, 1, 5), MDL_RELEASE(27, 2, 1)},
        {CHANGE_JSON_SHORT_ESCAPES, MDL_RELEASE(27, 2, 0), MDL_RELEASE(28, 0, 0)},
        {CHANGE_OCI_1_2, MDL_RELEASE(26, 0, 255), MDL_RELEASE(26, 1, 0)},
        {CHANGE_RUNTIME_NUM_CPU, MDL_RELEASE(27, 4, 1), MDL_RELEASE(27, 5, 0)},
        {CHANGE_OCI_1_2_1, MDL_RELEASE(28, 1, 255), MDL_RELEASE(28, 2, 0)},
        {CHANGE_OCI_1_3, MDL_RELEASE(29, 1, 255), MDL_RELEASE(29, 2, 0)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct engine without = engine_of(cases[i].last_without);
        struct engine with = engine_of(cases[i].first_with);

        assert_false(engine_has(&without, cases[i].change));
        assert_true(engine_has(&with, cases[i].change));
    }
}

static void spans_are_told_in_words(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(str_is(engine_change_span(&a, CHANGE_JSON_SHORT_ESCAPES),
                       "since 23.0.15, 25.0.7, 27.2.1 and 28.0"));
    assert_true(str_is(engine_change_span(&a, CHANGE_CONFIG_TARGET), "since 20.10.7"));
    assert_true(str_is(engine_rule_span(&a, RULE_IMAGE), "all engines"));
    assert_true(str_is(engine_rule_span(&a, RULE_LCOW_SUPPORT), "until 20.10"));
    assert_true(str_is(engine_rule_span(&a, RULE_PRE_LOG_DRIVER), "since 25.0 until 27.5"));
    assert_true(str_is(engine_rule_span(&a, RULE_PRE_IMAGE_MOUNT), "since 28.0 before 29.7"));
    assert_true(str_is(engine_rule_span(&a, RULE_ANNOTATIONS), "since 24.0"));
    arena_finish(&a);
}

/* ---- the order of the steps ----------------------------------------------------------------- */

static int place_of(enum spec_step step, uint32_t release)
{
    int of, number = spec_step_number(step, release, &of);

    return number <= of ? number : 0;
}

static void steps_come_in_each_engines_order(void **state)
{
    (void)state;
    assert_int_equal(place_of(SPEC_STEP_IMAGE, MDL_RELEASE(19, 3, 15)), 1);
    assert_int_equal(place_of(SPEC_STEP_ANNOTATIONS, MDL_RELEASE(23, 0, 18)), 0);
    assert_true(place_of(SPEC_STEP_PLATFORM, MDL_RELEASE(20, 10, 27)) >
                place_of(SPEC_STEP_NETWORK, MDL_RELEASE(20, 10, 27)));
    assert_int_equal(place_of(SPEC_STEP_PLATFORM, MDL_RELEASE(23, 0, 18)), 2);
    assert_int_equal(place_of(SPEC_STEP_ANNOTATIONS, MDL_RELEASE(25, 0, 17)), 4);
    assert_int_equal(place_of(SPEC_STEP_SECRET_DIR, MDL_RELEASE(26, 0, 0)), 1);
    assert_true(place_of(SPEC_STEP_IMAGE, MDL_RELEASE(26, 0, 0)) >
                place_of(SPEC_STEP_MOUNTS, MDL_RELEASE(26, 0, 0)));
}

/* ---- documents ---------------------------------------------------------------------------- */

static void check_spec(const char *engine, const char *path, const char *json, const char *at,
                       const char *want)
{
    struct fixture f;

    fixture_with(&f, "engine", engine, path, json, NULL);
    assert_string_equal(fixture_at(&f, at), want);
    fixture_finish(&f);
}

static void single_releases_do_what_they_did(void **state)
{
    (void)state;
    check_spec("\"moby-26.0.2\"", NULL, NULL, "ociVersion", "\"1.1.0\"");
    check_spec("\"moby-26.1.0\"", NULL, NULL, "ociVersion", "\"1.2.0\"");
    check_spec("\"moby-28.1\"", NULL, NULL, "ociVersion", "\"1.2.0\"");
    check_spec("\"moby-28.2.0\"", NULL, NULL, "ociVersion", "\"1.2.1\"");
    check_spec("\"moby-29.1.5\"", NULL, NULL, "ociVersion", "\"1.2.1\"");
    check_spec("\"moby-25.0.6\"", "container.Config.User", "\"\\b\\f\"", "process.user.username",
               "\"\\u0008\\u000c\"");
    check_spec("\"moby-25.0.7\"", "container.Config.User", "\"\\b\\f\"", "process.user.username",
               "\"\\b\\f\"");
    check_spec("\"moby-27.2.0\"", "container.HostConfig.Annotations", "{\"a\\b\":\"x\"}",
               "annotations", "{\"a\\u0008\":\"x\"}");
    check_spec("\"moby-27.2.1\"", "container.HostConfig.Annotations", "{\"a\\b\":\"x\"}",
               "annotations", "{\"a\\b\":\"x\"}");
}

static void annotations_are_sorted_and_may_have_any_name(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-24.0\"", "container.HostConfig.Annotations",
                 "{\"b\":\"2\",\"\":\"0\",\"a.b\":\"1\",\"x\\\"]\":\"3\",\"[\":\"4\"}", NULL);
    assert_string_equal(fixture_at(&f, "annotations"),
                        "{\"\":\"0\",\"[\":\"4\",\"a.b\":\"1\",\"b\":\"2\",\"x\\\"]\":\"3\"}");
    assert_string_equal(fixture_at(&f, "annotations[\"a.b\"]"), "\"1\"");
    assert_string_equal(fixture_at(&f, "annotations[\"\"]"), "\"0\"");
    for (const struct spec_node *n = spec_find(f.result.spec, STR_LIT("annotations"))->u.kids.first;
         n != NULL; n = n->next)
        assert_ptr_equal(spec_find(f.result.spec, spec_node_path(&f.arena, n)), n);
    fixture_finish(&f);
}

/* The mount under Hyper-V is undone where the engine does it, also after a refusal. */
static void check_unmount(const char *engine)
{
    enum spec_effect_kind last = SPEC_EFFECT_MAKE_DIRECTORY;
    size_t unmounts = 0;
    struct fixture f;

    fixture_with(&f, "engine", engine, "container.HostConfig.Isolation", "\"hyperv\"",
                 "container.SecretReferences",
                 "[{\"SecretID\":\"s\",\"SecretName\":\"s\",\"File\":{\"Name\":\"D:\\\\x\"}}]",
                 "host.Secrets", "{\"s\":\"v\"}", "container.HostConfig.SecurityOpt", "[\"x\"]",
                 NULL);
    for (const struct spec_effect *e = f.result.effects; e != NULL; e = e->next) {
        unmounts += e->kind == SPEC_EFFECT_UNMOUNT_FILESYSTEM;
        last = e->kind;
    }
    assert_int_equal(unmounts, 1);
    assert_int_equal(last, SPEC_EFFECT_UNMOUNT_FILESYSTEM);
    assert_true(f.result.error->step == SPEC_STEP_SYMLINKS);
    fixture_finish(&f);
}

static void a_filesystem_mounted_for_links_is_unmounted(void **state)
{
    (void)state;
    check_unmount("\"moby-19.03\"");
    check_unmount("\"moby-26.1\"");
}

/* ---- create and start ------------------------------------------------------------------------ */

struct refusal {
    const char *engine, *path, *json;
    const char *message; /* NULL: create refuses nothing */
    enum spec_class class;
};

static void check_refusal(const struct refusal *r)
{
    char engine[32];
    struct assessment assessment;
    struct plat host;
    struct fixture f;

    (void)snprintf(engine, sizeof engine, "\"moby-%s\"", r->engine);
    fixture_with(&f, "engine", engine, r->path, r->json, NULL);
    host = plat_sim(f.doc);
    assert_null(assess(&f.arena, f.doc, &host, ASSESS_CHANGED, &assessment));
    if (r->message == NULL) {
        if (assessment.create.error != NULL)
            fail_msg("%s: %.*s", r->engine, STR_FMT(assessment.create.error->message));
    } else {
        const struct preflight_error *e = assessment.create.error;

        if (e == NULL || !str_is(e->message, r->message))
            fail_msg("%s: '%.*s' is not '%s'", r->engine,
                     STR_FMT(e != NULL ? e->message : STR_NONE), r->message);
        assert_int_equal(e->class, r->class);
        assert_true(engine_rule_holds(e->rule, f.doc->release));
    }
    fixture_finish(&f);
}

#define ISOLATION "container.HostConfig.Isolation"
#define MOUNTS    "container.HostConfig.Mounts"
#define INVALID   SPEC_CLASS_INVALID_PARAMETER
#define UNCLASSED SPEC_CLASS_UNKNOWN
#define MOUNT     "invalid mount config for type \"volume\": "

static void create_refuses_in_each_engines_words(void **state)
{
    static const struct refusal cases[] = {
        {"27", ISOLATION, "\"x\"",
         "Invalid isolation: \"x\". Windows supports 'default', 'process', or 'hyperv'", UNCLASSED},
        {"28", ISOLATION, "\"x\"",
         "invalid isolation (x): Windows supports 'default', 'process', or 'hyperv'", INVALID},
        {"27", "container.HostConfig.CpuRealtimePeriod", "1",
         "Windows does not support CPU real-time period", UNCLASSED},
        {"28", "container.HostConfig.CpuRealtimePeriod", "1",
         "invalid option: CPU real-time period is not supported for Windows containers", INVALID},
        {"28", "container.HostConfig.CpuRealtimeRuntime", "1",
         "invalid option: CPU real-time runtime is not supported for Windows containers", INVALID},
        {"28", "container.HostConfig.Privileged", "true",
         "invalid option: privileged mode is not supported for Windows containers", INVALID},
        {"28", "container.HostConfig.ReadonlyRootfs", "true",
         "invalid option: read-only mode is not supported for Windows containers", INVALID},
        {"28", "container.HostConfig.NetworkMode", "\"container:\"",
         "invalid network mode: invalid container format container:<name|id>", INVALID},
        {"19.03", "container.HostConfig.Capabilities", "[\"X\"]",
         "invalid Capabilities: unknown capability: \"X\"", INVALID},
        {"20.10.0", "container.HostConfig.Capabilities", "[\"X\"]", NULL, UNCLASSED},
        {"28", "container.HostConfig.KernelMemory", "1",
         "invalid option: Windows does not support KernelMemory", INVALID},
        {"29", "container.HostConfig.KernelMemory", "1", NULL, UNCLASSED},
        {"23.0", "container.HostConfig.Annotations", "{\"\":\"x\"}", NULL, UNCLASSED},
        {"24.0", "container.HostConfig.Annotations", "{\"\":\"x\"}",
         "invalid Annotations: the empty string is not permitted as an annotation key", INVALID},
        {"20.10", "container.Config.StopSignal", "\"HUP\"", "Invalid signal: HUP", INVALID},
        {"23.0", "container.Config.StopSignal", "\"NOSUCH\"", "invalid signal: NOSUCH", INVALID},
        {"24.0", "container.HostConfig.RestartPolicy", "{\"Name\":\"x\"}",
         "invalid restart policy 'x'", INVALID},
        {"25.0", "container.HostConfig.RestartPolicy", "{\"Name\":\"x\"}",
         "invalid restart policy: unknown policy 'x'; use one of 'no', 'always', 'on-failure', or "
         "'unless-stopped'",
         INVALID},
        {"25.0", "container.HostConfig.RestartPolicy",
         "{\"Name\":\"always\",\"MaximumRetryCount\":-1}",
         "invalid restart policy: maximum retry count can only be used with 'on-failure' and "
         "cannot "
         "be negative",
         INVALID},
        {"25.0", "container.HostConfig.RestartPolicy",
         "{\"Name\":\"on-failure\",\"MaximumRetryCount\":-1}",
         "invalid restart policy: maximum retry count cannot be negative", INVALID},
        {"20.10", "container.Config.WorkingDir", "\"NUL\"",
         "the working directory 'NUL' is invalid, it needs to be an absolute path", INVALID},
        {"20.10.26", "container.Config.WorkingDir", "\"NUL\"", NULL, UNCLASSED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_refusal(&cases[i]);
}

static void mounts_are_checked_in_each_engines_way(void **state)
{
    static const struct refusal cases[] = {
        {"20.10", MOUNTS, "[{\"Type\":\"volume\",\"Source\":\"console\",\"Target\":\"c:\\\\x\"}]",
         MOUNT "volume name \"console\" cannot be a reserved word for Windows filenames", INVALID},
        {"23.0", MOUNTS, "[{\"Type\":\"volume\",\"Source\":\"console\",\"Target\":\"c:\\\\x\"}]",
         NULL, UNCLASSED},
        {"23.0", MOUNTS, "[{\"Type\":\"volume\",\"Source\":\"com1\",\"Target\":\"c:\\\\x\"}]",
         MOUNT "volume name \"com1\" cannot be a reserved word for Windows filenames", INVALID},
        {"27", MOUNTS, "[{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"C:/\"}]",
         MOUNT "destination path cannot be `c:` or `c:\\`: c:\\", INVALID},
        {"28", MOUNTS, "[{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"C:/\"}]",
         MOUNT "destination path (c:\\) cannot be 'c:' or 'c:\\'", INVALID},
        {"28", MOUNTS, "[{\"Type\":\"volume\",\"Target\":\"c:\\\\x\",\"ReadOnly\":true}]",
         MOUNT "must not set ReadOnly mode when using anonymous volumes", INVALID},
        {"29", MOUNTS, "[{\"Type\":\"volume\",\"Target\":\"c:\\\\x\",\"ReadOnly\":true}]", NULL,
         UNCLASSED},
        {"25.0", MOUNTS,
         "[{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"c:\\\\x\",\"VolumeOptions\":"
         "{\"Subpath\":\"..\\\\y\"}}]",
         NULL, UNCLASSED},
        {"26.0.0", MOUNTS,
         "[{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"c:\\\\x\",\"VolumeOptions\":"
         "{\"Subpath\":\"..\\\\y\"}}]",
         MOUNT "subpath must be a relative path within the volume", INVALID},
        {"26.0.0", MOUNTS,
         "[{\"Type\":\"volume\",\"Target\":\"c:\\\\x\",\"VolumeOptions\":{\"Subpath\":\"y\"}}]",
         "must not set Subpath when using anonymous volumes", INVALID},
        {"28", MOUNTS, "[{\"Type\":\"volume\",\"Source\":\"vol\",\"BindOptions\":{}}]",
         MOUNT "field Target must not be empty", INVALID},
        {"29", MOUNTS, "[{\"Type\":\"volume\",\"Source\":\"vol\",\"BindOptions\":{}}]",
         MOUNT "field BindOptions must not be specified", INVALID},
        {"29", MOUNTS,
         "[{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"c:\\\\x\",\"TmpfsOptions\":{}}]",
         MOUNT "field TmpfsOptions must not be specified", INVALID},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        check_refusal(&cases[i]);
}

static int64_t cpus_after_create(const char *engine, const char *build)
{
    const struct preflight_change *c;
    struct assessment r;
    struct plat host;
    struct fixture f;
    int64_t nano;

    fixture_with(&f, "engine", engine, "host.OSBuild", build, ISOLATION, "\"hyperv\"",
                 "container.HostConfig.NanoCpus", "1500000000", NULL);
    host = plat_sim(f.doc);
    assert_null(assess(&f.arena, f.doc, &host, ASSESS_CHANGED, &r));
    c = assess_change_of(&r, MDL_F_NANO_CPUS);
    nano = c != NULL ? c->number : 1500000000;
    fixture_finish(&f);
    return nano;
}

static void cpus_are_rounded_on_old_hosts_of_old_engines(void **state)
{
    (void)state;
    assert_true(cpus_after_create("\"moby-19.03\"", "16174") == 2000000000);
    assert_true(cpus_after_create("\"moby-19.03\"", "16175") == 1500000000);
    assert_true(cpus_after_create("\"moby-20.10\"", "16298") == 2000000000);
    assert_true(cpus_after_create("\"moby-20.10\"", "16299") == 1500000000);
    assert_true(cpus_after_create("\"moby-23.0\"", "14393") == 1500000000);
}

static void the_daemon_says_which_build_it_needs(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-23.0\"", "host.OSBuild", "14393", NULL);
    assert_int_equal(fixture_finding(&f, MDL_F_OS_BUILD)->rule, RULE_DAEMON);
    fixture_finish(&f);
    fixture_with(&f, "engine", "\"moby-20.10\"", "host.OSBuild", "14393", NULL);
    assert_null(fixture_finding(&f, MDL_F_OS_BUILD));
    fixture_finish(&f);
}

static void paths_of_a_release_are_those_of_its_go(void **state)
{
    static const struct {
        uint32_t release;
        enum winpath_rules paths;
    } cases[] = {
        {MDL_RELEASE(19, 3, 15), WINPATH_GO_1_19},   {MDL_RELEASE(20, 10, 0), WINPATH_GO_1_13},
        {MDL_RELEASE(20, 10, 17), WINPATH_GO_1_13},  {MDL_RELEASE(20, 10, 18), WINPATH_GO_1_18},
        {MDL_RELEASE(20, 10, 24), WINPATH_GO_1_19},  {MDL_RELEASE(20, 10, 27), WINPATH_GO_1_20},
        {MDL_RELEASE(23, 0, 1), WINPATH_GO_1_18},    {MDL_RELEASE(23, 0, 2), WINPATH_GO_1_19},
        {MDL_RELEASE(23, 0, 7), WINPATH_GO_1_20},    {MDL_RELEASE(23, 0, 12), WINPATH_GO_1_20_11},
        {MDL_RELEASE(24, 0, 7), WINPATH_GO_1_20},    {MDL_RELEASE(24, 0, 8), WINPATH_GO_1_20_11},
        {MDL_RELEASE(25, 0, 0), WINPATH_GO_1_20_11},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(engine_of(cases[i].release).paths, cases[i].paths);
}

static void a_name_is_quoted_as_the_unicode_of_its_go_has_it(void **state)
{
    static const struct {
        const char *engine, *quoted;
    } cases[] = {
        {"\"moby-23.0.11\"", "\\u0cf3"},
        {"\"moby-23.0.12\"", "\xe0\xb3\xb3"},
        {"\"moby-24.0\"", "\\u0cf3"},
        {"\"moby-25.0\"", "\xe0\xb3\xb3"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture f;
        const char *message;

        fixture_with(&f, "engine", cases[i].engine, "container.HostConfig.SecurityOpt",
                     "[\"credentialspec=registry://\xe0\xb3\xb3\"]", "host.CredentialSpecs",
                     "{\"Registry\":{\"Values\":{}}}", NULL);
        message = arena_cstr(&f.arena, f.result.error->message);
        assert_non_null(strstr(message, "registry credential spec \""));
        assert_non_null(strstr(message, cases[i].quoted));
        fixture_finish(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_quoted_as_the_unicode_of_its_go_has_it),
        cmocka_unit_test(paths_of_a_release_are_those_of_its_go),
        cmocka_unit_test(every_change_has_an_id_a_text_and_a_source),
        cmocka_unit_test(a_change_holds_from_each_of_its_releases_on),
        cmocka_unit_test(the_oldest_engine_has_no_change_and_the_newest_all),
        cmocka_unit_test(changes_begin_at_their_release),
        cmocka_unit_test(spans_are_told_in_words),
        cmocka_unit_test(steps_come_in_each_engines_order),
        cmocka_unit_test(single_releases_do_what_they_did),
        cmocka_unit_test(annotations_are_sorted_and_may_have_any_name),
        cmocka_unit_test(a_filesystem_mounted_for_links_is_unmounted),
        cmocka_unit_test(create_refuses_in_each_engines_words),
        cmocka_unit_test(mounts_are_checked_in_each_engines_way),
        cmocka_unit_test(cpus_are_rounded_on_old_hosts_of_old_engines),
        cmocka_unit_test(the_daemon_says_which_build_it_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
