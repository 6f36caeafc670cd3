#include "ui/cli/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { COLUMNS = 3, ROWS = 3 };

static const struct str cells[COLUMNS * ROWS] = {
    {"name", 4},
    {"file", 4},
    {"why", 3}, /* titles */
    {"web", 3},
    {"some/dir/a.yaml", 15},
    {"the engine refuses this one", 27}, /* everything */
    {"db", 2},
    {"b.yaml", 6},
    {"", 0},
};

static void check(unsigned below, unsigned width, const char *expected)
{
    const struct table t = {COLUMNS, ROWS, cells, below};
    FILE *out = tmpfile();
    char got[1024] = {0};
    struct arena a;

    assert_non_null(out);
    arena_init(&a);
    assert_null(table_print(out, &a, &t, width));
    arena_finish(&a);
    rewind(out);
    assert_true(fread(got, 1, sizeof got - 1, out) > 0);
    (void)fclose(out);
    assert_string_equal(got, expected);
}

static void a_row_is_a_line_where_it_fits(void **state)
{
    static const char wide[] = "name  file             why\n"
                               "web   some/dir/a.yaml  the engine refuses this one\n"
                               "db    b.yaml\n";

    (void)state;
    check(0, 100, wide);
    check(2, 50, wide);
    check(2, TABLE_NO_WRAP, wide);
}

static void the_last_columns_go_below_where_it_does_not(void **state)
{
    (void)state;
    check(2, 30,
          "name\n"
          "    file: why\n"
          "web\n"
          "    some/dir/a.yaml: the\n"
          "    engine refuses this one\n"
          "db\n"
          "    b.yaml\n");
    check(1, 30,
          "name  file\n"
          "    why\n"
          "web   some/dir/a.yaml\n"
          "    the engine refuses this\n"
          "    one\n"
          "db    b.yaml\n");
}

static void a_path_is_broken_behind_a_folder(void **state)
{
    (void)state;
    check(0, 32,
          "name  file          why\n"
          "web   some/dir/     the engine\n"
          "      a.yaml        refuses this\n"
          "                    one\n"
          "db    b.yaml\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_a_line_where_it_fits),
        cmocka_unit_test(the_last_columns_go_below_where_it_does_not),
        cmocka_unit_test(a_path_is_broken_behind_a_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
