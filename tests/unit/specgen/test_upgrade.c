/* What changes with later engines, and what is named as the cause. */
#include "specgen/compare/upgrade.h"

#include "platform/sim/sim.h"
#include "scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void make(struct fixture *f, struct upgrade *u)
{
    struct plat host = plat_sim(f->doc);

    assert_null(upgrade_make(u, &f->arena, f->doc, &host, ASSESS_CHANGED));
}

static const struct upgrade_step *step_of(const struct upgrade *u, const char *engine)
{
    for (size_t i = 0; i < u->count; i++) {
        if (strcmp(u->steps[i].engine->name, engine) == 0)
            return &u->steps[i];
    }
    fail_msg("no step %s", engine);
    return NULL;
}

static const struct upgrade_difference *find(const struct upgrade_step *s, enum upgrade_kind kind,
                                             const char *path)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->items[i].kind == kind && str_is(s->items[i].path, path))
            return &s->items[i];
    }
    return NULL;
}

/* That change is the only cause. */
static bool is_due_to(const struct upgrade_difference *d, enum engine_change cause)
{
    struct engine_set rest = d->causes;

    engine_set_flip(&rest, cause);
    return engine_set_is_empty(&rest);
}

static void expect(const struct upgrade *u, const char *engine, enum upgrade_kind kind,
                   const char *path, const char *before, const char *after,
                   enum engine_change cause)
{
    const struct upgrade_difference *d = find(step_of(u, engine), kind, path);

    if (d == NULL)
        fail_msg("%s: no %s %s", engine, upgrade_kind_names[kind], path);
    assert_true(str_is(d->before, before));
    assert_true(str_is(d->after, after));
    assert_true(is_due_to(d, cause));
}

static void steps_begin_with_the_documents_engine(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-25.0.6\"", NULL);
    make(&f, &u);
    assert_int_equal(u.count, 6);
    assert_int_equal(u.steps[0].release, MDL_RELEASE(25, 0, 6));
    assert_int_equal(u.steps[0].count, 0);
    assert_int_equal(u.steps[1].release, MDL_RELEASE(25, 0, 17));
    assert_int_equal(u.steps[5].release, MDL_RELEASE(29, 7, 2));
    fixture_finish(&f);
    fixture_with(&f, "engine", "\"moby-19.03.5\"", NULL);
    make(&f, &u);
    assert_int_equal(u.count, MDL_ENGINE_COUNT + 1);
    assert_int_equal(u.steps[1].release, MDL_RELEASE(19, 3, 15));
    assert_int_equal(u.steps[MDL_ENGINE_COUNT].release, MDL_RELEASE(29, 7, 2));
    fixture_finish(&f);
    fixture_with(&f, "engine", "\"moby-29\"", NULL);
    make(&f, &u);
    assert_int_equal(u.count, 1);
    assert_false(upgrade_answers_differ(&u));
    fixture_finish(&f);
}

static void a_value_of_the_spec_names_its_change(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.Annotations", "{\"a\":\"b\"}", NULL);
    make(&f, &u);
    expect(&u, "moby-20.10", UPGRADE_SPEC, "ociVersion", "\"1.0.1-dev\"", "\"1.0.2-dev\"",
           CHANGE_OCI_1_0_2);
    expect(&u, "moby-24.0", UPGRADE_SPEC, "annotations", "", "{\"a\":\"b\"}", CHANGE_ANNOTATIONS);
    assert_null(find(step_of(&u, "moby-25.0"), UPGRADE_SPEC, "annotations"));
    assert_int_equal(step_of(&u, "moby-25.0")->total[UPGRADE_SPEC], 2);
    assert_false(upgrade_answers_differ(&u));
    fixture_finish(&f);
}

static void a_list_in_another_order_is_one_difference(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.Mounts",
                 "[{\"Source\":\"p\",\"Destination\":\"\\\\\\\\.\\\\pipe\\\\p\",\"RW\":true},"
                 "{\"Source\":\"a\",\"Destination\":\"C:\\\\a\\\\b\\\\c\",\"RW\":true}]",
                 NULL);
    make(&f, &u);
    expect(&u, "moby-20.10", UPGRADE_ORDER, "mounts", "\\\\.\\pipe\\p, C:\\a\\b\\c",
           "C:\\a\\b\\c, \\\\.\\pipe\\p", CHANGE_PATHS_GO_1_20);
    assert_null(find(step_of(&u, "moby-20.10"), UPGRADE_SPEC, "mounts[0]"));
    fixture_finish(&f);
}

static void two_engines_are_told_apart_wherever_the_document_stands(void **state)
{
    const struct upgrade_difference *d;
    struct upgrade_step step;
    struct fixture f;
    struct plat host;

    (void)state;
    fixture_with(&f, "engine", "\"moby-29\"", "container.Mounts",
                 "[{\"Source\":\"p\",\"Destination\":\"\\\\\\\\.\\\\pipe\\\\p\",\"RW\":true},"
                 "{\"Source\":\"a\",\"Destination\":\"C:\\\\a\\\\b\\\\c\",\"RW\":true}]",
                 NULL);
    host = plat_sim(f.doc);
    assert_null(upgrade_between(&step, &f.arena, f.doc, &host, ASSESS_CHANGED,
                                MDL_RELEASE(19, 3, 15), MDL_RELEASE(24, 0, 9)));
    assert_int_equal(step.count, 2);
    d = upgrade_difference_at(&step, STR_LIT("mounts[1].source"));
    assert_non_null(d);
    assert_true(is_due_to(d, CHANGE_PATHS_GO_1_20));
    assert_true(str_starts(upgrade_causes(&f.arena, d, step.release),
                           STR_LIT("ENG-19 since 20.10.27, 23.0.7 and 24.0: ")));
    assert_null(upgrade_difference_at(&step, STR_LIT("process.args")));
    assert_null(upgrade_difference_at(&step, STR_LIT("mountsx")));
    fixture_finish(&f);
}

static void what_a_later_engine_is_without_is_told_so(void **state)
{
    struct upgrade u;
    struct fixture f;
    const struct upgrade_difference *d;

    (void)state;
    fixture_with(&f, "engine", "\"moby-25.0\"", "container.Config.Env", "[\"A=\\b\"]", NULL);
    make(&f, &u);
    d = find(step_of(&u, "moby-26.1"), UPGRADE_SPEC, "process.env[0]");
    assert_non_null(d);
    assert_true(str_starts(upgrade_causes(&f.arena, d, u.steps[1].release),
                           STR_LIT("moby-26.1 is without ENG-36 since 23.0.15")));
    fixture_finish(&f);
}

static void without_a_spec_on_both_sides_only_the_answer_differs(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.RestartPolicy.Name", "\"sometimes\"", NULL);
    make(&f, &u);
    for (size_t i = 1; i < u.count; i++) {
        assert_int_equal(u.steps[i].total[UPGRADE_SPEC], 0);
        assert_null(find(&u.steps[i], UPGRADE_SPEC, "ociVersion"));
    }
    fixture_finish(&f);
}

static void a_host_too_old_for_the_daemon_is_an_answer(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "host.OSBuild", "14393", NULL);
    make(&f, &u);
    assert_true(assess_answer_succeeds(&step_of(&u, "moby-20.10")->answer));
    assert_false(assess_answer_succeeds(&step_of(&u, "moby-23.0")->answer));
    expect(&u, "moby-23.0", UPGRADE_ANSWER, "", "the runtime gets the spec",
           "the daemon does not start on this host", CHANGE_MINIMUM_17763);
    assert_int_equal(step_of(&u, "moby-24.0")->count, 0);
    assert_int_equal(step_of(&u, "moby-23.0")->total[UPGRADE_WARNING], 0);
    assert_true(upgrade_answers_differ(&u));
    fixture_finish(&f);
}

/* A long list does not crowd out what stands beside it. */
static void of_a_long_list_some_are_told(void **state)
{
    struct upgrade_step step;
    struct fixture f;
    struct plat host;
    char env[1200] = "[";

    (void)state;
    for (int i = 0; i < 100; i++)
        strcat(env, i == 0 ? "\"A=\\b\"" : ",\"A=\\b\"");
    strcat(env, "]");
    fixture_with(&f, "container.Config.Env", env, "container.HostConfig.Annotations",
                 "{\"a\":\"b\"}", NULL);
    host = plat_sim(f.doc);
    assert_null(upgrade_between(&step, &f.arena, f.doc, &host, ASSESS_CHANGED,
                                MDL_RELEASE(20, 10, 27), MDL_RELEASE(28, 5, 2)));
    assert_int_equal(step.count, 1 + UPGRADE_RUN + 1 + 1); /* the last: the restart policy */
    assert_int_equal(step.left_out, 100 - UPGRADE_RUN);
    assert_true(
        is_due_to(upgrade_difference_at(&step, STR_LIT("annotations")), CHANGE_ANNOTATIONS));
    assert_true(is_due_to(upgrade_difference_at(&step, STR_LIT("process.env[3]")),
                          CHANGE_JSON_SHORT_ESCAPES));
    fixture_finish(&f);
}

static void secrets_before_mounts_are_an_order_too(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.Mounts",
                 "[{\"Source\":\"a\",\"Destination\":\"C:\\\\a\",\"RW\":true}]",
                 "container.SecretReferences", "[{\"SecretID\":\"s\",\"SecretName\":\"s\"}]",
                 "host.Secrets", "{\"s\":\"v\"}", NULL);
    make(&f, &u);
    assert_non_null(find(step_of(&u, "moby-26.1"), UPGRADE_ORDER, "mounts"));
    assert_true(
        is_due_to(find(step_of(&u, "moby-26.1"), UPGRADE_ORDER, "mounts"), CHANGE_MOUNTS_FIRST));
    fixture_finish(&f);
}

static void another_answer_names_its_change(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.Isolation", "\"x\"", NULL);
    make(&f, &u);
    expect(&u, "moby-28", UPGRADE_ANSWER, "",
           "create refuses: Invalid isolation: \"x\". Windows supports 'default', 'process', or "
           "'hyperv' (class Unknown, HTTP 500)",
           "create refuses: invalid isolation (x): Windows supports 'default', 'process', or "
           "'hyperv' (class InvalidParameter, HTTP 400)",
           CHANGE_RUNCONFIG_TEXTS);
    assert_true(upgrade_answers_differ(&u));
    fixture_finish(&f);
}

static void a_linux_image_is_refused_from_23_on(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "host.Images", "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]",
                 "host.LCOWSupported", "true", NULL);
    make(&f, &u);
    assert_int_equal(step_of(&u, "moby-20.10")->answer.end, ASSESS_ENDS_NEVER);
    assert_int_equal(step_of(&u, "moby-23.0")->answer.end, ASSESS_ENDS_SPEC);
    assert_true(engine_set_has(&step_of(&u, "moby-23.0")->items[0].causes, CHANGE_LCOW_GONE));
    fixture_finish(&f);
}

static void settings_and_warnings_are_told(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.Isolation", "\"hyperv\"",
                 "container.HostConfig.NanoCpus", "1500000000", "host.OSBuild", "16000", NULL);
    make(&f, &u);
    expect(&u, "moby-23.0", UPGRADE_SETTING, "container.HostConfig.NanoCpus", "2000000000",
           "kept as given", CHANGE_NO_ROUNDING);
    assert_true(step_of(&u, "moby-23.0")->total[UPGRADE_WARNING] >= 1);
    fixture_finish(&f);
}

/* 23.0.18 writes them, 24.0.9 does not, 25.0.17 does again. */
static void a_change_that_a_later_line_lacks_is_named(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-23.0\"", "container.Config.User", "\"\\b\"", NULL);
    make(&f, &u);
    expect(&u, "moby-24.0", UPGRADE_SPEC, "process.user.username", "\"\\b\"", "\"\\u0008\"",
           CHANGE_JSON_SHORT_ESCAPES);
    expect(&u, "moby-25.0", UPGRADE_SPEC, "process.user.username", "\"\\u0008\"", "\"\\b\"",
           CHANGE_JSON_SHORT_ESCAPES);
    fixture_finish(&f);
}

/* The name is what is written in another way: of two equal values nobody sees why they are told. */
static void a_name_with_other_escapes_is_told_with_its_value(void **state)
{
    struct upgrade u;
    struct fixture f;

    (void)state;
    fixture_with(&f, "engine", "\"moby-24.0\"", "container.HostConfig.Annotations",
                 "{\"a\\b\":\"x\",\"c\":\"d\"}", NULL);
    make(&f, &u);
    expect(&u, "moby-25.0", UPGRADE_SPEC, "annotations[\"a\\u0008\"]", "\"a\\u0008\": \"x\"",
           "\"a\\b\": \"x\"", CHANGE_JSON_SHORT_ESCAPES);
    assert_null(find(step_of(&u, "moby-25.0"), UPGRADE_SPEC, "annotations.c"));
    fixture_finish(&f);
}

/* Create goes on warning of another platform when its words depend on what is not known. */
static void a_warning_of_unknown_words_does_not_vanish(void **state)
{
    const struct upgrade_step *s;
    struct upgrade u;
    struct fixture f;
    size_t gone = 0, come = 0;

    (void)state;
    fixture_with(&f, "engine", "\"moby-20.10\"", "host.LCOWSupported", "true", "host.Images",
                 "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"C:\\\\l\",\"C:\\\\rw\"]}]",
                 NULL);
    make(&f, &u);
    s = step_of(&u, "moby-23.0");
    for (size_t i = 0; i < s->count; i++) {
        gone += s->items[i].kind == UPGRADE_WARNING &&
                str_starts(s->items[i].before, STR_LIT("The requested image's platform"));
        come += s->items[i].kind == UPGRADE_WARNING &&
                str_starts(s->items[i].after, STR_LIT("create warns that the image's platform"));
    }
    assert_int_equal(gone, 1);
    assert_int_equal(come, 1);
    fixture_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_begin_with_the_documents_engine),
        cmocka_unit_test(a_value_of_the_spec_names_its_change),
        cmocka_unit_test(a_list_in_another_order_is_one_difference),
        cmocka_unit_test(two_engines_are_told_apart_wherever_the_document_stands),
        cmocka_unit_test(what_a_later_engine_is_without_is_told_so),
        cmocka_unit_test(without_a_spec_on_both_sides_only_the_answer_differs),
        cmocka_unit_test(a_host_too_old_for_the_daemon_is_an_answer),
        cmocka_unit_test(of_a_long_list_some_are_told),
        cmocka_unit_test(secrets_before_mounts_are_an_order_too),
        cmocka_unit_test(another_answer_names_its_change),
        cmocka_unit_test(a_linux_image_is_refused_from_23_on),
        cmocka_unit_test(settings_and_warnings_are_told),
        cmocka_unit_test(a_change_that_a_later_line_lacks_is_named),
        cmocka_unit_test(a_name_with_other_escapes_is_told_with_its_value),
        cmocka_unit_test(a_warning_of_unknown_words_does_not_vanish),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
