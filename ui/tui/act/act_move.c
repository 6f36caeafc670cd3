/* Moving: the selection, the panes. */
#include "ui/tui/act/actions.h"
#include "ui/tui/view/panes.h"

#include <stdlib.h>

static void move_to(struct ui_state *st, size_t at)
{
    size_t rows = ui_rows(st, st->focus);

    if (rows > 0)
        ui_select_row(st, st->focus, at < rows ? at : rows - 1);
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
    int rows = ui_pane_lines(st, st->focus, ui_inner(l.pane[st->focus])).h;

    return rows > 1 ? (size_t)rows - 1 : 1;
}

void act_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_down(st, ui_count(st));
}

void act_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_up(st, ui_count(st));
}

void act_page_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_down(st, page(st) * ui_count(st));
}

void act_page_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_up(st, page(st) * ui_count(st));
}

void act_half_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_down(st, (page(st) + 1) / 2 * ui_count(st));
}

void act_half_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    move_up(st, (page(st) + 1) / 2 * ui_count(st));
}

void act_top(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_jump_from_here(st);
    move_to(st, ui_count(st) - 1);
}

void act_bottom(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_jump_from_here(st);
    move_to(st, st->count > 0 ? st->count - 1 : (size_t)-1);
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

/* Between the columns of a comparison; the first one always stays. */
static bool move_column(struct ui_state *st, int step)
{
    struct ui_compare *c = &st->compare;

    if (st->focus != UI_PANE_COMPARE && st->focus != UI_PANE_TABLE)
        return false;
    if (step > 0)
        c->active += c->active + 1 < c->made.columns;
    else
        c->active -= c->active > 0;
    return true;
}

void act_left(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);

    (void)argument;
    if (move_column(st, -1))
        return;
    if (st->focus == UI_PANE_SPEC) {
        d->tree->scroll = d->tree->scroll > SCROLL_COLUMNS ? d->tree->scroll - SCROLL_COLUMNS : 0;
        return;
    }
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
    if (move_column(st, 1))
        return;
    if (st->focus == UI_PANE_SPEC) {
        if (d->tree->scroll < 4096)
            d->tree->scroll += SCROLL_COLUMNS;
        return;
    }
    if (!row->can_open)
        ui_say_not_opened(st);
    else if (!row->open)
        fold_row(st, row, true);
    else
        move_down(st, 1);
}

/* A list that nobody has moved in yet begins at its first row that is about something, not at the
 * sentence above it. */
static void enter_pane(struct ui_state *st, enum ui_pane pane)
{
    struct ui_cursor *c = &ui_current(st)->cursor[pane];
    const struct ui_pane_ops *ops = ui_pane_ops(pane);
    size_t count;

    ui_focus(st, pane);
    if (!ui_pane_is_lower(pane) || ops->subject == NULL || c->at > 0)
        return;
    count = ui_rows(st, pane);
    for (size_t i = 0; i < count; i++) {
        struct ui_selection row = {.explains = false};

        ops->subject(st, pane, i, &row);
        if (row.explains) {
            c->at = i;
            return;
        }
    }
}

/* A comparison has three panes of its own. */
static void step_pane(struct ui_state *st, int step)
{
    static const enum ui_pane comparing[] = {UI_PANE_FORM, UI_PANE_COMPARE, UI_PANE_TABLE};
    int at = st->focus == UI_PANE_PLOT ? UI_PANE_SPEC : (int)st->focus;

    if (st->screen != UI_SCREEN_COMPARE) {
        enter_pane(st, (enum ui_pane)((at + UI_PANES_NUMBERED + step) % UI_PANES_NUMBERED));
        return;
    }
    for (at = 2; at > 0 && comparing[at] != st->focus;)
        at--;
    ui_focus(st, comparing[(at + 3 + step) % 3]);
}

void act_next_pane(struct ui_state *st, struct str argument)
{
    (void)argument;
    step_pane(st, 1);
}

void act_previous_pane(struct ui_state *st, struct str argument)
{
    (void)argument;
    step_pane(st, -1);
}

#define PANE_NUMBERED
#define PANE(id, name, key, title, region, module)                                                 \
    void act_pane_##name(struct ui_state *st, struct str argument)                                 \
    {                                                                                              \
        (void)argument;                                                                            \
        enter_pane(st, UI_PANE_##id);                                                              \
    }
#include "ui/tui/state/panes.def"
#undef PANE
#undef PANE_NUMBERED

/* Where one pane at a time has room a zoom shows nothing now: the next larger screen does. */
static void set_zoom(struct ui_state *st, bool zoomed)
{
    bool alone = ui_state_layout(st).tabs_all;

    if (zoomed == st->zoomed)
        ui_say(st, UI_ROLE_TEXT,
               zoomed ? "the pane is alone already" : "no pane is alone: nothing to bring back");
    else if (alone && zoomed)
        ui_say(st, UI_ROLE_TEXT,
               "there is room for one pane only; on a larger screen it stays alone");
    st->zoomed = zoomed;
}

void act_zoom(struct ui_state *st, struct str argument)
{
    (void)argument;
    set_zoom(st, !st->zoomed);
}

void act_zoom_in(struct ui_state *st, struct str argument)
{
    (void)argument;
    set_zoom(st, true);
}

void act_zoom_out(struct ui_state *st, struct str argument)
{
    (void)argument;
    set_zoom(st, false);
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
    } else if (st->screen != UI_SCREEN_SPEC) {
        ui_show_screen(st, UI_SCREEN_SPEC);
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

void act_mouse(struct ui_state *st, struct str argument)
{
    const char *key = ui_key_of(st, UI_ACTION_MOUSE);

    (void)argument;
    st->mouse = !st->mouse;
    st->mouse_released = !st->mouse;
    if (st->mouse)
        ui_say(st, UI_ROLE_TEXT, "the mouse works here; %s releases it", key);
    else
        ui_say(st, UI_ROLE_TEXT, "the mouse is released: it selects text; %s takes it back", key);
}
