#include "model/formats/line_walk.h"

static struct str without_return(struct str line)
{
    return str_ends(line, STR_LIT("\r")) ? str_cut(line, 0, line.len - 1) : line;
}

static struct str first_line(struct str text)
{
    return without_return(str_cut(text, 0, str_line_end(text, 0)));
}

bool line_walk_next(struct line_walk *w)
{
    if (!str_next_line(&w->rest, &w->line))
        return false;
    w->line = without_return(w->line);
    w->line_number++;
    return true;
}

struct str line_walk_peek(const struct line_walk *w)
{
    return first_line(w->rest);
}

size_t line_indent(struct str line)
{
    size_t n = 0;

    while (n < line.len && (line.s[n] == ' ' || line.s[n] == '\t'))
        n++;
    return n;
}

ptrdiff_t line_find(struct str line, const char *part)
{
    return str_find_text(line, str_of(part), 0);
}

size_t line_column(struct str line, size_t n)
{
    size_t i = 0;

    while (i < line.len && n > 0) {
        i++;
        while (i < line.len && ((unsigned char)line.s[i] & 0xC0) == 0x80)
            i++;
        n--;
    }
    return i;
}

/* Where the cell that stands below column `n` begins: a tool that counts other widths moves it. */
static size_t cell_start(struct str line, size_t n)
{
    size_t i = line_column(line, n);

    while (i > 0 && i < line.len && line.s[i - 1] != ' ')
        i--;
    return i;
}

struct str line_cell(struct str heading, struct str line, const char *name)
{
    ptrdiff_t from = line_find(heading, name);
    size_t to;

    if (from < 0)
        return STR_NONE;
    to = (size_t)from + strlen(name);
    while (to < heading.len && heading.s[to] == ' ')
        to++;
    return str_trim(str_cut(line, cell_start(line, (size_t)from),
                            to < heading.len ? cell_start(line, to) : line.len));
}
