/* About in the spec. */
#include "ui/tui/act/actions.h"

void act_fold_line(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    size_t row = d->cursor[UI_PANE_SPEC].at;

    (void)argument;
    if (d->tree->row_count == 0)
        return;
    if (ui_tree_opens(d->tree, row))
        ui_check(st, ui_document_fold_spec(d, ui_tree_place(d->tree, row)));
    else
        ui_say(st, UI_ROLE_TEXT, "only objects and lists fold; %s folds what is around this line",
               ui_key_of(st, UI_ACTION_FOLD_CLOSE));
}

static void say_no_other(struct ui_state *st)
{
    ui_say(st, UI_ROLE_TEXT,
           "there is no other spec: open or add one, a config.json or a daemon's log with "
           "\"Generated spec\" in it");
}

/* The next one that has lines; the spec itself always counts. */
static enum ui_tree next_tree(const struct ui_document *d)
{
    unsigned t = ui_document_tree(d);

    do
        t = (t + 1) % UI_TREES;
    while (t != UI_TREE_SPEC && ui_document_result(d)->trees[t].count == 0);
    return (enum ui_tree)t;
}

void act_tree(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    enum ui_tree tree = next_tree(d);

    for (int t = 0; argument.len > 0 && t < UI_TREES; t++)
        if (str_is(argument, ui_trees[t].name))
            tree = (enum ui_tree)t;
    if (tree == ui_document_tree(d) || !ui_document_show_tree(d, tree)) {
        say_no_other(st);
        return;
    }
    ui_show_screen(st, UI_SCREEN_SPEC);
    ui_focus(st, UI_PANE_SPEC);
}

/* A line has two stops: what was taken out before it, which has the row above it, and the line. */
static size_t stop_of_row(const struct ui_tree_pane *t, size_t row)
{
    return row < t->row_count ? 2 * ui_tree_place(t, row) + !ui_tree_is_gap(t, row) : 0;
}

static bool is_change(const struct ui_spec_lines *lines, size_t stop)
{
    const struct ui_spec_line *line = &lines->lines[stop / 2];

    return stop % 2 == 0 ? line->aside->mark.removed > 0 : line->change != UI_SAME;
}

static void go_to_change(struct ui_state *st, int step)
{
    struct ui_document *d = ui_current(st);

    if (st->screen == UI_SCREEN_COMPARE) {
        ui_compare_step(st, step);
        return;
    }
    ui_show_screen(st, UI_SCREEN_SPEC);
    size_t count = 2 * d->tree->lines->count, at = stop_of_row(d->tree, d->cursor[UI_PANE_SPEC].at);

    for (size_t i = 0; i < count; i++) {
        at = (step > 0 ? at + 1 : at + count - 1) % count;
        if (is_change(d->tree->lines, at)) {
            ui_focus(st, UI_PANE_SPEC);
            ui_document_show_line(d, ui_document_tree(d), at / 2);
            d->cursor[UI_PANE_SPEC].at -= at % 2 == 0;
            return;
        }
    }
    ui_say(st, UI_ROLE_TEXT,
           ui_document_tree(d) == UI_TREE_SPEC ? "the last edit changed no line of the spec"
                                               : "nothing is marked in this tree");
}

void act_next_change(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_jump_from_here(st);
    for (size_t n = ui_count(st); n > 0; n--)
        go_to_change(st, 1);
}

void act_previous_change(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_jump_from_here(st);
    for (size_t n = ui_count(st); n > 0; n--)
        go_to_change(st, -1);
}
