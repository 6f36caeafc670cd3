#include "specgen/compare/align.h"
#include "specgen/compare/compare.h"
#include "tests/unit/specgen/scenario_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* Both containers, compared; the rows as text:
 * "~windows.resources.cpu.count|\"count\": 0,|\"count\": 2,\n" for each that differs. */
static const char *differences(struct fixture *l, struct fixture *r)
{
    const struct spec_node *roots[] = {l->result.spec, r->result.spec};
    struct arena *a = &l->arena;
    struct str text = STR_NONE;
    struct compare c;

    assert_null(compare_specs(&c, a, roots, 2));
    for (size_t row = 0; row < c.count; row++) {
        if (c.rows[row].relation == COMPARE_SAME)
            continue;
        text = arena_printf(a, "%.*s%c%.*s|%.*s|%.*s\n", STR_FMT(text),
                            compare_sign(c.rows[row].relation), STR_FMT(compare_path(a, &c, row)),
                            STR_FMT(compare_text(a, &c, row, 0)),
                            STR_FMT(compare_text(a, &c, row, 1)));
    }
    return arena_cstr(a, text);
}

/* The first row of the next run of rows that differ; COMPARE_NONE: there is none. */
static size_t next_difference(const struct compare *c, size_t from)
{
    while (from < c->count && c->rows[from].relation != COMPARE_SAME)
        from++;
    while (from < c->count && c->rows[from].relation == COMPARE_SAME)
        from++;
    return from < c->count ? from : COMPARE_NONE;
}

static void finish(struct fixture *l, struct fixture *r)
{
    fixture_finish(l);
    fixture_finish(r);
}

static void equal_specs_have_no_difference_and_every_line_of_the_json(void **state)
{
    struct fixture l, r;
    const struct spec_node *roots[2];
    struct compare c;
    struct str json = STR_NONE;

    (void)state;
    fixture_with(&l, "container.Config.Env", "[\"A=1\",\"B=2\"]", NULL);
    fixture_with(&r, "container.Config.Env", "[\"A=1\",\"B=2\"]", NULL);
    roots[0] = l.result.spec;
    roots[1] = r.result.spec;
    assert_null(compare_specs(&c, &l.arena, roots, 2));
    assert_int_equal(c.changed + c.added + c.missing, 0);
    for (size_t row = 0; row < c.count; row++)
        json = arena_printf(&l.arena, "%.*s%s%*s%.*s", STR_FMT(json), row > 0 ? "\n" : "",
                            (int)c.rows[row].depth * 2, "",
                            STR_FMT(compare_text(&l.arena, &c, row, 1)));
    assert_string_equal(arena_cstr(&l.arena, json),
                        arena_cstr(&l.arena, spec_json(&l.arena, r.result.spec, 2)));
    assert_int_equal(next_difference(&c, 0), COMPARE_NONE);
    finish(&l, &r);
}

static void a_changed_value_is_one_row(void **state)
{
    struct fixture l, r;

    (void)state;
    fixture_with(&l, "container.HostConfig.CpuCount", "1", NULL);
    fixture_with(&r, "container.HostConfig.CpuCount", "2", NULL);
    assert_string_equal(differences(&l, &r),
                        "~windows.resources.cpu.count|\"count\": 1,|\"count\": 2,\n");
    finish(&l, &r);
}

static void an_object_that_one_side_lacks_is_all_its_lines(void **state)
{
    struct fixture l, r;
    const char *got;

    (void)state;
    fixture_with(&l, NULL);
    fixture_with(&r, "container.HostConfig.Memory", "1048576", NULL);
    got = differences(&l, &r);
    assert_string_equal(got, "+windows.resources||\"resources\": {\n"
                             "+windows.resources.memory||\"memory\": {\n"
                             "+windows.resources.memory.limit||\"limit\": 1048576\n"
                             "+windows.resources.memory||}\n"
                             "+windows.resources||},\n");
    got = differences(&r, &l);
    assert_string_equal(got, "-windows.resources|\"resources\": {|\n"
                             "-windows.resources.memory|\"memory\": {|\n"
                             "-windows.resources.memory.limit|\"limit\": 1048576|\n"
                             "-windows.resources.memory|}|\n"
                             "-windows.resources|},|\n");
    finish(&l, &r);
}

static void an_empty_object_against_nothing_is_one_row(void **state)
{
    struct fixture l, r;

    (void)state;
    fixture_with(&l, NULL);
    fixture_with(&r, "container.HostConfig.Isolation", "\"hyperv\"", NULL);
    assert_string_equal(differences(&l, &r), "~root.path|\"path\": \"\\\\\\\\?\\\\Volume{1}\\\\\"|"
                                             "\"path\": \"\"\n"
                                             "+windows.hyperv||\"hyperv\": {},\n");
    finish(&l, &r);
}

static void the_environment_is_aligned_by_name(void **state)
{
    struct fixture l, r;

    (void)state;
    fixture_with(&l, "container.Config.Env", "[\"A=1\",\"B=2\",\"C=3\",\"=C:=x\",\"=D:=x\"]", NULL);
    fixture_with(&r, "container.Config.Env", "[\"X=0\",\"A=1\",\"B=9\",\"=D:=y\"]", NULL);
    assert_string_equal(differences(&l, &r), "+process.env[0]||\"X=0\",\n"
                                             "~process.env[1]|\"B=2\",|\"B=9\",\n"
                                             "-process.env[2]|\"C=3\",|\n"
                                             "-process.env[3]|\"=C:=x\",|\n"
                                             "~process.env[4]|\"=D:=x\"|\"=D:=y\"\n");
    finish(&l, &r);
}

#define MOUNT(source, destination)                                                                 \
    "{\"Source\":\"" source "\",\"Destination\":\"" destination "\",\"RW\":true}"

static void mounts_are_aligned_by_destination(void **state)
{
    struct fixture l, r;

    (void)state;
    fixture_with(&l, "container.Mounts",
                 "[" MOUNT("s1", "a") "," MOUNT("s2", "b") "," MOUNT("s3", "c") "]", NULL);
    fixture_with(&r, "container.Mounts", "[" MOUNT("s2", "b") "," MOUNT("new", "c") "]", NULL);
    assert_string_equal(differences(&l, &r),
                        "-mounts[0]|{|\n"
                        "-mounts[0].destination|\"destination\": \"a\",|\n"
                        "-mounts[0].source|\"source\": \"s1\"|\n"
                        "-mounts[0]|},|\n"
                        "~mounts[2].source|\"source\": \"s3\"|\"source\": \"new\"\n");
    finish(&l, &r);
}

static void plain_lists_pair_what_is_left_between_equal_values(void **state)
{
    struct fixture l, r;

    (void)state;
    fixture_with(&l, "container.Args", "[\"a\",\"b\",\"c\",\"d\"]", NULL);
    fixture_with(&r, "container.Args", "[\"a\",\"X\",\"c\",\"new\",\"d\"]", NULL);
    assert_string_equal(differences(&l, &r), "~process.args[2]|\"b\",|\"X\",\n"
                                             "+process.args[4]||\"new\",\n");
    finish(&l, &r);
}

static void three_columns_are_told_against_the_first(void **state)
{
    struct fixture f[3];
    const struct spec_node *roots[3];
    struct compare c;
    size_t row;

    (void)state;
    fixture_with(&f[0], "container.HostConfig.CpuCount", "1", NULL);
    fixture_with(&f[1], "container.HostConfig.CpuCount", "1", NULL);
    fixture_with(&f[2], "container.HostConfig.CpuCount", "2", "container.HostConfig.Isolation",
                 "\"hyperv\"", NULL);
    for (int i = 0; i < 3; i++)
        roots[i] = f[i].result.spec;
    assert_null(compare_specs(&c, &f[0].arena, roots, 3));
    row = next_difference(&c, 0); /* root.path */
    row = next_difference(&c, row);
    assert_string_equal(arena_cstr(&f[0].arena, compare_path(&f[0].arena, &c, row)),
                        "windows.resources.cpu.count");
    assert_int_equal(compare_at(&c, row, 0)->relation, COMPARE_SAME);
    assert_int_equal(compare_at(&c, row, 1)->relation, COMPARE_SAME);
    assert_int_equal(compare_at(&c, row, 2)->relation, COMPARE_CHANGED);
    row = next_difference(&c, row);
    assert_string_equal(arena_cstr(&f[0].arena, compare_path(&f[0].arena, &c, row)),
                        "windows.hyperv");
    assert_int_equal(compare_at(&c, row, 1)->relation, COMPARE_NEITHER);
    assert_int_equal(compare_at(&c, row, 2)->relation, COMPARE_ADDED);
    assert_int_equal(next_difference(&c, row), COMPARE_NONE);
    for (int i = 0; i < 3; i++)
        fixture_finish(&f[i]);
}

static void a_column_without_a_tree_is_all_missing(void **state)
{
    struct fixture f;
    const struct spec_node *roots[2] = {NULL, NULL};
    struct compare c;

    (void)state;
    fixture_with(&f, NULL);
    assert_null(compare_specs(&c, &f.arena, roots, 2));
    assert_int_equal(c.count, 0);
    roots[0] = f.result.spec;
    assert_null(compare_specs(&c, &f.arena, roots, 2));
    assert_true(c.count > 10);
    assert_int_equal(c.missing, c.count);
    fixture_finish(&f);
}

static void a_column_without_a_tree_leaves_the_others_alone(void **state)
{
    struct fixture f[2];
    const struct spec_node *roots[3] = {NULL};
    struct compare c;
    size_t row;

    (void)state;
    fixture_with(&f[0], "container.HostConfig.CpuCount", "1", NULL);
    fixture_with(&f[1], "container.HostConfig.CpuCount", "2", NULL);
    for (unsigned none = 0; none < 3; none++) {
        unsigned first = none == 0 ? 1 : 0, second = none == 2 ? 1 : 2;

        roots[none] = NULL;
        roots[first] = f[0].result.spec;
        roots[second] = f[1].result.spec;
        assert_null(compare_specs(&c, &f[0].arena, roots, 3));
        assert_int_equal(c.changed, 1);
        assert_int_equal(c.added + c.missing, 0);
        row = next_difference(&c, 0);
        assert_int_equal(compare_at(&c, row, first)->relation, COMPARE_SAME);
        assert_int_equal(compare_at(&c, row, second)->relation, COMPARE_CHANGED);
        assert_int_equal(compare_at(&c, row, none)->relation, COMPARE_NEITHER);
    }
    fixture_finish(&f[0]);
    fixture_finish(&f[1]);
}

static void runs_fold_what_is_equal_but_not_what_a_difference_stands_in(void **state)
{
    struct fixture l, r;
    const struct spec_node *roots[2];
    struct compare_runs runs;
    struct compare c;
    size_t rows = 0, shown = 0;

    (void)state;
    fixture_with(&l, "container.HostConfig.CpuCount", "1", NULL);
    fixture_with(&r, "container.HostConfig.CpuCount", "2", NULL);
    roots[0] = l.result.spec;
    roots[1] = r.result.spec;
    assert_null(compare_specs(&c, &l.arena, roots, 2));
    assert_null(compare_fold(&runs, &l.arena, &c, 0));
    for (size_t i = 0; i < runs.count; i++) {
        assert_int_equal(runs.runs[i].first, rows);
        rows += runs.runs[i].count;
        shown += runs.runs[i].folded ? 0 : runs.runs[i].count;
        assert_true(i == 0 || runs.runs[i].folded != runs.runs[i - 1].folded);
    }
    assert_int_equal(rows, c.count);
    assert_int_equal(shown, 5); /* { windows { resources { cpu { count */
    assert_null(compare_fold(&runs, &l.arena, &c, SIZE_MAX));
    assert_int_equal(runs.count, 1);
    assert_false(runs.runs[0].folded);
    finish(&l, &r);
}

/* ---- alignment ------------------------------------------------------------------------------ */

static void assert_aligned(const char *left, const char *right, bool fill, const char *want)
{
    struct str l[16], r[16];
    size_t match[16], lc = strlen(left), rc = strlen(right);
    char got[17] = {0};
    struct arena a;

    for (size_t i = 0; i < lc; i++)
        l[i] = (struct str){left + i, 1};
    for (size_t i = 0; i < rc; i++)
        r[i] = (struct str){right + i, 1};
    arena_init(&a);
    assert_true(align_keys(match, &a, l, lc, r, rc, fill));
    for (size_t i = 0; i < rc; i++)
        got[i] = match[i] == ALIGN_NONE ? '.' : (char)('0' + match[i]);
    assert_string_equal(got, want);
    arena_finish(&a);
}

static void alignment_keeps_the_longest_run_in_order(void **state)
{
    (void)state;
    assert_aligned("abc", "abc", false, "012");
    assert_aligned("abc", "", false, "");
    assert_aligned("", "abc", false, "...");
    assert_aligned("abcd", "dabc", false, ".012");
    assert_aligned("abcdef", "xbydzf", false, ".1.3.5");
    assert_aligned("aab", "ab", false, "02");
    assert_aligned("ab", "bab", false, ".01");
    assert_aligned("abcdef", "fedcba", false, ".....0");
}

static void gaps_are_filled_by_place_when_asked(void **state)
{
    (void)state;
    assert_aligned("abc", "xyz", true, "012");
    assert_aligned("abc", "xyzw", true, "012.");
    assert_aligned("abcd", "xcyz", true, "023.");
    assert_aligned("abcd", "d", true, "3");
}

static void many_elements_moved_by_one_keep_their_partners(void **state)
{
    enum { COUNT = 20000 };
    static char text[COUNT][8];
    static struct str left[COUNT], right[COUNT];
    static size_t match[COUNT];
    struct arena a;

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        (void)snprintf(text[i], sizeof text[i], "%zu", i);
        left[i] = str_of(text[i]);
    }
    for (size_t i = 0; i < COUNT; i++)
        right[i] = left[(i + COUNT - 1) % COUNT];
    arena_init(&a);
    assert_true(align_keys(match, &a, left, COUNT, right, COUNT, false));
    assert_int_equal(match[0], ALIGN_NONE);
    for (size_t i = 1; i < COUNT; i++)
        assert_int_equal(match[i], i - 1);
    arena_finish(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_specs_have_no_difference_and_every_line_of_the_json),
        cmocka_unit_test(a_changed_value_is_one_row),
        cmocka_unit_test(an_object_that_one_side_lacks_is_all_its_lines),
        cmocka_unit_test(an_empty_object_against_nothing_is_one_row),
        cmocka_unit_test(the_environment_is_aligned_by_name),
        cmocka_unit_test(mounts_are_aligned_by_destination),
        cmocka_unit_test(plain_lists_pair_what_is_left_between_equal_values),
        cmocka_unit_test(three_columns_are_told_against_the_first),
        cmocka_unit_test(a_column_without_a_tree_is_all_missing),
        cmocka_unit_test(a_column_without_a_tree_leaves_the_others_alone),
        cmocka_unit_test(runs_fold_what_is_equal_but_not_what_a_difference_stands_in),
        cmocka_unit_test(alignment_keeps_the_longest_run_in_order),
        cmocka_unit_test(gaps_are_filled_by_place_when_asked),
        cmocka_unit_test(many_elements_moved_by_one_keep_their_partners),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
