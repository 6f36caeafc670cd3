/* Two to four specs side by side. */
#include "model/value/value_make.h"
#include "specgen/compare/upgrade_changes.h"
#include "specgen/report/report_build.h"

static struct value *columns_value(struct arena *a, const struct report_comparison *d)
{
    struct value *list = value_list();

    for (unsigned i = 0; i < d->count; i++) {
        const struct report_column *c = &d->columns[i];
        const struct assess_answer answer = assess_answer(c->result);
        struct value *map = made_with(value_map(), "label", value_string(c->label));
        struct value *assumptions = value_list();

        for (const char *const *s = c->assumptions; s != NULL && *s != NULL; s++)
            assumptions = made_push(assumptions, value_string(str_of(*s)));
        map = made_with(map, "file", report_text_or_null(str_of(c->file)));
        map = made_with(map, answer.panic ? "panic" : "error", report_text_or_null(answer.message));
        map = made_with(map, "assumptions", assumptions);
        map = report_unknowns(map, a, &c->result->unknowns);
        list = made_push(list, map);
    }
    return list;
}

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

static struct value *relation_value(enum compare_relation r)
{
    return value_string(str_of(compare_relation_name(r)));
}

static bool has_value(const struct compare *c, size_t row)
{
    for (unsigned i = 0; i < c->columns; i++) {
        if (compare_at(c, row, i)->line == COMPARE_VALUE)
            return true;
    }
    return false;
}

static struct value *cells_value(struct arena *a, const struct compare *c, size_t row)
{
    struct value *cells = value_list();

    for (unsigned i = 0; i < c->columns; i++) {
        const struct compare_cell *cell = compare_at(c, row, i);
        struct value *one = made_with(value_map(), "relation", relation_value(cell->relation));

        if (cell->node != NULL && cell->line == COMPARE_VALUE)
            one = made_with(one, "value", scalar(a, cell->node));
        if (cell->node != NULL && cell->line == COMPARE_VALUE &&
            spec_unknown_of(cell->node) != NULL)
            one = made_with(one, "open", value_bool(true));
        cells = made_push(cells, one);
    }
    return cells;
}

/* Values only; of an object or list that is there in one column and not in another its own
 * values are told, each with its path. An absent one is told by its relation. */
static struct value *rows_value(struct arena *a, const struct compare *c)
{
    struct value *list = value_list();

    for (size_t row = 0; row < c->count; row++) {
        struct value *map;

        if (c->rows[row].relation == COMPARE_SAME || !has_value(c, row))
            continue;
        map = made_with(value_map(), "path", value_string(compare_path(a, c, row)));
        map = made_with(map, "relation", relation_value(c->rows[row].relation));
        list = made_push(list, made_with(map, "columns", cells_value(a, c, row)));
    }
    return list;
}

static struct value *consequences_value(const struct consequences *table)
{
    struct value *list = value_list();

    for (size_t i = 0; i < CONSEQUENCE_ROWS; i++) {
        const struct consequence *row = &table->rows[i];
        struct value *cells = value_list();
        struct value *map = made_with(value_map(), "what", value_string(str_of(row->title)));

        for (unsigned c = 0; c < table->columns; c++)
            cells = made_push(cells, report_effective_cell(value_map(), row->cells[c]));
        map = made_with(map, "differs", value_bool(row->differs));
        list = made_push(list, made_with(map, "columns", cells));
    }
    return list;
}

/* Those of the columns behind the first, which the others are told against. */
static size_t steps_of(const struct upgrade_step **steps, const struct report_comparison *d)
{
    for (unsigned i = 1; i < d->count; i++)
        steps[i - 1] = d->columns[i].engine;
    return d->count - 1;
}

static struct value *changes_value(struct arena *a, const struct upgrade_step *const *steps,
                                   size_t count)
{
    struct upgrade_change changes[CHANGE_COUNT];
    size_t found = upgrade_changes(changes, a, steps, count);
    struct value *list = value_list();

    for (size_t i = 0; i < found; i++) {
        struct value *map = report_engine_change(a, changes[i].change);

        list = made_push(list, made_with(map, "about", value_string(changes[i].about)));
    }
    return list;
}

struct value *report_diff(struct arena *a, const struct report_comparison *d)
{
    const struct upgrade_step *steps[COMPARE_COLUMNS];
    size_t count = steps_of(steps, d);
    struct value *lines = made_with(value_map(), "changed", report_count(a, d->specs->changed));
    struct value *report =
        made_with(report_begin(REPORT_DIFF), "different", value_bool(d->different));

    lines = made_with(lines, "added", report_count(a, d->specs->added));
    lines = made_with(lines, "missing", report_count(a, d->specs->missing));
    report = made_with(report, "columns", columns_value(a, d));
    report = made_with(report, "lines", lines);
    report = made_with(report, "rows", rows_value(a, d->specs));
    report = made_with(report, "consequences", consequences_value(d->table));
    report = made_with(report, "engine_changes", changes_value(a, steps, count));
    report = made_with(report, "engine_changes_not_looked_for",
                       report_count(a, upgrade_left_out(steps, count)));
    return report_whole(a, report);
}
