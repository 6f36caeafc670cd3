/* Windows above the panes: the picker, the help, a notice. */
#include "ui/term/widgets.h"
#include "ui/tui/state/help_index.h"
#include "ui/tui/view/drawn.h"

/* In the border beside rows that do not all fit. */
static void mark_scroll(const struct ui_view *v, struct ui_rect rows, const struct ui_cursor *c,
                        size_t count)
{
    ui_scroll_mark(v->s, (struct ui_rect){rows.x - 2, rows.y - 1, rows.w + 4, rows.h + 2}, c->top,
                   (size_t)(rows.h > 0 ? rows.h : 0), count, UI_ROLE_BORDER_FOCUS);
}

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

/* As high as the lines below the panes leave it, where these are told apart from it otherwise. */
static struct ui_rect above_lines(const struct ui_state *st, int w, int h)
{
    enum { HIGH = 20 };
    const struct ui_layout l = ui_state_layout(st);
    struct ui_rect r = ui_popup_inner(st->w, st->h, w, h);

    return st->h < HIGH || r.y + r.h < l.strip.y ? r : ui_popup_inner(st->w, l.strip.y, w, h);
}

enum { MEASURED = 1000, HINTED = 10 }; /* items by which a window is measured; that ask for help */

static bool has_find_line(const struct ui_picker *p)
{
    return p->finding || p->find.len > 0;
}

/* As large as all items need it, so that it stays when some are looked for. */
static struct ui_rect picker_inner(const struct ui_state *st)
{
    const struct ui_picker *p = &st->picker;
    const struct str *items = p->all != NULL ? p->all : p->items;
    size_t count = p->all != NULL ? p->all_count : p->count;
    int w = ui_text_width(str_of(p->title)) + 24;
    int h = (int)(count < MEASURED ? count : MEASURED) + 2 + has_find_line(p);

    for (size_t i = 0; i < count && i < MEASURED; i++)
        if (ui_text_width(items[i]) + 6 > w)
            w = ui_text_width(items[i]) + 6;
    if (w < 30)
        w = 30;
    if (h > st->h - 4)
        h = st->h - 4;
    return p->beside ? beside_spec(st, w, h) : above_lines(st, w, h);
}

struct ui_rect ui_view_picker_rows(const struct ui_state *st)
{
    struct ui_rect r = picker_inner(st);
    int line = has_find_line(&st->picker) && r.h > 1;

    return (struct ui_rect){r.x, r.y + line, r.w, r.h - line};
}

static void draw_find_line(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_picker *p = &v->st->picker;
    struct ui_line_edit find = p->find; /* drawing scrolls its copy */
    struct str count = arena_printf(v->scratch, " %zu of %zu", p->count, p->all_count);
    int w = r.w - ui_text_width(count), x = r.x;

    x += ui_text(v->s, x, r.y, w, STR_LIT("find: "), UI_ROLE_PROMPT, 0, true);
    if (w > 0)
        ui_text(v->s, r.x + w, r.y, r.w - w, count, UI_ROLE_DIM, 0, true);
    ui_line_edit_draw(&find, v->s, x, r.y, r.x + w - x, p->finding);
    if (p->finding)
        ui_view_input_at(v, (struct ui_rect){x, r.y, r.x + w - x, 1});
}

/* Without the flag of the field where there is no room for it. */
static struct str picker_title(const struct ui_picker *p, int w, struct str note)
{
    struct str title = str_of(p->title);
    ptrdiff_t flag = str_find(title, '(', 0);
    bool fits = ui_text_width(title) + ui_text_width(note) + 8 <= w;

    return flag > 1 && !fits ? str_cut(title, 0, (size_t)flag - 1) : title;
}

static size_t last_of(struct str text, char c)
{
    size_t at = text.len;

    while (at > 0 && text.s[at - 1] != c)
        at--;
    return at;
}

/* Paths differ at their ends: of one that ends an item, and does not fit, the middle is left out.
 */
static struct str with_its_end(struct arena *a, struct str text, int w)
{
    enum { DOTS = 3, LEAST = 12 };
    size_t start = last_of(text, ' ');
    struct str path = str_cut(text, start, text.len);
    int width = ui_text_width(path), room = w - ui_text_width(str_cut(text, 0, start)) - DOTS;
    int name = ui_text_width(str_cut(path, last_of(path, '/'), path.len)) + 1, tail;

    if (width <= room + DOTS || room < LEAST || str_find(path, '/', 0) < 0)
        return text;
    tail = name > room * 2 / 3 ? name : room * 2 / 3;
    if (tail > room)
        tail = room;
    return arena_printf(a, "%.*s...%.*s",
                        STR_FMT(str_cut(text, 0, start + ui_text_at_column(path, room - tail))),
                        STR_FMT(str_cut(path, ui_text_at_column(path, width - tail), path.len)));
}

void ui_view_picker(const struct ui_view *v)
{
    const struct ui_picker *p = &v->st->picker;
    struct ui_rect inner = picker_inner(v->st), rows = ui_view_picker_rows(v->st), all;
    struct str note = p->ticks                                 ? STR_LIT("Space, Esc")
                      : p->count > HINTED && !has_find_line(p) ? STR_LIT("/ finds, Esc")
                                                               : STR_LIT("Enter, Esc");

    all = ui_popup_around(v->s, inner, picker_title(p, inner.w, note), note);
    for (int y = 0; y < rows.h && p->cursor.top + (size_t)y < p->count; y++) {
        size_t i = p->cursor.top + (size_t)y;
        struct ui_rect row = {rows.x, rows.y + y, rows.w, 1};

        struct str text = ui_shown(ui_current(v->st), v->scratch, p->items[i]);

        ui_text(v->s, row.x, row.y, row.w, with_its_end(v->scratch, text, row.w), UI_ROLE_POPUP, 0,
                true);
        if (i == p->cursor.at)
            select_row(v, row);
    }
    if (p->count == 0 && rows.h > 0)
        ui_text(v->s, rows.x, rows.y, rows.w, STR_LIT("nothing is called so"), UI_ROLE_DIM, 0,
                true);
    mark_scroll(v, rows, &p->cursor, p->count);
    if (rows.y > inner.y) /* last: while it is typed in, the cursor is there */
        draw_find_line(v, (struct ui_rect){inner.x, inner.y, inner.w, 1});
    ui_drawn_cover(v, all);
}

enum {
    GROUP_WIDTH = 13,
    KEYS_WIDTH = 17,
    KEYS_NARROW = 11,
    NAME_WIDTH = 20,
    WIDE = 100,
    MEDIUM = 70
};

/* Fields, rules and what is added have no keys: their names may be long. */
static bool has_long_name(const struct ui_help_entry *e)
{
    return e->kind == UI_HELP_FIELD || e->kind == UI_HELP_RULE || e->kind == UI_HELP_TEMPLATE;
}

static int keys_width(int w)
{
    return w >= MEDIUM ? KEYS_WIDTH : KEYS_NARROW;
}

int ui_view_help_column(const struct ui_help_entry *e, int w)
{
    int x = w >= WIDE ? GROUP_WIDTH : 0, name = ui_text_width(e->name);

    if (has_long_name(e))
        return x + (name < w - x ? name : w - x) + 2;
    return x + keys_width(w) + (w >= MEDIUM + NAME_WIDTH ? NAME_WIDTH : 0);
}

/* The group stands where it begins, if there is room; so does the command's name. */
static void draw_entry(const struct ui_view *v, const struct ui_help_entry *e, bool begins,
                       struct ui_rect row)
{
    int x = row.x, end = row.x + row.w, text = row.x + ui_view_help_column(e, row.w);

    if (row.w >= WIDE) {
        if (begins)
            ui_text(v->s, x, row.y, GROUP_WIDTH - 1, e->group, UI_ROLE_SECTION, 0, true);
        x += GROUP_WIDTH;
    }
    if (has_long_name(e)) {
        ui_text(v->s, x, row.y, end - x, e->name, UI_ROLE_LABEL, 0, true);
    } else {
        int keys = keys_width(row.w);

        ui_text(v->s, x, row.y, keys - 1, e->keys, UI_ROLE_HINT_KEY, 0, true);
        if (row.w >= MEDIUM + NAME_WIDTH)
            ui_text(v->s, x + keys, row.y, NAME_WIDTH - 1, e->name, UI_ROLE_DIM, 0, true);
    }
    if (text < end)
        ui_text(v->s, text, row.y, end - text, e->text, UI_ROLE_POPUP, 0, true);
}

enum { HELP_WIDTH = 116, HELP_AROUND = 3, DETAIL = 3, ROOM_FOR_DETAIL = 13 };

/* Below the rows and a line, where there is room, the selected one's text stands in full. */
static int detail_height(struct ui_rect inner)
{
    return inner.h >= ROOM_FOR_DETAIL ? DETAIL : 0;
}

struct ui_rect ui_view_help_rows(const struct ui_state *st)
{
    struct ui_rect r = ui_popup_inner(st->w, st->h, HELP_WIDTH, st->h - HELP_AROUND);

    return (struct ui_rect){r.x, r.y + 1, r.w, r.h - 1 - detail_height(r)};
}

bool ui_view_help_has_detail(const struct ui_state *st)
{
    return detail_height(ui_popup_inner(st->w, st->h, HELP_WIDTH, st->h - HELP_AROUND)) > 0;
}

static void draw_help_line(const struct ui_view *v, struct ui_rect r)
{
    const struct ui_help *help = &v->st->help;
    struct ui_line_edit filter = help->filter; /* drawing scrolls its copy */
    int x = r.x;

    if (!help->typing && filter.len == 0) {
        ui_text(v->s, x, r.y, r.w,
                STR_LIT("Keys of this place, all actions, signs. / finds fields and rules, too."),
                UI_ROLE_DIM, 0, true);
        return;
    }
    x += ui_text(v->s, x, r.y, r.w, STR_LIT("find: "), UI_ROLE_PROMPT, 0, true);
    ui_line_edit_draw(&filter, v->s, x, r.y, r.x + r.w - x, help->typing);
    if (help->typing)
        ui_view_input_at(v, (struct ui_rect){x, r.y, r.x + r.w - x, 1});
}

static void draw_help_detail(const struct ui_view *v, struct ui_rect rows)
{
    const struct ui_help *help = &v->st->help;

    if (!ui_view_help_has_detail(v->st))
        return;
    ui_hline(v->s, rows.x, rows.y + rows.h, rows.w, UI_ROLE_BORDER);
    if (help->cursor.at < help->count)
        ui_text_wrapped(v->s, (struct ui_rect){rows.x, rows.y + rows.h + 1, rows.w, DETAIL - 1},
                        help->entries[help->cursor.at].text, UI_ROLE_WHY);
}

/* What Enter does with the selected entry; keys and signs are only told of. */
static const char *help_enter(const struct ui_state *st)
{
    const struct ui_help *help = &st->help;

    if (help->cursor.at >= help->count || !ui_help_can_leave(st))
        return "";
    switch (help->entries[help->cursor.at].kind) {
    case UI_HELP_ACTION:
        return "Enter runs   ";
    case UI_HELP_FIELD:
        return "Enter goes there   ";
    case UI_HELP_RULE:
        return "Enter shows   ";
    case UI_HELP_TEMPLATE:
        return "Enter adds   ";
    case UI_HELP_KEY:
    case UI_HELP_SIGN:
        break;
    }
    return "";
}

/* Esc leaves the line first, then what it found. */
static struct str help_keys(const struct ui_view *v)
{
    const struct ui_help *help = &v->st->help;

    return arena_printf(v->scratch, "%s%sEsc %s", help->typing ? "" : "/ finds   ",
                        help_enter(v->st),
                        help->typing           ? "ends typing"
                        : help->filter.len > 0 ? "shows all"
                                               : "closes");
}

void ui_view_help(const struct ui_view *v)
{
    const struct ui_help *help = &v->st->help;
    struct ui_rect rows = ui_view_help_rows(v->st);

    ui_popup(v->s, HELP_WIDTH, v->st->h - HELP_AROUND, STR_LIT("Help"), help_keys(v));
    for (int y = 0; y < rows.h && help->cursor.top + (size_t)y < help->count; y++) {
        size_t i = help->cursor.top + (size_t)y;
        struct ui_rect row = {rows.x, rows.y + y, rows.w, 1};

        draw_entry(v, &help->entries[i],
                   y == 0 || !str_eq(help->entries[i].group, help->entries[i - 1].group), row);
        if (i == help->cursor.at)
            select_row(v, row);
    }
    if (help->count == 0)
        ui_text(v->s, rows.x, rows.y, rows.w, STR_LIT("nothing is called so"), UI_ROLE_DIM, 0,
                true);
    mark_scroll(v, rows, &help->cursor, help->count);
    draw_help_detail(v, rows);
    /* Last: while it is typed in, the hardware cursor is there. */
    draw_help_line(v, (struct ui_rect){rows.x, rows.y - 1, rows.w, 1});
}

enum { NOTICE_NARROW = 60 }; /* columns of a screen whose margins are lines as well */

/* As wide as its lines need it. */
static int notice_width(const struct ui_state *st, struct str text)
{
    int w = ui_text_width(str_of(st->notice.title)) + 20, x;
    int most = st->w - (st->w < NOTICE_NARROW ? 2 : 6);
    struct ui_hanging h = {.rest = text};

    for (struct str line; w < most && ui_hanging_next(&h, most - 4, &line, &x);)
        if (x + ui_text_width(line) + 4 > w)
            w = x + ui_text_width(line) + 4;
    return w < most ? w : most;
}

void ui_view_notice(const struct ui_view *v)
{
    const struct ui_notice *n = &v->st->notice;
    struct str text = ui_shown(ui_current(v->st), v->scratch, str_of(n->text)), line;
    int w = notice_width(v->st, text), all = ui_hanging_height(text, w - 4), x;
    int told = ui_view_message_rows(v, ui_state_layout(v->st).footer);
    int most = v->st->h - 4 - (told > 1 ? 2 * (told - 1) : 0); /* which its last line lies above */
    int h = all + 2 < most ? all + 2 : most;
    struct ui_hanging lines = {.rest = text};
    struct ui_rect inner;
    size_t skipped = 0;

    inner = ui_popup(v->s, w, h, str_of(n->title),
                     all <= h - 2    ? STR_LIT("Esc closes")
                     : n->tells_keys ? STR_LIT("PgDn PgUp, Esc")
                                     : STR_LIT("Up Down, Esc"));
    for (int y = 0; y < inner.h && ui_hanging_next(&lines, inner.w, &line, &x);)
        if (skipped++ >= n->top) {
            ui_text(v->s, inner.x + x, inner.y + y, inner.w - x, line, UI_ROLE_POPUP, 0, true);
            y++;
        }
    ui_scroll_mark(v->s, (struct ui_rect){inner.x - 2, inner.y - 1, inner.w + 4, inner.h + 2},
                   n->top, (size_t)inner.h, (size_t)all, UI_ROLE_BORDER_FOCUS);
    v->s->cursor_x = inner.x;
    v->s->cursor_y = inner.y;
}
