#include "ui/term/text_edit.h"

#include "ui/term/keys.h"

/* A row of the text: bytes from..end, the next one begins at `next`. */
struct row {
    size_t from, end, next;
};

static struct row row_at(struct str text, size_t from, int w)
{
    struct row r = {from, from, from};
    int width = 0;

    while (r.end < text.len && text.s[r.end] != '\n') {
        size_t next = ui_cluster_next(text, r.end);

        width += ui_text_width(str_cut(text, r.end, next));
        if (width > w - 1 && r.end > from) /* the cursor may stand behind the last one */
            break;
        r.end = next;
    }
    r.next = r.end < text.len && text.s[r.end] == '\n' ? r.end + 1 : r.end;
    return r;
}

static bool is_last(struct str text, const struct row *r)
{
    return r->end == text.len;
}

/* The number of the row that holds a byte, and the row. */
static size_t row_of(struct str text, size_t at, int w, struct row *out)
{
    size_t number = 0;

    for (*out = row_at(text, 0, w); !is_last(text, out) && at >= out->next; number++)
        *out = row_at(text, out->next, w);
    return number;
}

static struct row row_number(struct str text, size_t number, int w)
{
    struct row r = row_at(text, 0, w);

    while (number-- > 0 && !is_last(text, &r))
        r = row_at(text, r.next, w);
    return r;
}

size_t ui_text_edit_rows(struct str text, int w)
{
    struct row last;

    return row_of(text, text.len, w, &last) + 1;
}

size_t ui_text_edit_row(const struct ui_line_edit *e, int w)
{
    struct row r;

    return row_of(ui_line_edit_text(e), e->cursor, w, &r);
}

static size_t line_start(const struct ui_line_edit *e)
{
    size_t at = e->cursor;

    while (at > 0 && e->text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct ui_line_edit *e)
{
    size_t at = e->cursor;

    while (at < e->len && e->text[at] != '\n')
        at++;
    return at;
}

/* The line's end itself where nothing stands before it: the next line comes up. */
static void cut_to_end(struct ui_line_edit *e)
{
    size_t end = line_end(e);

    ui_line_edit_cut(e, e->cursor, end == e->cursor && end < e->len ? end + 1 : end);
}

static void move(struct ui_line_edit *e, int w, int rows)
{
    struct str text = ui_line_edit_text(e), line;
    struct row r;
    size_t number = row_of(text, e->cursor, w, &r);
    int column = ui_text_width(str_cut(text, r.from, e->cursor));

    if (rows < 0)
        number = number > (size_t)-rows ? number - (size_t)-rows : 0;
    else
        number += (size_t)rows;
    r = row_number(text, number, w);
    line = str_cut(text, r.from, r.end);
    e->cursor = r.from + ui_text_at_column(line, column);
}

bool ui_text_edit_key(struct ui_line_edit *e, const struct ui_event *ev, int w, int page)
{
    struct row r;

    if (ui_key_is(ev, "up") || ui_key_is(ev, "down"))
        move(e, w, ui_key_is(ev, "up") ? -1 : 1);
    else if (ui_key_is(ev, "pgup") || ui_key_is(ev, "pgdn"))
        move(e, w, ui_key_is(ev, "pgup") ? -page : page);
    else if (ui_key_is(ev, "home") || ui_key_is(ev, "end")) {
        (void)row_of(ui_line_edit_text(e), e->cursor, w, &r);
        e->cursor = ui_key_is(ev, "home") ? r.from : r.end;
    } else if (ui_key_is(ev, "ctrl-a")) {
        e->cursor = line_start(e);
    } else if (ui_key_is(ev, "ctrl-e")) {
        e->cursor = line_end(e);
    } else if (ui_key_is(ev, "ctrl-k")) {
        cut_to_end(e);
    } else if (ui_key_is(ev, "alt-enter")) {
        return ui_line_edit_insert(e, STR_LIT("\n"));
    } else {
        return ui_line_edit_key(e, ev);
    }
    return true;
}

/* The first row that is drawn: what was, as far as the cursor's is among them. */
static size_t top_row(const struct ui_line_edit *e, struct ui_rect rect, struct row *at)
{
    size_t number = row_of(ui_line_edit_text(e), e->cursor, rect.w, at);
    size_t least = number + 1 > (size_t)rect.h ? number + 1 - (size_t)rect.h : 0;

    return e->top > number ? number : e->top < least ? least : e->top;
}

void ui_text_edit_settle(struct ui_line_edit *e, struct ui_rect rect)
{
    struct row at;

    e->top = top_row(e, rect, &at);
}

void ui_text_edit_click(struct ui_line_edit *e, struct ui_rect rect, int column, int row)
{
    struct str text = ui_line_edit_text(e);
    struct row r;
    size_t top = top_row(e, rect, &r);

    r = row_number(text, top + (size_t)row, rect.w);
    e->cursor = r.from + ui_text_at_column(str_cut(text, r.from, r.end), column);
}

void ui_text_edit_draw(const struct ui_line_edit *e, struct ui_surface *s, struct ui_rect rect,
                       enum ui_role role)
{
    struct str text = ui_line_edit_text(e);
    struct row at, r;

    r = row_number(text, top_row(e, rect, &at), rect.w);
    ui_fill(s, rect, ' ', role);
    for (int y = 0; y < rect.h; y++) {
        struct str line = str_cut(text, r.from, r.end);

        ui_text(s, rect.x, rect.y + y, rect.w, line, role, 0, false);
        if (r.from == at.from) {
            s->cursor_x = rect.x + ui_text_width(str_cut(text, r.from, e->cursor));
            s->cursor_y = rect.y + y;
        }
        if (is_last(text, &r))
            break;
        r = row_at(text, r.next, rect.w);
    }
}
