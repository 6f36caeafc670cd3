/* A frame as SVG. Each run of cells says how wide it is (textLength), so that columns stay where
 * they are with any monospaced font. Lines of boxes are drawn, not written: no font leaves gaps. */
#include "ui/term/shot.h"

enum { CELL_W = 9, CELL_H = 18, FONT = 15, BASE = 14, MARGIN = 9 };

static int left_of(int x)
{
    return MARGIN + x * CELL_W;
}

static int top_of(int y)
{
    return MARGIN + y * CELL_H;
}

static void put_colour(struct buf *out, const char *name, uint32_t rgb)
{
    buf_printf(out, " %s=\"#%06x\"", name, (unsigned)rgb);
}

static void put_rect(struct buf *out, int x, int y, int w, int h, uint32_t rgb)
{
    buf_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", x, y, w, h);
    put_colour(out, "fill", rgb);
    buf_add(out, STR_LIT("/>\n"));
}

/* ---- lines of boxes ---- */

/* The arms of a box character: left, right, up, down; 0 none, 1 light, 2 heavy. */
struct arms {
    uint32_t ch;
    unsigned char left, right, up, down;
};

static const struct arms boxes[] = {
    {0x2500, 1, 1, 0, 0}, {0x2501, 2, 2, 0, 0}, {0x2502, 0, 0, 1, 1}, {0x2503, 0, 0, 2, 2},
    {0x250C, 0, 1, 0, 1}, {0x250F, 0, 2, 0, 2}, {0x2510, 1, 0, 0, 1}, {0x2513, 2, 0, 0, 2},
    {0x2514, 0, 1, 1, 0}, {0x2517, 0, 2, 2, 0}, {0x2518, 1, 0, 1, 0}, {0x251B, 2, 0, 2, 0},
    {0x251C, 0, 1, 1, 1}, {0x2524, 1, 0, 1, 1}, {0x252C, 1, 1, 0, 1}, {0x2534, 1, 1, 1, 0},
    {0x253C, 1, 1, 1, 1},
};

static const struct arms *box_of(uint32_t ch)
{
    for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++)
        if (boxes[i].ch == ch)
            return &boxes[i];
    return NULL;
}

/* From the edge of the cell to its middle. */
static void put_box(struct buf *out, const struct arms *a, int x, int y, uint32_t rgb)
{
    enum { MID_X = CELL_W / 2, MID_Y = CELL_H / 2 };

    if (a->left > 0)
        put_rect(out, x, y + MID_Y, MID_X + a->left, a->left, rgb);
    if (a->right > 0)
        put_rect(out, x + MID_X, y + MID_Y, CELL_W - MID_X, a->right, rgb);
    if (a->up > 0)
        put_rect(out, x + MID_X, y, a->up, MID_Y + a->up, rgb);
    if (a->down > 0)
        put_rect(out, x + MID_X, y + MID_Y, a->down, CELL_H - MID_Y, rgb);
}

/* Those of one kind side by side are one line. Returns the column behind them. */
static int put_boxes(struct buf *out, const struct ui_shot_page *page, int x, int end, int y,
                     uint32_t rgb)
{
    uint32_t ch = ui_shot_cell(page, x, y)->ch;
    const struct arms *a = box_of(ch);
    int to = x + 1;

    if (a->left != 0 && a->left == a->right && a->up + a->down == 0) {
        while (to < end && ui_shot_cell(page, to, y)->ch == ch)
            to++;
        put_rect(out, left_of(x), top_of(y) + CELL_H / 2, (to - x) * CELL_W, a->left, rgb);
    } else {
        put_box(out, a, left_of(x), top_of(y), rgb);
    }
    return to;
}

/* ---- text ---- */

/* XML has no characters but these. */
static bool is_xml(uint32_t c)
{
    return c >= 0x20 && (c & 0xFFFF) < 0xFFFE && (c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF;
}

static void put_character(struct buf *out, const struct ui_shot_page *page, int x, int y)
{
    const struct ui_cell *cell = ui_shot_cell(page, x, y);

    switch (cell->ch) {
    case '<':
        buf_add(out, STR_LIT("&lt;"));
        break;
    case '>':
        buf_add(out, STR_LIT("&gt;"));
        break;
    case '&':
        buf_add(out, STR_LIT("&amp;"));
        break;
    case ' ': /* blanks side by side are one otherwise */
        buf_add(out, STR_LIT("\xC2\xA0"));
        break;
    default:
        ui_shot_put_cell(out, is_xml(cell->ch) || cell->ch == 0 ? cell->ch : 0xFFFD,
                         ui_marks_of(page->s, cell));
    }
}

static void put_text(struct buf *out, const struct ui_shot_page *page, int from, int to, int y,
                     struct ui_shot_look look)
{
    buf_printf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"", left_of(from), top_of(y) + BASE,
               (to - from) * CELL_W);
    put_colour(out, "fill", look.fg);
    if (look.bold)
        buf_add(out, STR_LIT(" font-weight=\"bold\""));
    if (look.italic)
        buf_add(out, STR_LIT(" font-style=\"italic\""));
    if (look.underline)
        buf_add(out, STR_LIT(" text-decoration=\"underline\""));
    buf_char(out, '>');
    for (int x = from; x < to; x++)
        put_character(out, page, x, y);
    buf_add(out, STR_LIT("</text>\n"));
}

static bool is_blank(const struct ui_shot_page *page, int x, int y)
{
    return ui_shot_cell(page, x, y)->ch == ' ';
}

/* Words with single blanks between them are one text. Returns the column behind it. */
static int put_words(struct buf *out, const struct ui_shot_page *page, int x, int end, int y,
                     struct ui_shot_look look)
{
    int to = x, last = x + 1;

    while (to < end && box_of(ui_shot_cell(page, to, y)->ch) == NULL) {
        if (!is_blank(page, to, y))
            last = to + 1;
        else if (to > last && !look.underline)
            break;
        to++;
    }
    if (look.underline)
        last = to;
    put_text(out, page, x, last, y, look);
    return to;
}

static void put_run(struct buf *out, const struct ui_shot_page *page, int from, int end, int y)
{
    struct ui_shot_look look = ui_shot_look(page, from, y);

    if (look.own_bg)
        put_rect(out, left_of(from), top_of(y), (end - from) * CELL_W, CELL_H, look.bg);
    for (int x = from; x < end;) {
        if (box_of(ui_shot_cell(page, x, y)->ch) != NULL)
            x = put_boxes(out, page, x, end, y, look.fg);
        else if (is_blank(page, x, y) && !look.underline)
            x++;
        else
            x = put_words(out, page, x, end, y, look);
    }
}

void ui_shot_svg(struct buf *out, const struct ui_shot_page *page)
{
    int w = page->s->w * CELL_W + 2 * MARGIN, h = page->s->h * CELL_H + 2 * MARGIN;

    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
               "viewBox=\"0 0 %d %d\" xml:space=\"preserve\" font-family=\"ui-monospace, 'DejaVu "
               "Sans Mono', Consolas, "
               "Menlo, monospace\" font-size=\"%d\">\n",
               w, h, w, h, FONT);
    put_rect(out, 0, 0, w, h, page->bg);
    for (int y = 0; y < page->s->h; y++)
        for (int x = 0, end; x < page->s->w; x = end) {
            end = ui_shot_run_end(page, x, y);
            put_run(out, page, x, end, y);
        }
    buf_add(out, STR_LIT("</svg>\n"));
}
