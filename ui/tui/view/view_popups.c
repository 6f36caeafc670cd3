/* Windows above the panes: the picker, the help, a notice. */
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/view/views.h"

static void select_row(const struct ui_view *v, struct ui_rect row)
{
    ui_paint(v->s, row, UI_ROLE_SELECTION, 0);
    v->s->cursor_x = row.x;
    v->s->cursor_y = row.y;
}

/* Over the form, where that is shown beside something else, and never over more than half. */
static struct ui_rect beside_spec(const struct ui_state *st, int w, int h)
{
    struct ui_rect form = ui_state_layout(st).pane[UI_PANE_FORM];

    if (form.w == 0 || form.w == st->w)
        return ui_popup_inner(st->w, st->h, w, h);
    if (w > form.w && w > st->w / 2)
        w = form.w > st->w / 2 ? form.w : st->w / 2;
    if (h > form.h)
        h = form.h;
    return (struct ui_rect){form.x + 2, form.y + 1 + (form.h - h) / 2, w - 4, h - 2};
}

struct ui_rect ui_view_picker_rows(const struct ui_state *st)
{
    const struct ui_picker *p = &st->picker;
    int w = ui_text_width(str_of(p->title)) + 24, h = (int)(p->count < 1000 ? p->count : 1000) + 2;

    for (size_t i = 0; i < p->count && i < 1000; i++)
        if (ui_text_width(p->items[i]) + 6 > w)
            w = ui_text_width(p->items[i]) + 6;
    if (w < 30)
        w = 30;
    if (h > st->h - 4)
        h = st->h - 4;
    return p->beside ? beside_spec(st, w, h) : ui_popup_inner(st->w, st->h, w, h);
}

void ui_view_picker(const struct ui_view *v)
{
    const struct ui_picker *p = &v->st->picker;
    struct ui_rect inner = ui_view_picker_rows(v->st);

    ui_popup_around(v->s, inner, str_of(p->title), STR_LIT("Enter, Esc"));
    for (int y = 0; y < inner.h && p->cursor.top + (size_t)y < p->count; y++) {
        size_t i = p->cursor.top + (size_t)y;
        struct ui_rect row = {inner.x, inner.y + y, inner.w, 1};

        ui_text(v->s, row.x, row.y, row.w, ui_shown(ui_current(v->st), v->scratch, p->items[i]),
                UI_ROLE_POPUP, 0, true);
        if (i == p->cursor.at)
            select_row(v, row);
    }
}

enum { GROUP_WIDTH = 13, KEYS_WIDTH = 17, NAME_WIDTH = 18, WIDE = 100, MEDIUM = 70 };

/* The group stands where it begins, if there is room; so does the command's name. */
static void draw_entry(const struct ui_view *v, const struct ui_action *action, bool begins,
                       struct ui_rect row)
{
    int x = row.x, end = row.x + row.w;

    if (row.w >= WIDE) {
        if (begins)
            ui_text(v->s, x, row.y, GROUP_WIDTH - 1, str_of(action->group), UI_ROLE_SECTION, 0,
                    true);
        x += GROUP_WIDTH;
    }
    ui_text(v->s, x, row.y, KEYS_WIDTH - 1, ui_action_keys(v->scratch, v->st, action),
            UI_ROLE_HINT_KEY, 0, true);
    x += KEYS_WIDTH;
    if (row.w >= MEDIUM + NAME_WIDTH) {
        ui_text(v->s, x, row.y, NAME_WIDTH - 1, arena_printf(v->scratch, ":%s", action->name),
                UI_ROLE_DIM, 0, true);
        x += NAME_WIDTH;
    }
    ui_text(v->s, x, row.y, end - x, str_of(action->text), UI_ROLE_POPUP, 0, true);
}

enum { HELP_WIDTH = 116 };

struct ui_rect ui_view_help_rows(const struct ui_state *st)
{
    struct ui_rect r = ui_popup_inner(st->w, st->h, HELP_WIDTH, st->h - 4);

    return (struct ui_rect){r.x, r.y + 1, r.w, r.h - 1};
}

void ui_view_help(const struct ui_view *v)
{
    const struct ui_help *help = &v->st->help;
    size_t entries[UI_ACTION_COUNT], count = ui_help_entries(v->st, entries, UI_ACTION_COUNT);
    struct ui_rect inner = ui_popup(v->s, HELP_WIDTH, v->st->h - 4, STR_LIT("Help"),
                                    STR_LIT("/ filter   Enter runs   Esc closes"));
    struct ui_line_edit filter = help->filter;
    struct str what = STR_LIT("filter: ");
    int x = inner.x;

    if (help->typing || filter.len > 0) {
        x += ui_text(v->s, x, inner.y, inner.w, what, UI_ROLE_PROMPT, 0, true);
        ui_line_edit_draw(&filter, v->s, x, inner.y, inner.x + inner.w - x, help->typing);
    } else {
        ui_text(v->s, x, inner.y, inner.w, arena_printf(v->scratch, "%zu actions", count),
                UI_ROLE_DIM, 0, true);
    }
    for (int y = 1; y < inner.h && help->cursor.top + (size_t)y - 1 < count; y++) {
        size_t i = help->cursor.top + (size_t)y - 1;
        struct ui_rect row = {inner.x, inner.y + y, inner.w, 1};

        draw_entry(v, &ui_actions[entries[i]],
                   y == 1 ||
                       strcmp(ui_actions[entries[i]].group, ui_actions[entries[i - 1]].group) != 0,
                   row);
        if (i == help->cursor.at) {
            int cx = v->s->cursor_x, cy = v->s->cursor_y;

            select_row(v, row);
            if (help->typing) {
                v->s->cursor_x = cx;
                v->s->cursor_y = cy;
            }
        }
    }
    if (count == 0)
        ui_text(v->s, inner.x, inner.y + 1, inner.w, STR_LIT("no action matches"), UI_ROLE_DIM, 0,
                true);
}

void ui_view_notice(const struct ui_view *v)
{
    const struct ui_notice *n = &v->st->notice;
    struct str text = ui_shown(ui_current(v->st), v->scratch, str_of(n->text)), line;
    int w = v->st->w - 6, h = ui_wrapped_height(text, w - 4) + 2;
    struct ui_rect inner;
    size_t skipped = 0;

    if (h > v->st->h - 4)
        h = v->st->h - 4;
    inner = ui_popup(v->s, w, h, str_of(n->title), STR_LIT("Esc closes"));
    for (int y = 0; y < inner.h && ui_wrap_next(&text, inner.w, &line);)
        if (skipped++ >= n->top) {
            ui_text(v->s, inner.x, inner.y + y, inner.w, line, UI_ROLE_POPUP, 0, true);
            y++;
        }
    v->s->cursor_x = inner.x;
    v->s->cursor_y = inner.y;
}
