#include "ui/term/surface_dump.h"

#include "model/base/utf8.h"

#include <stdlib.h>

#define CELL_BYTES_MAX ((size_t)UTF8_MAX * (1 + CELL_MARKS))

static size_t write_cell(char *out, const struct ui_surface *s, const struct ui_cell *cell)
{
    const uint32_t *marks = ui_marks_of(s, cell);
    size_t n;

    if (cell->ch == 0)
        return 0;
    n = utf8_encode(out, cell->ch);
    for (size_t i = 0; i < CELL_MARKS && marks[i] != 0; i++)
        n += utf8_encode(out + n, marks[i]);
    return n;
}

char *ui_surface_dump(const struct ui_surface *s)
{
    size_t w = (size_t)s->w, h = s->cells != NULL ? (size_t)s->h : 0, n = 0;
    char *out = malloc(h * (w * CELL_BYTES_MAX + 1) + 1);

    if (out == NULL)
        return NULL;
    for (size_t y = 0; y < h; y++) {
        size_t end = n; /* behind the line's last visible character */

        for (size_t x = 0; x < w; x++) {
            const struct ui_cell *cell = &s->cells[y * w + x];

            n += write_cell(out + n, s, cell);
            if (cell->ch != ' ')
                end = n;
        }
        n = end;
        out[n++] = '\n';
    }
    out[n] = '\0';
    return out;
}
