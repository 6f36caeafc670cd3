#include "ui/present/grid.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"

enum { GAP = 2, WIDEST = 60 }; /* a longer text is no reason to move all others */

struct ui_grid_row *ui_grid_add(struct ui_grid *g)
{
    if (g->count == g->size) {
        size_t size = g->size != 0 ? g->size * 2 : 32;
        struct ui_grid_row *more = arena_calloc(g->arena, size, sizeof(*more));

        if (more == NULL)
            return &g->spare;
        if (g->count > 0)
            memcpy(more, g->rows, g->count * sizeof(*more));
        g->rows = more;
        g->size = size;
    }
    return &g->rows[g->count++];
}

static bool has_head(const struct ui_grid *g)
{
    for (size_t c = 0; c < g->columns; c++)
        if (g->head.cell[c].len > 0)
            return true;
    return false;
}

static struct str taken(const struct ui_grid *g, struct buf *out)
{
    struct str text = out->failed ? STR_NONE : arena_str(g->arena, buf_str(out));

    buf_finish(out);
    return text;
}

/* ---- side by side ------------------------------------------------------------------------- */

static void add_flat(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        buf_char(out, text.s[i] == '\n' || text.s[i] == '\t' ? ' ' : text.s[i]);
}

static size_t width_of(const struct ui_grid *g, size_t column)
{
    size_t widest = utf8_count(g->head.cell[column]);

    for (size_t i = 0; i < g->count; i++) {
        size_t w = utf8_count(g->rows[i].cell[column]);

        if (!g->rows[i].heading && w > widest && w <= WIDEST)
            widest = w;
    }
    return widest;
}

static void add_line(struct buf *out, const struct ui_grid *g, const struct ui_grid_row *row,
                     const size_t *width)
{
    size_t last = g->columns, pad = 0;

    while (last > 0 && row->cell[last - 1].len == 0)
        last--;
    for (size_t c = 0; c < last; c++) {
        size_t w = utf8_count(row->cell[c]);

        for (; pad > 0; pad--)
            buf_char(out, ' ');
        add_flat(out, row->cell[c]);
        pad = (w < width[c] ? width[c] - w : 0) + GAP;
    }
    buf_char(out, '\n');
}

struct str ui_grid_text(const struct ui_grid *g)
{
    size_t width[UI_GRID_COLUMNS];
    struct buf out = {0};

    for (size_t c = 0; c < g->columns; c++)
        width[c] = width_of(g, c);
    if (g->title.len > 0) {
        add_flat(&out, g->title);
        buf_add(&out, STR_LIT("\n\n"));
    }
    if (has_head(g))
        add_line(&out, g, &g->head, width);
    for (size_t i = 0; i < g->count; i++)
        add_line(&out, g, &g->rows[i], width);
    return taken(g, &out);
}

/* ---- Markdown ----------------------------------------------------------------------------- */

/* What would end the cell, or begin a tag of HTML. */
static void add_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '\n') {
            buf_add(out, STR_LIT("<br>"));
            continue;
        }
        if (str_find(STR_LIT("|\\`*_<>"), text.s[i], 0) >= 0)
            buf_char(out, '\\');
        buf_char(out, text.s[i]);
    }
}

static void add_cells(struct buf *out, const struct ui_grid *g, const struct ui_grid_row *row)
{
    for (size_t c = 0; c < g->columns; c++) {
        bool bold = row->heading && row->cell[c].len > 0;

        buf_add(out, bold ? STR_LIT("| **") : STR_LIT("| "));
        add_escaped(out, row->cell[c]);
        buf_add(out, bold ? STR_LIT("** ") : STR_LIT(" "));
    }
    buf_add(out, STR_LIT("|\n"));
}

struct str ui_grid_markdown(const struct ui_grid *g)
{
    struct buf out = {0};

    if (g->title.len > 0) {
        buf_add(&out, STR_LIT("### "));
        add_escaped(&out, g->title);
        buf_add(&out, STR_LIT("\n\n"));
    }
    add_cells(&out, g, &g->head); /* a table of Markdown has titles, empty ones if need be */
    for (size_t c = 0; c < g->columns; c++)
        buf_add(&out, STR_LIT("| --- "));
    buf_add(&out, STR_LIT("|\n"));
    for (size_t i = 0; i < g->count; i++)
        add_cells(&out, g, &g->rows[i]);
    return taken(g, &out);
}
