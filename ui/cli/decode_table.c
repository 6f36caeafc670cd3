#include "ui/cli/decode_table.h"

#include "model/transport/lines.h"
#include "ui/cli/decode_sentence.h"

#include <string.h>

#define MOST_CELLS 12 /* of a row; further ones are not looked at */

/* A number or name that stands for words in another cell. */
static bool is_code_alone(struct str cell)
{
    return str_find(cell, ' ', 0) < 0;
}

/* What the row is about: the first cell that tells, and behind a code alone the next one. */
static struct str row_told(struct arena *a, struct str row)
{
    struct str cells[MOST_CELLS], told = STR_NONE;
    const size_t count = line_cells(cells, MOST_CELLS, a, row);

    for (size_t i = 0; i < count; i++) {
        if (cells[i].len == 0 || !decode_tells_failure(a, cells[i]))
            continue;
        if (told.len > 0)
            return arena_printf(a, "%.*s: %.*s", STR_FMT(told), STR_FMT(cells[i]));
        told = cells[i];
        if (!is_code_alone(told))
            break;
    }
    return told;
}

static void add_rows(struct decode_table *out, struct arena *a, const struct lines *l, size_t from,
                     size_t to)
{
    for (size_t i = from + 2; i < to; i++) { /* the heading and the rule tell of nothing */
        const struct str told = row_told(a, l->items[i].text);

        if (told.len == 0)
            continue;
        if (out->count == DECODE_MOST_ROWS)
            out->more = true;
        else
            out->rows[out->count++] = told;
    }
}

void decode_table(struct decode_table *out, struct arena *a, struct str text)
{
    struct lines l;
    size_t len = 0, room = 1;
    char *to;

    *out = (struct decode_table){.rest = text};
    if (!lines_split(&l, a, text))
        return;
    for (size_t i = 0; i < l.count; i++)
        room += l.items[i].text.len + 1;
    if ((to = arena_alloc(a, room)) == NULL)
        return;
    for (size_t i = 0, next; i < l.count; i = next) {
        const size_t count = lines_of_table(&l, i);

        next = i + (count > 0 ? count : 1);
        if (count > 0) {
            add_rows(out, a, &l, i, next);
            continue;
        }
        if (l.items[i].text.len > 0) /* an empty one may have no bytes to copy */
            memcpy(to + len, l.items[i].text.s, l.items[i].text.len);
        len += l.items[i].text.len;
        to[len++] = '\n';
    }
    if (out->count > 0)
        out->rest = (struct str){to, len};
}
