#include "model/base/utf8.h"
#include "tests/screens/pty_private.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

int pty_width(const struct pty *p)
{
    int w, h;

    vterm_get_size(p->vt, &h, &w);
    return w;
}

int pty_height(const struct pty *p)
{
    int w, h;

    vterm_get_size(p->vt, &h, &w);
    return h;
}

/* libvterm marks the cell right of a wide character with this. */
#define RIGHT_HALF ((uint32_t)-1)

static void add_cell_text(struct buf *out, const VTermScreenCell *cell)
{
    char bytes[UTF8_MAX];

    if (cell->chars[0] == RIGHT_HALF)
        return;
    if (cell->chars[0] == 0)
        buf_char(out, ' ');
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++)
        buf_add(out, (struct str){bytes, utf8_encode(bytes, cell->chars[i])});
}

static VTermScreenCell cell_at(const struct pty *p, int x, int y)
{
    VTermScreenCell cell = {0};

    (void)vterm_screen_get_cell(p->screen, (VTermPos){.row = y, .col = x}, &cell);
    return cell;
}

static void add_line(struct pty *p, int y)
{
    size_t start = p->text.len;
    int w = pty_width(p);

    for (int x = 0; x < w; x++) {
        VTermScreenCell cell = cell_at(p, x, y);

        add_cell_text(&p->text, &cell);
    }
    while (p->text.len > start && p->text.s[p->text.len - 1] == ' ')
        p->text.len--;
}

static const char *terminated(struct pty *p)
{
    buf_char(&p->text, '\0');
    assert_false(p->text.failed);
    return p->text.s;
}

const char *pty_line(struct pty *p, int y)
{
    p->text.len = 0;
    add_line(p, y);
    return terminated(p);
}

const char *pty_text(struct pty *p)
{
    int h = pty_height(p);

    p->text.len = 0;
    for (int y = 0; y < h; y++) {
        add_line(p, y);
        buf_char(&p->text, '\n');
    }
    return terminated(p);
}

/* The column whose cell begins at that byte of the line. */
static int column_of(const struct pty *p, int y, size_t byte)
{
    struct buf before = {0};
    int x;

    for (x = 0; before.len < byte; x++) {
        VTermScreenCell cell = cell_at(p, x, y);

        add_cell_text(&before, &cell);
    }
    buf_finish(&before);
    while (cell_at(p, x, y).chars[0] == RIGHT_HALF)
        x++;
    return x;
}

bool pty_find(struct pty *p, const char *text, int *x, int *y)
{
    int h = pty_height(p);

    for (int row = 0; row < h; row++) {
        const char *line = pty_line(p, row);
        const char *hit = strstr(line, text);

        if (hit == NULL)
            continue;
        if (x != NULL)
            *x = column_of(p, row, (size_t)(hit - line));
        if (y != NULL)
            *y = row;
        return true;
    }
    return false;
}

static struct pty_color color_of(const VTermColor *c)
{
    if ((c->type & VTERM_COLOR_DEFAULT_MASK) != 0)
        return (struct pty_color){PTY_DEFAULT, 0};
    if (VTERM_COLOR_IS_INDEXED(c))
        return (struct pty_color){PTY_INDEX, c->indexed.idx};
    return (struct pty_color){PTY_RGB, (uint32_t)c->rgb.red << 16 | (uint32_t)c->rgb.green << 8 |
                                           c->rgb.blue};
}

struct pty_cell pty_cell(const struct pty *p, int x, int y)
{
    VTermScreenCell cell = cell_at(p, x, y);
    struct pty_cell out = {
        .fg = color_of(&cell.fg),
        .bg = color_of(&cell.bg),
        .bold = cell.attrs.bold,
        .italic = cell.attrs.italic,
        .underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
        .reverse = cell.attrs.reverse,
    };
    struct buf text = {0};

    add_cell_text(&text, &cell);
    assert_true(text.len < sizeof out.text);
    memcpy(out.text, text.len > 0 ? text.s : "", text.len);
    buf_finish(&text);
    return out;
}

void pty_cursor(const struct pty *p, int *x, int *y, bool *visible)
{
    VTermPos at;

    vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &at);
    *x = at.col;
    *y = at.row;
    *visible = p->cursor;
}

struct str pty_output(const struct pty *p)
{
    return buf_str(&p->output);
}

bool pty_alt_screen(const struct pty *p)
{
    return p->alt;
}

bool pty_mouse(const struct pty *p)
{
    return p->mouse;
}
