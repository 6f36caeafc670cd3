/* Create, start and spec in one: who refuses, what create changes, what the spec is built of. */
#include "platform/sim/sim.h"
#include "specgen/assess/assess.h"
#include "specgen/explain/explain.h"
#include "specgen/explain/isolation_chain.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void run(struct fixture *f, enum assess_settings settings, struct assessment *out)
{
    struct plat host = plat_sim(f->doc);

    assert_null(assess(&f->arena, f->doc, &host, settings, out));
}

static const char *at(struct fixture *f, const struct assessment *r, const char *path)
{
    const struct spec_node *n = spec_find(r->spec.spec, str_of(path));

    return n == NULL ? "-" : arena_cstr(&f->arena, spec_json(&f->arena, n, 0));
}

static void the_spec_is_built_from_what_create_leaves(void **state)
{
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.CpuShares", "500", "container.HostConfig.CpuPercent",
                 "50", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_string_equal(at(&f, &r, "windows.resources.cpu.maximum"), "0");
    assert_non_null(assess_change_of(&r, MDL_F_CPU_PERCENT));
    assert_int_equal(f.doc->container.host_config.cpu_percent.v, 50);
    run(&f, ASSESS_RAW, &r);
    assert_string_equal(at(&f, &r, "windows.resources.cpu.maximum"), "5000");
    fixture_finish(&f);
}

static void the_daemons_isolation_is_stored_and_told_as_its_choice(void **state)
{
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "host.DefaultIsolation", "\"hyperv\"", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_int_equal(assess_change_of(&r, MDL_F_ISOLATION)->rule, RULE_PRE_STORED_ISOLATION);
    assert_true(r.spec.isolation.hyperv);
    assert_int_equal(r.spec.isolation.decided_by, SPEC_ISOLATION_DAEMON);
    fixture_finish(&f);
    fixture_with(&f, "host.Images", "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]",
                 "host.LCOWSupported", "true", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_true(r.spec.isolation.hyperv);
    assert_int_equal(r.spec.isolation.decided_by, SPEC_ISOLATION_LCOW);
    fixture_finish(&f);
}

static void check_end(enum assess_end end, enum spec_rule rule, const char *path, const char *json)
{
    struct assessment r;
    struct fixture f;

    fixture_with(&f, path, json, NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_int_equal(r.end, end);
    if (end == ASSESS_ENDS_CREATE)
        assert_int_equal(r.create.error->rule, rule);
    else if (end == ASSESS_ENDS_SPEC)
        assert_int_equal(r.spec.error->rule, rule);
    fixture_finish(&f);
}

static void the_part_that_refuses_is_named(void **state)
{
    (void)state;
    check_end(ASSESS_ENDS_NEVER, RULE_IMAGE, "container.Name", "\"/x\"");
    check_end(ASSESS_ENDS_SPEC, RULE_ROOT_PATH, "container.BaseFS", "null");
    check_end(ASSESS_ENDS_CREATE, RULE_PRE_PRIVILEGED, "container.HostConfig.Privileged", "true");
    check_end(ASSESS_ENDS_CREATE, RULE_PRE_BIND, "container.HostConfig.Binds", "[\"a\"]");
    check_end(ASSESS_ENDS_CREATE, RULE_PRE_DUPLICATE_MOUNT, "container.HostConfig.Binds",
              "[\"aa:C:\\\\x\",\"bb:c:\\\\X\"]");
    check_end(ASSESS_ENDS_CREATE, RULE_CREATE_VOLUME, "container.HostConfig.Binds",
              "[\"a:C:\\\\x\"]");
    check_end(ASSESS_ENDS_CREATE, RULE_CREATE_VOLUME, "container.HostConfig.Mounts",
              "[{\"Type\":\"volume\",\"Source\":\"a b\",\"Target\":\"C:\\\\x\"}]");
    check_end(ASSESS_ENDS_CREATE, RULE_PRE_IMAGE_OS, "host.Images",
              "[{\"Id\":\"img\",\"OS\":\"linux\",\"LayerFolders\":[\"a\"]}]");
}

static void binds_are_lowered_and_mounts_are_not_so_they_need_not_collide(void **state)
{
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.Binds", "[\"vol:C:\\\\X\"]",
                 "container.HostConfig.Mounts",
                 "[{\"Type\":\"volume\",\"Source\":\"vol\",\"Target\":\"C:\\\\X\"}]", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_null(r.create.error);
    fixture_finish(&f);
}

static void every_problem_is_listed(void **state)
{
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.Privileged", "true", "container.HostConfig.CpuShares",
                 "-1", "container.BaseFS", "null", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_int_equal(r.create.error->rule, RULE_PRE_PRIVILEGED);
    assert_int_equal(r.create.error->next->rule, RULE_PRE_CPU_RANGE);
    assert_null(r.create.error->next->next);
    assert_int_equal(r.start.error->rule, RULE_PRE_CPU_RANGE);
    assert_int_equal(r.spec.error->rule, RULE_ROOT_PATH);
    assert_int_equal(r.error_count, 4);
    fixture_finish(&f);
}

static const struct assess_step *step_at(const struct assess_step *steps, const char *title)
{
    while (strcmp(steps->title, title) != 0)
        steps++;
    return steps;
}

static void steps_are_done_failed_or_not_reached(void **state)
{
    struct assess_step steps[ASSESS_STEPS];
    struct assessment r;
    struct fixture f;
    size_t count, root = 0;

    (void)state;
    fixture_with(&f, "container.HostConfig.CpuShares", "-1", "container.BaseFS", "null", NULL);
    run(&f, ASSESS_CHANGED, &r);
    count = assess_steps(steps, &r);
    assert_int_equal(step_at(steps, "check the settings")->state, ASSESS_DONE);
    assert_int_equal(step_at(steps, "check the resources")->state, ASSESS_FAILED);
    assert_int_equal(step_at(steps, "check the resources")->fix.field, MDL_F_CPU_SHARES);
    assert_int_equal(step_at(steps, "make the container")->state, ASSESS_NOT_REACHED);
    while (root < count && strcmp(steps[root].title, spec_step_title[SPEC_STEP_ROOT]) != 0)
        root++;
    assert_true(root < count);
    assert_int_equal(steps[root].state, ASSESS_NOT_REACHED);
    assert_int_equal(steps[root].rule, RULE_ROOT_PATH);
    assert_true(steps[root].message.len > 0);
    fixture_finish(&f);
}

/* What the API's router would say is a step of its own, which does not end the way. */
static void the_router_is_a_step_where_it_matters(void **state)
{
    struct assess_step steps[ASSESS_STEPS];
    struct assessment r;
    struct fixture f;
    size_t count;

    (void)state;
    fixture_with(&f, "engine", "\"moby-28\"", "container.HostConfig.KernelMemory", "1", NULL);
    run(&f, ASSESS_CHANGED, &r);
    count = assess_steps(steps, &r);
    assert_int_equal(steps[1].state, ASSESS_NOTED);
    assert_string_equal(steps[1].title, "pass the API's router");
    assert_int_equal(steps[1].rule, RULE_API_KERNEL_MEMORY);
    assert_int_equal(step_at(steps, "check the settings")->state, ASSESS_DONE);
    assert_int_equal(step_at(steps, "check the resources")->state, ASSESS_FAILED);
    fixture_finish(&f);
    fixture_with(&f, "engine", "\"moby-28\"", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_int_equal(assess_steps(steps, &r), count - 1);
    fixture_finish(&f);
}

static void check_chain(int link, const char *path, const char *json, const char *other,
                        const char *other_json)
{
    struct isolation_chain c;
    struct assessment r;
    struct fixture f;

    fixture_with(&f, path, json, other, other_json, NULL);
    run(&f, ASSESS_CHANGED, &r);
    isolation_chain(&c, &f.arena, &r);
    for (int i = 0; i < ISOLATION_LINKS; i++)
        assert_int_equal(c.links[i].decides, i == link);
    assert_int_equal(c.modes[1].chosen, r.spec.isolation.hyperv);
    fixture_finish(&f);
}

static void one_link_of_the_chain_decides_the_isolation(void **state)
{
    (void)state;
    check_chain(ISOLATION_LINK_CONTAINER, "container.HostConfig.Isolation", "\"hyperv\"",
                "host.NumCPU", "4");
    check_chain(ISOLATION_LINK_DAEMON, "host.DefaultIsolation", "\"hyperv\"",
                "container.HostConfig.Isolation", "\"default\"");
    check_chain(ISOLATION_LINK_PRODUCT, "host.DefaultIsolation", "\"default\"", "host.NumCPU", "4");
}

static void old_client_windows_does_not_allow_process_isolation(void **state)
{
    struct isolation_chain c;
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "host.OSProduct", "\"client\"", "host.OSBuild", "17134", NULL);
    run(&f, ASSESS_CHANGED, &r);
    isolation_chain(&c, &f.arena, &r);
    assert_int_equal(c.modes[0].state, ISOLATION_REFUSED);
    assert_int_equal(r.create.error->rule, RULE_PRE_CLIENT);
    fixture_finish(&f);
}

static void check_modes(const char *host, const char *image, int process, int hyperv)
{
    char images[160];
    struct isolation_chain c;
    struct assessment r;
    struct fixture f;

    (void)snprintf(images, sizeof(images),
                   "[{\"Id\":\"img\",\"OS\":\"windows\",\"OSVersion\":\"%s\",\"LayerFolders\":"
                   "[\"a\",\"b\"]}]",
                   image);
    fixture_with(&f, "host.OSBuild", host, "host.Images", images, NULL);
    run(&f, ASSESS_CHANGED, &r);
    isolation_chain(&c, &f.arena, &r);
    assert_int_equal(c.modes[0].state, process);
    assert_int_equal(c.modes[1].state, hyperv);
    fixture_finish(&f);
}

static void the_builds_of_image_and_host_say_which_isolation_runs(void **state)
{
    (void)state;
    check_modes("17763", "10.0.17763.1", ISOLATION_ALLOWED, ISOLATION_ALLOWED);
    check_modes("20348", "10.0.17763.1", ISOLATION_REFUSED, ISOLATION_ALLOWED);
    check_modes("17763", "10.0.20348.1", ISOLATION_REFUSED, ISOLATION_REFUSED);
    check_modes("17763", "", ISOLATION_UNKNOWN, ISOLATION_UNKNOWN);
}

static void an_explanation_names_inputs_overrides_and_changes(void **state)
{
    struct explanation e;
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.CpuShares", "500", "container.HostConfig.CpuPercent",
                 "50", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_true(explain_node(&e, &f.arena, &r,
                             spec_find(r.spec.spec, STR_LIT("windows.resources.cpu.maximum"))));
    assert_int_equal(e.input_count, 6);
    assert_true(str_is(e.inputs[1].path, "container.HostConfig.CpuPercent"));
    assert_true(str_is(e.inputs[1].value, "50 %"));
    /* CPU percent and visible processors that it gets; the discard, its warning, the isolation that
     * is stored. */
    assert_int_equal(e.note_count, 5);
    assert_true(explain_node(&e, &f.arena, &r, spec_find(r.spec.spec, STR_LIT("process.cwd"))));
    assert_int_equal(e.override_count, 2);
    assert_true(str_is(e.overrides[0].value, "\"\""));
    fixture_finish(&f);
}

static void a_field_tells_what_it_gives(void **state)
{
    struct explanation e;
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_true(explain_field(&e, &f.arena, &r, (struct spec_ref){MDL_F_ARGS_ITEM, 1}));
    assert_true(str_is(e.subject, "container.Args[1]"));
    assert_int_equal(e.drive_count, 1);
    assert_true(str_is(e.drives[0], "process.args[2] = \"echo hi\""));
    fixture_finish(&f);
}

static bool has_note(const struct explanation *e, const char *text)
{
    for (size_t i = 0; i < e->note_count; i++)
        if (str_starts(e->notes[i], str_of(text)))
            return true;
    return false;
}

/* Of a limit that nobody set the field says nothing. */
static void a_field_tells_what_the_container_gets(void **state)
{
    struct explanation e;
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.Isolation", "\"hyperv\"", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_true(explain_field(&e, &f.arena, &r, (struct spec_ref){MDL_F_MEMORY, -1}));
    assert_true(has_note(&e, "the container gets: Memory = 1024 MiB ("));
    assert_true(has_note(&e, "the container gets: Visible memory = the VM's: 1024 MiB ("));
    assert_true(explain_field(&e, &f.arena, &r, (struct spec_ref){MDL_F_NANO_CPUS, -1}));
    assert_true(has_note(&e, "the container gets: Visible processors = 2 ("));
    fixture_finish(&f);
}

/* Where the answer belongs it can be read how to get it. */
static void a_field_tells_how_to_find_out_what_nobody_said(void **state)
{
    struct explanation e;
    struct assessment r;
    struct fixture f;

    (void)state;
    fixture_with(&f, "container.HostConfig.NanoCpus", "1500000000", "host.Sources",
                 "{\"NumCPU\":\"assumed: 4 processors\"}", NULL);
    run(&f, ASSESS_CHANGED, &r);
    assert_true(explain_field(&e, &f.arena, &r, (struct spec_ref){MDL_F_NUM_CPU, -1}));
    assert_true(has_note(&e, "not known: How many processors has the host?"));
    assert_true(has_note(&e, "to find out: docker info on that host"));
    assert_true(explain_node(&e, &f.arena, &r,
                             spec_find(r.spec.spec, STR_LIT("windows.resources.cpu.maximum"))));
    assert_true(e.open.len > 0);
    assert_true(has_note(&e, "to find out: docker info on that host"));
    fixture_finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_spec_is_built_from_what_create_leaves),
        cmocka_unit_test(the_daemons_isolation_is_stored_and_told_as_its_choice),
        cmocka_unit_test(the_part_that_refuses_is_named),
        cmocka_unit_test(binds_are_lowered_and_mounts_are_not_so_they_need_not_collide),
        cmocka_unit_test(every_problem_is_listed),
        cmocka_unit_test(steps_are_done_failed_or_not_reached),
        cmocka_unit_test(the_router_is_a_step_where_it_matters),
        cmocka_unit_test(one_link_of_the_chain_decides_the_isolation),
        cmocka_unit_test(old_client_windows_does_not_allow_process_isolation),
        cmocka_unit_test(the_builds_of_image_and_host_say_which_isolation_runs),
        cmocka_unit_test(an_explanation_names_inputs_overrides_and_changes),
        cmocka_unit_test(a_field_tells_what_it_gives),
        cmocka_unit_test(a_field_tells_what_the_container_gets),
        cmocka_unit_test(a_field_tells_how_to_find_out_what_nobody_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
