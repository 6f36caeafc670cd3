/* What engines refuse, warn of and change before the spec, at the first release of each change: the
 * vectors show the latest releases only. */
#include "platform/sim/sim.h"
#include "specgen/assess/assess.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define HOSTS  "container.HostConfig."
#define CONFIG "container.Config."
#define PASSES "passes"
#define PLATFORM                                                                                   \
    "The requested image's platform (linux/amd64) does not match the detected host platform ("
#define NOT_ASKED ") and no specific platform was requested"
#define LINUX     "[{\"Id\":\"img\",\"OS\":\"linux\"}]"
#define NPIPE     "[{\"Type\":\"npipe\",\"Source\":\"\\\\\\\\.\\\\pipe\\\\a\",\"Target\":\"/x\"}]"

struct example {
    const char *engine, *path, *json, *other, *other_json; /* other: NULL for none */
    const char *said; /* the refusal, else the first warning, else PASSES */
};

static struct preflight_result answer(struct fixture *f, const struct example *e,
                                      enum preflight_operation operation)
{
    struct preflight_result r;
    struct plat host;
    char engine[32];

    (void)snprintf(engine, sizeof engine, "\"moby-%s\"", e->engine);
    fixture_with(f, "engine", engine, e->path, e->json, e->other, e->other_json, NULL);
    host = plat_sim(f->doc);
    assert_null(preflight(&f->arena, f->doc, &host, operation, &r));
    return r;
}

static bool rule_seen[RULE_COUNT];

static void check(const struct example *e, enum preflight_operation operation)
{
    struct fixture f;
    struct preflight_result r = answer(&f, e, operation);
    struct str said = STR_LIT(PASSES);

    if (r.warnings != NULL) {
        said = r.warnings->text;
        rule_seen[r.warnings->rule] = true;
    }
    if (r.error != NULL) {
        said = r.error->message;
        rule_seen[r.error->rule] = true;
        assert_true(engine_rule_holds(r.error->rule, f.doc->release));
    }
    if (!str_is(said, e->said))
        fail_msg("%s %s=%s: '%.*s' is not '%s'", e->engine, e->path, e->json, STR_FMT(said),
                 e->said);
    fixture_finish(&f);
}

#define CHECK_ALL(examples, operation)                                                             \
    for (size_t i = 0; i < sizeof(examples) / sizeof((examples)[0]); i++)                          \
    check(&(examples)[i], (operation))

static void create_changes_at_a_release(void **state)
{
    static const struct example examples[] = {
        {"19.03", HOSTS "ExtraHosts", "[\"a:host-gateway\"]", NULL, NULL,
         "invalid IP address in add-host: \"host-gateway\""},
        {"20.10.0", HOSTS "ExtraHosts", "[\"a:host-gateway\"]", NULL, NULL, PASSES},
        {"20.10.0", HOSTS "ExtraHosts", "[\"a: host-gateway\"]", NULL, NULL,
         "invalid IP address in add-host: \" host-gateway\""},
        {"20.10.14", HOSTS "ExtraHosts", "[\"a:1.2.3.04\"]", NULL, NULL, PASSES},
        {"20.10.15", HOSTS "ExtraHosts", "[\"a:1.2.3.04\"]", NULL, NULL,
         "invalid IP address in add-host: \"1.2.3.04\""},
        {"23.0.17", HOSTS "ExtraHosts", "[\"a:00001::\"]", NULL, NULL, PASSES},
        {"23.0.18", HOSTS "ExtraHosts", "[\"a:00001::\"]", NULL, NULL,
         "invalid IP address in add-host: \"00001::\""},
        {"24.0", HOSTS "ExtraHosts", "[\"a:00001::\"]", NULL, NULL, PASSES},
        {"25.0.9", HOSTS "ExtraHosts", "[\"a:00001::\"]", NULL, NULL, PASSES},
        {"25.0.10", HOSTS "ExtraHosts", "[\"a:00001::\"]", NULL, NULL,
         "invalid IP address in add-host: \"00001::\""},
        {"29.3", HOSTS "ExtraHosts", "[\"a: 1.2.3.4\"]", NULL, NULL, PASSES},
        {"29.4.0", HOSTS "ExtraHosts", "[\"a: 1.2.3.4\"]", NULL, NULL,
         "invalid IP address in add-host: \" 1.2.3.4\""},
        {"29.3", HOSTS "ExtraHosts", "[\"a:fe80::1%eth0\"]", NULL, NULL,
         "invalid IP address in add-host: \"fe80::1%eth0\""},
        {"29.4.0", HOSTS "ExtraHosts", "[\"a:fe80::1%eth0\"]", NULL, NULL, PASSES},
        {"20.10", HOSTS "CapAdd", "[\"chown\"]", NULL, NULL, PASSES},
        {"23.0.0", HOSTS "CapAdd", "[\"all\",\"chown\"]", NULL, NULL,
         "invalid CapAdd: unknown capability: \"CAP_CHOWN\""},
        {"23.0.0", HOSTS "CapDrop", "[\"ALL\"]", NULL, NULL, PASSES},
        {"20.10", CONFIG "StopSignal", "\"sigint\"", NULL, NULL, "Invalid signal: sigint"},
        {"23.0.0", CONFIG "StopSignal", "\"sigint\"", NULL, NULL, PASSES},
        {"24.0", CONFIG "Healthcheck", "{\"StartInterval\":1}", NULL, NULL, PASSES},
        {"25.0.0", CONFIG "Healthcheck", "{\"StartInterval\":1}", NULL, NULL,
         "StartInterval in Healthcheck cannot be less than 1ms"},
        {"24.0", HOSTS "LogConfig", "{\"Type\":\"logentries\"}", NULL, NULL, PASSES},
        {"25.0.0", HOSTS "LogConfig", "{\"Type\":\"logentries\"}", NULL, NULL,
         "the logentries logging driver has been deprecated and removed"},
        {"28.0.0", HOSTS "LogConfig", "{\"Type\":\"logentries\"}", NULL, NULL, PASSES},
        {"24.0", HOSTS "RestartPolicy", "{\"MaximumRetryCount\":1}", NULL, NULL, PASSES},
        {"25.0.0", HOSTS "RestartPolicy", "{\"MaximumRetryCount\":1}", NULL, NULL,
         "invalid restart policy: maximum retry count can only be used with 'on-failure'"},
        {"24.0", "container.Config", "null", NULL, NULL,
         "Config cannot be empty in order to create a container"},
        {"25.0.0", "container.Config", "null", NULL, NULL,
         "config cannot be empty in order to create a container"},
        {"24.0", CONFIG "MacAddress", "\"x\"", "container.Config",
         "{\"MacAddress\":\"x\",\"Hostname\":\"\"}", PASSES},
        {"27", HOSTS "NetworkMode", "\"container::x\"", NULL, NULL,
         "Invalid network mode: invalid container format container:<name|id>"},
        {"28.0.0", HOSTS "NetworkMode", "\"container::x\"", CONFIG "Hostname", "\"\"", PASSES},
        {"29.1", HOSTS "Mounts", "[{\"Type\":\"bind\",\"ClusterOptions\":{}}]", NULL, NULL,
         "invalid mount config for type \"bind\": field Target must not be empty"},
        {"29.2.0", HOSTS "Mounts", "[{\"Type\":\"bind\",\"ClusterOptions\":{}}]", NULL, NULL,
         "invalid mount config for type \"bind\": field ClusterOptions must not be specified"},
        {"28", HOSTS "Dns", "[\"x\"]", NULL, NULL, PASSES},
        {"29.0.0", HOSTS "Dns", "[\"\",\"x\"]", NULL, NULL,
         "invalid JSON: ParseAddr(\"x\"): unable to parse IP"},
        {"28", CONFIG "ExposedPorts", "{\"x\":{}}", NULL, NULL, PASSES},
        {"29.0.0", CONFIG "ExposedPorts", "{\"x\":{}}", HOSTS "Dns", "[\"x\"]",
         "invalid JSON: invalid port 'x': invalid syntax"},
        {"29.0.0", HOSTS "PortBindings", "{\"70000/tcp\":[]}", NULL, NULL,
         "invalid JSON: invalid port '70000': value out of range"},
        {"29.0.0", HOSTS "PortBindings", "{\"/tcp\":[]}", NULL, NULL,
         "invalid JSON: invalid port '': value is empty"},
        {"29.0.0", HOSTS "PortBindings", "{\"x\":[{\"HostIp\":\"[::1]\"}]}", NULL, NULL,
         "invalid JSON: ParseAddr(\"[::1]\"): each colon-separated field must have at least one "
         "digit (at \"[::1]\")"},
        {"29.0.0", HOSTS "PortBindings", "{\"00/TCP\":[]}", NULL, NULL,
         "invalid port specification: \"0/tcp\""},
        {"29.0.0", HOSTS "PortBindings", "{\"80\":[{\"HostPort\":\"x\"}],\"080/tcp\":[]}", NULL,
         NULL, PASSES},
        {"27", HOSTS "Mounts", "[{\"Type\":\"image\",\"Target\":\"c:\\\\x\"}]", NULL, NULL,
         "invalid mount config for type \"image\": mount type unknown"},
        {"26.0.0", HOSTS "Mounts",
         "[{\"Type\":\"volume\",\"Target\":\"c:\\\\x\",\"VolumeOptions\":{\"Subpath\":\"y\"}}]",
         NULL, NULL, "must not set Subpath when using anonymous volumes"},
        {"19.03", "host.Images", LINUX, "host.LCOWSupported", "true", PASSES},
        {"20.10.0", "host.Images", LINUX, "host.LCOWSupported", "true",
         PLATFORM "windows/amd64" NOT_ASKED},
        {"23.0.0", "host.Images", LINUX, "host.CPULevel", "3",
         PLATFORM "windows/amd64/v3" NOT_ASKED},
        {"28.1", "host.Images", LINUX, "host.CPULevel", "1", PLATFORM "windows/amd64/v1" NOT_ASKED},
        {"28.2.0", "host.Images", LINUX, "host.CPULevel", "4",
         PLATFORM "windows(10.0.17763)/amd64/v4" NOT_ASKED},
        {"29", "host.Images", LINUX, NULL, NULL, PASSES},
        {"29", "host.Images", "[{\"Id\":\"img\",\"OS\":\"WINDOWS\"}]", "host.CPULevel", "3",
         PASSES},
        {"28.2.0", "host.Images",
         "[{\"Id\":\"img\",\"OS\":\"windows\",\"Architecture\":\"arm64\",\"OSVersion\":\"10.0.1."
         "2\"}]",
         "host.CPULevel", "2",
         "The requested image's platform (windows(10.0.1.2)/arm64) does not match the detected "
         "host "
         "platform (windows(10.0.17763)/amd64/v2" NOT_ASKED},
        {"23.0", "container.Image", "\"other\"", NULL, NULL, PASSES},
        {"24.0.0", "container.Image", "\"other\"", NULL, NULL, "No such image: other"},
        {"24.0.0", "host.Images", "[{\"Id\":\"img\",\"Error\":\"broken\"}]", NULL, NULL, "broken"},
    };

    (void)state;
    CHECK_ALL(examples, PREFLIGHT_CREATE);
}

/* What is warned of stands although the mount is refused. */
static size_t warnings_with_a_refusal(const char *engine)
{
    const struct example e = {engine, HOSTS "Mounts", "[{\"Type\":\"image\"}]", NULL, NULL, NULL};
    struct fixture f;
    struct preflight_result r = answer(&f, &e, PREFLIGHT_CREATE);
    size_t count = 0;

    assert_non_null(r.error);
    for (const struct preflight_warning *w = r.warnings; w != NULL; w = w->next) {
        assert_true(str_is(w->text, "Image mount is an experimental feature"));
        count++;
    }
    fixture_finish(&f);
    return count;
}

static void image_mounts_are_experimental_for_a_time(void **state)
{
    (void)state;
    assert_int_equal(warnings_with_a_refusal("27"), 0);
    assert_int_equal(warnings_with_a_refusal("28.0.0"), 1);
    assert_int_equal(warnings_with_a_refusal("29.6"), 1);
    assert_int_equal(warnings_with_a_refusal("29.7.0"), 0);
}

static void start_checks_what_is_stored(void **state)
{
    static const struct example examples[] = {
        {"25.0", HOSTS "RestartPolicy", "{\"MaximumRetryCount\":1}", NULL, NULL, PASSES},
        {"25.0", HOSTS "LogConfig", "{\"Type\":\"logentries\"}", NULL, NULL, PASSES},
        {"29", HOSTS "Dns", "[\"x\"]", NULL, NULL, PASSES},
        {"24.0", HOSTS "Annotations", "{\"\":\"x\"}", NULL, NULL,
         "invalid Annotations: the empty string is not permitted as an annotation key"},
        {"19.03", HOSTS "Mounts", NPIPE, "container.Image", "\"\"",
         "invalid mount config for type \"npipe\": Linux containers on Windows do not support "
         "named pipe mounts"},
        {"23.0", HOSTS "Mounts", NPIPE, "container.Image", "\"\"",
         "invalid mount config for type \"npipe\": invalid mount path: '/x'"},
    };

    (void)state;
    CHECK_ALL(examples, PREFLIGHT_START);
}

static void the_api_answers_first(void **state)
{
    static const struct example examples[] = {
        {"19.03", HOSTS "PidsLimit", "-1", NULL, NULL, PASSES},
        {"20.10", HOSTS "KernelMemory", "1", NULL, NULL,
         "invalid option: Windows does not support KernelMemory"},
        {"23.0.0", HOSTS "KernelMemory", "1", NULL, NULL, PASSES},
        {"20.10", HOSTS "Mounts", "[{\"Type\":\"volume\",\"BindOptions\":{}}]", NULL, NULL,
         "invalid mount config for type \"volume\": field Target must not be empty"},
        {"23.0.0", HOSTS "Mounts", "[{\"Type\":\"volume\",\"BindOptions\":{}}]", NULL, NULL,
         "BindOptions must not be specified on mount type \"volume\""},
        {"24.0", CONFIG "MacAddress", "\"x\"", NULL, NULL, PASSES},
        {"25.0.0", CONFIG "MacAddress", "\" x \"", NULL, NULL,
         "invalid config for network default: invalid MAC address  x"},
        {"25.0.0", CONFIG "MacAddress", "\"x\"", HOSTS "NetworkMode", "\"none\"",
         "The container-wide MacAddress field is now deprecated. It should be specified in "
         "EndpointsConfig instead."},
        {"26.1.0", CONFIG "MacAddress", "\"02-42-ac-11-00-0g\"", NULL, NULL,
         "invalid config for network nat: invalid MAC address 02-42-ac-11-00-0g"},
        {"26.1.0", CONFIG "MacAddress", "\"0242.ac11.0002\"", NULL, NULL,
         "The container-wide MacAddress field is now deprecated. It should be specified in "
         "EndpointsConfig instead."},
        {"29.0.0", CONFIG "MacAddress", "\"x\"", NULL, NULL, PASSES},
        {"27", HOSTS "VolumeDriver", "\"d\"", HOSTS "Mounts",
         "[{\"Type\":\"volume\",\"Target\":\"c:\\\\x\"}]", PASSES},
        {"28.0.0", HOSTS "VolumeDriver", "\"d\"", HOSTS "Mounts",
         "[{\"Type\":\"volume\",\"Target\":\"c:\\\\x\"}]",
         "WARNING: the container-wide volume-driver configuration is ignored for volumes specified "
         "via 'mount'. Use '--mount type=volume,volume-driver=...' instead"},
        {"28.0.0", HOSTS "VolumeDriver", "\"d\"", HOSTS "Mounts",
         "[{\"Type\":\"volume\",\"Target\":\"c:\\\\x\",\"VolumeOptions\":{\"DriverConfig\":{"
         "\"Name\":"
         "\"e\"}}}]",
         PASSES},
        {"28", HOSTS "PortBindings", "{\"80\":[]}", NULL, NULL, PASSES},
        {"29.0.0", HOSTS "PortBindings", "{\"81/udp\":null,\"80\":[]}", NULL, NULL,
         "Following container port(s) have an empty list of port-bindings: 80/tcp, 81/udp. Such "
         "bindings will be discarded in a future version."},
    };

    (void)state;
    CHECK_ALL(examples, PREFLIGHT_API);
}

/* The text that a field is changed to; empty: it is not changed. */
static struct str changed_to(const struct preflight_result *r, enum mdl_field_id field)
{
    for (const struct preflight_change *c = r->changes; c != NULL; c = c->next) {
        if (c->field == field)
            return c->text;
    }
    return STR_NONE;
}

static void check_change(const char *engine, const char *path, const char *json,
                         enum mdl_field_id field, enum preflight_operation operation,
                         const char *to)
{
    const struct example e = {engine, path, json, NULL, NULL, NULL};
    struct fixture f;
    struct preflight_result r = answer(&f, &e, operation);

    assert_null(r.error);
    if (!str_is(changed_to(&r, field), to))
        fail_msg("%s %s: '%.*s' is not '%s'", engine, json, STR_FMT(changed_to(&r, field)), to);
    fixture_finish(&f);
}

static void settings_are_stored_in_each_engines_way(void **state)
{
    const char *mode = HOSTS "NetworkMode", *dir = CONFIG "WorkingDir";

    (void)state;
    check_change("26.0", dir, "\"/a//b/../c\"", MDL_F_WORKING_DIR, PREFLIGHT_CREATE,
                 "\\a\\\\b\\..\\c");
    check_change("26.1.0", dir, "\"/a//b/../c\"", MDL_F_WORKING_DIR, PREFLIGHT_CREATE, "\\a\\c");
    check_change("26.1.0", dir, "\"\\\\..\\\\x\"", MDL_F_WORKING_DIR, PREFLIGHT_CREATE, "\\x");
    check_change("24.0", dir, "\"\"", MDL_F_RESTART_POLICY_NAME, PREFLIGHT_CREATE, "");
    check_change("25.0.0", dir, "\"\"", MDL_F_RESTART_POLICY_NAME, PREFLIGHT_CREATE, "no");
    check_change("28", "container.HostConfig", "null", MDL_F_RESTART_POLICY_NAME, PREFLIGHT_CREATE,
                 "");
    check_change("29.0.0", "container.HostConfig", "null", MDL_F_RESTART_POLICY_NAME,
                 PREFLIGHT_CREATE, "no");
    check_change("24.0", mode, "\"\"", MDL_F_NETWORK_MODE, PREFLIGHT_API, "");
    check_change("25.0.0", mode, "\"\"", MDL_F_NETWORK_MODE, PREFLIGHT_API, "default");
    check_change("26.0", mode, "\"default\"", MDL_F_NETWORK_MODE, PREFLIGHT_API, "");
    check_change("26.1.0", mode, "\"default\"", MDL_F_NETWORK_MODE, PREFLIGHT_API, "nat");
    check_change("26.1.0", mode, "\"default\"", MDL_F_NETWORK_MODE, PREFLIGHT_CREATE, "");
    check_change("28", "container.HostConfig", "null", MDL_F_NETWORK_MODE, PREFLIGHT_API, "nat");
}

static void a_cleaned_working_directory_is_the_specs_cwd(void **state)
{
    struct assessment r;
    struct plat host;
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-26.1\"", CONFIG "WorkingDir", "\"/a/../b/\"", NULL);
    host = plat_sim(f.doc);
    assert_null(assess(&f.arena, f.doc, &host, ASSESS_CHANGED, &r));
    assert_true(str_is(spec_find(r.spec.spec, STR_LIT("process.cwd"))->u.text, "\\b"));
    fixture_finish(&f);
}

static const struct assess_note *note_of(struct fixture *f, const char *engine, const char *path,
                                         const char *json)
{
    struct assessment r;
    struct plat host;

    fixture_with(f, "engine", engine, path, json, NULL);
    host = plat_sim(f->doc);
    assert_null(assess(&f->arena, f->doc, &host, ASSESS_CHANGED, &r));
    return r.notes;
}

static void what_the_api_makes_of_it_is_a_note(void **state)
{
    const struct assess_note *note;
    struct fixture f;

    (void)state;
    note = note_of(&f, "\"moby-29\"", HOSTS "Memory", "1073741824");
    assert_null(note);
    fixture_finish(&f);
    note = note_of(&f, "\"moby-27\"", HOSTS "PidsLimit", "-1");
    assert_non_null(note);
    assert_true(str_is(note->text, "through the API create does not refuse: the router sets "
                                   "PidsLimit to null"));
    assert_false(note->warning);
    fixture_finish(&f);
    note = note_of(&f, "\"moby-27\"", CONFIG "MacAddress", "\"x\"");
    assert_non_null(note);
    assert_true(str_is(note->text, "through the API create refuses: invalid config for network "
                                   "nat: invalid MAC address x"));
    assert_true(note->warning);
    fixture_finish(&f);
    note = note_of(&f, "\"moby-29\"", "host.Images", LINUX);
    assert_non_null(note);
    assert_int_equal(note->rule, RULE_PRE_PLATFORM);
    assert_int_equal(note->ref.field, MDL_F_CPU_LEVEL);
    fixture_finish(&f);
}

/* createSpec mounts the filesystem of a Hyper-V container itself, for links to secrets. */
static void check_empty_base_fs(const char *engine, const char *base_fs, bool missing)
{
    struct fixture f;

    fixture_with(&f, "engine", engine, HOSTS "Isolation", "\"hyperv\"", "container.BaseFS", base_fs,
                 "container.SecretReferences",
                 "[{\"SecretID\":\"s\",\"File\":{\"Name\":\"D:\\\\x\"}}]", "host.Secrets",
                 "{\"s\":\"v\"}", NULL);
    assert_non_null(f.result.error);
    if (missing)
        assert_true(str_is(f.result.error->message,
                           "ResolvePath: BaseFS of container 4f1c0a is unexpectedly empty"));
    else
        assert_true(str_ends(f.result.error->message,
                             STR_LIT(" specified path is not on the system drive (C:)")));
    fixture_finish(&f);
}

static void an_empty_base_fs_is_missing_under_hyperv_too(void **state)
{
    (void)state;
    check_empty_base_fs("\"moby-23.0\"", "\"\"", false);
    check_empty_base_fs("\"moby-24.0\"", "\"\"", true);
    check_empty_base_fs("\"moby-29\"", "\"\"", true);
    check_empty_base_fs("\"moby-29\"", "null", false);
    check_empty_base_fs("\"moby-29\"", "\"x\"", false);
}

/* Those above reach what no vector does. */
static void rules_without_vectors_were_met(void **state)
{
    static const enum spec_rule rules[] = {RULE_PRE_ANNOTATION, RULE_PRE_SUBPATH, RULE_PRE_IMAGE,
                                           RULE_PRE_PLATFORM, RULE_API_VOLUME_DRIVER};

    (void)state;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        if (!rule_seen[rules[i]])
            fail_msg("%s was not met", spec_rule_info(rules[i]).id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(create_changes_at_a_release),
        cmocka_unit_test(image_mounts_are_experimental_for_a_time),
        cmocka_unit_test(start_checks_what_is_stored),
        cmocka_unit_test(the_api_answers_first),
        cmocka_unit_test(settings_are_stored_in_each_engines_way),
        cmocka_unit_test(a_cleaned_working_directory_is_the_specs_cwd),
        cmocka_unit_test(what_the_api_makes_of_it_is_a_note),
        cmocka_unit_test(an_empty_base_fs_is_missing_under_hyperv_too),
        cmocka_unit_test(rules_without_vectors_were_met),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
