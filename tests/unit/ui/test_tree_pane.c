/* Rows of a tree while values are tried: those that keep room are no lines. */
#include "ui/tui/state/tree_pane.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { ABOVE = 1, NEW_1, NEW_2, BELOW };

static const struct ui_spec_aside plain, with_gone = {.mark = {.removed = 2}};

static struct ui_spec_line line_of(uint64_t path, enum ui_change change)
{
    return (struct ui_spec_line){.path_hash = path, .change = change, .aside = &plain};
}

static void show(struct ui_tree_pane *t, struct ui_spec_lines *lines, bool tried)
{
    assert_null(ui_tree_show(t, lines, tried));
}

struct trees {
    struct ui_spec_line longer_lines[4], shorter_lines[2];
    struct ui_spec_lines longer, shorter; /* two lines more before BELOW */
};

static void make(struct trees *t)
{
    *t = (struct trees){
        .longer_lines = {line_of(ABOVE, UI_SAME), line_of(NEW_1, UI_ADDED),
                         line_of(NEW_2, UI_ADDED), line_of(BELOW, UI_SAME)},
        .shorter_lines = {line_of(ABOVE, UI_SAME), line_of(BELOW, UI_SAME)},
    };
    t->longer = (struct ui_spec_lines){.lines = t->longer_lines, .count = 4, .changed = 2};
    t->shorter = (struct ui_spec_lines){.lines = t->shorter_lines, .count = 2};
}

static void a_line_is_found_below_all_rows_that_keep_room(void **state)
{
    struct ui_tree_pane pane = {.lines = NULL};
    struct ui_tree_spot below;
    struct trees t;

    (void)state;
    make(&t);
    show(&pane, &t.longer, true);
    below = ui_tree_spot(&pane, 3);
    show(&pane, &t.shorter, true);
    assert_int_equal(pane.row_count, 4);
    assert_true(ui_tree_is_gap(&pane, 1));
    assert_true(ui_tree_is_gap(&pane, 2));
    assert_int_equal(ui_tree_row_at(&pane, below), 3);
    assert_int_equal(ui_tree_row_of(&pane, 1), 3);
    show(&pane, &t.shorter, false);
    assert_int_equal(pane.row_count, 2);
    assert_int_equal(ui_tree_row_at(&pane, below), 1);
    ui_tree_finish(&pane);
}

static void what_was_taken_out_is_not_found_in_an_empty_row(void **state)
{
    struct ui_tree_pane pane = {.lines = NULL};
    struct ui_tree_spot gone, empty;
    struct trees t;

    (void)state;
    make(&t);
    show(&pane, &t.longer, true);
    t.shorter_lines[1].aside = &with_gone;
    t.shorter.changed = 1;
    show(&pane, &t.shorter, true);
    gone = ui_tree_spot(&pane, 1);
    assert_true(gone.gone);
    assert_true(ui_tree_is_gone(&pane, 1) && ui_tree_is_marked(&pane, 1));
    assert_int_equal(ui_tree_row_at(&pane, gone), 1);
    t.shorter_lines[1].aside = &plain;
    show(&pane, &t.shorter, true);
    empty = ui_tree_spot(&pane, 1);
    assert_false(empty.gone);
    assert_false(ui_tree_is_gone(&pane, 1) || ui_tree_is_marked(&pane, 1));
    assert_int_equal(ui_tree_row_at(&pane, gone), 3);
    assert_int_equal(ui_tree_row_at(&pane, empty), 3);
    ui_tree_finish(&pane);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_found_below_all_rows_that_keep_room),
        cmocka_unit_test(what_was_taken_out_is_not_found_in_an_empty_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
