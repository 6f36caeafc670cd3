/* A frame as text with ECMA-48's colours and attributes: for `cat`, `less -R` and chats that show
 * them. */
#include "ui/term/shot.h"

static void put_colour(struct buf *out, const char *what, uint32_t rgb)
{
    buf_printf(out, ";%s;2;%u;%u;%u", what, (unsigned)(rgb >> 16 & 255), (unsigned)(rgb >> 8 & 255),
               (unsigned)(rgb & 255));
}

static void put_look(struct buf *out, struct ui_shot_look look)
{
    buf_add(out, STR_LIT("\033[0"));
    if (look.bold)
        buf_add(out, STR_LIT(";1"));
    if (look.italic)
        buf_add(out, STR_LIT(";3"));
    if (look.underline)
        buf_add(out, STR_LIT(";4"));
    put_colour(out, "38", look.fg);
    put_colour(out, "48", look.bg);
    buf_char(out, 'm');
}

void ui_shot_ansi(struct buf *out, const struct ui_shot_page *page)
{
    for (int y = 0; y < page->s->h; y++) {
        for (int x = 0, end; x < page->s->w; x = end) {
            end = ui_shot_run_end(page, x, y);
            put_look(out, ui_shot_look(page, x, y));
            for (int i = x; i < end; i++) {
                const struct ui_cell *cell = ui_shot_cell(page, i, y);

                ui_shot_put_cell(out, cell->ch, ui_marks_of(page->s, cell));
            }
        }
        buf_add(out, STR_LIT("\033[0m\n"));
    }
}
