/* Every allocation of a generation fails once: the answer is ERR_OOM, nothing leaks (the
 * sanitizer looks), nothing is half written. */
#include "platform/sim/sim.h"
#include "specgen/compare/upgrade.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

static long allowed = -1; /* allocations until one fails; -1 = all succeed */

void *__wrap_malloc(size_t size)
{
    if (allowed == 0)
        return NULL;
    if (allowed > 0)
        allowed--;
    return __real_malloc(size);
}

static const char networks[] = "{\"nat\":{},\"gone\":{}}";
static const char host_networks[] =
    "[{\"Name\":\"nat\",\"DriverInfo\":{\"hnsid\":\"e\",\"GW_INFO\":{\"hnsid\":\"g\"}}}]";

static void generate_until_it_succeeds(struct fixture *f)
{
    struct plat host = plat_sim(f->doc);
    struct spec_result result = {.doc = NULL};
    struct err *e = NULL;
    long n = 0;

    do {
        struct arena a;

        arena_init(&a);
        allowed = n++;
        e = spec_generate(&a, f->doc, &host, &result);
        allowed = -1;
        if (e != NULL) {
            assert_int_equal(e->class, ERR_OOM);
            assert_null(result.doc);
            err_free(e);
        } else {
            assert_non_null(result.doc);
        }
        arena_finish(&a);
    } while (e != NULL && n < 100000);
    assert_null(e);
}

static void a_windows_container_survives_each_failed_allocation(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.NetworkSettings.Networks", networks, "host.Networks", host_networks,
                 "container.HostConfig.SecurityOpt",
                 "[\"credentialspec=file://sub/../a.json\",\"credentialspec=file://nope\"]",
                 "host.CredentialSpecs", "{\"Files\":{\"a.json\":\"{}\"}}", "container.Mounts",
                 "[{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\d\\\\e\"},"
                 "{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\d\",\"RW\":true}]",
                 "container.SecretReferences", "[{\"SecretID\":\"s\",\"File\":{\"Name\":\"n\"}}]",
                 "host.Secrets", "{\"s\":\"x\"}", NULL);
    generate_until_it_succeeds(&f);
    fixture_finish(&f);
}

static void a_linux_container_survives_each_failed_allocation(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "host.Images", "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]",
                 "host.LCOWSupported", "true", "container.HostConfig.CapAdd", "[\"sys_admin\"]",
                 "container.HostConfig.CapDrop", "[\"chown\"]", "container.Config.Env",
                 "[\"A=1\",\"PATH=/x\",\"TERM\"]", "container.HostConfig.DeviceCgroupRules",
                 "[\"c 1:* rw\",\"c 99999999999999999999:1 r\"]", NULL);
    generate_until_it_succeeds(&f);
    fixture_finish(&f);
}

static void a_later_engine_survives_each_failed_allocation(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-29\"", "container.HostConfig.Annotations",
                 "{\"b\":\"1\",\"a\":\"2\"}", "container.HostConfig.Devices",
                 "[{\"PathOnHost\":\"class://x\"},{\"PathOnHost\":\"class/y\"}]",
                 "container.Mounts",
                 "[{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\d\\\\e\"},"
                 "{\"Source\":\"//./pipe/x\",\"Destination\":\"//./pipe/y\",\"RW\":true}]",
                 NULL);
    generate_until_it_succeeds(&f);
    fixture_finish(&f);
}

static void an_upgrade_survives_each_failed_allocation(void **state)
{
    struct fixture f;
    struct plat host;
    struct upgrade u;
    struct err *e;
    long n = 0;

    (void)state;
    fixture_with(&f, "container.HostConfig.Devices", "[{\"PathOnHost\":\"class://x\"}]",
                 "container.Mounts",
                 "[{\"Source\":\"C:\\\\s\",\"Destination\":\"C:\\\\d\\\\e\"},"
                 "{\"Source\":\"//./pipe/x\",\"Destination\":\"//./pipe/y\",\"RW\":true}]",
                 NULL);
    host = plat_sim(f.doc);
    do {
        struct arena a;

        arena_init(&a);
        allowed = n++;
        e = upgrade_make(&u, &a, f.doc, &host, ASSESS_CHANGED);
        allowed = -1;
        if (e != NULL)
            assert_int_equal(e->class, ERR_OOM);
        else
            assert_true(u.count > 1);
        err_free(e);
        arena_finish(&a);
    } while (e != NULL && n < 100000);
    assert_null(e);
    fixture_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_windows_container_survives_each_failed_allocation),
        cmocka_unit_test(a_linux_container_survives_each_failed_allocation),
        cmocka_unit_test(a_later_engine_survives_each_failed_allocation),
        cmocka_unit_test(an_upgrade_survives_each_failed_allocation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
