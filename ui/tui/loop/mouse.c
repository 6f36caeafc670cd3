/* The mouse: clicks focus, select and run, the wheel scrolls, dividers are dragged. */
#include "ui/term/text_edit.h"
#include "ui/term/widgets.h"
#include "ui/tui/loop/loop.h"
#include "ui/tui/state/remember.h"
#include "ui/tui/view/panes.h"

enum { WHEEL_ROWS = 3 };

static bool holds(struct ui_rect r, int x, int y)
{
    return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

static void press_key(struct ui_state *st, uint32_t key)
{
    struct ui_event ev = {.kind = UI_EVENT_KEY, .key = key};

    ui_key_event(st, &ev);
}

/* Whether the click is a second one on that row of a pane or window, with nothing between: a row
 * that keys selected, or that was so from the beginning, is not opened by the first. */
static bool clicks_again(struct ui_state *st, unsigned where, size_t row)
{
    const bool again = st->clicked.where == where + 1 && st->clicked.row == row &&
                       st->clicked.press + 1 == st->presses;

    st->clicked = (struct ui_clicked){where + 1, row, st->presses};
    return again;
}

static unsigned window_of(const struct ui_state *st)
{
    return UI_PANE_COUNT + (unsigned)st->mode;
}

/* ---- panes ---------------------------------------------------------------------------- */

/* The row of a pane that is drawn at y. False: none is. */
static bool row_at(struct ui_state *st, enum ui_pane pane, struct ui_rect inner, int y, size_t *row)
{
    size_t count = ui_rows(st, pane), at = ui_current(st)->cursor[pane].top;
    struct ui_rect lines = ui_pane_lines(st, pane, inner);
    int bottom = lines.y;

    if (y < lines.y)
        return false;
    for (; at < count; at++) {
        bottom += ui_row_height(st, pane, at, inner);
        if (y < bottom)
            break;
    }
    *row = at;
    return at < count;
}

/* Of a comparison the column that is clicked is told of. True: it is another one than before. */
static bool click_column(struct ui_state *st, enum ui_pane pane, struct ui_rect inner, int x)
{
    unsigned before = st->compare.active;
    struct ui_columns l;

    if (ui_pane_ops(pane)->columns == NULL)
        return false;
    l = ui_pane_ops(pane)->columns(st, inner);
    for (unsigned i = 0; i < l.shown.count && !l.stacked; i++)
        if (x >= l.x[i] && x < l.x[i] + l.w)
            st->compare.active = l.shown.column[i];
    return st->compare.active != before;
}

static void click_row(struct ui_state *st, enum ui_pane pane, struct ui_rect inner, int x, int y)
{
    bool was_focused = st->focus == pane, other, again;
    size_t row;

    ui_focus(st, pane);
    other = click_column(st, pane, inner, x);
    if (!row_at(st, pane, inner, y, &row))
        return;
    again = clicks_again(st, pane, row);
    if (again && was_focused && !other && ui_current(st)->cursor[pane].at == row)
        press_key(st, UI_KEY_ENTER);
    else
        ui_select_row(st, pane, row);
    st->turning = pane == UI_PANE_FORM;
}

static void press(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_layout l = ui_state_layout(st);
    enum ui_pane pane = ui_layout_pane(&l, ev->x, ev->y), tab = ui_layout_tab(&l, ev->x, ev->y);

    if (pane == UI_PANE_COUNT)
        return;
    if (tab != UI_PANE_COUNT) {
        ui_focus(st, tab);
        return;
    }
    st->dragging = ui_layout_divider(&l, ev->x, ev->y);
    if (holds(ui_inner(l.pane[pane]), ev->x, ev->y))
        click_row(st, pane, ui_inner(l.pane[pane]), ev->x, ev->y);
    else
        ui_focus(st, pane);
}

static void drag(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_layout l = ui_state_layout(st);

    if (!l.too_small)
        ui_layout_drag(&st->sizes, &l, st->dragging, ev->x, ev->y);
}

/* Whether the wheel is on the value that was clicked last: not on one that scrolling brought there.
 */
static bool turns_value(struct ui_state *st, enum ui_pane pane, struct ui_rect inner,
                        const struct ui_event *ev)
{
    size_t row;

    return st->turning && pane == UI_PANE_FORM && st->focus == pane &&
           row_at(st, pane, inner, ev->y, &row) && row == ui_current(st)->cursor[pane].at &&
           ev->x >= ui_form_value_column(st, row, inner);
}

/* The selection is taken along at the edges. */
static void scroll(struct ui_cursor *c, size_t count, size_t rows, bool down)
{
    size_t around = ui_scroll_margin((int)rows);

    if (count <= rows)
        return;
    if (down)
        c->top = c->top + WHEEL_ROWS + rows < count ? c->top + WHEEL_ROWS : count - rows;
    else
        c->top = c->top > WHEEL_ROWS ? c->top - WHEEL_ROWS : 0;
    if (c->at < c->top + around && c->top > 0)
        c->at = c->top + around;
    if (c->at + around >= c->top + rows && c->top + rows < count)
        c->at = c->top + rows - around - 1;
}

/* Scrolls the pane under the mouse. */
static void wheel(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_layout l = ui_state_layout(st);
    enum ui_pane pane = ui_layout_pane(&l, ev->x, ev->y);
    bool down = ev->mouse == UI_MOUSE_WHEEL_DOWN;
    struct ui_cursor *c;
    size_t count, before;

    if (pane == UI_PANE_COUNT)
        return;
    if (turns_value(st, pane, ui_inner(l.pane[pane]), ev)) {
        ui_step_row(st, down ? -1 : 1);
        return;
    }
    st->turning = false;
    c = &ui_current(st)->cursor[pane];
    count = ui_rows(st, pane);
    before = c->at;
    if (ui_has_high_rows(st, pane, ui_inner(l.pane[pane]))) {
        if (down)
            c->at += c->at + 1 < count;
        else
            c->at -= c->at > 0;
        return;
    }
    scroll(c, count, (size_t)ui_pane_lines(st, pane, ui_inner(l.pane[pane])).h, down);
    if (c->at != before) {
        st->clicked.where = 0;
        ui_select_row(st, pane, c->at);
    }
}

/* The line that takes the text which is typed. */
static struct ui_line_edit *typed_in(struct ui_state *st)
{
    return st->mode == UI_MODE_EDITOR   ? &st->editor.line
           : st->mode == UI_MODE_PROMPT ? &st->prompt.line
           : st->mode == UI_MODE_PICKER ? &st->picker.find
           : st->mode == UI_MODE_HELP   ? &st->help.filter
                                        : &st->finder.line;
}

static void click_text(struct ui_state *st, const struct ui_pointed *at)
{
    struct ui_line_edit *line = typed_in(st);

    if (st->mode == UI_MODE_EDITOR && st->editor.lines)
        ui_text_edit_click(line, at->input, at->x - at->input.x, at->y - at->input.y);
    else
        ui_line_edit_click(line, at->input.w, at->x - at->input.x);
}

/* What the footer offers is pressed, in windows, editors and questions, too; what the header tells
 * leads to more of it, where no window hides that; in a text that is typed the cursor goes there.
 * An offer is passed by. False: the cell is none of theirs. */
static bool press_frame(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_pointed at = ui_view_pointed(st, &st->scratch, ev->x, ev->y);
    struct ui_event key;

    if (at.key.len > 0) {
        if (ui_key_written(&key, at.key))
            ui_key_event(st, &key);
        else /* "a-z" of a list */
            ui_picker_type(st);
        return true;
    }
    if (at.input.w > 0) {
        click_text(st, &at);
        return true;
    }
    st->prefix[0] = '\0';
    if (st->mode == UI_MODE_QUESTION && st->question.passed != NULL) {
        st->mode = UI_MODE_PANES;
        st->question.passed(st);
    }
    if (at.action == UI_ACTION_COUNT || st->mode != UI_MODE_PANES)
        return false;
    ui_action_later(st, (enum ui_action_id)at.action, STR_NONE);
    return true;
}

static void panes_event(struct ui_state *st, const struct ui_event *ev)
{
    switch (ev->mouse) {
    case UI_MOUSE_PRESS:
        if (ev->button == UI_BUTTON_LEFT)
            press(st, ev);
        break;
    case UI_MOUSE_DRAG:
        if (st->dragging != UI_DIVIDER_NONE)
            drag(st, ev);
        break;
    case UI_MOUSE_RELEASE:
        st->dragging = UI_DIVIDER_NONE;
        ui_remember_sizes(st);
        break;
    case UI_MOUSE_WHEEL_UP:
    case UI_MOUSE_WHEEL_DOWN:
        wheel(st, ev);
        break;
    }
}

/* ---- windows -------------------------------------------------------------------------- */

/* A click on a row selects it, a second one there is Enter, one outside is Esc. */
static void click_list(struct ui_state *st, const struct ui_event *ev, struct ui_rect rows,
                       struct ui_cursor *c, size_t count)
{
    struct ui_rect window = {rows.x - 2, rows.y - 1, rows.w + 4, rows.h + 2};
    size_t row = c->top + (size_t)(ev->y > rows.y ? ev->y - rows.y : 0);

    if (!holds(window, ev->x, ev->y)) {
        press_key(st, UI_KEY_ESCAPE);
    } else if (holds(rows, ev->x, ev->y) && row < count) {
        if (clicks_again(st, window_of(st), row) && c->at == row) {
            press_key(st, UI_KEY_ENTER);
            return;
        }
        c->at = row;
        if (st->mode == UI_MODE_PICKER && st->picker.moved != NULL)
            st->picker.moved(st);
    }
}

static void click_table(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_table_window *win = &st->window;
    size_t row = ui_window_row_at(win, ev->y);

    if (!holds(win->window, ev->x, ev->y))
        press_key(st, UI_KEY_ESCAPE);
    else if (row >= win->table.count)
        return;
    else if (clicks_again(st, window_of(st), row) && row == win->at)
        press_key(st, UI_KEY_ENTER);
    else
        win->at = row;
}

/* What an item of a list leads to is looked at one by one where it is shown at once. */
static void window_wheel(struct ui_state *st, bool down)
{
    struct ui_picker *p = &st->picker;
    int lines = WHEEL_ROWS;

    if (st->mode == UI_MODE_HELP) {
        scroll(&st->help.cursor, st->help.count, (size_t)ui_view_help_rows(st).h, down);
    } else if (st->mode == UI_MODE_FINDER) {
        scroll(&st->finder.cursor, st->finder.finder.hit_count, (size_t)ui_view_finder_rows(st).h,
               down);
    } else if (st->mode == UI_MODE_PICKER && p->moved == NULL) {
        scroll(&p->cursor, p->count, (size_t)ui_view_picker_rows(st).h, down);
    } else {
        if (st->mode == UI_MODE_PICKER)
            lines = 1;
        while (lines-- > 0)
            press_key(st, down ? UI_KEY_DOWN : UI_KEY_UP);
    }
}

static void window_event(struct ui_state *st, const struct ui_event *ev)
{
    if (ev->mouse == UI_MOUSE_WHEEL_UP || ev->mouse == UI_MOUSE_WHEEL_DOWN) {
        window_wheel(st, ev->mouse == UI_MOUSE_WHEEL_DOWN);
        return;
    }
    if (ev->mouse != UI_MOUSE_PRESS || ev->button != UI_BUTTON_LEFT)
        return;
    if (st->mode == UI_MODE_PICKER)
        click_list(st, ev, ui_view_picker_rows(st), &st->picker.cursor, st->picker.count);
    else if (st->mode == UI_MODE_HELP)
        click_list(st, ev, ui_view_help_rows(st), &st->help.cursor, st->help.count);
    else if (st->mode == UI_MODE_FINDER)
        click_list(st, ev, ui_view_finder_rows(st), &st->finder.cursor,
                   st->finder.finder.hit_count);
    else if (st->mode == UI_MODE_TABLE)
        click_table(st, ev);
    else if (st->mode == UI_MODE_NOTICE)
        press_key(st, UI_KEY_ESCAPE);
}

/* Who drags over a text, not over a divider, wants to select it. A hand that is not steady clicks.
 */
static void tell_of_drag(struct ui_state *st, const struct ui_event *ev)
{
    enum { COLUMNS = 4, ROWS = 2 };
    int columns = ev->x - st->pressed_x, rows = ev->y - st->pressed_y;
    bool in_panes = st->mode == UI_MODE_PANES;

    if (st->dragging != UI_DIVIDER_NONE ||
        (columns > -COLUMNS && columns < COLUMNS && rows > -ROWS && rows < ROWS))
        return;
    ui_say(st, UI_ROLE_DIM,
           "a drag selects no text here: %s copies, Shift with the drag selects in most "
           "terminals%s%s%s",
           ui_key_of(st, UI_ACTION_COPY), in_panes ? ", " : "",
           in_panes ? ui_key_of(st, UI_ACTION_MOUSE) : "", in_panes ? " releases the mouse" : "");
}

static void editor_wheel(struct ui_state *st, const struct ui_event *ev)
{
    if (ev->mouse == UI_MOUSE_WHEEL_UP || ev->mouse == UI_MOUSE_WHEEL_DOWN)
        press_key(st, ev->mouse == UI_MOUSE_WHEEL_UP ? UI_KEY_UP : UI_KEY_DOWN);
}

void ui_mouse_event(struct ui_state *st, const struct ui_event *ev)
{
    if (ev->mouse == UI_MOUSE_PRESS) {
        st->pressed_x = ev->x;
        st->pressed_y = ev->y;
        st->presses++;
    }
    if (ev->mouse == UI_MOUSE_PRESS && ev->button == UI_BUTTON_LEFT && press_frame(st, ev))
        return;
    if (st->mode == UI_MODE_EDITOR)
        editor_wheel(st, ev);
    if (st->mode == UI_MODE_EDITOR || st->mode == UI_MODE_PROMPT || st->mode == UI_MODE_QUESTION)
        return;
    if (st->mode == UI_MODE_PANES)
        panes_event(st, ev);
    else
        window_event(st, ev);
    if (ev->mouse == UI_MOUSE_DRAG && ev->button == UI_BUTTON_LEFT)
        tell_of_drag(st, ev);
}
