/* The comparison: made when it is stale, and about in it. */
#include "ui/tui/act/actions.h"
#include "ui/tui/state/compare_layout.h"

static bool is_open(const struct ui_state *st, const struct ui_document *d)
{
    for (size_t i = 0; i < st->document_count; i++)
        if (st->documents[i] == d)
            return true;
    return false;
}

static struct ui_cursor *cursor(struct ui_state *st)
{
    return &ui_current(st)->cursor[UI_PANE_COMPARE];
}

/* When the document, or which columns there is room for, are others now. */
static void remake(struct ui_state *st)
{
    struct ui_compare *c = &st->compare;
    struct ui_document *d = ui_current(st);
    struct ui_cursor *at = cursor(st);
    bool fresh = c->document == NULL, stale;
    struct ui_shown_columns shown;
    struct ui_rect pane;
    uint64_t selected = at->at < c->made.row_count ? c->made.hashes[c->made.rows[at->at].row] : 0;
    size_t row;

    if (!is_open(st, c->other))
        c->other = NULL;
    stale = ui_compare_is_stale(c, d);
    if (stale && !ui_check(st, ui_compare_make(c, d)))
        return;
    pane = ui_state_layout(st).pane[UI_PANE_COMPARE];
    shown = ui_columns_that_fit(c, ui_inner(pane));
    if (!stale && (pane.w == 0 || memcmp(&shown, &c->made.shown, sizeof(shown)) == 0))
        return;
    if (c->made.columns > 0 && !ui_check(st, ui_compare_show(c, &shown)))
        return;
    row = fresh ? ui_compare_difference(&c->made, 0, 1) : ui_compare_row_of(&c->made, selected);
    if (row != COMPARE_NONE)
        at->at = row;
}

void ui_compare_update(struct ui_state *st)
{
    struct ui_compare *c = &st->compare;
    bool follow = st->follow;
    size_t driven;

    st->follow = false;
    if (st->screen != UI_SCREEN_COMPARE)
        return;
    remake(st);
    if (!follow || st->fatal != NULL)
        return;
    driven = ui_compare_driven(&c->made, ui_document_row(ui_current(st)));
    if (driven != COMPARE_NONE)
        cursor(st)->at = driven;
}

void ui_compare_begin(struct ui_state *st)
{
    bool was_shown = st->screen == UI_SCREEN_COMPARE;

    if (!was_shown ||
        (st->compare.what != UI_COMPARE_HOSTS && st->compare.what != UI_COMPARE_ENGINES))
        ui_compare_fold_all(&st->compare.made);
    st->compare.document = NULL;
    st->follow = true;
    ui_show_screen(st, UI_SCREEN_COMPARE);
}

void act_compare(struct ui_state *st, struct str argument)
{
    (void)argument;
    if (st->screen == UI_SCREEN_COMPARE)
        ui_show_screen(st, UI_SCREEN_SPEC);
    else
        ui_compare_begin(st);
}

/* ---- about in it ------------------------------------------------------------------------ */

void ui_compare_step(struct ui_state *st, int step)
{
    const struct ui_compare *c = &st->compare;
    size_t at = ui_compare_difference(&c->made, cursor(st)->at, step);

    if (c->made.differences == 0) {
        ui_say(st, UI_ROLE_TEXT, "there is no difference between the specs");
        return;
    }
    /* Round the end. */
    if (at == COMPARE_NONE && step < 0)
        at = ui_compare_difference(&c->made, c->made.row_count, -1);
    else if (at == COMPARE_NONE)
        at = c->made.diff.rows[c->made.rows[0].row].relation != COMPARE_SAME &&
                     c->made.rows[0].folded == 0
                 ? 0
                 : ui_compare_difference(&c->made, 0, 1);
    if (at != COMPARE_NONE)
        cursor(st)->at = at;
}

static void fold(struct ui_state *st, size_t row)
{
    struct ui_compare *c = &st->compare;
    uint64_t hash = c->made.hashes[c->made.rows[row].row];

    if (!ui_compare_fold(&c->made, row))
        st->fatal = err_oom();
    ui_compare_measure(c);
    if (st->fatal == NULL)
        cursor(st)->at = ui_compare_row_of(&c->made, hash);
}

void act_fold_equal(struct ui_state *st, struct str argument)
{
    const struct ui_compare *c = &st->compare;
    size_t at = cursor(st)->at;

    (void)argument;
    if (at < c->made.row_count && c->made.rows[at].run != COMPARE_NONE)
        fold(st, at);
    else
        ui_say(st, UI_ROLE_TEXT, "only lines that are equal in all columns fold");
}

void act_compare_jump(struct ui_state *st, struct str argument)
{
    const struct ui_compare *c = &st->compare;
    size_t at = cursor(st)->at;

    if (st->focus == UI_PANE_COMPARE && at < c->made.row_count && c->made.rows[at].folded > 0)
        fold(st, at);
    else
        act_jump(st, argument);
}
