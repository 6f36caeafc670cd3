#include "ui/term/pen.h"

/* Seen of a cell that holds nothing. */
#define SEEN_OF_BLANKS (UI_UNDERLINE | UI_REVERSE)

static struct ui_look allowed(const struct ui_pen_words *w, struct ui_look look)
{
    if (look.fg >= 0 || look.bg >= 0)
        look.attrs &= ~w->not_with_colour;
    for (unsigned i = 0; i < UI_PEN_ATTRS; i++)
        if (w->on[i][0] == '\0')
            look.attrs &= ~(1u << i);
    return look;
}

void ui_pen_set_role(struct ui_pen *p, enum ui_role role, const struct ui_role_look *look)
{
    p->roles[role] = *look;
    p->looks[role] = allowed(&p->words, look->look);
}

struct ui_look ui_pen_look(const struct ui_pen *p, const struct ui_cell *cell)
{
    struct ui_look look = p->looks[cell->role];

    if (cell->attrs == 0)
        return look;
    look.attrs |= cell->attrs;
    return allowed(&p->words, look);
}

bool ui_looks_alike(struct ui_look a, struct ui_look b, bool blank)
{
    unsigned attrs = a.attrs ^ b.attrs;

    /* Reversed, the other colour is the background. */
    if (blank && ((a.attrs | b.attrs) & UI_REVERSE) == 0)
        return a.bg == b.bg && (attrs & SEEN_OF_BLANKS) == 0 &&
               ((a.attrs & UI_UNDERLINE) == 0 || a.fg == b.fg);
    return attrs == 0 && a.fg == b.fg && a.bg == b.bg;
}

static bool is_sgr(const char *s, size_t len)
{
    return len > 2 && s[0] == '\x1b' && s[1] == '[' && s[len - 1] == 'm';
}

/* Several renditions (ECMA-48, SGR) that follow each other are one with all their numbers. The
 * pen's bytes begin at `from`. */
static void add_word(struct buf *out, size_t from, const char *word)
{
    struct str w = str_of(word);

    if (out->len > from && is_sgr(out->s + from, out->len - from) && is_sgr(w.s, w.len)) {
        out->s[out->len - 1] = ';';
        w = str_cut(w, 2, w.len);
    }
    buf_add(out, w);
}

static void reset(struct ui_pen *p, struct buf *out, size_t from)
{
    add_word(out, from, p->words.reset);
    p->now = (struct ui_look){0, -1, -1};
}

void ui_pen_reset(struct ui_pen *p, struct buf *out)
{
    reset(p, out, out->len);
}

static bool can_end(const struct ui_pen_words *w, unsigned attrs)
{
    for (unsigned i = 0; i < UI_PEN_ATTRS; i++)
        if ((attrs & 1u << i) != 0 && w->off[i][0] == '\0')
            return false;
    return true;
}

static void write_with(struct ui_pen *p, struct ui_look look, const struct ui_role_look *role,
                       struct buf *out)
{
    const struct ui_pen_words *w = &p->words;
    unsigned ends = p->now.attrs & ~look.attrs;
    size_t from = out->len;

    if (!can_end(w, ends) || (look.fg < 0 && p->now.fg >= 0 && w->no_fg[0] == '\0') ||
        (look.bg < 0 && p->now.bg >= 0 && w->no_bg[0] == '\0')) {
        reset(p, out, from);
        ends = 0;
    }
    for (unsigned i = 0; i < UI_PEN_ATTRS; i++) {
        if ((ends & 1u << i) != 0)
            add_word(out, from, w->off[i]);
        if ((look.attrs & ~p->now.attrs & 1u << i) != 0)
            add_word(out, from, w->on[i]);
    }
    if (look.fg != p->now.fg)
        add_word(out, from, look.fg < 0 ? w->no_fg : role->fg_word);
    if (look.bg != p->now.bg)
        add_word(out, from, look.bg < 0 ? w->no_bg : role->bg_word);
    p->now = look;
}

void ui_pen_take(struct ui_pen *p, const struct ui_cell *cell, struct buf *out)
{
    struct ui_look look = ui_pen_look(p, cell);

    if (!ui_looks_alike(p->now, look, ui_cell_is_blank(cell)))
        write_with(p, look, &p->roles[cell->role], out);
}
