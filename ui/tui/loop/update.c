/* An event becomes an action; the action edits; what follows is brought into view. */
#include "ui/term/keys.h"
#include "ui/term/text_edit.h"
#include "ui/term/widgets.h"
#include "ui/tui/loop/loop.h"
#include "ui/tui/view/panes.h"

#include <stdlib.h>

/* Rows kept free below the selected one for the editor's hint. */
enum { EDITOR_ROWS = 3 };

/* What the mouse points at stays below it. */
static void settle_list(const struct ui_state *st, struct ui_cursor *c, size_t count, int rows)
{
    if (c->at >= count)
        c->at = count > 0 ? count - 1 : 0;
    ui_scroll_to(&c->top, c->at, count, rows, st->pointing ? 0 : ui_scroll_margin(rows));
}

/* Rows of several lines: no room stays empty below the last one. */
static void fill_high_rows(struct ui_state *st, enum ui_pane pane, struct ui_rect inner, int room)
{
    struct ui_cursor *c = &ui_current(st)->cursor[pane];
    size_t count = ui_rows(st, pane), end = c->top;

    while (c->top > 0 && end < count) {
        int height = ui_row_height(st, pane, end, inner);

        if (height > room)
            break;
        room -= height;
        end++;
    }
    while (end == count && c->top > 0) {
        int height = ui_row_height(st, pane, c->top - 1, inner);

        if (height > room)
            break;
        room -= height;
        c->top--;
    }
}

/* The selected one must fit below the first one drawn. */
static void settle_high_rows(struct ui_state *st, enum ui_pane pane, struct ui_rect inner)
{
    struct ui_cursor *c = &ui_current(st)->cursor[pane];
    size_t count = ui_rows(st, pane);
    int height = 0, room = ui_pane_lines(st, pane, inner).h;

    if (c->at >= count)
        c->at = count > 0 ? count - 1 : 0;
    if (c->top > c->at)
        c->top = c->at;
    for (size_t i = c->at + 1; count > 0 && i-- > c->top;) {
        height += ui_row_height(st, pane, i, inner);
        if (height > room) {
            c->top = i < c->at ? i + 1 : c->at;
            break;
        }
    }
    fill_high_rows(st, pane, inner, room);
}

static void settle_pane(struct ui_state *st, enum ui_pane pane, struct ui_rect inner)
{
    struct ui_cursor *c = &ui_current(st)->cursor[pane];

    if (ui_pane_ops(pane)->rows == NULL)
        return;
    if (ui_has_high_rows(st, pane, inner)) {
        settle_high_rows(st, pane, inner);
        return;
    }
    settle_list(st, c, ui_rows(st, pane), ui_pane_lines(st, pane, inner).h);
    if (pane == UI_PANE_FORM && st->mode == UI_MODE_EDITOR && inner.h > EDITOR_ROWS &&
        c->at + EDITOR_ROWS >= c->top + (size_t)inner.h)
        c->top = c->at + EDITOR_ROWS + 1 - (size_t)inner.h;
}

static void settle_document(struct ui_state *st, const struct ui_layout *l)
{
    for (int p = 0; p < UI_PANE_COUNT; p++)
        if (l->pane[p].w > 0)
            settle_pane(st, (enum ui_pane)p, ui_inner(l->pane[p]));
}

void ui_settle(struct ui_state *st)
{
    struct ui_layout l = ui_state_layout(st);

    if (l.too_small)
        return;
    settle_document(st, &l);
    if (ui_state_has_window(st) && !ui_state_window_layout(st) && st->fatal == NULL)
        st->fatal = err_oom();
    if (st->mode == UI_MODE_EDITOR && st->editor.lines)
        ui_text_edit_settle(&st->editor.line, ui_view_editor_lines(st));
    if (ui_state_window(st) == UI_MODE_PICKER)
        settle_list(st, &st->picker.cursor, st->picker.count, ui_view_picker_rows(st).h);
    if (st->mode == UI_MODE_FINDER)
        settle_list(st, &st->finder.cursor, st->finder.finder.hit_count, st->h - 7);
    if (ui_state_window(st) == UI_MODE_HELP)
        settle_list(st, &st->help.cursor, st->help.count, ui_view_help_rows(st).h);
}

/* What was told of the last key. */
static void forget_last(struct ui_state *st)
{
    free(st->message);
    st->message = NULL;
    st->changes = false;
}

/* Too small to see what a key would do, or what is typed; a question that has room is seen. */
static bool is_held(struct ui_state *st, const struct ui_event *ev)
{
    struct str question;

    return ui_state_layout(st).too_small && !ui_key_is(ev, "ctrl-c ctrl-z ctrl-l") &&
           !(st->mode == UI_MODE_PANES && ui_key_is(ev, "q")) &&
           !ui_question_in_small(&question, st, &st->scratch);
}

void ui_update(struct ui_state *st, const struct ui_event *ev)
{
    arena_reset(&st->scratch);
    if (ev->kind == UI_EVENT_QUIT) {
        st->quit = st->lost = true;
        return;
    }
    if (ev->kind == UI_EVENT_RESUME)
        st->repaint = true;
    if (ev->kind == UI_EVENT_BACKGROUND)
        ui_theme_follow(st, ui_ground_of(ev->key));
    if (ev->kind == UI_EVENT_KEY || ev->kind == UI_EVENT_PASTE) {
        st->clicked.where = 0;
        st->pointing = false;
        forget_last(st);
        if (is_held(st, ev))
            return;
        ui_key_event(st, ev);
        ui_run_pending(st);
    }
    if (ev->kind == UI_EVENT_MOUSE && !ui_state_layout(st).too_small) {
        st->pointing = true;
        if (ev->mouse == UI_MOUSE_PRESS)
            forget_last(st);
        ui_mouse_event(st, ev);
        ui_run_pending(st);
    }
    if (ev->kind == UI_EVENT_PASTE && ev->cut)
        ui_say(st, UI_ROLE_WARNING, "the paste was too long: only its first %zu bytes are here",
               ev->paste.len);
    if (st->fatal == NULL)
        ui_compare_update(st);
    if (st->fatal == NULL)
        ui_plot_update(st);
    if (st->journal_error != NULL) {
        struct err *e = st->journal_error;

        st->journal_error = NULL;
        ui_check(st, err_wrap(e, "a crash would lose the unsaved edits"));
    }
    if (st->fatal == NULL)
        ui_settle(st);
    if (st->fatal != NULL)
        st->quit = st->lost = true;
}
