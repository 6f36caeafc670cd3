/* A spec that another document gives is explained by what was changed in it. */
#include "model/formats/sources.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/compare/against.h"
#include "specgen/compare/variants.h"
#include "specgen/specgen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char document[] =
    "{\"silospec\":1,\"engine\":\"moby-25.0\",\"container\":{\"Id\":\"c1\",\"Name\":\"/web\","
    "\"Path\":\"cmd\",\"Args\":[\"/c\",\"dir\"],\"Image\":\"img\",\"BaseFS\":\"\\\\\\\\?\\\\v\","
    "\"Config\":{\"Hostname\":\"web01\",\"Env\":[\"A=1\"]},"
    "\"HostConfig\":{\"Isolation\":\"process\",\"NanoCpus\":1500000000,\"NetworkMode\":\"corp\"},"
    "\"NetworkSettings\":{\"Networks\":{\"corp\":{}}},"
    "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"C:\\\\a\",\"Destination\":\"C:\\\\b\",\"RW\":true}"
    "]},"
    "\"host\":{\"OSBuild\":20348,\"NumCPU\":8,\"DefaultIsolation\":\"process\","
    "\"Images\":[{\"Id\":\"img\",\"OS\":\"windows\",\"LayerFolders\":[\"C:\\\\l1\",\"C:\\\\l2\"]}],"
    "\"Networks\":[{\"Name\":\"corp\",\"DriverInfo\":{\"hnsid\":\"ep-1\"}}],"
    "\"Sources\":{\"NumCPU\":\"assumed: 8 processors\"}}}";

struct fixture {
    struct arena arena;
    const struct value *root, *theirs;
    struct against made;
};

static const struct value *read(const char *text)
{
    const struct value *v = NULL;

    assert_null(json_read(&v, str_of(text)));
    return v;
}

/* The spec of the document with these settings. */
static const struct value *spec_with(struct arena *a, const struct value *root,
                                     const char *const *settings)
{
    const struct value *now = value_ref(root), *spec = NULL;
    struct spec_result result;
    struct mdl_doc *doc;
    struct plat host;

    for (; *settings != NULL; settings += 2) {
        const struct value *next = NULL;

        assert_null(variant_set(&next, a, now, str_of(settings[0]), str_of(settings[1])));
        value_unref(now);
        now = next;
    }
    assert_null(mdl_doc_new(&doc, now));
    host = plat_sim(doc);
    assert_null(spec_generate(a, doc, &host, &result));
    assert_null(result.error);
    assert_null(json_read(&spec, spec_json(a, result.spec, 0)));
    mdl_doc_free(doc);
    value_unref(now);
    return spec;
}

static void compare(struct fixture *f, const char *const *settings)
{
    arena_init(&f->arena);
    f->root = read(document);
    f->theirs = spec_with(&f->arena, f->root, settings);
    assert_null(against_spec(&f->made, &f->arena, f->root, f->theirs, plat_sim));
}

static void finish(struct fixture *f)
{
    value_unref(f->theirs);
    value_unref(f->root);
    arena_finish(&f->arena);
}

static const struct against_difference *difference(const struct fixture *f, const char *path)
{
    for (size_t i = 0; i < f->made.count; i++) {
        if (str_is(f->made.items[i].path, path))
            return &f->made.items[i];
    }
    fail_msg("no difference at %s", path);
    return NULL;
}

static const struct against_setting *first_setting(const struct fixture *f, const char *path)
{
    const struct against_difference *d = difference(f, path);

    if (d->causes == NULL)
        fail_msg("%s is not explained", path);
    return &d->causes->settings[0];
}

static void the_same_spec_has_no_difference(void **state)
{
    static const char *const none[] = {NULL};
    struct fixture f;

    (void)state;
    compare(&f, none);
    assert_int_equal(f.made.count, 0);
    finish(&f);
}

/* Whatever is set is found, and explains all that it changes. */
static void a_setting_that_was_changed_is_found(void **state)
{
    static const char *const changes[][3] = {
        {"container.Config.Hostname", "other", NULL},
        {"container.Config.User", "ContainerAdministrator", NULL},
        {"container.Config.WorkingDir", "C:\\x", NULL},
        {"container.Config.Tty", "true", NULL},
        {"container.Config.Env", "[\"A=1\",\"B=2\"]", NULL},
        {"container.Config.Env", "[]", NULL},
        {"container.HostConfig.Memory", "2g", NULL},
        {"container.HostConfig.CpuShares", "500", NULL},
        {"container.HostConfig.NanoCpus", "3", NULL},
        {"container.HostConfig.NanoCpus", "", NULL},
        {"container.HostConfig.IOMaximumIOps", "500", NULL},
        {"container.HostConfig.Isolation", "hyperv", NULL},
        {"container.HostConfig.DnsSearch", "[\"a.example\"]", NULL},
        {"container.HostConfig.Devices", "[{\"PathOnHost\":\"class/5B45201D\"}]", NULL},
        {"container.HostConfig.Annotations", "{\"a\":\"b\"}", NULL},
        {"container.HostConfig.SecurityOpt",
         "[\"credentialspec=raw://{\\\"CmsPlugins\\\":[\\\"ActiveDirectory\\\"]}\"]", NULL},
        {"container.HasBeenStartedBefore", "true", NULL},
        {"container.BaseFS", "\\\\?\\other", NULL},
        {"container.Args", "[\"/c\",\"echo\"]", NULL},
        {"container.Mounts",
         "[{\"Type\":\"bind\",\"Source\":\"C:\\\\z\",\"Destination\":\"C:\\\\y\",\"RW\":false}]",
         NULL},
        {"host.NumCPU", "4", NULL},
        {"host.Images[0].LayerFolders", "[\"D:\\\\l1\"]", NULL},
        {"host.Networks[0].DriverInfo.hnsid", "ep-9", NULL},
        {"engine", "moby-29", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        struct fixture f;

        compare(&f, changes[i]);
        if (f.made.count == 0 && strcmp(changes[i][0], "engine") != 0)
            fail_msg("%s changes nothing", changes[i][0]);
        if (f.made.explained != f.made.count)
            fail_msg("%s = %s: %zu of %zu explained", changes[i][0], changes[i][1],
                     f.made.explained, f.made.count);
        finish(&f);
    }
}

static void what_explains_most_comes_first(void **state)
{
    static const char *const hyperv[] = {"container.HostConfig.Isolation", "hyperv", NULL};
    struct fixture f;

    (void)state;
    compare(&f, hyperv);
    assert_true(str_is(first_setting(&f, "windows.hyperv")->path, hyperv[0]));
    assert_true(str_is(first_setting(&f, "windows.resources.cpu.maximum")->path, hyperv[0]));
    finish(&f);
}

/* Two in one value: each alone does not give it. */
static void settings_that_only_work_together_take_another_round(void **state)
{
    static const char *const both[] = {"container.HostConfig.Isolation", "hyperv",
                                       "container.HostConfig.NanoCpus", "2.5", NULL};
    const struct against_difference *d;
    struct fixture f;

    (void)state;
    compare(&f, both);
    d = difference(&f, "windows.resources.cpu.maximum");
    assert_non_null(d->causes);
    assert_int_equal(f.made.explained, f.made.count);
    finish(&f);
}

static void an_assumption_is_said_to_be_one(void **state)
{
    static const char *const cpus[] = {"host.NumCPU", "2", NULL};
    const struct against_difference *d;
    bool found = false;
    struct fixture f;

    (void)state;
    compare(&f, cpus);
    d = difference(&f, "windows.resources.cpu.maximum");
    for (const struct against_cause *c = d->causes; c != NULL; c = c->next)
        found = found || (str_is(c->settings[0].path, "host.NumCPU") &&
                          c->settings[0].certainty == MDL_ASSUMED);
    assert_true(found);
    finish(&f);
}

static void what_no_setting_gives_is_said_so(void **state)
{
    static const char *const none[] = {NULL};
    const struct against_difference *d;
    struct fixture f;
    const struct value *odd;

    (void)state;
    compare(&f, none);
    odd = read("{\"ociVersion\":\"9.9\",\"windows\":{\"layerFolders\":[],\"x\":{\"type\":[1,-2,"
               "null]}},\"process\":{\"cwd\":\"relative\"}}");
    assert_null(against_spec(&f.made, &f.arena, f.root, odd, plat_sim));
    d = difference(&f, "ociVersion");
    assert_null(d->causes);
    assert_null(difference(&f, "windows.x.type[1]")->causes);
    assert_int_equal(difference(&f, "windows.x.type[1]")->reaching_count, 0);
    assert_true(f.made.explained < f.made.count);
    value_unref(odd);
    finish(&f);
}

static void the_last_spec_of_a_log_is_taken(void **state)
{
    static const char log[] =
        "time=\"2024-01-01T00:00:00Z\" level=debug msg=\"spec: {\\\"ociVersion\\\":\\\"1.0\\\","
        "\\\"process\\\":{\\\"cwd\\\":\\\"C:\\\\\\\\a\\\"}}\"\n"
        "time=\"2024-01-01T00:00:01Z\" level=debug msg=\"nothing\"\n"
        "time=\"2024-01-01T00:00:02Z\" level=debug msg=\"spec: {\\\"ociVersion\\\":\\\"1.1\\\","
        "\\\"process\\\":{\\\"cwd\\\":\\\"C:\\\\\\\\b\\\"}}\"\n";
    struct sources s = {.items = NULL};
    struct evidence said;

    (void)state;
    evidence_init(&said);
    assert_null(sources_add_text(&s, str_of(log), "log"));
    assert_null(sources_read(&said, &s));
    assert_non_null(said.spec);
    assert_true(str_is(value_get(said.spec, STR_LIT("ociVersion"))->u.text, "1.1"));
    evidence_finish(&said);
    sources_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_spec_has_no_difference),
        cmocka_unit_test(a_setting_that_was_changed_is_found),
        cmocka_unit_test(what_explains_most_comes_first),
        cmocka_unit_test(settings_that_only_work_together_take_another_round),
        cmocka_unit_test(an_assumption_is_said_to_be_one),
        cmocka_unit_test(what_no_setting_gives_is_said_so),
        cmocka_unit_test(the_last_spec_of_a_log_is_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
