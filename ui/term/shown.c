#include "ui/term/shown.h"

#include "model/base/utf8.h"
#include "model/base/word8.h"
#include "ui/term/drawable.h"
#include "ui/term/shown_moves.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum {
    UNKNOWN = UI_SHOWN_UNKNOWN,
    GAP_MAX = 4, /* unchanged cells up to there are written again rather than jumped over */
    /* Blanks, from which on erasing them is shorter than writing them: up to the end of the line,
     * where nothing follows, and where the cursor has to go behind them. */
    ERASE_LINE_MIN = 4,
    ERASE_LAST_MIN = 5,
    ERASE_MIN = 9,
    COLOUR_BYTES = 11, /* of a change of pen, usually, and of a move */
    MOVE_BYTES = 7,
};

static const struct ui_look bare = {0, UNKNOWN, UNKNOWN};

bool ui_shown_init(struct ui_shown *d)
{
    memset(d->characters, 0, sizeof(d->characters));
    ui_shown_forget(d);
    return ui_surface_init(&d->cells, 0, 0);
}

void ui_shown_finish(struct ui_shown *d)
{
    ui_surface_finish(&d->cells);
}

void ui_shown_forget(struct ui_shown *d)
{
    d->redraw = true;
    d->cursor = UNKNOWN;
    d->y = UNKNOWN;
}

/* ---- one line ---- */

/* Whether two cells look alike; cells side by side often ask the same. */
struct alike {
    struct ui_cell a, b;
    bool blank, answer, known;
};

/* of: the line as it should be, of `s`; old: as the screen has it, NULL: cleared. */
struct line {
    struct ui_shown *d;
    struct buf *out;
    const struct ui_surface *s;
    const struct ui_cell *of, *old;
    int y, width;       /* width: of what may be written */
    struct alike *last; /* of finding runs */
};

static bool is_wide(const struct line *l, int x)
{
    return x + 1 < l->width && l->of[x].ch != 0 && l->of[x + 1].ch == 0;
}

/* Asked of each cell of a line in which something changed. */
static inline bool is_same(const struct line *l, int x)
{
    const struct ui_cell *a = &l->of[x], *b;

    if (l->old == NULL)
        return false;
    b = &l->old[x];
    return memcmp(a, b, sizeof(*a)) == 0 &&
           (!a->marked || ui_same_cell(l->s, &l->d->cells, x, l->y));
}

/* All but the character; the compiler makes one comparison of it. */
static inline bool have_one_look(const struct ui_cell *a, const struct ui_cell *b)
{
    struct ui_cell p = *a, q = *b;

    p.ch = q.ch = 0;
    return memcmp(&p, &q, sizeof(p)) == 0;
}

/* Two cells of one character. */
static bool are_alike(const struct line *l, const struct ui_cell *a, const struct ui_cell *b)
{
    const struct ui_pen *pen = &l->d->pen;
    struct alike *last = l->last;
    bool blank = ui_cell_is_blank(a);

    if (!last->known || last->blank != blank || !have_one_look(a, &last->a) ||
        !have_one_look(b, &last->b))
        *last = (struct alike){
            *a, *b, blank, ui_looks_alike(ui_pen_look(pen, a), ui_pen_look(pen, b), blank), true};
    return last->answer;
}

static bool cell_stays(const struct line *l, int x)
{
    const struct ui_cell *a = &l->of[x], *b;

    if (l->old == NULL)
        return ui_cell_is_blank(a) && ui_looks_alike(ui_pen_look(&l->d->pen, a), bare, true);
    if (is_same(l, x))
        return true;
    b = &l->old[x];
    if (a->ch != b->ch || a->marked || b->marked)
        return false;
    return are_alike(l, a, b);
}

static bool stays(const struct line *l, int x)
{
    return cell_stays(l, x) && (!is_wide(l, x) || cell_stays(l, x + 1));
}

/* Of more than one byte. */
static void add_character(const struct line *l, uint32_t c)
{
    char bytes[MB_LEN_MAX > UTF8_MAX ? MB_LEN_MAX : UTF8_MAX];
    struct buf *out = l->out;
    mbstate_t state;
    size_t n;

    if (l->d->words.utf8) {
        buf_add(out, (struct str){bytes, utf8_encode(bytes, c)});
        return;
    }
    memset(&state, 0, sizeof(state));
    n = wcrtomb(bytes, (wchar_t)c, &state);
    buf_add(out, n == (size_t)-1 ? STR_LIT("?") : (struct str){bytes, n});
}

/* A character of one byte, and so of one column, which most are; no blank. */
static inline bool is_plain(const struct ui_cell *cell)
{
    return cell->ch > ' ' && cell->ch < 0x7F && !cell->marked;
}

/* The C library's tables lie far from all that a key touches; few characters are on a screen. */
static uint32_t character_as(struct ui_shown *d, uint32_t ch, int width)
{
    struct ui_shown_character *known = &d->characters[ch % UI_SHOWN_CHARACTERS];

    if (width != 1)
        return ui_drawable(ch, width);
    if (known->ch != ch)
        *known = (struct ui_shown_character){ch, ui_drawable(ch, width)};
    return known->as;
}

/* With the pen as it is. A stand-in has one column, where the character would have two, and no
 * marks. */
static void write_cell(struct line *l, int x)
{
    const struct ui_cell *cell = &l->of[x];
    const uint32_t *marks;
    int width = is_wide(l, x) ? 2 : 1;
    uint32_t ch;

    ch = cell->ch == 0 || cell->ch == ' ' ? ' ' : character_as(l->d, cell->ch, width);
    marks = ui_marks_of(l->s, cell);
    if (ch < 0x80)
        buf_char(l->out, (char)ch);
    else
        add_character(l, ch);
    for (size_t i = 0; i < CELL_MARKS && marks[i] != 0 && ch == cell->ch; i++)
        if (wcwidth((wchar_t)marks[i]) == 0)
            add_character(l, marks[i]);
    if (width == 2 && ch != cell->ch)
        buf_char(l->out, ' ');
    l->d->x += width;
    /* Terminals disagree about what is not plain text, and about the place behind a line. */
    if (width == 2 || cell->marked || l->d->x >= l->d->cells.w)
        l->d->y = UNKNOWN;
}

/* As many characters of one byte and one column as stand from x on; with the pen as it is. */
static int write_plain(struct line *l, int x, int end)
{
    struct buf *out = l->out;
    int from = x;

    if (out->capacity - out->len < (size_t)(end - x) && !buf_grow(out, (size_t)(end - x)))
        return 0;
    for (; x < end && is_plain(&l->of[x]); x++)
        out->s[out->len++] = (char)l->of[x].ch;
    ui_shown_moved_by(l->d, x - from);
    return x - from;
}

/* Without another pen; no cell of two columns. */
static bool writes_gap(const struct line *l, int from, int to)
{
    for (int x = from; x < to; x++)
        if (l->of[x].ch == 0 || l->of[x].marked || is_wide(l, x) ||
            !ui_looks_alike(l->d->pen.now, ui_pen_look(&l->d->pen, &l->of[x]),
                            ui_cell_is_blank(&l->of[x])))
            return false;
    return true;
}

static void go_to(struct line *l, int x)
{
    struct ui_shown *d = l->d;

    if (d->y == l->y && d->x < x && x - d->x <= GAP_MAX && writes_gap(l, d->x, x))
        while (d->x < x)
            if (write_plain(l, d->x, x) == 0)
                write_cell(l, d->x);
    ui_shown_move_to(d, x, l->y, l->out);
}

/* ---- runs: cells side by side that are written with one pen ---- */

static bool can_erase(const struct line *l)
{
    const struct ui_look *pen = &l->d->pen.now;

    return l->d->words.erases && (pen->attrs & (UI_UNDERLINE | UI_REVERSE)) == 0 &&
           (pen->bg < 0 || l->d->words.erases_in_bg);
}

static int blanks(const struct line *l, int x, int end)
{
    int from = x;

    while (x < end && ui_cell_is_blank(&l->of[x]))
        x++;
    return x - from;
}

/* false: they must be written. goes_on: the cell behind them is
 * written next. */
static bool erase(struct line *l, int x, int count, bool goes_on)
{
    struct ui_shown *d = l->d;
    bool line = x + count == d->cells.w;

    if (count < (line ? ERASE_LINE_MIN : goes_on ? ERASE_MIN : ERASE_LAST_MIN) || !can_erase(l))
        return false;
    if (line)
        buf_add(l->out, STR_LIT("\x1b[K"));
    else
        ui_add_sequence(l->out, count, 0, 'X');
    return true;
}

/* next: that is written behind it; NULL: none. */
static void write_run(struct line *l, const struct ui_run *r, const struct ui_run *next)
{
    int end = r->x + r->count;
    bool joined = next != NULL && next->y == r->y && next->x == end;

    go_to(l, r->x);
    ui_pen_take(&l->d->pen, &l->of[r->like], l->out);
    for (int x = r->x, count; x < end; x += count) {
        if (l->d->x != x || l->d->y != l->y)
            go_to(l, x);
        if ((count = write_plain(l, x, end)) > 0)
            continue;
        if ((count = blanks(l, x, end)) > 0) {
            if (!erase(l, x, count, x + count < end || joined)) {
                buf_fill(l->out, ' ', (size_t)count);
                ui_shown_moved_by(l->d, count);
            }
            continue;
        }
        write_cell(l, x);
        count = is_wide(l, x) ? 2 : 1;
    }
}

static struct line line_of(struct ui_shown *d, const struct ui_surface *s, int y, int width,
                           struct buf *out)
{
    size_t at = (size_t)y * (size_t)s->w;

    return (struct line){.d = d,
                         .out = out,
                         .s = s,
                         .of = &s->cells[at],
                         .old = d->redraw ? NULL : &d->cells.cells[at],
                         .y = y,
                         .width = width};
}

/* Puts runs of one look into one group; returns how many bytes are saved when group after group is
 * written rather than line after line, which takes more moves. */
static int group(struct ui_shown *d)
{
    const struct ui_run *first[UI_RUN_GROUPS];
    int groups = 0, pens = 0, splits = 0;

    for (int i = 0; i < d->run_count; i++) {
        struct ui_run *r = &d->runs[i];
        int g = 0;

        /* A blank beside something goes with that. */
        if (r->blank && i > 0 && r[-1].y == r->y && ui_looks_alike(r[-1].look, r->look, true))
            g = r[-1].group;
        while (g < groups && !ui_looks_alike(first[g]->look, r->look, r->blank))
            g++;
        if (g == groups && groups < UI_RUN_GROUPS)
            first[groups++] = r;
        r->group = g < groups ? g : groups - 1;
        if (i > 0 && r[-1].group != r->group) {
            pens++;
            splits += r[-1].y == r->y && r[-1].x + r[-1].count == r->x;
        }
    }
    d->group_count = groups;
    return (pens + 1 - groups) * COLOUR_BYTES - splits * MOVE_BYTES;
}

/* As they were found, or group after group. */
static void put_in_order(struct ui_shown *d, bool grouped)
{
    int next[UI_RUN_GROUPS + 1] = {0}; /* of the order, for a run of each group */

    for (int i = 0; i < d->run_count; i++)
        next[d->runs[i].group + 1]++;
    for (int g = 1; g < d->group_count; g++)
        next[g] += next[g - 1];
    for (int i = 0; i < d->run_count; i++)
        d->order[grouped ? next[d->runs[i].group]++ : i] = i;
}

static void write_runs(struct ui_shown *d, const struct ui_surface *s, int width, struct buf *out)
{
    put_in_order(d, group(d) > 0);
    for (int i = 0; i < d->run_count; i++) {
        const struct ui_run *r = &d->runs[d->order[i]];
        struct line l = line_of(d, s, r->y, width, out);

        write_run(&l, r, i + 1 < d->run_count ? &d->runs[d->order[i + 1]] : NULL);
    }
    d->run_count = 0;
}

/* Whether that cell can be written with the run's pen. What only blanks have said so far the first
 * character says better. */
static bool joins(const struct line *l, struct ui_run *r, int x, bool blank)
{
    const struct ui_cell *cell = &l->of[x], *like = &l->of[r->like];
    bool same = have_one_look(cell, like);
    struct ui_look look = same ? r->look : ui_pen_look(&l->d->pen, cell);

    if (!same && !ui_looks_alike(r->look, look, blank || r->blank))
        return false;
    if (r->blank && !blank) {
        r->look = look;
        r->like = x;
        r->blank = false;
    }
    return true;
}

/* Cells that stay between two that change, and would be written in between: blanks that are erased
 * with those around them. */
static bool bridges(const struct line *l, const struct ui_run *r, int x)
{
    int from = r->x + r->count;

    if (x == from)
        return true;
    if (!ui_cell_is_blank(&l->of[x]) && x - from > GAP_MAX)
        return false;
    for (int i = from - 1; i < x; i++)
        if (!ui_cell_is_blank(&l->of[i]) ||
            !ui_looks_alike(r->look, ui_pen_look(&l->d->pen, &l->of[i]), true))
            return false;
    return true;
}

/* So many cells at once, where none has marks. */
enum { STEP = 4 };
_Static_assert(STEP * sizeof(struct ui_cell) == 2 * sizeof(uint64_t), "two words");

static inline bool are_same(const struct line *l, int x)
{
    const char *a = (const char *)&l->of[x], *b = (const char *)&l->old[x];

    return ((word8_load(a) ^ word8_load(b)) | (word8_load(a + 8) ^ word8_load(b + 8))) == 0;
}

/* Whether a cell is written with the run before it, where that is plain to see, as of most; nothing
 * has marks, and the run has a character. */
static inline bool goes_on(const struct line *l, const struct ui_run *r, int x)
{
    const struct ui_cell *cell = &l->of[x], *like = &l->of[r->like];

    return cell->ch != l->old[x].ch && cell->ch != 0 && have_one_look(cell, like) && !is_wide(l, x);
}

static void find_runs(struct line *l)
{
    struct ui_shown *d = l->d;
    struct ui_run *r = NULL;
    int x = 0, end = l->width;
    bool steps = l->old != NULL && !l->s->has_marks && !d->cells.has_marks;

    while (steps && x + STEP <= end && are_same(l, x))
        x += STEP;
    while (x < end && is_same(l, x))
        x++;
    while (x > 0 && x < end && l->of[x].ch == 0)
        x--;
    while (steps && end - STEP >= x && are_same(l, end - STEP))
        end -= STEP;
    while (end > x && is_same(l, end - 1))
        end--;
    while (x < end) {
        bool blank;
        int wide;

        while (steps && x + STEP < end && l->of[x + STEP].ch != 0 && are_same(l, x))
            x += STEP;
        wide = is_wide(l, x) ? 2 : 1;
        if ((l->old == NULL || l->of[x].ch == l->old[x].ch) &&
            (wide == 1 ? is_same(l, x) || cell_stays(l, x) : stays(l, x))) {
            x += wide;
            continue;
        }
        blank = ui_cell_is_blank(&l->of[x]);
        if (r != NULL && bridges(l, r, x) && joins(l, r, x, blank)) {
            r->count = x + wide - r->x;
        } else {
            if (d->run_count == UI_RUNS_MAX)
                write_runs(d, l->s, l->width, l->out);
            r = &d->runs[d->run_count++];
            *r = (struct ui_run){
                l->y, x, wide, x, 0, blank, ui_pen_look(&d->pen, &l->of[x]),
            };
        }
        for (x += wide; steps && !r->blank && x < end && goes_on(l, r, x); x++)
            r->count++;
    }
}

/* ---- the screen ---- */

static void show_cursor(struct ui_shown *d, const struct ui_surface *s, struct buf *out)
{
    int shown = s->cursor_x >= 0 && s->cursor_y >= 0 && s->cursor_x < d->cells.w &&
                s->cursor_y < d->cells.h;

    if (shown)
        ui_shown_move_to(d, s->cursor_x, s->cursor_y, out);
    if (d->cursor != shown)
        buf_add(out, str_of(shown ? d->words.show_cursor : d->words.hide_cursor));
    d->cursor = shown;
}

bool ui_shown_update(struct ui_shown *d, struct ui_surface *s, int w, int h, struct buf *out)
{
    int width = s->w < w ? s->w : w, height = s->h < h ? s->h : h;
    struct alike last = {.known = false};

    if (s->cells == NULL)
        return true;
    if (d->cells.w != s->w || d->cells.h != s->h) {
        d->redraw = true;
        if (!ui_surface_resize(&d->cells, s->w, s->h))
            return false;
    }
    if (d->redraw) {
        ui_pen_reset(&d->pen, out);
        buf_add(out, str_of(d->words.clear));
        d->y = UNKNOWN;
    }
    for (int y = 0; y < height; y++) {
        struct line l = line_of(d, s, y, width, out);
        bool changed = s->changed[y];

        s->changed[y] = false;
        if (l.old != NULL && (!changed || ui_surface_same_row(s, &d->cells, y)))
            continue;
        if (y == h - 1 && width == w && d->words.last_scrolls)
            l.width--;
        l.last = &last;
        find_runs(&l);
        ui_surface_take_row(&d->cells, s, y);
    }
    write_runs(d, s, width, out);
    show_cursor(d, s, out);
    d->redraw = out->failed;
    return !out->failed;
}
