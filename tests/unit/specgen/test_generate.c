/* What the result carries beside the spec: errors in full, the resolution, the effects. */
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_str(struct str got, const char *want)
{
    assert_int_equal(got.len, strlen(want));
    assert_memory_equal(got.s, want, got.len);
}

static void an_error_tells_its_chain_its_step_and_the_field_to_fix(void **state)
{
    const struct spec_error *e;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.SecurityOpt",
                 "[\"credentialspec=raw://x\",\"credentialspec=file://no.json\"]", NULL);
    e = f.result.error;
    assert_non_null(e);
    assert_false(e->panic);
    assert_int_equal(e->class, SPEC_CLASS_INVALID_PARAMETER);
    assert_int_equal(e->step, SPEC_STEP_CREDENTIALS);
    assert_int_equal(e->rule, RULE_CREDENTIAL_FILE);
    assert_int_equal(e->fix.field, MDL_F_SECURITY_OPT_ITEM);
    assert_int_equal(e->fix.index, 1);
    assert_int_equal(e->http_status, 500);
    assert_int_equal(e->exit_code, 128);
    assert_non_null(e->chain->inner);
    assert_str(e->chain->inner->text,
               "open C:\\ProgramData\\docker\\CredentialSpecs\\no.json: The system cannot find the "
               "file specified.");
    assert_null(e->chain->inner->inner);
    fixture_finish(&f);
}

static void on_an_error_what_was_built_until_then_can_be_shown(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.BaseFS", "null", NULL);
    assert_non_null(f.result.error);
    assert_string_equal(fixture_at(&f, "hostname"), "\"web01\"");
    assert_string_equal(fixture_at(&f, "windows.ignoreFlushesDuringBoot"), "-");
    fixture_finish(&f);
}

static void a_missing_part_of_the_container_is_a_panic_at_its_step(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig", "null", NULL);
    assert_true(f.result.error->panic);
    assert_int_equal(f.result.error->step, SPEC_STEP_ISOLATION);
    fixture_finish(&f);
    fixture_with(&f, "container.Config", "null", NULL);
    assert_true(f.result.error->panic);
    assert_int_equal(f.result.error->step, SPEC_STEP_PROCESS);
    fixture_finish(&f);
}

static void later_steps_are_examined_but_write_nothing(void **state)
{
    const struct spec_error *e;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.BaseFS", "null", "container.HostConfig.SecurityOpt",
                 "[\"credentialspec=raw://x\",\"bad\"]", "container.HostConfig.Devices",
                 "[{\"PathOnHost\":\"x\"}]", NULL);
    e = f.result.error;
    assert_int_equal(e->rule, RULE_ROOT_PATH);
    e = e->next;
    assert_non_null(e);
    assert_int_equal(e->rule, RULE_SECURITY_OPT);
    assert_int_equal(e->fix.index, 1);
    e = e->next;
    assert_non_null(e);
    assert_int_equal(e->rule, RULE_DEVICE);
    assert_null(e->next);
    assert_string_equal(fixture_at(&f, "windows.devices"), "-");
    assert_null(f.result.effects);
    fixture_finish(&f);
}

static void isolation_names_the_link_that_decided(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "host.DefaultIsolation", "\"HyperV\"", NULL);
    assert_true(f.result.isolation.hyperv);
    assert_int_equal(f.result.isolation.decided_by, SPEC_ISOLATION_DAEMON);
    fixture_finish(&f);
    fixture_with(&f, "host.DefaultIsolation", "\"hyperv\"", "container.HostConfig.Isolation",
                 "\"process\"", NULL);
    assert_false(f.result.isolation.hyperv);
    assert_int_equal(f.result.isolation.decided_by, SPEC_ISOLATION_CONTAINER);
    fixture_finish(&f);
}

static const char networks[] = "{\"z\":{},\"nat\":{},\"gone\":{},\"ovl\":{},\"broken\":{}}";
static const char host_networks[] =
    "[{\"Name\":\"nat\",\"DriverInfo\":{\"hnsid\":\"e-nat\",\"AllowUnqualifiedDNSQuery\":\"\"}},"
    "{\"Name\":\"ovl\",\"DriverInfo\":{\"hnsid\":\"e-ovl\",\"GW_INFO\":{\"hnsid\":\"g-ovl\"}}},"
    "{\"Name\":\"z\",\"DriverInfo\":{\"hnsid\":\"e-z\",\"GW_INFO\":{\"hnsid\":\"g-z\"}}},"
    "{\"Name\":\"broken\",\"EndpointError\":true,\"DriverInfo\":{\"hnsid\":\"lost\"}}]";

static void networks_are_asked_by_name_and_tell_why_they_are_skipped(void **state)
{
    static const struct {
        const char *name;
        bool used, gateway_lost;
    } want[] = {{"broken", false, false},
                {"gone", false, false},
                {"nat", true, false},
                {"ovl", true, true},
                {"z", true, false}};
    const struct spec_network *n;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.NetworkSettings.Networks", networks, "host.Networks", host_networks,
                 NULL);
    n = f.result.networks;
    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++, n = n->next) {
        assert_non_null(n);
        assert_str(n->name, want[i].name);
        assert_int_equal(n->used, want[i].used);
        assert_int_equal(n->gateway_lost, want[i].gateway_lost);
        assert_int_equal(n->why == NULL, want[i].used);
    }
    assert_null(n);
    fixture_finish(&f);
}

static size_t networks_used_by(const char *name)
{
    struct fixture f;
    size_t used = 0;

    fixture_with(&f, "container.NetworkSettings.Networks", networks, "host.Networks", host_networks,
                 "container.Name", name, NULL);
    for (const struct spec_network *n = f.result.networks; n != NULL; n = n->next)
        used += n->used;
    fixture_finish(&f);
    return used;
}

/* An endpoint has the container's name without one slash in front. A document that does not say the
 * name leaves it open. */
static void a_container_without_a_name_has_no_endpoint(void **state)
{
    (void)state;
    assert_int_equal(networks_used_by("\"/web\""), 3);
    assert_int_equal(networks_used_by("\"//\""), 3);
    assert_int_equal(networks_used_by("\"/\""), 0);
    assert_int_equal(networks_used_by("\"\""), 0);
    assert_int_equal(networks_used_by(NULL), 3);
}

static void endpoints_are_own_then_shared_then_the_last_gateway(void **state)
{
    static const struct {
        const char *id;
        enum spec_endpoint_kind kind;
    } want[] = {{"e-nat", SPEC_ENDPOINT_OWN},
                {"e-ovl", SPEC_ENDPOINT_OWN},
                {"e-z", SPEC_ENDPOINT_OWN},
                {"s1", SPEC_ENDPOINT_SHARED},
                {"g-z", SPEC_ENDPOINT_GATEWAY}};
    const struct spec_endpoint *e;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.NetworkSettings.Networks", networks, "host.Networks", host_networks,
                 "container.HostConfig.NetworkMode", "\"container:other\"",
                 "container.NetworkSharedContainerID", "\"abc\"", "container.SharedEndpointList",
                 "[\"s1\"]", NULL);
    e = f.result.endpoints;
    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++, e = e->next) {
        assert_non_null(e);
        assert_str(e->id, want[i].id);
        assert_int_equal(e->kind, want[i].kind);
    }
    assert_null(e);
    assert_string_equal(fixture_at(&f, "windows.network.networkSharedContainerName"), "\"abc\"");
    fixture_finish(&f);
}

static void credential_lookups_tell_where_they_looked_and_which_one_is_used(void **state)
{
    const struct spec_credential *c;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.SecurityOpt",
                 "[\"credentialspec=file://sub/../a.json\",\"credentialspec=registry://WEB\"]",
                 "host.CredentialSpecs",
                 "{\"Files\":{\"a.json\":\"{}\"},\"Registry\":{\"Values\":{\"web\":\"{1}\"}}}",
                 NULL);
    c = f.result.credentials;
    assert_int_equal(c->scheme, SPEC_SCHEME_FILE);
    assert_str(c->cleaned, "a.json");
    assert_str(c->location, "C:\\ProgramData\\docker\\CredentialSpecs\\a.json");
    assert_int_equal(c->state, PLAT_KNOWN);
    assert_false(c->used);
    c = c->next;
    assert_int_equal(c->scheme, SPEC_SCHEME_REGISTRY);
    assert_str(c->data, "{1}");
    assert_int_equal(c->from.field, MDL_F_REGISTRY_VALUES_ITEM);
    assert_true(c->used);
    fixture_finish(&f);
}

static void check_effects(const struct fixture *f, const enum spec_effect_kind *want, size_t count)
{
    const struct spec_effect *e = f->result.effects;

    for (size_t i = 0; i < count; i++, e = e->next) {
        assert_non_null(e);
        assert_int_equal(e->kind, want[i]);
    }
    assert_null(e);
}

static void effects_come_in_the_engines_order(void **state)
{
    static const enum spec_effect_kind want[] = {
        SPEC_EFFECT_MAKE_DIRECTORY, SPEC_EFFECT_READ_STORE,        SPEC_EFFECT_WRITE_FILE,
        SPEC_EFFECT_MOUNT_VOLUME,   SPEC_EFFECT_MOUNT_FILESYSTEM,  SPEC_EFFECT_SYMLINK,
        SPEC_EFFECT_READ_FILE,      SPEC_EFFECT_UNMOUNT_FILESYSTEM};
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.Isolation", "\"hyperv\"", "container.SecretReferences",
                 "[{\"SecretID\":\"s\",\"File\":{\"Name\":\"n\"}}]", "host.Secrets",
                 "{\"s\":\"x\"}", "container.Mounts",
                 "[{\"Type\":\"volume\",\"Name\":\"v\",\"Driver\":\"local\",\"Source\":\"C:\\\\v\","
                 "\"Destination\":\"C:\\\\d\"}]",
                 "container.HostConfig.SecurityOpt", "[\"credentialspec=file://a.json\"]",
                 "host.CredentialSpecs", "{\"Files\":{\"a.json\":\"{}\"}}", NULL);
    assert_null(f.result.error);
    check_effects(&f, want, sizeof(want) / sizeof(want[0]));
    fixture_finish(&f);
}

static void a_failed_secret_removes_its_directory(void **state)
{
    static const enum spec_effect_kind want[] = {SPEC_EFFECT_MAKE_DIRECTORY, SPEC_EFFECT_READ_STORE,
                                                 SPEC_EFFECT_REMOVE_DIRECTORY};
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.SecretReferences", "[{\"SecretID\":\"s\",\"File\":{}}]",
                 "host.Configs", "{}", NULL);
    assert_str(f.result.error->message,
               "unable to get secret from secret store: task not authorized to access secret s");
    check_effects(&f, want, sizeof(want) / sizeof(want[0]));
    fixture_finish(&f);
}

static void a_value_that_replaces_another_remembers_it(void **state)
{
    const struct spec_node *cwd;
    struct fixture f;

    (void)state;
    fixture_with(&f, NULL);
    cwd = spec_find(f.result.spec, STR_LIT("process.cwd"));
    assert_non_null(cwd->overrode);
    assert_int_equal(cwd->overrode->origin->rule, RULE_CWD);
    assert_non_null(cwd->overrode->overrode);
    assert_int_equal(cwd->overrode->overrode->origin->rule, RULE_DEFAULT_WINDOWS);
    fixture_finish(&f);
}

/* runtime-spec: Mount.Source is omitempty. */
static void a_volume_without_a_source_is_a_mount_without_one(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.Mounts",
                 "[{\"Name\":\"v\",\"Driver\":\"local\",\"Destination\":\"c:\\\\x\",\"RW\":true}]",
                 NULL);
    assert_string_equal(fixture_at(&f, "mounts"), "[{\"destination\":\"c:\\\\x\"}]");
    fixture_finish(&f);
}

static void the_same_inputs_give_the_same_bytes_in_a_used_arena(void **state)
{
    struct fixture first, second;

    (void)state;
    fixture_with(&first, "container.HostConfig.NanoCpus", "1500000000", NULL);
    fixture_with(&second, "container.HostConfig.NanoCpus", "1500000000", NULL);
    assert_true(str_eq(spec_json(&first.arena, first.result.spec, 0),
                       spec_json(&second.arena, second.result.spec, 0)));
    fixture_finish(&first);
    fixture_finish(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_tells_its_chain_its_step_and_the_field_to_fix),
        cmocka_unit_test(on_an_error_what_was_built_until_then_can_be_shown),
        cmocka_unit_test(a_missing_part_of_the_container_is_a_panic_at_its_step),
        cmocka_unit_test(later_steps_are_examined_but_write_nothing),
        cmocka_unit_test(isolation_names_the_link_that_decided),
        cmocka_unit_test(networks_are_asked_by_name_and_tell_why_they_are_skipped),
        cmocka_unit_test(a_container_without_a_name_has_no_endpoint),
        cmocka_unit_test(endpoints_are_own_then_shared_then_the_last_gateway),
        cmocka_unit_test(credential_lookups_tell_where_they_looked_and_which_one_is_used),
        cmocka_unit_test(effects_come_in_the_engines_order),
        cmocka_unit_test(a_failed_secret_removes_its_directory),
        cmocka_unit_test(a_value_that_replaces_another_remembers_it),
        cmocka_unit_test(a_volume_without_a_source_is_a_mount_without_one),
        cmocka_unit_test(the_same_inputs_give_the_same_bytes_in_a_used_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
