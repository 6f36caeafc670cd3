/* Moving: the selection, the panes. */
#include "ui/tui/actions.h"

#include <stdlib.h>

static void move_to(struct ui_state *st, size_t at)
{
    struct ui_document *d = ui_current(st);
    struct ui_cursor *c = &d->cursor[st->focus];
    size_t rows = ui_document_rows(d, st->focus);

    if (rows == 0)
        return;
    c->at = at < rows ? at : rows - 1;
    if (st->focus == UI_PANE_FORM)
        ui_follow_field(st);
}

static void move_down(struct ui_state *st, size_t by)
{
    move_to(st, ui_current(st)->cursor[st->focus].at + by);
}

static void move_up(struct ui_state *st, size_t by)
{
    size_t at = ui_current(st)->cursor[st->focus].at;

    move_to(st, at > by ? at - by : 0);
}

static size_t page(const struct ui_state *st)
{
    struct ui_layout l = ui_state_layout(st);
    int rows = ui_inner(l.pane[st->focus]).h;

    return rows > 1 ? (size_t)rows - 1 : 1;
}

void act_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_down(st, 1);
}

void act_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_up(st, 1);
}

void act_page_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_down(st, page(st));
}

void act_page_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_up(st, page(st));
}

void act_half_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_down(st, (page(st) + 1) / 2);
}

void act_half_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_up(st, (page(st) + 1) / 2);
}

void act_top(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_to(st, 0);
}

void act_bottom(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_to(st, (size_t)-1);
}

enum { SCROLL_COLUMNS = 8 };

static void fold_row(struct ui_state *st, const struct ui_row *row, bool open)
{
    struct ui_document *d = ui_current(st);

    if (!ui_form_fold(&d->form, row, open))
        st->fatal = err_oom();
    else if (ui_check(st, ui_document_refold(d)))
        ui_follow_field(st);
}

void act_left(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);

    (void)argument;
    if (st->focus == UI_PANE_SPEC) {
        d->spec_scroll = d->spec_scroll > SCROLL_COLUMNS ? d->spec_scroll - SCROLL_COLUMNS : 0;
        return;
    }
    if (row == NULL)
        return;
    if (row->can_open && row->open)
        fold_row(st, row, false);
    else
        move_to(st, ui_form_parent(&d->form, d->cursor[UI_PANE_FORM].at));
}

void act_right(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);

    (void)argument;
    if (st->focus == UI_PANE_SPEC) {
        if (d->spec_scroll < 4096)
            d->spec_scroll += SCROLL_COLUMNS;
        return;
    }
    if (row == NULL || !row->can_open)
        return;
    if (!row->open)
        fold_row(st, row, true);
    else
        move_down(st, 1);
}

void act_next_pane(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_focus(st, (enum ui_pane)((st->focus + 1) % UI_PANE_COUNT));
}

void act_previous_pane(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_focus(st, (enum ui_pane)((st->focus + UI_PANE_COUNT - 1) % UI_PANE_COUNT));
}

void act_pane_form(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_focus(st, UI_PANE_FORM);
}

void act_pane_spec(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_focus(st, UI_PANE_SPEC);
}

void act_pane_registry(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_focus(st, UI_PANE_REGISTRY);
}

void act_pane_endpoints(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_focus(st, UI_PANE_ENDPOINTS);
}

void act_pane_errors(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_focus(st, UI_PANE_ERRORS);
}

void act_zoom(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->zoomed = !st->zoomed;
}

void act_zoom_in(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->zoomed = true;
}

void act_zoom_out(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->zoomed = false;
}

void act_back(struct ui_state *st, struct str argument)
{
    struct ui_search *search = &st->search[st->focus];

    (void)argument;
    if (search->text != NULL) {
        free(search->text);
        *search = (struct ui_search){0};
    } else if (st->zoomed) {
        st->zoomed = false;
    } else {
        ui_focus(st, UI_PANE_FORM);
    }
}

void act_suspend(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->suspend = true;
}

void act_redraw(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->repaint = true;
}
