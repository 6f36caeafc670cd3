/* Windows of rows: layout, moving, and that a why says what the command line says. */
#include "specgen/explain/explain.h"
#include "ui/tui/state/recompute.h"
#include "ui/tui/state/table_window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define WEB  TEST_DATA_DIR "/ui/web.yaml"
#define OPEN TEST_DATA_DIR "/artefacts/cases/a44-docker-run.txt"

struct fixture {
    struct ui_document *document;
    struct ui_table_window window;
    struct arena arena;
};

static void start_with(struct fixture *f, const char *file)
{
    *f = (struct fixture){0};
    assert_null(ui_document_open(&f->document, file));
    arena_init(&f->window.table.arena);
    arena_init(&f->arena);
}

static void start(struct fixture *f)
{
    start_with(f, WEB);
}

static void finish(struct fixture *f)
{
    ui_document_free(f->document);
    arena_finish(&f->window.table.arena);
    arena_finish(&f->arena);
}

static const struct assessment *assessed(const struct fixture *f)
{
    return &ui_document_result(f->document)->assessment;
}

static void layout(struct fixture *f, int w, int h)
{
    assert_true(ui_window_layout(&f->window, (struct ui_rect){0, 1, w, h}, 8));
}

/* A line of an explanation, without the blanks it is laid out with. */
static struct str words(struct arena *a, struct str line)
{
    struct str out = STR_NONE;

    while (line.len > 0) {
        ptrdiff_t blank = str_find(line, ' ', 0);
        struct str word = blank >= 0 ? str_cut(line, 0, (size_t)blank) : line;

        line = str_cut(line, word.len + 1, line.len);
        if (word.len > 0)
            out = out.len == 0 ? word : arena_printf(a, "%.*s %.*s", STR_FMT(out), STR_FMT(word));
    }
    return out;
}

/* The text without the changes between engines: the window folds those away that make no
 * difference, for which the text has no document. */
static struct str without_changes(struct arena *a, struct str text)
{
    struct str out = STR_NONE;

    while (text.len > 0) {
        ptrdiff_t end = str_find(text, '\n', 0);
        struct str line = str_cut(text, 0, end < 0 ? text.len : (size_t)end + 1);

        if (!str_starts(str_trim(line), STR_LIT("changed")))
            out = arena_printf(a, "%.*s%.*s", STR_FMT(out), STR_FMT(line));
        text = str_cut(text, line.len, text.len);
    }
    return out;
}

/* The rows are the text's lines, word by word. */
static void assert_same(struct fixture *f, const struct explanation *e)
{
    struct str text = without_changes(&f->arena, explain_text(&f->arena, e));

    for (size_t i = 0; i < f->window.table.count; i++) {
        const struct ui_table_row *row = &f->window.table.rows[i];
        ptrdiff_t end = str_find(text, '\n', 0);
        struct str shown = arena_printf(&f->arena, "%.*s %.*s", STR_FMT(row->cell[0].text),
                                        STR_FMT(row->cell[1].text));
        struct str want, got = words(&f->arena, shown);

        if (str_is(row->cell[0].text, "changed"))
            continue;
        assert_true(end >= 0);
        want = words(&f->arena, str_cut(text, 0, (size_t)end));
        assert_string_equal(arena_cstr(&f->arena, got), arena_cstr(&f->arena, want));
        text = str_cut(text, (size_t)end + 1, text.len);
    }
    assert_int_equal(text.len, 0);
}

static void explain_all(struct fixture *f, const struct spec_node *node)
{
    struct explanation e;

    f->window.table.kind = UI_TABLE_WHY;
    f->window.table.subject = (struct ui_subject){.kind = UI_SUBJECT_NODE, .node = node};
    assert_true(ui_window_make(&f->window, ui_document_result(f->document)));
    assert_true(explain_node(&e, &f->arena, assessed(f), node));
    assert_same(f, &e);
    if (node->kind == SPEC_LIST || node->kind == SPEC_OBJECT)
        for (const struct spec_node *kid = node->u.kids.first; kid != NULL; kid = kid->next)
            explain_all(f, kid);
}

static void a_why_says_of_every_line_what_the_command_line_says(void **state)
{
    struct fixture f;

    (void)state;
    start(&f);
    explain_all(&f, assessed(&f)->spec.spec);
    finish(&f);
    start_with(&f, OPEN); /* what nobody has said, and what only chance gives */
    explain_all(&f, assessed(&f)->spec.spec);
    finish(&f);
}

static void a_why_says_of_every_field_what_the_command_line_says(void **state)
{
    struct fixture f;

    (void)state;
    start(&f);
    for (int field = 0; field < MDL_FIELD_COUNT; field++) {
        const struct spec_ref ref = {(enum mdl_field_id)field, -1};
        struct explanation e;

        f.window.table.kind = UI_TABLE_WHY;
        f.window.table.subject = (struct ui_subject){.kind = UI_SUBJECT_FIELD, .ref = ref};
        assert_true(ui_window_make(&f.window, ui_document_result(f.document)));
        assert_true(explain_field(&e, &f.arena, assessed(&f), ref));
        assert_same(&f, &e);
    }
    finish(&f);
}

static void columns_and_gaps_never_exceed_the_window(void **state)
{
    struct fixture f;

    (void)state;
    start(&f);
    f.document->cursor[UI_PANE_FORM].at = 0;
    for (int kind = UI_TABLE_PROBLEMS; kind < UI_TABLE_KINDS; kind++)
        for (int w = 80; w <= 240; w += 16) {
            int used = 2;

            f.window.table.kind = (enum ui_table_kind)kind;
            assert_true(ui_window_make(&f.window, ui_document_result(f.document)));
            layout(&f, w, 30);
            for (size_t c = 0; c < f.window.table.column_count; c++)
                used += f.window.width[c] + (c > 0 ? 2 : 0);
            assert_true(used <= w - 4);
        }
    finish(&f);
}

static void the_window_is_as_high_as_its_rows_and_stands_at_the_bottom(void **state)
{
    struct fixture f;

    (void)state;
    start(&f);
    f.window.table.kind = UI_TABLE_ISOLATION;
    assert_true(ui_window_make(&f.window, ui_document_result(f.document)));
    layout(&f, 120, 38);
    assert_int_equal(f.window.list.h, (int)f.window.line_of[f.window.table.count]);
    assert_int_equal(f.window.window.y + f.window.window.h, 39);
    layout(&f, 120, 6);
    assert_int_equal(f.window.window.h, 6);
    finish(&f);
}

static void the_selection_passes_headings_by_and_stops_at_the_ends(void **state)
{
    struct fixture f;

    (void)state;
    start(&f);
    f.window.table.kind = UI_TABLE_STEPS;
    assert_true(ui_window_make(&f.window, ui_document_result(f.document)));
    layout(&f, 80, 16);
    assert_int_equal(f.window.at, 1);
    for (size_t i = 0; i < 3 * f.window.table.count; i++) {
        ui_window_move(&f.window, 1);
        layout(&f, 80, 16);
        assert_false(f.window.table.rows[f.window.at].heading);
        assert_true(f.window.line_of[f.window.at] >= f.window.top);
        assert_true(f.window.line_of[f.window.at] < f.window.top + (size_t)f.window.list.h);
    }
    assert_int_equal(f.window.at, f.window.table.count - 1);
    for (size_t i = 0; i < 3 * f.window.table.count; i++) {
        ui_window_move(&f.window, -1);
        layout(&f, 80, 16);
    }
    assert_int_equal(f.window.at, 1);
    assert_int_equal(f.window.top, 0);
    finish(&f);
}

static void pages_reach_both_ends(void **state)
{
    struct fixture f;

    (void)state;
    start(&f);
    f.window.table.kind = UI_TABLE_EFFECTIVE;
    assert_true(ui_window_make(&f.window, ui_document_result(f.document)));
    layout(&f, 80, 16);
    for (int i = 0; i < 30; i++) {
        ui_window_page(&f.window, 1);
        layout(&f, 80, 16);
    }
    assert_int_equal(f.window.at, f.window.table.count - 1);
    for (int i = 0; i < 30; i++) {
        ui_window_page(&f.window, -1);
        layout(&f, 80, 16);
    }
    assert_int_equal(f.window.at, 0);
    finish(&f);
}

static void a_line_of_the_screen_is_a_row_unless_it_is_a_heading(void **state)
{
    struct fixture f;
    int top;

    (void)state;
    start(&f);
    f.window.table.kind = UI_TABLE_ISOLATION;
    assert_true(ui_window_make(&f.window, ui_document_result(f.document)));
    layout(&f, 120, 38);
    top = f.window.list.y;
    assert_int_equal(ui_window_row_at(&f.window, top), f.window.table.count);
    assert_int_equal(ui_window_row_at(&f.window, top + 1), 1);
    assert_int_equal(ui_window_row_at(&f.window, top + 3), 3);
    assert_int_equal(ui_window_row_at(&f.window, top - 1), f.window.table.count);
    assert_int_equal(ui_window_row_at(&f.window, top + f.window.list.h), f.window.table.count);
    finish(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_why_says_of_every_line_what_the_command_line_says),
        cmocka_unit_test(a_why_says_of_every_field_what_the_command_line_says),
        cmocka_unit_test(columns_and_gaps_never_exceed_the_window),
        cmocka_unit_test(the_window_is_as_high_as_its_rows_and_stands_at_the_bottom),
        cmocka_unit_test(the_selection_passes_headings_by_and_stops_at_the_ends),
        cmocka_unit_test(pages_reach_both_ends),
        cmocka_unit_test(a_line_of_the_screen_is_a_row_unless_it_is_a_heading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
