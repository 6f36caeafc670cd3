#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check_as(const char *engine, enum mdl_field_id field, const char *part,
                     const char *path, const char *json)
{
    const struct spec_finding *found;
    struct fixture f;

    fixture_with(&f, "engine", engine, path, json, NULL);
    found = fixture_finding(&f, field);
    if (part == NULL) {
        assert_null(found);
    } else {
        assert_non_null(found);
        assert_non_null(strstr(arena_cstr(&f.arena, found->text), part));
    }
    fixture_finish(&f);
}

/* The first finding about `field` contains `part`; NULL: there is none. */
static void check(enum mdl_field_id field, const char *part, const char *path, const char *json)
{
    check_as("\"moby-19.03\"", field, part, path, json);
}

static void values_that_wrap_are_told(void **state)
{
    (void)state;
    check(MDL_F_CPU_PERCENT, "maximum 4464 (44.64 %)", "container.HostConfig.CpuPercent", "700");
    check(MDL_F_CPU_PERCENT, "above 100", "container.HostConfig.CpuPercent", "101");
    check(MDL_F_CPU_PERCENT, NULL, "container.HostConfig.CpuPercent", "100");
    check(MDL_F_CPU_SHARES, "shares 65535", "container.HostConfig.CpuShares", "-1");
    check(MDL_F_CPU_COUNT, "-1 is below 0: the spec gets a huge number",
          "container.HostConfig.CpuCount", "-1");
    check(MDL_F_MEMORY,
          "-1 is below 0: the spec gets a huge number, which Docker's runtime leaves out",
          "container.HostConfig.Memory", "-1");
    check(MDL_F_MEMORY, "of which Docker's runtime makes a size below 0",
          "container.HostConfig.Memory", "-1048576");
    check(MDL_F_NANO_CPUS, "ignored", "container.HostConfig.NanoCpus", "-1");
}

static void values_that_cannot_be_meant_are_told(void **state)
{
    static const char both[] = "{\"Isolation\":\"hyperv\",\"CpuCount\":2,\"CpuShares\":500,"
                               "\"CpuPercent\":50}";
    static const char line[] = "{\"ArgsEscaped\":true}";
    const struct spec_finding *found;
    struct fixture f;

    (void)state;
    check(MDL_F_MEMORY, "a unit may be missing", "container.HostConfig.Memory", "4");
    check(MDL_F_MEMORY, NULL, "container.HostConfig.Memory", "1048576");
    check(MDL_F_CPU_COUNT, "count, shares and maximum", "container.HostConfig", both);
    check(MDL_F_CPU_COUNT, NULL, "container.HostConfig",
          "{\"Isolation\":\"hyperv\",\"CpuCount\":2}");
    check(MDL_F_MOUNT_DESTINATION, "no destination", "container.Mounts",
          "[{\"Type\":\"bind\",\"Source\":\"C:\\\\a\"}]");
    fixture_with(&f, "container.Config", line, "container.Path", "\"C:\\\\Program Files\\\\x.exe\"",
                 NULL);
    assert_non_null(found = fixture_finding(&f, MDL_F_PATH));
    assert_non_null(strstr(arena_cstr(&f.arena, found->text), "C:\\Program"));
    fixture_finish(&f);
    fixture_with(&f, "container.Config", line, "container.Path", "\"C:\\\\x.exe a\\\\b C:\\\\c\"",
                 NULL);
    assert_null(fixture_finding(&f, MDL_F_PATH));
    fixture_finish(&f);
}

static void what_the_engine_does_not_know_is_told(void **state)
{
    static const char annotations[] = "container.HostConfig.Annotations";
    static const char subpath[] = "[{\"Type\":\"volume\",\"VolumeOptions\":{\"Subpath\":\"a\"}}]";

    (void)state;
    check_as("\"moby-23.0\"", MDL_F_ANNOTATIONS, "not yet in this engine (since 24.0)", annotations,
             "{\"a\":\"b\"}");
    check_as("\"moby-24.0\"", MDL_F_ANNOTATIONS, NULL, annotations, "{\"a\":\"b\"}");
    check_as("\"moby-29\"", MDL_F_KERNEL_MEMORY, "gone from the engine (since 29.0)",
             "container.HostConfig.KernelMemory", "4194304");
    check_as("\"moby-28\"", MDL_F_KERNEL_MEMORY, NULL, "container.HostConfig.KernelMemory",
             "4194304");
    check_as("\"moby-20.10\"", MDL_F_CAPABILITIES, "gone from the engine (since 20.10)",
             "container.HostConfig.Capabilities", "[\"CAP_CHOWN\"]");
    check_as("\"moby-25.0\"", MDL_F_MOUNT_SPEC_SUBPATH, "not yet in this engine (since 26.0)",
             "container.HostConfig.Mounts", subpath);
    check_as("\"moby-26.1\"", MDL_F_MOUNT_SPEC_SUBPATH, NULL, "container.HostConfig.Mounts",
             subpath);
}

static void an_unknown_isolation_is_told(void **state)
{
    (void)state;
    check(MDL_F_ISOLATION, "taken as process", "container.HostConfig.Isolation", "\"vm\"");
    check(MDL_F_ISOLATION, NULL, "container.HostConfig.Isolation", "\"Process\"");
}

static void security_options_that_lose_are_told(void **state)
{
    (void)state;
    check(MDL_F_SECURITY_OPT_ITEM, "overridden by a later one", "container.HostConfig.SecurityOpt",
          "[\"credentialspec=raw://a\",\"credentialspec=raw://b\"]");
    check(MDL_F_SECURITY_OPT_ITEM, NULL, "container.HostConfig.SecurityOpt",
          "[\"credentialspec=raw://a\"]");
}

/* asked: behind the name of the folder of credential specs; there: beside that folder. */
static void check_beside(const char *asked, const char *there, bool is_found)
{
    char option[2000], files[2000];
    const struct spec_finding *found;
    struct fixture f;

    snprintf(option, sizeof(option), "[\"credentialspec=file://../CredentialSpecs-%s\"]", asked);
    snprintf(files, sizeof(files), "{\"Files\":{\"..\\\\%s\":\"{}\"}}", there);
    fixture_with(&f, "container.HostConfig.SecurityOpt", option, "host.CredentialSpecs", files,
                 NULL);
    found = fixture_finding(&f, MDL_F_SECURITY_OPT_ITEM);
    assert_non_null(found);
    assert_int_equal(found->severity, SPEC_WARNING);
    assert_int_equal(found->rule, RULE_CREDENTIAL_FILE);
    assert_non_null(f.result.credentials);
    assert_int_equal(f.result.credentials->state == PLAT_KNOWN, is_found);
    fixture_finish(&f);
}

static void a_file_beside_the_credential_folder_is_told(void **state)
{
    char name[800], there[900];

    (void)state;
    check_beside("x/a.json", "CredentialSpecs-x\\\\a.json", true);
    check_beside("x/a.json", "CREDENTIALSPECS-X\\\\A.json", true);
    check_beside("x/a.json", "CredentialSpecs-x\\\\b.json", false);
    /* Longer than most. */
    memset(name, 'n', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    snprintf(there, sizeof(there), "credentialspecs-%s", name);
    check_beside(name, there, true);
    check_beside(name, "CredentialSpecs-x", false);
}

static void cpus_against_a_count_are_told(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "1500000000", "container.HostConfig.CpuCount",
                 "4", "container.HostConfig.Isolation", "\"hyperv\"", NULL);
    assert_non_null(strstr(arena_cstr(&f.arena, fixture_finding(&f, MDL_F_CPU_COUNT)->text),
                           "overridden by --cpus"));
    fixture_finish(&f);
}

static void a_variable_set_twice_is_told(void **state)
{
    (void)state;
    check(MDL_F_ENV_ITEM, "the variable A is set more than once", "container.Config.Env",
          "[\"A=1\",\"B=1\",\"A=2\"]");
    check(MDL_F_ENV_ITEM, NULL, "container.Config.Env", "[\"A=1\",\"a=1\",\"x\",\"y\"]");
}

static void a_drive_without_a_root_is_told(void **state)
{
    (void)state;
    check(MDL_F_MOUNT_SOURCE, "relative to the drive", "container.Mounts",
          "[{\"Source\":\"C:a\",\"Destination\":\"C:\\\\x\"}]");
    check(MDL_F_SECURITY_OPT_ITEM, "stream's name", "container.HostConfig.SecurityOpt",
          "[\"credentialspec=file://C:a.json\"]");
}

static void an_endpoint_listed_twice_is_told(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.NetworkMode", "\"container:x\"",
                 "container.SharedEndpointList", "[\"a\",\"b\",\"a\"]", NULL);
    assert_non_null(fixture_finding(&f, MDL_F_SHARED_ENDPOINT_LIST));
    fixture_finish(&f);
}

static void a_network_is_skipped_where_networking_is_off(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.NetworkSettings.Networks", "{\"gone\":{}}",
                 "container.Config.NetworkDisabled", "true", NULL);
    assert_non_null(fixture_finding(&f, MDL_F_NETWORKS_ITEM));
    fixture_finish(&f);

    /* With networking the start stops there (specgen/assess/assess_start.h). */
    check(MDL_F_NETWORKS_ITEM, NULL, "container.NetworkSettings.Networks", "{\"gone\":{}}");
}

static void mounts_of_equal_depth_are_told(void **state)
{
    (void)state;
    check(MDL_F_MOUNT_DESTINATION, "to chance", "container.Mounts",
          "[{\"Source\":\"C:\\\\a\",\"Destination\":\"C:\\\\x\"},"
          "{\"Source\":\"C:\\\\b\",\"Destination\":\"C:\\\\y\"}]");
    check(MDL_F_MOUNT_DESTINATION, NULL, "container.Mounts",
          "[{\"Source\":\"C:\\\\a\",\"Destination\":\"C:\\\\x\"},"
          "{\"Source\":\"C:\\\\b\",\"Destination\":\"C:\\\\x\\\\y\"}]");
}

static void values_that_this_kind_of_image_ignores_are_told(void **state)
{
    struct fixture f;

    (void)state;
    check(MDL_F_READONLY_ROOTFS, "ignored", "container.HostConfig.ReadonlyRootfs", "true");
    check(MDL_F_CAP_ADD, "ignored", "container.HostConfig.CapAdd", "[\"ALL\"]");
    fixture_with(&f, "host.Images", "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]",
                 "host.LCOWSupported", "true", "container.HostConfig.SecurityOpt", "[\"x\"]", NULL);
    assert_non_null(fixture_finding(&f, MDL_F_SECURITY_OPT));
    assert_null(f.result.error);
    fixture_finish(&f);
}

/* The image is what is wrong; what Windows would make of the rest helps nobody. */
static void nothing_of_windows_is_told_beside_the_refusal_of_another_image(void **state)
{
    static const char image[] =
        "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\",\"b\"]}]";
    static const char settings[] = "{\"Devices\":[{\"PathOnHost\":\"class/x\"}],"
                                   "\"DeviceCgroupRules\":[\"c 1:3 rw\"]}";
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-25.0\"", "host.Images", image, "container.Config.User",
                 "\"1000\"", "container.HostConfig", settings, NULL);
    assert_non_null(f.result.error);
    assert_int_equal(f.result.finding_count, 0);
    fixture_finish(&f);
    fixture_with(&f, "engine", "\"moby-25.0\"", "container.Config.User", "\"1000\"",
                 "container.HostConfig", settings, NULL);
    assert_int_equal(f.result.finding_count, 3);
    fixture_finish(&f);
}

static void a_plain_container_has_no_findings(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, NULL);
    assert_int_equal(f.result.finding_count, 0);
    assert_null(f.result.findings);
    fixture_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_that_cannot_be_meant_are_told),
        cmocka_unit_test(values_that_wrap_are_told),
        cmocka_unit_test(what_the_engine_does_not_know_is_told),
        cmocka_unit_test(an_unknown_isolation_is_told),
        cmocka_unit_test(security_options_that_lose_are_told),
        cmocka_unit_test(a_file_beside_the_credential_folder_is_told),
        cmocka_unit_test(cpus_against_a_count_are_told),
        cmocka_unit_test(a_variable_set_twice_is_told),
        cmocka_unit_test(a_drive_without_a_root_is_told),
        cmocka_unit_test(an_endpoint_listed_twice_is_told),
        cmocka_unit_test(a_network_is_skipped_where_networking_is_off),
        cmocka_unit_test(mounts_of_equal_depth_are_told),
        cmocka_unit_test(values_that_this_kind_of_image_ignores_are_told),
        cmocka_unit_test(nothing_of_windows_is_told_beside_the_refusal_of_another_image),
        cmocka_unit_test(a_plain_container_has_no_findings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
