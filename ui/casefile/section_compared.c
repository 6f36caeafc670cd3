/* The same container in each kind of isolation: who refuses, and what the user gets. */
#include "specgen/compare/variants.h"
#include "ui/casefile/parts.h"
#include "ui/present/comparison.h"

static struct err *add_kind(struct ui_comparison *c, struct case_filling *f, enum variant_kind kind)
{
    struct variant v;
    struct err *e = variant_of_kind(&v, f->a, f->g->assessment.doc->root, kind);

    if (e != NULL)
        return e;
    e = ui_comparison_add(c, v.label, v.root, v.assumptions, f->options->settings);
    variants_finish(&v, 1);
    return e;
}

static void add_row(struct case_filling *f, struct case_block *table, const struct ui_comparison *c,
                    const struct consequence *from)
{
    struct case_cell *row = case_row(f, table);

    if (row == NULL)
        return;
    row[0] = case_words(CASE_PLAIN, str_of(from->title));
    for (unsigned i = 0; i < c->columns; i++) {
        const struct effective_row *cell = from->cells[i];
        bool refused = cell->certainty == EFFECTIVE_REFUSED;

        row[i + 1] = case_words(refused         ? CASE_BAD
                                : from->differs ? CASE_PLAIN
                                                : CASE_DIM,
                                arena_str(f->a, cell->gets.len > 0 ? cell->gets : STR_LIT("-")));
    }
}

static void add_answers(struct case_filling *f, struct case_block *table,
                        const struct ui_comparison *c)
{
    struct case_cell *row = case_row(f, table);

    if (row == NULL)
        return;
    row[0] = case_words(CASE_PLAIN, STR_LIT("Outcome"));
    for (unsigned i = 0; i < c->columns; i++)
        row[i + 1] = c->column[i].problem.len > 0
                         ? case_words(CASE_BAD, arena_str(f->a, c->column[i].problem))
                         : case_words(CASE_GOOD, STR_LIT("a spec"));
}

static void add_assumed(struct case_filling *f, struct case_block *table,
                        const struct ui_comparison *c)
{
    struct case_cell *row = case_row(f, table);

    if (row == NULL)
        return;
    row[0] = case_words(CASE_PLAIN, STR_LIT("Assumed for it"));
    for (unsigned i = 0; i < c->columns; i++)
        row[i + 1] = case_words(CASE_DIM, arena_str(f->a, c->column[i].assumed));
}

static void add_table(struct case_filling *f, const struct ui_comparison *c)
{
    const char *titles[COMPARE_COLUMNS + 1] = {""};
    struct case_block *table;

    for (unsigned i = 0; i < c->columns; i++)
        titles[i + 1] = variant_kind_names[i];
    table = case_add_table(f, c->columns + 1, titles);
    add_answers(f, table, c);
    for (unsigned i = 0; i < c->table_count; i++)
        if (c->table_order[i] < CONSEQUENCE_ROWS)
            add_row(f, table, c, &c->table.rows[c->table_order[i]]);
        else
            add_assumed(f, table, c);
}

struct err *case_fill_compared(struct case_filling *f)
{
    struct ui_comparison c;
    struct err *e = NULL;

    ui_comparison_init(&c);
    for (int kind = 0; e == NULL && kind < VARIANT_KINDS; kind++)
        e = add_kind(&c, f, (enum variant_kind)kind);
    if (e == NULL && (e = ui_comparison_tell(&c, f->options->settings, 0)) == NULL)
        add_table(f, &c);
    ui_comparison_finish(&c);
    return e;
}
