#include "ui/term/shown_moves.h"

/* Not as far as a number is shorter. */
enum { STEPS_MAX = 3 };

static char *before_number(char *at, int number)
{
    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return at;
}

/* Not by printf: each run of cells begins with one. */
void ui_add_sequence(struct buf *out, int first, int second, char last)
{
    char bytes[32], *end = bytes + sizeof(bytes), *at = end;

    *--at = last;
    if (second != 0) {
        at = before_number(at, second);
        *--at = ';';
    }
    at = before_number(at, first);
    *--at = '[';
    *--at = '\x1b';
    buf_add(out, (struct str){at, (size_t)(end - at)});
}

static void move_left(struct buf *out, int columns)
{
    if (columns > STEPS_MAX)
        ui_add_sequence(out, columns, 0, 'D');
    else
        buf_fill(out, '\b', (size_t)columns);
}

/* Down and to the side, where that is shorter; false: it is not. */
static bool move_down(const struct ui_shown *d, int x, int y, struct buf *out)
{
    int down = y - d->y, left = d->x - x;

    if (!d->words.moves_down || d->y == UI_SHOWN_UNKNOWN || down < 1 || down > 2 ||
        (left > 0 && !d->words.moves_left) || (left < 0 && !d->words.moves_right))
        return false;
    buf_fill(out, '\n', (size_t)down);
    if (x == 0 && left > 0)
        buf_char(out, '\r');
    else if (left > 0)
        move_left(out, left);
    else if (left < 0)
        ui_add_sequence(out, -left, 0, 'C');
    return true;
}

void ui_shown_move_to(struct ui_shown *d, int x, int y, struct buf *out)
{
    if (d->y == y && d->x == x)
        return;
    if (d->y == y && d->x < x && d->words.moves_right)
        ui_add_sequence(out, x - d->x, 0, 'C');
    else if (d->y == y && d->x > x && d->words.moves_left)
        move_left(out, d->x - x);
    else if (move_down(d, x, y, out))
        ; /* done */
    else if (d->words.move != NULL)
        d->words.move(out, x, y);
    else
        ui_add_sequence(out, y + 1, x + 1, 'H');
    d->x = x;
    d->y = y;
}

void ui_shown_moved_by(struct ui_shown *d, int columns)
{
    d->x += columns;
    if (d->x >= d->cells.w)
        d->y = UI_SHOWN_UNKNOWN;
}
