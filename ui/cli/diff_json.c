#include "model/value/value_build.h"
#include "specgen/report/reports.h"
#include "ui/cli/diff.h"
#include "ui/cli/output.h"

static struct value *scalar(struct arena *a, const struct spec_node *n)
{
    switch (n->kind) {
    case SPEC_NULL:
        return value_null();
    case SPEC_BOOL:
        return value_bool(n->u.boolean);
    case SPEC_INT:
    case SPEC_UINT:
        return value_number(spec_scalar_json(a, n));
    case SPEC_STRING:
        return value_string(n->u.text);
    case SPEC_LIST:
        return value_list();
    case SPEC_OBJECT:
        break;
    }
    return value_map();
}

static struct value *columns_value(const struct diff *d)
{
    struct value *list = value_list();

    for (unsigned i = 0; i < d->columns.count; i++) {
        const struct ui_compare_column *c = &d->columns.made.column[i];
        bool panic;
        struct str answer = column_answer(c, &panic);
        struct value *map = value_build_with(value_map(), "label", value_string(c->label));
        struct value *assumptions = value_list();

        for (const char *const *s = c->assumptions; *s != NULL; s++)
            assumptions = value_build_push(assumptions, value_string(str_of(*s)));
        map = value_build_with(map, "file", value_string(str_of(c->file)));
        map = value_build_with(map, panic ? "panic" : "error",
                               answer.len > 0 ? value_string(answer) : value_null());
        map = value_build_with(map, "assumptions", assumptions);
        list = value_build_push(list, map);
    }
    return list;
}

/* Values only; of an object or list that is there in one column and not in another its own
 * values are told, each with its path. An absent one is told by its relation. */
static struct value *rows_value(struct diff *d)
{
    struct arena *a = &d->columns.made.arena;
    const struct compare *c = &d->columns.made.diff;
    struct value *list = value_list();

    for (size_t row = 0; row < c->count; row++) {
        struct value *cells, *map;
        bool value = false;

        for (unsigned i = 0; i < c->columns; i++)
            value |= compare_at(c, row, i)->line == COMPARE_VALUE;
        if (c->rows[row].relation == COMPARE_SAME || !value)
            continue;
        cells = value_list();
        for (unsigned i = 0; i < c->columns; i++) {
            const struct compare_cell *cell = compare_at(c, row, i);
            struct value *one =
                value_build_with(value_map(), "relation",
                                 value_string(str_of(compare_relation_name(cell->relation))));

            if (cell->node != NULL && cell->line == COMPARE_VALUE)
                one = value_build_with(one, "value", scalar(a, cell->node));
            cells = value_build_push(cells, one);
        }
        map = value_build_with(value_map(), "path", value_string(compare_path(a, c, row)));
        map = value_build_with(map, "relation",
                               value_string(str_of(compare_relation_name(c->rows[row].relation))));
        list = value_build_push(list, value_build_with(map, "columns", cells));
    }
    return list;
}

static struct value *consequences_value(const struct diff *d)
{
    struct value *list = value_list();

    for (size_t i = 0; i < CONSEQUENCE_ROWS; i++) {
        const struct consequence *row = &d->columns.made.table.rows[i];
        struct value *cells = value_list();
        struct value *map = value_build_with(value_map(), "what", value_string(str_of(row->title)));

        for (unsigned c = 0; c < d->columns.made.table.columns; c++)
            cells = value_build_push(cells, report_effective_cell(value_map(), row->cells[c]));
        map = value_build_with(map, "differs", value_bool(row->differs));
        list = value_build_push(list, value_build_with(map, "columns", cells));
    }
    return list;
}

static struct value *changes_value(struct diff *d)
{
    struct ui_compare_change changes[CHANGE_COUNT];
    size_t count = ui_comparison_changes(changes, &d->columns.made);
    struct value *list = value_list();

    for (size_t i = 0; i < count; i++) {
        struct value *map = report_engine_change(&d->columns.made.arena, changes[i].change);

        list =
            value_build_push(list, value_build_with(map, "about", value_string(changes[i].about)));
    }
    return list;
}

static struct value *count(struct arena *a, size_t n)
{
    return value_number(arena_printf(a, "%zu", n));
}

int diff_print_json(struct diff *d)
{
    struct arena *a = &d->columns.made.arena;
    struct value *counts =
        value_build_with(value_map(), "changed", count(a, d->columns.made.diff.changed));
    struct value *report =
        value_build_with(report_begin(REPORT_DIFF), "different", value_bool(d->different));

    counts = value_build_with(counts, "added", count(a, d->columns.made.diff.added));
    counts = value_build_with(counts, "missing", count(a, d->columns.made.diff.missing));
    report = value_build_with(report, "columns", columns_value(d));
    report = value_build_with(report, "lines", counts);
    report = value_build_with(report, "rows", rows_value(d));
    report = value_build_with(report, "consequences", consequences_value(d));
    report = value_build_with(report, "engine_changes", changes_value(d));
    report = value_build_with(report, "engine_changes_not_looked_for",
                              count(a, ui_comparison_left_out(&d->columns.made)));
    if (arena_failed(a)) {
        value_unref(report);
        report = NULL;
    }
    return output_report(report, d->secrets);
}
