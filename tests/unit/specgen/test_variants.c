#include "model/document/host_profiles.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/compare/variants.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* The spec of a variant as compact JSON, or the engine's answer. */
static const char *answer(struct arena *a, const struct value *root)
{
    struct mdl_doc *doc;
    struct spec_result r;
    struct plat host;
    const char *text;

    assert_null(mdl_doc_new(&doc, root));
    host = plat_sim(doc);
    assert_null(spec_generate(a, doc, &host, &r));
    text = arena_cstr(a, r.error != NULL ? r.error->message : spec_json(a, r.spec, 0));
    mdl_doc_free(doc);
    return text;
}

static void a_field_is_set_to_a_text_with_its_units(void **state)
{
    static const char *const texts[][2] = {
        {"1.5", "\"maximum\":3750"}, {"2", "\"maximum\":5000"}, {"", NULL}};
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "5", NULL);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct value *root;
        const char *spec;

        assert_null(variant_set(&root, &f.arena, f.root, STR_LIT("container.HostConfig.NanoCpus"),
                                str_of(texts[i][0])));
        spec = answer(&f.arena, root);
        assert_true(texts[i][1] != NULL ? strstr(spec, texts[i][1]) != NULL
                                        : strstr(spec, "\"cpu\"") == NULL);
        value_unref(root);
    }
    fixture_finish(&f);
}

static void a_bad_text_or_path_is_told(void **state)
{
    const struct value *root = NULL;
    struct fixture f;
    struct err *e;

    (void)state;
    fixture_with(&f, NULL);
    e = variant_set(&root, &f.arena, f.root, STR_LIT("container.HostConfig.CpuCount"),
                    STR_LIT("many"));
    assert_int_equal(e->class, ERR_INPUT);
    err_free(e);
    e = variant_set(&root, &f.arena, f.root, STR_LIT("container.HostConfig.Cpu"), STR_LIT("1"));
    assert_int_equal(e->class, ERR_NOT_FOUND);
    err_free(e);
    assert_null(root);
    fixture_finish(&f);
}

static void the_three_kinds_give_three_specs(void **state)
{
    struct variant v[VARIANT_KINDS];
    const char *specs[VARIANT_KINDS];
    struct fixture f;

    (void)state;
    fixture_with(&f, NULL);
    for (int i = 0; i < VARIANT_KINDS; i++) {
        assert_null(variant_of_kind(&v[i], &f.arena, f.root, (enum variant_kind)i));
        specs[i] = answer(&f.arena, v[i].root);
    }
    assert_null(strstr(specs[VARIANT_PROCESS], "hyperv"));
    assert_null(v[VARIANT_PROCESS].assumptions[0]);
    assert_non_null(strstr(specs[VARIANT_HYPERV], "\"hyperv\":{}"));
    assert_null(strstr(specs[VARIANT_HYPERV], "\"linux\""));
    assert_null(v[VARIANT_HYPERV].assumptions[0]);
    assert_non_null(strstr(specs[VARIANT_LINUX], "\"linux\":{"));
    assert_non_null(strstr(specs[VARIANT_LINUX], "\"hyperv\":{}"));
    assert_non_null(strstr(v[VARIANT_LINUX].assumptions[0], "Linux"));
    variants_finish(v, VARIANT_KINDS);
    fixture_finish(&f);
}

static void process_isolation_assumes_a_mounted_filesystem(void **state)
{
    struct variant v;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.BaseFS", NULL, "container.HostConfig.Isolation", "\"hyperv\"",
                 NULL);
    assert_null(variant_of_kind(&v, &f.arena, f.root, VARIANT_PROCESS));
    assert_non_null(strstr(answer(&f.arena, v.root), "Volume{0000"));
    assert_non_null(strstr(v.assumptions[0], "BaseFS"));
    assert_null(v.assumptions[1]);
    variants_finish(&v, 1);
    fixture_finish(&f);
}

/* What create is asked for, and not what it makes of it; images go by their names there. */
static void a_request_asks_for_another_isolation(void **state)
{
    struct arena a;
    const struct value *root;
    const struct str texts[] = {
        STR_LIT(
            "{\"silospec\":1,\"request\":{\"body\":{\"Image\":\"web\",\"HostConfig\":{}}},\"host\":"
            "{\"Images\":[{\"Id\":\"x\",\"OS\":\"windows\",\"Names\":[\"other\"]},"
            "{\"Id\":\"y\",\"OS\":\"windows\",\"Names\":[\"docker.io/library/web:latest\"]}]}}"),
        STR_LIT("{\"silospec\":1,\"request\":{\"body\":{\"Image\":\"web\"}}}")};
    const char *const expected[] = {
        "{\"Id\":\"y\",\"OS\":\"linux\",\"Names\":[\"docker.io/library/web:latest\"]}]",
        "\"Images\":[{\"Id\":\"web\",\"Names\":[\"web\"],\"OS\":\"linux\"}]"};

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct variant v;
        char *text;
        size_t len;

        assert_null(json_read(&root, texts[i]));
        assert_null(variant_of_kind(&v, &a, root, VARIANT_LINUX));
        assert_null(json_write(&text, &len, v.root, 0));
        assert_non_null(strstr(text, "\"HostConfig\":{\"Isolation\":\"hyperv\"}"));
        assert_non_null(strstr(text, expected[i]));
        assert_null(strstr(text, "\"container\""));
        free(text);
        variants_finish(&v, 1);
        value_unref(root);
    }
    arena_finish(&a);
}

static void only_the_containers_image_becomes_linux_and_back(void **state)
{
    struct variant linux_one, windows_one;
    struct fixture f;
    char *text;
    size_t len;

    (void)state;
    fixture_with(&f, "host.Images",
                 "[{\"Id\":\"other\",\"OS\":\"windows\"},{\"Id\":\"img\",\"OS\":\"windows\"}]",
                 NULL);
    assert_null(variant_of_kind(&linux_one, &f.arena, f.root, VARIANT_LINUX));
    assert_null(json_write(&text, &len, linux_one.root, 0));
    assert_non_null(strstr(text, "[{\"Id\":\"other\",\"OS\":\"windows\"},"
                                 "{\"Id\":\"img\",\"OS\":\"linux\"}]"));
    free(text);
    assert_null(variant_of_kind(&windows_one, &f.arena, linux_one.root, VARIANT_HYPERV));
    assert_non_null(strstr(windows_one.assumptions[0], "Windows"));
    variants_finish(&linux_one, 1);
    variants_finish(&windows_one, 1);
    fixture_finish(&f);
}

static void an_engine_without_linux_containers_is_not_assumed_to_run_them(void **state)
{
    static const char *const engines[] = {"\"moby-20.10\"", "\"moby-23.0\"", "\"moby-29.0\""};

    (void)state;
    for (size_t i = 0; i < sizeof(engines) / sizeof(engines[0]); i++) {
        struct variant v;
        struct fixture f;
        size_t count = 0;

        fixture_with(&f, "engine", engines[i], NULL);
        assert_null(variant_of_kind(&v, &f.arena, f.root, VARIANT_LINUX));
        while (v.assumptions[count] != NULL)
            count++;
        assert_non_null(strstr(v.assumptions[0], "the image exists for Linux"));
        assert_int_equal(count, i == 0 ? 3 : 1);
        assert_true((strstr(answer(&f.arena, v.root), "not supported") == NULL) == (i == 0));
        variants_finish(&v, 1);
        fixture_finish(&f);
    }
}

static void a_missing_image_is_added(void **state)
{
    struct variant v;
    struct fixture f;

    (void)state;
    fixture_with(&f, "host.Images", NULL, NULL);
    assert_null(variant_of_kind(&v, &f.arena, f.root, VARIANT_LINUX));
    assert_non_null(strstr(answer(&f.arena, v.root), "\"linux\":{"));
    variants_finish(&v, 1);
    fixture_finish(&f);
}

/* ---- hosts ---------------------------------------------------------------------------------- */

static void every_offered_profile_is_found_by_its_name_and_applies(void **state)
{
    struct fixture f;

    (void)state;
    fixture_with(&f, NULL);
    for (size_t i = 0; i < host_profile_count; i++) {
        struct str name = host_profile_name(&f.arena, &host_profiles[i]);
        struct host_profile found;
        struct mdl_doc *doc;
        struct variant v;

        assert_null(host_profile_find(&found, name));
        assert_ptr_equal(found.version, host_profiles[i].version);
        assert_int_equal(found.num_cpu, host_profiles[i].num_cpu);
        assert_null(variant_of_host(&v, &f.arena, f.root, &found));
        assert_null(mdl_doc_new(&doc, v.root));
        assert_int_equal(doc->host.os_build.v, found.version->build);
        assert_int_equal(doc->host.num_cpu.v, found.num_cpu);
        assert_true(str_is(doc->host.os_product.v, found.version->client ? "client" : "server"));
        assert_true(
            str_is(doc->host.default_isolation.v, found.version->client ? "hyperv" : "process"));
        assert_int_equal(doc->host.images.count, 1);
        mdl_doc_free(doc);
        variants_finish(&v, 1);
    }
    fixture_finish(&f);
}

static void a_known_version_takes_any_number_of_processors_within_reason(void **state)
{
    static const char *const bad[] = {
        "ws2022",      "ws2022-", "ws2022-0cpu", "ws2022-65cpu", "ws2022-8",
        "ws2023-8cpu", "",        "ws2022-8cpux"};
    struct host_profile p;

    (void)state;
    assert_null(host_profile_find(&p, STR_LIT("WS2022-12CPU")));
    assert_int_equal(p.num_cpu, 12);
    assert_int_equal(p.version->build, 20348);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct err *e = host_profile_find(&p, str_of(bad[i]));

        assert_non_null(e);
        assert_int_equal(e->class, ERR_NOT_FOUND);
        assert_non_null(strstr(e->remedy, "win11-24h2"));
        err_free(e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_is_set_to_a_text_with_its_units),
        cmocka_unit_test(a_bad_text_or_path_is_told),
        cmocka_unit_test(the_three_kinds_give_three_specs),
        cmocka_unit_test(process_isolation_assumes_a_mounted_filesystem),
        cmocka_unit_test(a_request_asks_for_another_isolation),
        cmocka_unit_test(only_the_containers_image_becomes_linux_and_back),
        cmocka_unit_test(an_engine_without_linux_containers_is_not_assumed_to_run_them),
        cmocka_unit_test(a_missing_image_is_added),
        cmocka_unit_test(every_offered_profile_is_found_by_its_name_and_applies),
        cmocka_unit_test(a_known_version_takes_any_number_of_processors_within_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
