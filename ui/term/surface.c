#include "ui/term/surface.h"

#include "ui/term/cluster.h"
#include "ui/term/width.h"

#include <stdlib.h>

#define SIDE_MAX 4096 /* columns or lines; larger windows do not exist */

static const struct ui_cell blank = {.ch = ' ', .role = UI_ROLE_TEXT};

bool ui_surface_init(struct ui_surface *s, int w, int h)
{
    *s = (struct ui_surface){.cursor_x = -1, .cursor_y = -1};
    return ui_surface_resize(s, w, h);
}

bool ui_surface_resize(struct ui_surface *s, int w, int h)
{
    struct ui_cell *cells = NULL;

    w = w < 0 ? 0 : w;
    h = h < 0 ? 0 : h;
    if (w > SIDE_MAX || h > SIDE_MAX)
        return false;
    if (w > 0 && h > 0) {
        cells = realloc(s->cells, (size_t)w * (size_t)h * sizeof(*cells));
        if (cells == NULL)
            return false;
    } else {
        free(s->cells);
    }
    s->cells = cells;
    s->w = w;
    s->h = h;
    ui_surface_clear(s);
    return true;
}

void ui_surface_finish(struct ui_surface *s)
{
    free(s->cells);
    *s = (struct ui_surface){.cursor_x = -1, .cursor_y = -1};
}

void ui_surface_clear(struct ui_surface *s)
{
    size_t w = (size_t)s->w;

    for (size_t x = 0; s->cells != NULL && x < w; x++)
        s->cells[x] = blank;
    for (int y = 1; s->cells != NULL && y < s->h; y++)
        memcpy(&s->cells[(size_t)y * w], s->cells, w * sizeof(*s->cells));
    s->clip = (struct ui_rect){0, 0, s->w, s->h};
    s->cursor_x = s->cursor_y = -1;
}

static struct ui_cell *cell_at(struct ui_surface *s, int x, int y)
{
    return &s->cells[(size_t)y * (size_t)s->w + (size_t)x];
}

static long long largest(long long a, long long b)
{
    return a > b ? a : b;
}

static long long smallest(long long a, long long b)
{
    return a < b ? a : b;
}

/* Both inside of the surface; empty (w or h 0) when they do not meet. */
static struct ui_rect visible_part(const struct ui_surface *s, struct ui_rect r)
{
    const struct ui_rect *c = &s->clip;
    long long left = largest(largest(r.x, c->x), 0);
    long long top = largest(largest(r.y, c->y), 0);
    long long right = smallest(smallest((long long)r.x + r.w, (long long)c->x + c->w), s->w);
    long long bottom = smallest(smallest((long long)r.y + r.h, (long long)c->y + c->h), s->h);

    if (right <= left || bottom <= top || s->cells == NULL)
        return (struct ui_rect){0, 0, 0, 0};
    return (struct ui_rect){(int)left, (int)top, (int)(right - left), (int)(bottom - top)};
}

static bool is_visible(const struct ui_surface *s, int x, int y)
{
    return visible_part(s, (struct ui_rect){x, y, 1, 1}).w == 1;
}

/* Blanks the half of a wide character that is left over when the cell at x is overwritten. */
static void split_wide(struct ui_surface *s, int x, int y)
{
    if (cell_at(s, x, y)->ch == 0 && x > 0)
        cell_at(s, x - 1, y)->ch = ' ';
    if (x + 1 < s->w && cell_at(s, x + 1, y)->ch == 0)
        cell_at(s, x + 1, y)->ch = ' ';
}

/* The same for `w` cells, of which those in the middle are overwritten whole. */
static void split_ends(struct ui_surface *s, int x, int y, int w)
{
    split_wide(s, x, y);
    if (w > 1)
        split_wide(s, x + w - 1, y);
}

static void put(struct ui_surface *s, int x, int y, const struct ui_cell *cell)
{
    split_wide(s, x, y);
    *cell_at(s, x, y) = *cell;
}

/* A wide character of which the clip cuts one half leaves a blank in the other. */
static void put_clipped(struct ui_surface *s, int x, int y, const struct ui_cell *cell, int width)
{
    struct ui_cell space = {.ch = ' ', .role = cell->role, .attrs = cell->attrs};
    bool first = is_visible(s, x, y);
    bool second = width == 2 && is_visible(s, x + 1, y);

    if (width == 1 && first) {
        put(s, x, y, cell);
    } else if (first && second) {
        struct ui_cell half = *cell;

        memset(half.marks, 0, sizeof(half.marks));
        half.ch = 0;
        put(s, x + 1, y, &space);
        put(s, x, y, cell);
        *cell_at(s, x + 1, y) = half;
    } else if (first) {
        put(s, x, y, &space);
    } else if (second) {
        put(s, x + 1, y, &space);
    }
}

void ui_fill(struct ui_surface *s, struct ui_rect r, uint32_t ch, enum ui_role role)
{
    struct ui_cell cell = {.ch = ui_width(ch) == 1 ? ch : ' ', .role = role};

    r = visible_part(s, r);
    for (int y = r.y; r.w > 0 && y < r.y + r.h; y++) {
        struct ui_cell *cells = cell_at(s, r.x, y);

        split_ends(s, r.x, y, r.w);
        for (int i = 0; i < r.w; i++)
            cells[i] = cell;
    }
}

void ui_hline(struct ui_surface *s, int x, int y, int w, enum ui_role role)
{
    ui_fill(s, (struct ui_rect){x, y, w, 1}, s->ascii ? '-' : 0x2500, role);
}

/* Characters of one byte and one column. */
static void put_plain(struct ui_surface *s, int x, int y, struct str text,
                      const struct ui_cell *like)
{
    struct ui_rect r = visible_part(s, (struct ui_rect){x, y, (int)text.len, 1});
    struct ui_cell *cells;

    if (r.w == 0)
        return;
    cells = cell_at(s, r.x, y);
    split_ends(s, r.x, y, r.w);
    for (int i = 0; i < r.w; i++) {
        cells[i] = *like;
        cells[i].ch = (unsigned char)text.s[r.x - x + i];
    }
}

int ui_text(struct ui_surface *s, int x, int y, int w, struct str text, enum ui_role role,
            uint8_t attrs, bool ellipsis)
{
    struct ui_cell space = {.ch = ' ', .role = role, .attrs = attrs};
    struct ui_cluster k;
    size_t at = 0;
    int used = 0, last = 0; /* last: the boundary before column w - 1, where an ellipsis fits */

    while (at < text.len && used < w) {
        struct ui_cell cell = {.role = role, .attrs = attrs};
        size_t run = ui_plain_run(text, at);

        if (run > (size_t)(w - used))
            run = (size_t)(w - used);
        if (run > 0) {
            put_plain(s, x + used, y, str_cut(text, at, at + run), &cell);
            used += (int)run;
            at += run;
            last = used < w ? used : w - 1;
            continue;
        }
        ui_cluster_read(text, at, s->ascii, &k);
        if (k.width > w - used)
            break;
        cell.ch = k.ch;
        memcpy(cell.marks, k.marks, sizeof(cell.marks));
        if (k.stand_in)
            cell.attrs |= UI_DIM;
        put_clipped(s, x + used, y, &cell, k.width);
        used += k.width;
        at += k.bytes;
        if (used < w)
            last = used;
    }
    if (at == text.len || w <= 0)
        return used;
    for (int i = ellipsis ? last : used; i < w; i++)
        put_clipped(s, x + i, y, &space, 1);
    if (ellipsis) {
        space.ch = s->ascii ? '>' : 0x2026;
        put_clipped(s, x + last, y, &space, 1);
    }
    return w;
}

void ui_paint(struct ui_surface *s, struct ui_rect r, enum ui_role role, uint8_t attrs)
{
    r = visible_part(s, r);
    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            struct ui_cell *cell = cell_at(s, x, y);

            cell->role = role;
            cell->attrs |= attrs;
        }
    }
}
