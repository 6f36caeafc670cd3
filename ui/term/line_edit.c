#include "ui/term/line_edit.h"

#include "model/base/bounds.h"
#include "model/base/utf8.h"

#include <stdlib.h>

#define SIZE_FIRST 64

enum { MARKS_FROM_WIDTH = 4 }; /* narrower editors show no signs that text is cut */

void ui_line_edit_init(struct ui_line_edit *e)
{
    *e = (struct ui_line_edit){0};
}

void ui_line_edit_finish(struct ui_line_edit *e)
{
    free(e->text);
    free(e->kill);
    *e = (struct ui_line_edit){0};
}

struct str ui_line_edit_text(const struct ui_line_edit *e)
{
    return (struct str){e->text, e->len};
}

static bool reserve(struct ui_line_edit *e, size_t len)
{
    size_t size = e->size > 0 ? e->size : SIZE_FIRST;
    char *text;

    if (len < e->size)
        return true;
    if (len >= SIZE_MAX / 2)
        return false;
    while (size <= len)
        size *= 2;
    text = realloc(e->text, size);
    if (text == NULL)
        return false;
    e->text = text;
    e->size = size;
    return true;
}

/* An edit can join a mark to the character before the cursor: go behind it. */
static void settle(struct ui_line_edit *e)
{
    struct str text = ui_line_edit_text(e);

    if (e->cursor > 0) {
        size_t end = ui_cluster_next(text, ui_cluster_prev(text, e->cursor));

        if (end > e->cursor)
            e->cursor = end;
    }
}

bool ui_line_edit_insert(struct ui_line_edit *e, struct str text)
{
    if (text.len >= SIZE_MAX / 2 - e->len || !reserve(e, e->len + text.len))
        return false;
    memmove(e->text + e->cursor + text.len, e->text + e->cursor, e->len - e->cursor);
    if (text.len > 0)
        memcpy(e->text + e->cursor, text.s, text.len);
    e->len += text.len;
    e->cursor += text.len;
    e->text[e->len] = '\0';
    settle(e);
    return true;
}

bool ui_line_edit_set(struct ui_line_edit *e, struct str text)
{
    if (!reserve(e, text.len))
        return false;
    if (text.len > 0)
        memmove(e->text, text.s, text.len);
    e->len = e->cursor = text.len;
    e->text[e->len] = '\0';
    e->scroll = 0;
    e->top = 0;
    return true;
}

static void erase(struct ui_line_edit *e, size_t from, size_t to)
{
    if (from >= to)
        return;
    memmove(e->text + from, e->text + to, e->len - to);
    e->len -= to - from;
    e->text[e->len] = '\0';
    e->cursor = from;
    settle(e);
}

/* Erases nothing when the text cannot be kept. */
void ui_line_edit_cut(struct ui_line_edit *e, size_t from, size_t to)
{
    char *kill;

    if (from >= to || (kill = malloc(to - from)) == NULL)
        return;
    memcpy(kill, e->text + from, to - from);
    free(e->kill);
    e->kill = kill;
    e->kill_len = to - from;
    erase(e, from, to);
}

static bool in_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

static bool not_blank(char c)
{
    return c != ' ' && (c < '\t' || c > '\r');
}

/* What a cluster is, its first byte says. */
static size_t word_start(const struct ui_line_edit *e, bool (*part)(char))
{
    struct str text = ui_line_edit_text(e);
    size_t at = e->cursor;

    while (at > 0 && !part(text.s[ui_cluster_prev(text, at)]))
        at = ui_cluster_prev(text, at);
    while (at > 0 && part(text.s[ui_cluster_prev(text, at)]))
        at = ui_cluster_prev(text, at);
    return at;
}

static size_t word_end(const struct ui_line_edit *e)
{
    struct str text = ui_line_edit_text(e);
    size_t at = e->cursor;

    while (at < e->len && !in_word(text.s[at]))
        at = ui_cluster_next(text, at);
    while (at < e->len && in_word(text.s[at]))
        at = ui_cluster_next(text, at);
    return at;
}

/* Swaps the clusters on both sides of the cursor, or the last two at the end. */
static void transpose(struct ui_line_edit *e)
{
    struct str text = ui_line_edit_text(e);
    size_t middle = e->cursor == e->len ? ui_cluster_prev(text, e->len) : e->cursor;
    size_t first = ui_cluster_prev(text, middle), end = ui_cluster_next(text, middle);
    char *swapped;

    if (first == middle || middle == end || (swapped = malloc(end - first)) == NULL)
        return;
    memcpy(swapped, e->text + middle, end - middle);
    memcpy(swapped + (end - middle), e->text + first, middle - first);
    memcpy(e->text + first, swapped, end - first);
    free(swapped);
    e->cursor = end;
    settle(e);
}

/* Cutting all and bringing it back twice, again and again, would double a text with each round.
 * What a text had room for once comes back to it, however long that is. */
static void yank(struct ui_line_edit *e)
{
    if (e->len + e->kill_len <= BOUND_YANKED || e->len + e->kill_len < e->size)
        (void)ui_line_edit_insert(e, (struct str){e->kill, e->kill_len});
}

static bool ctrl_key(struct ui_line_edit *e, uint32_t key)
{
    switch (key) {
    case 'a':
        e->cursor = 0;
        return true;
    case 'e':
        e->cursor = e->len;
        return true;
    case 'b':
        e->cursor = ui_cluster_prev(ui_line_edit_text(e), e->cursor);
        return true;
    case 'f':
        e->cursor = ui_cluster_next(ui_line_edit_text(e), e->cursor);
        return true;
    case 'd':
        erase(e, e->cursor, ui_cluster_next(ui_line_edit_text(e), e->cursor));
        return true;
    case 'w':
        ui_line_edit_cut(e, word_start(e, not_blank), e->cursor);
        return true;
    case 'k':
        ui_line_edit_cut(e, e->cursor, e->len);
        return true;
    case 'u':
        ui_line_edit_cut(e, 0, e->cursor);
        return true;
    case 'y':
        yank(e);
        return true;
    case 't':
        transpose(e);
        return true;
    default:
        return false;
    }
}

static bool alt_key(struct ui_line_edit *e, uint32_t key)
{
    switch (key) {
    case 'b':
        e->cursor = word_start(e, in_word);
        return true;
    case 'f':
        e->cursor = word_end(e);
        return true;
    case 'd':
        ui_line_edit_cut(e, e->cursor, word_end(e));
        return true;
    default:
        return false;
    }
}

static bool named_key(struct ui_line_edit *e, uint32_t key, bool by_word)
{
    struct str text = ui_line_edit_text(e);

    switch (key) {
    case UI_KEY_LEFT:
        e->cursor = by_word ? word_start(e, in_word) : ui_cluster_prev(text, e->cursor);
        return true;
    case UI_KEY_RIGHT:
        e->cursor = by_word ? word_end(e) : ui_cluster_next(text, e->cursor);
        return true;
    case UI_KEY_HOME:
        e->cursor = 0;
        return true;
    case UI_KEY_END:
        e->cursor = e->len;
        return true;
    case UI_KEY_BACKSPACE:
        if (by_word)
            ui_line_edit_cut(e, word_start(e, in_word), e->cursor);
        else
            erase(e, ui_cluster_prev(text, e->cursor), e->cursor);
        return true;
    case UI_KEY_DELETE:
        if (by_word)
            ui_line_edit_cut(e, e->cursor, word_end(e));
        else
            erase(e, e->cursor, ui_cluster_next(text, e->cursor));
        return true;
    default:
        return false;
    }
}

/* A paste of one line usually brings the line's end along; nobody means it. */
bool ui_line_edit_paste(struct ui_line_edit *e, struct str text)
{
    while (text.len > 0 && text.s[text.len - 1] == '\n')
        text.len--;
    return ui_line_edit_insert(e, text);
}

bool ui_line_edit_key(struct ui_line_edit *e, const struct ui_event *ev)
{
    unsigned modifiers = ev->modifiers & (UI_KEY_CTRL | UI_KEY_ALT);

    if (ev->kind == UI_EVENT_PASTE) {
        (void)ui_line_edit_paste(e, ev->paste);
        return true;
    }
    if (ev->kind != UI_EVENT_KEY)
        return false;
    if (ev->key > 0x10FFFF)
        return named_key(e, ev->key, modifiers != 0);
    if (modifiers == UI_KEY_CTRL)
        return ctrl_key(e, ev->key);
    if (modifiers == UI_KEY_ALT)
        return alt_key(e, ev->key);
    if (modifiers == 0 && ev->key >= ' ' && ev->key != 0x7F) {
        char bytes[UTF8_MAX];
        size_t count = utf8_encode(bytes, ev->key);

        (void)ui_line_edit_insert(e, (struct str){bytes, count});
        return true;
    }
    return false;
}

/* Where a click left it the view stays as long as the cursor is seen, beside the signs that say
 * that text is cut. Else it follows from text and cursor alone, because what is drawn is a copy: as
 * much is shown behind the cursor as before it, but for the text's end, where the cursor has a
 * place. */
static void scroll_to_cursor(struct ui_line_edit *e, int column, int width, int w)
{
    int margin = w >= MARKS_FROM_WIDTH ? 1 : 0;
    int after = column < width ? margin : 0, end = width + 1 - w;

    if (e->scroll > 0 && e->scroll <= end && column - e->scroll >= margin &&
        column - e->scroll <= w - 1 - after)
        return;
    e->scroll = column - w / 2;
    if (e->scroll > end)
        e->scroll = end;
    if (e->scroll < 0)
        e->scroll = 0;
}

static int cursor_column(const struct ui_line_edit *e)
{
    return ui_text_width(str_cut(ui_line_edit_text(e), 0, e->cursor));
}

void ui_line_edit_click(struct ui_line_edit *e, int w, int column)
{
    struct str text = ui_line_edit_text(e);

    scroll_to_cursor(e, cursor_column(e), ui_text_width(text), w);
    e->cursor = ui_text_at_column(text, e->scroll + column);
}

static struct ui_rect intersection(struct ui_rect a, struct ui_rect b)
{
    int left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
    int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;

    return (struct ui_rect){left, top, right > left ? right - left : 0,
                            bottom > top ? bottom - top : 0};
}

void ui_line_edit_draw(struct ui_line_edit *e, struct ui_surface *s, int x, int y, int w,
                       bool focused)
{
    struct str text = ui_line_edit_text(e);
    struct ui_rect clip = s->clip, line = {x, y, w, 1};
    int column = cursor_column(e), width = ui_text_width(text), first;
    size_t start;

    if (w <= 0)
        return;
    if (focused)
        scroll_to_cursor(e, column, width, w);
    s->clip = intersection(clip, line);
    ui_fill(s, line, ' ', UI_ROLE_INPUT);
    start = ui_text_at_column(text, e->scroll);
    first = ui_text_width(str_cut(text, 0, start));
    (void)ui_text(s, x + first - e->scroll, y, w + e->scroll - first,
                  str_cut(text, start, text.len), UI_ROLE_INPUT, 0, false);
    if (w >= MARKS_FROM_WIDTH && e->scroll > 0)
        (void)ui_text(s, x, y, 1, s->ascii ? STR_LIT("<") : STR_LIT("…"), UI_ROLE_INPUT, UI_DIM,
                      false);
    if (w >= MARKS_FROM_WIDTH && width - e->scroll > w)
        (void)ui_text(s, x + w - 1, y, 1, s->ascii ? STR_LIT(">") : STR_LIT("…"), UI_ROLE_INPUT,
                      UI_DIM, false);
    if (focused && s->clip.w > 0 && s->clip.h > 0) {
        s->cursor_x = x + column - e->scroll;
        s->cursor_y = y;
    }
    s->clip = clip;
}
