/* What the screen has panes of columns for, and a curve: as lines that can be read one by one. */
#include "specgen/credential/mask.h"
#include "ui/plain/plain.h"
#include "ui/tui/loop/loop.h"
#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/panes.h"

#include <stdlib.h>

/* Memory that is short leaves lines out: an error, not a shorter answer. */
static bool is_whole(struct ui_state *st)
{
    if (arena_failed(&st->scratch) && st->fatal == NULL)
        st->fatal = err_oom();
    return st->fatal == NULL;
}

static struct str value_text(struct ui_state *st, const struct compare_cell *cell)
{
    struct str text;

    if (cell->node == NULL)
        return STR_LIT("absent");
    text = cell->line == COMPARE_VALUE ? compare_value(&st->scratch, cell->node)
                                       : spec_json(&st->scratch, cell->node, 0);
    return ui_current(st)->unmasked ? text : mask_secrets(&st->scratch, text);
}

static bool any_is_absent(const struct compare *diff, size_t row)
{
    for (unsigned i = 0; i < diff->columns; i++)
        if (compare_at(diff, row, i)->node == NULL)
            return true;
    return false;
}

/* A line for each text, with the columns that have it in front; one that all have stands behind
 * the title. */
static void put_columns(struct ui_state *st, struct str title, const struct str *labels,
                        const struct str *texts, unsigned count)
{
    bool put[COMPARE_COLUMNS] = {false}, first = true;

    for (unsigned i = 0; i < count; i++) {
        struct str who = STR_NONE;
        unsigned same = 0;

        for (unsigned n = i; n < count && !put[i]; n++)
            if (str_eq(texts[n], texts[i])) {
                who = arena_printf(&st->scratch, "%.*s%s%.*s", STR_FMT(who), n > i ? ", " : "",
                                   STR_FMT(labels[n]));
                put[n] = n > i;
                same++;
            }
        if (put[i])
            continue;
        if (same == count) {
            plain_printf(&st->scratch, "  %.*s: %.*s", STR_FMT(title), STR_FMT(texts[i]));
            return;
        }
        if (first)
            plain_printf(&st->scratch, "  %.*s", STR_FMT(title));
        first = false;
        plain_printf(&st->scratch, "    %.*s: %.*s", STR_FMT(who), STR_FMT(texts[i]));
    }
}

/* What not all columns have stands with its object or list as a whole. */
static void put_differences(struct ui_state *st, const struct ui_comparison *c)
{
    const struct compare *diff = &c->diff;
    struct str labels[COMPARE_COLUMNS], texts[COMPARE_COLUMNS];
    unsigned whole = 0; /* depth of what was put with all below it, and one more */

    for (unsigned n = 0; n < diff->columns; n++)
        labels[n] = c->column[c->shown.column[n]].label;
    for (size_t i = 0; i < diff->count; i++) {
        if (whole > 0 && diff->rows[i].depth >= whole)
            continue;
        whole = 0;
        if (diff->rows[i].relation == COMPARE_SAME || ui_compare_closes(c, i))
            continue;
        for (unsigned n = 0; n < diff->columns; n++)
            texts[n] = value_text(st, compare_at(diff, i, n));
        put_columns(st, compare_path(&st->scratch, diff, i), labels, texts, diff->columns);
        if (any_is_absent(diff, i))
            whole = diff->rows[i].depth + 1;
    }
}

static void put_consequences(struct ui_state *st, const struct ui_comparison *c)
{
    const struct ui_grid g = ui_pane_ops(UI_PANE_TABLE)->grid(st, UI_PANE_TABLE, &st->scratch);

    plain_put(g.head.cell[0]);
    for (size_t i = 0; i < g.count; i++)
        put_columns(st, g.rows[i].cell[0], &g.head.cell[1], &g.rows[i].cell[1], c->columns);
}

bool plain_compare(struct ui_state *st, struct str argument)
{
    static const struct ui_rect wide = {0, 0, 1000, 1000};
    struct ui_compare *c = &st->compare;
    struct ui_shown_columns shown;

    (void)argument;
    c->what = UI_COMPARE_KINDS;
    if (!ui_check(st, ui_compare_make(c, ui_current(st))))
        return false;
    if (c->made.columns < 2) {
        plain_printf(&st->scratch, "error: %.*s", STR_FMT(c->failure));
        return false;
    }
    shown = ui_columns_that_fit(c, wide);
    if (!ui_check(st, ui_compare_show(c, &shown)))
        return false;
    for (unsigned i = 0; i < c->made.columns; i++)
        plain_printf(&st->scratch, "%.*s%s: %.*s", STR_FMT(c->made.column[i].label),
                     c->made.column[i].now ? " (now)" : "",
                     STR_FMT(ui_compare_status(&st->scratch, &c->made.column[i])));
    plain_put(STR_LIT("what differs in the spec"));
    put_differences(st, &c->made);
    put_consequences(st, &c->made);
    return is_whole(st);
}

bool plain_plot(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_run_action(st, UI_ACTION_PLOT, STR_NONE);
    for (int i = 0; i < UI_PLOT_COUNT && st->fatal == NULL; i++) {
        struct ui_grid g;

        ui_plot_update(st);
        g = ui_pane_ops(UI_PANE_PLOT)->grid(st, UI_PANE_PLOT, &st->scratch);
        plain_put(g.title);
        for (size_t n = 0; n < g.count; n++)
            plain_printf(&st->scratch, "  %.*s", STR_FMT(g.rows[n].cell[0]));
        ui_run_action(st, UI_ACTION_PLOT_NEXT, STR_NONE);
    }
    ui_run_action(st, UI_ACTION_PLOT, STR_NONE);
    return is_whole(st);
}

enum { FOUND_MOST = 20 };

bool plain_find(struct ui_state *st, struct str argument)
{
    struct ui_finder *f = &st->finder.finder;

    if (argument.len == 0) {
        plain_put(STR_LIT("error: say what: find WORDS"));
        return false;
    }
    if (!ui_finder_fill(f, ui_document_result(ui_current(st)))) {
        st->fatal = err_oom();
        return false;
    }
    ui_finder_search(f, argument);
    for (size_t i = 0; i < f->hit_count && i < FOUND_MOST; i++) {
        const struct ui_target *t = &f->targets[f->hits[i].target];

        plain_printf(&st->scratch, "%s: %.*s%s%.*s%s%.*s", ui_target_name[t->kind],
                     STR_FMT(t->name), t->note.len > 0 ? ", " : "", STR_FMT(t->note),
                     t->value.len > 0 ? ": " : "", STR_FMT(t->value));
    }
    if (f->found > FOUND_MOST)
        plain_printf(&st->scratch, "and %zu more", f->found - FOUND_MOST);
    if (f->found == 0)
        plain_printf(&st->scratch, "error: nothing is called '%.*s'", STR_FMT(argument));
    return is_whole(st) && f->found > 0;
}
