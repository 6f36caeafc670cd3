#include "ui/term/surface.h"

#include "ui/term/cluster.h"
#include "ui/term/width.h"

#include <stdlib.h>
#include <string.h>

enum { CH_BITS = 0x1FFFFF, ROLE_BITS = 0x1F, ATTR_BITS = 0x1F }; /* of a cell */

#define SIDE_MAX 4096 /* columns or lines; larger windows do not exist */

static const struct ui_cell blank = {.ch = ' ', .role = UI_ROLE_TEXT};

static struct ui_cell cell_of(uint32_t ch, enum ui_role role, unsigned attrs)
{
    return (struct ui_cell){
        .ch = ch & CH_BITS, .role = (unsigned)role & ROLE_BITS, .attrs = attrs & ATTR_BITS};
}

bool ui_surface_init(struct ui_surface *s, int w, int h)
{
    *s = (struct ui_surface){.cursor_x = -1, .cursor_y = -1};
    return ui_surface_resize(s, w, h);
}

bool ui_surface_resize(struct ui_surface *s, int w, int h)
{
    struct ui_cell *cells = NULL;
    ui_cell_marks *marks = NULL;
    bool *changed = NULL;

    w = w < 0 ? 0 : w;
    h = h < 0 ? 0 : h;
    if (w > SIDE_MAX || h > SIDE_MAX)
        return false;
    if (w > 0 && h > 0) {
        cells = malloc((size_t)w * (size_t)h * sizeof(*cells));
        marks = malloc((size_t)w * (size_t)h * sizeof(*marks));
        changed = malloc((size_t)h * sizeof(*changed));
        if (cells == NULL || marks == NULL || changed == NULL) {
            free(cells);
            free(marks);
            free(changed);
            return false;
        }
    }
    free(s->cells);
    free(s->marks);
    free(s->changed);
    s->cells = cells;
    s->marks = marks;
    s->changed = changed;
    s->w = w;
    s->h = h;
    ui_surface_clear(s);
    return true;
}

void ui_surface_finish(struct ui_surface *s)
{
    free(s->cells);
    free(s->marks);
    free(s->changed);
    *s = (struct ui_surface){.cursor_x = -1, .cursor_y = -1};
}

void ui_surface_clear(struct ui_surface *s)
{
    size_t w = (size_t)s->w;

    for (size_t x = 0; s->cells != NULL && x < w; x++)
        s->cells[x] = blank;
    for (int y = 1; s->cells != NULL && y < s->h; y++)
        memcpy(&s->cells[(size_t)y * w], s->cells, w * sizeof(*s->cells));
    for (int y = 0; s->changed != NULL && y < s->h; y++)
        s->changed[y] = true;
    s->cleared = true;
    s->has_marks = false;
    s->clip = (struct ui_rect){0, 0, s->w, s->h};
    s->cursor_x = s->cursor_y = -1;
}

static size_t index_of(const struct ui_surface *s, int x, int y)
{
    return (size_t)y * (size_t)s->w + (size_t)x;
}

static struct ui_cell *cell_at(struct ui_surface *s, int x, int y)
{
    return &s->cells[index_of(s, x, y)];
}

const uint32_t *ui_marks_of(const struct ui_surface *s, const struct ui_cell *cell)
{
    static const ui_cell_marks none = {0};

    return cell->marked ? s->marks[cell - s->cells] : none;
}

void ui_surface_take_row(struct ui_surface *s, const struct ui_surface *from, int y)
{
    size_t at = index_of(from, 0, y), w = (size_t)from->w;

    memcpy(&s->cells[at], &from->cells[at], w * sizeof(*s->cells));
    s->has_marks = s->has_marks || from->has_marks;
    for (size_t i = at; from->has_marks && i < at + w; i++)
        if (from->cells[i].marked)
            memcpy(s->marks[i], from->marks[i], sizeof(s->marks[i]));
}

static bool same_marks(const struct ui_surface *a, const struct ui_surface *b, size_t i)
{
    return !a->cells[i].marked || memcmp(a->marks[i], b->marks[i], sizeof(a->marks[i])) == 0;
}

bool ui_surface_same_row(const struct ui_surface *a, const struct ui_surface *b, int y)
{
    size_t at = index_of(a, 0, y), w = (size_t)a->w;

    if (memcmp(&a->cells[at], &b->cells[at], w * sizeof(*a->cells)) != 0)
        return false;
    for (size_t i = at; a->has_marks && i < at + w; i++)
        if (!same_marks(a, b, i))
            return false;
    return true;
}

bool ui_same_cell(const struct ui_surface *a, const struct ui_surface *b, int x, int y)
{
    size_t i = index_of(a, x, y);
    const struct ui_cell *p = &a->cells[i], *q = &b->cells[i];

    return p->ch == q->ch && p->role == q->role && p->attrs == q->attrs && p->marked == q->marked &&
           same_marks(a, b, i);
}

static void lose_character(struct ui_cell *cell)
{
    cell->ch = ' ';
    cell->marked = false;
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
        lose_character(cell_at(s, x - 1, y));
    if (x + 1 < s->w && cell_at(s, x + 1, y)->ch == 0)
        lose_character(cell_at(s, x + 1, y));
}

/* The same for `w` cells, of which those in the middle are overwritten whole: in nearly all lines
 * there is none. */
static inline void split_ends(struct ui_surface *s, int x, int y, int w)
{
    const struct ui_cell *cells = cell_at(s, x, y);

    if (cells[0].ch != 0 && (x + w >= s->w || cells[w].ch != 0))
        return;
    split_wide(s, x, y);
    if (w > 1)
        split_wide(s, x + w - 1, y);
}

/* marks: of a cell that is marked. */
static void put(struct ui_surface *s, int x, int y, const struct ui_cell *cell,
                const uint32_t *marks)
{
    split_wide(s, x, y);
    *cell_at(s, x, y) = *cell;
    s->changed[y] = true;
    if (!cell->marked || marks == NULL)
        return;
    memcpy(s->marks[index_of(s, x, y)], marks, sizeof(s->marks[0]));
    s->has_marks = true;
}

/* A wide character of which the clip cuts one half leaves a blank in the other. */
static void put_clipped(struct ui_surface *s, int x, int y, const struct ui_cell *cell,
                        const uint32_t *marks, int width)
{
    struct ui_cell space = {.ch = ' ', .role = cell->role, .attrs = cell->attrs};
    bool first = is_visible(s, x, y);
    bool second = width == 2 && is_visible(s, x + 1, y);

    if (width == 1 && first) {
        put(s, x, y, cell, marks);
    } else if (first && second) {
        struct ui_cell half = space;

        half.ch = 0;
        put(s, x + 1, y, &space, NULL);
        put(s, x, y, cell, marks);
        *cell_at(s, x + 1, y) = half;
    } else if (first) {
        put(s, x, y, &space, NULL);
    } else if (second) {
        put(s, x + 1, y, &space, NULL);
    }
}

/* A cell as one number; characters of one byte are added to that of a cell without one. */
static inline uint32_t word_of(struct ui_cell cell)
{
    uint32_t word;

    memcpy(&word, &cell, sizeof(word));
    return word;
}

/* Whether one of them was something else. Two at a time: most that is drawn is blank or a line. */
static bool set_all(struct ui_cell *cells, int count, struct ui_cell cell)
{
    uint32_t word = word_of(cell);
    uint64_t pair = word | (uint64_t)word << 32, was, other = 0;
    int i = 0;

    for (; i + 2 <= count; i += 2) {
        memcpy(&was, &cells[i], sizeof(was));
        memcpy(&cells[i], &pair, sizeof(pair));
        other |= was ^ pair;
    }
    if (i < count) {
        other |= word_of(cells[i]) ^ word;
        cells[i] = cell;
    }
    return other != 0;
}

void ui_fill(struct ui_surface *s, struct ui_rect r, uint32_t ch, enum ui_role role)
{
    struct ui_cell cell = cell_of(ui_width(ch) == 1 ? ch : ' ', role, 0);

    r = visible_part(s, r);
    for (int y = r.y; r.w > 0 && y < r.y + r.h; y++) {
        split_ends(s, r.x, y, r.w);
        if (set_all(cell_at(s, r.x, y), r.w, cell))
            s->changed[y] = true;
    }
}

void ui_hline(struct ui_surface *s, int x, int y, int w, enum ui_role role)
{
    ui_fill(s, (struct ui_rect){x, y, w, 1}, s->ascii ? '-' : 0x2500, role);
}

/* Characters of one byte and one column; like: a cell without one. */
static void put_plain(struct ui_surface *s, int x, int y, struct str text, struct ui_cell like)
{
    struct ui_rect r = visible_part(s, (struct ui_rect){x, y, (int)text.len, 1});
    uint32_t bare = word_of(like), other = 0;
    struct ui_cell *cells;
    const char *bytes;

    if (r.w == 0)
        return;
    cells = cell_at(s, r.x, y);
    bytes = text.s + (r.x - x);
    split_ends(s, r.x, y, r.w);
    for (int i = 0; i < r.w; i++) {
        uint32_t is = bare | word_of((struct ui_cell){.ch = (unsigned char)bytes[i]});

        other |= word_of(cells[i]) ^ is;
        memcpy(&cells[i], &is, sizeof(is));
    }
    if (other != 0)
        s->changed[y] = true;
}

int ui_text(struct ui_surface *s, int x, int y, int w, struct str text, enum ui_role role,
            uint8_t attrs, bool ellipsis)
{
    struct ui_cell space = cell_of(' ', role, attrs);
    struct ui_cluster k;
    size_t at = 0;
    int used = 0, last = 0; /* last: the boundary before column w - 1, where an ellipsis fits */

    while (at < text.len && used < w) {
        struct ui_cell cell = cell_of(0, role, attrs);
        size_t run = ui_plain_run(text, at, (size_t)(w - used));

        if (run > 0) {
            put_plain(s, x + used, y, str_cut(text, at, at + run), cell);
            used += (int)run;
            at += run;
            last = used < w ? used : w - 1;
            continue;
        }
        ui_cluster_read(text, at, s->ascii, &k);
        if (k.width > w - used)
            break;
        cell = cell_of(k.ch, role, k.stand_in ? attrs | UI_DIM : attrs);
        cell.marked = k.marks[0] != 0;
        put_clipped(s, x + used, y, &cell, k.marks, k.width);
        used += k.width;
        at += k.bytes;
        if (used < w)
            last = used;
    }
    if (at == text.len || w <= 0)
        return used;
    for (int i = ellipsis ? last : used; i < w; i++)
        put_clipped(s, x + i, y, &space, NULL, 1);
    if (ellipsis) {
        space.ch = s->ascii ? '>' : 0x2026;
        put_clipped(s, x + last, y, &space, NULL, 1);
    }
    return w;
}

void ui_paint(struct ui_surface *s, struct ui_rect r, enum ui_role role, uint8_t attrs)
{
    r = visible_part(s, r);
    for (int y = r.y; y < r.y + r.h; y++) {
        for (int x = r.x; x < r.x + r.w; x++) {
            struct ui_cell *cell = cell_at(s, x, y), before = *cell;

            cell->role = (unsigned)role & ROLE_BITS;
            cell->attrs = ((unsigned)cell->attrs | attrs) & ATTR_BITS;
            s->changed[y] = s->changed[y] || memcmp(cell, &before, sizeof(before)) != 0;
        }
    }
}
