#include "ui/term/widgets.h"

/* Whether the word that begins there fits a line; what is longer than any that does is not looked
 * through. */
static bool word_fits(struct str line, size_t from, int w)
{
    struct str word = str_cut(line, from, line.len);
    ptrdiff_t end;

    if (word.len > 4 * (size_t)w + 1)
        word = str_cut(word, 0, 4 * (size_t)w + 1);
    end = str_find(word, ' ', 0);
    return ui_text_width(end >= 0 ? str_cut(word, 0, (size_t)end) : word) <= w;
}

static bool is_joint(char c)
{
    return c == '\\' || c == '/' || c == '.' || c == '-' || c == ',' || c == ';' || c == ':';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Where a name's next word begins: the S of CredentialSpecs; not the capitals of a code. */
static bool is_hump(struct str line, size_t at)
{
    return at >= 3 && at + 1 < line.len && is_upper(line.s[at]) && is_lower(line.s[at + 1]) &&
           is_lower(line.s[at - 1]) && is_lower(line.s[at - 2]) && is_lower(line.s[at - 3]);
}

static bool piece_fits(struct str line, size_t joint, size_t end, int w)
{
    return ui_text_width(str_cut(line, joint, end)) <= w;
}

/* The last word of a name that begins in the second half; else the joint, if the word behind it
 * fits a line. */
static size_t break_at_hump(struct str line, size_t cut, size_t joint, int w)
{
    size_t hump = cut, next = joint + 1;

    while (hump > cut / 2 && !is_hump(line, hump))
        hump--;
    if (hump > cut / 2)
        return hump;
    while (next < line.len && line.s[next] != ' ' && !is_hump(line, next))
        next++;
    return is_hump(line, next) && piece_fits(line, joint, next, w) ? joint : cut;
}

/* The last joint of a long word, where it is in the second half, or what it parts from the next
 * joint fits a line, which would be cut otherwise; else where a name's words meet, or the line is
 * full. */
static size_t break_at_joint(struct str line, size_t cut, size_t from, int w)
{
    enum { LEAST = 2 }; /* columns that are worth a line */
    size_t joint = cut, end = cut;

    while (joint > from && !is_joint(line.s[joint - 1]))
        joint--;
    if (joint > cut / 2)
        return joint;
    while (end < line.len && line.s[end] != ' ' && !is_joint(line.s[end]))
        end++;
    if (joint > from + LEAST && piece_fits(line, joint, end, w))
        return joint;
    return break_at_hump(line, cut, joint > from + LEAST ? joint : cut, w);
}

/* Before a word that fits the next line; else a blank or the joint of a long word in the second
 * half is worth the lost columns. */
static size_t break_before(struct str line, size_t cut, int w)
{
    size_t blank = cut, indent = 0;

    while (blank > 0 && line.s[blank] != ' ')
        blank--;
    while (indent < blank && line.s[indent] == ' ')
        indent++;
    if (blank > cut / 2 || (blank > indent && word_fits(line, blank + 1, w)))
        return blank;
    return break_at_joint(line, cut, blank > indent ? blank : indent, w);
}

bool ui_wrap_next(struct str *rest, int w, struct str *line)
{
    ptrdiff_t end;
    size_t cut;

    if (rest->len == 0)
        return false;
    if (w < 1)
        w = 1;
    cut = ui_text_at_column(*rest, w);
    *line = str_cut(*rest, 0, cut + 4 * (size_t)w + 2); /* with as much of a word as is looked at */
    end = str_find(*line, '\n', 0);
    if (end >= 0)
        *line = str_cut(*line, 0, (size_t)end);
    if (cut >= line->len) {
        *rest = str_cut(*rest, end >= 0 ? (size_t)end + 1 : rest->len, rest->len);
        return true;
    }
    if (cut == 0)
        cut = ui_cluster_next(*line, 0);
    cut = break_before(*line, cut, w);
    *line = str_cut(*rest, 0, cut);
    while (cut < rest->len && rest->s[cut] == ' ')
        cut++;
    *rest = str_cut(*rest, cut, rest->len);
    return true;
}

/* Behind the key, or two columns further than the line; at most the half of w. */
static int hanging_indent(struct str line, int w)
{
    size_t at = 0, text;

    while (at < line.len && line.s[at] == ' ')
        at++;
    if (at == 0)
        return 0;
    for (text = at; text + 1 < line.len; text++)
        if (line.s[text] == ' ' && line.s[text + 1] == ' ')
            break;
    while (text < line.len && line.s[text] == ' ')
        text++;
    if (text + 1 >= line.len || ui_text_width(str_cut(line, 0, text)) > w / 2)
        text = at + 2;
    return (int)text < w / 2 ? ui_text_width(str_cut(line, 0, text)) : 0;
}

bool ui_hanging_next(struct ui_hanging *h, int w, struct str *line, int *x)
{
    size_t end;

    *x = 0;
    if (h->line.len > 0) {
        *x = h->indent;
        return ui_wrap_next(&h->line, w - h->indent, line);
    }
    if (h->rest.len == 0)
        return false;
    end = str_line_end(h->rest, 0);
    h->line = str_cut(h->rest, 0, end);
    h->rest = str_cut(h->rest, end + 1, h->rest.len);
    h->indent = hanging_indent(h->line, w);
    *line = STR_NONE;
    return h->line.len == 0 || ui_wrap_next(&h->line, w, line);
}

int ui_hanging_height(struct str text, int w)
{
    struct ui_hanging h = {.rest = text};
    struct str line;
    int height = 0, x;

    while (ui_hanging_next(&h, w, &line, &x))
        height++;
    return height > 0 ? height : 1;
}

int ui_wrapped_height(struct str text, int w)
{
    struct str line;
    int height = 0;

    while (ui_wrap_next(&text, w, &line))
        height++;
    return height > 0 ? height : 1;
}

bool ui_wrapped_fits(struct str text, int w, int h)
{
    struct str line;

    while (h-- > 0)
        if (!ui_wrap_next(&text, w, &line))
            return true;
    return !ui_wrap_next(&text, w, &line);
}

/* Of a text, its first line so long. What is cut anyway uses its width, unless it ends with a word
 * in the second half. */
static struct str last_line(struct str all, size_t len, int w)
{
    struct str line = str_cut(all, 0, len);
    ptrdiff_t end = str_find(all, '\n', 0);
    bool at_word = all.s[len] == ' ' || all.s[len] == '\n';

    if (at_word && (ui_text_width(line) > w / 2 || all.s[len] == '\n'))
        return line;
    return end >= 0 ? str_cut(all, 0, (size_t)end) : all;
}

int ui_text_wrapped(struct ui_surface *s, struct ui_rect r, struct str text, enum ui_role role)
{
    struct str all = text, line;
    int y = 0;

    while (y < r.h && ui_wrap_next(&text, r.w, &line)) {
        bool cut = y == r.h - 1 && text.len > 0;
        int used = ui_text(s, r.x, r.y + y, r.w, cut ? last_line(all, line.len, r.w) : line, role,
                           0, true);

        all = text;
        if (cut)
            ui_fill(s, (struct ui_rect){r.x + (used < r.w ? used : r.w - 1), r.y + y, 1, 1},
                    s->ascii ? '>' : 0x2026, role);
        y++;
    }
    return y;
}

static char lower(char c)
{
    return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

ptrdiff_t ui_text_search(struct str text, struct str part, size_t from)
{
    bool exact = false;

    if (part.len == 0)
        return -1;
    for (size_t i = 0; i < part.len; i++)
        exact = exact || is_upper(part.s[i]);
    for (size_t i = from; i + part.len <= text.len; i++) {
        size_t k = 0;

        while (k < part.len && (exact ? text.s[i + k] : lower(text.s[i + k])) == part.s[k])
            k++;
        if (k == part.len)
            return (ptrdiff_t)i;
    }
    return -1;
}

void ui_scroll_mark(struct ui_surface *s, struct ui_rect pane, size_t top, size_t shown, size_t all,
                    enum ui_role role)
{
    int h = pane.h - 2, length, y;

    if (all <= shown || h < 2)
        return;
    length = (int)((size_t)h * shown / all);
    if (length < 1)
        length = 1;
    y = (int)((size_t)(h - length) * top / (all - shown));
    if (y > h - length)
        y = h - length;
    ui_fill(s, (struct ui_rect){pane.x + pane.w - 1, pane.y + 1 + y, 1, length},
            s->ascii ? '#' : 0x2590, role);
}

struct ui_rect ui_popup_inner(int screen_w, int screen_h, int w, int h)
{
    if (w > screen_w - 2)
        w = screen_w - 2;
    if (h > screen_h - 2)
        h = screen_h - 2;
    return (struct ui_rect){(screen_w - w) / 2 + 2, (screen_h - h) / 2 + 1, w - 4, h - 2};
}

struct ui_rect ui_popup_around(struct ui_surface *s, struct ui_rect inner, struct str title,
                               struct str note)
{
    struct ui_rect r = {inner.x - 2, inner.y - 1, inner.w + 4, inner.h + 2};

    ui_fill(s, r, ' ', UI_ROLE_POPUP);
    ui_box(s, r, title, note, UI_ROLE_BORDER_FOCUS, UI_ROLE_TITLE_FOCUS);
    return r;
}

struct ui_rect ui_popup(struct ui_surface *s, int w, int h, struct str title, struct str note)
{
    struct ui_rect inner = ui_popup_inner(s->w, s->h, w, h);

    (void)ui_popup_around(s, inner, title, note);
    return inner;
}

size_t ui_scroll_margin(int shown)
{
    return shown < 4 ? 0 : shown < 12 ? (size_t)shown / 4 : 3;
}

void ui_scroll_to(size_t *top, size_t at, size_t all, int shown, size_t around)
{
    size_t rows = shown > 0 ? (size_t)shown : 1;

    if (at < *top + around)
        *top = at > around ? at - around : 0;
    else if (at + around >= *top + rows)
        *top = at + around + 1 - rows;
    if (*top + rows > all)
        *top = all > rows ? all - rows : 0;
}
