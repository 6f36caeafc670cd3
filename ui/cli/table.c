#include "ui/cli/table.h"

#include "model/base/quote.h"
#include "model/base/utf8.h"
#include "model/os/os.h"
#include "ui/term/width.h"

#define WIDTH_NO_TERMINAL 100
#define WIDTH_LEAST       40
#define COLUMN_LEAST      6
#define BELOW             4 /* columns that the text below its row is moved in */
#define GAP               2

unsigned table_width(FILE *out)
{
    unsigned columns = os_terminal_columns(out);

    if (columns == 0)
        return WIDTH_NO_TERMINAL;
    return columns < WIDTH_LEAST ? WIDTH_LEAST : columns;
}

struct str table_clean(struct arena *a, struct str text)
{
    char *clean = arena_alloc(a, text.len * QUOTE_ESCAPE_MAX + QUOTE_ESCAPE_MAX);
    size_t len = 0, used, written;

    if (clean == NULL)
        return STR_NONE;
    while ((written = quote_escape(clean + len, text, &used)) > 0) {
        len += written;
        text = str_cut(text, used, text.len);
    }
    return (struct str){clean, len};
}

static unsigned columns_of(struct str text)
{
    unsigned width = 0;
    uint32_t c;
    size_t bytes;

    for (size_t at = 0; (bytes = utf8_decode(&c, text, at)) > 0; at += bytes)
        width += (unsigned)ui_width(c);
    return width;
}

/* Where a path may be broken, behind the character. */
static bool breaks_behind(uint32_t c)
{
    return c == '/' || c == '\\';
}

/* Cuts the next line of at most `width` columns off the front; a word that is wider is cut, at best
 * behind a folder. */
static struct str take_line(struct str *rest, unsigned width)
{
    size_t end = 0, blank = 0, folder = 0, bytes;
    unsigned used = 0;
    struct str line;
    uint32_t c;

    while ((bytes = utf8_decode(&c, *rest, end)) > 0) {
        if (used + (unsigned)ui_width(c) > width && end > 0)
            break;
        if (c == ' ')
            blank = end;
        used += (unsigned)ui_width(c);
        end += bytes;
        if (breaks_behind(c))
            folder = end;
    }
    if (end < rest->len && rest->s[end] != ' ' && (blank > 0 || folder > 0))
        end = blank > 0 ? blank : folder;
    line = str_cut(*rest, 0, end);
    while (end < rest->len && rest->s[end] == ' ')
        end++;
    *rest = str_cut(*rest, end, rest->len);
    return line;
}

static unsigned sum_of(const unsigned *widths, unsigned columns)
{
    unsigned sum = 0;

    for (unsigned c = 0; c < columns; c++)
        sum += widths[c] + (c > 0 ? GAP : 0);
    return sum;
}

/* The widest columns give way until all fit. */
static void fit(unsigned *widths, unsigned columns, unsigned width)
{
    for (;;) {
        unsigned widest = 0;

        for (unsigned c = 1; c < columns; c++)
            if (widths[c] > widths[widest])
                widest = c;
        if (sum_of(widths, columns) <= width || widths[widest] <= COLUMN_LEAST)
            return;
        widths[widest]--;
    }
}

static void print_row(FILE *out, struct str *rest, const unsigned *widths, unsigned columns)
{
    bool more = true;

    while (more) {
        unsigned due = 0; /* blanks before the next text; none at the end of a line */

        more = false;
        for (unsigned c = 0; c < columns; c++) {
            struct str line = take_line(&rest[c], widths[c]);

            if (line.len > 0)
                (void)fprintf(out, "%*s%.*s", (int)due, "", STR_FMT(line));
            due = (line.len > 0 ? 0 : due) + widths[c] - columns_of(line) + GAP;
            more |= rest[c].len > 0;
        }
        (void)fputc('\n', out);
    }
}

/* The cells, with colons between those that have a text. */
static void print_below(FILE *out, struct arena *a, const struct str *cells, unsigned count,
                        unsigned width)
{
    struct str text = STR_NONE;

    for (unsigned c = 0; c < count; c++)
        if (cells[c].len > 0)
            text = arena_printf(a, "%.*s%s%.*s", STR_FMT(text), text.len > 0 ? ": " : "",
                                STR_FMT(cells[c]));
    while (text.len > 0) {
        struct str line = take_line(&text, width - BELOW);

        (void)fprintf(out, "%*s%.*s\n", BELOW, "", STR_FMT(line));
    }
}

struct err *table_print(FILE *out, struct arena *a, const struct table *t, unsigned width)
{
    struct str *clean = arena_calloc(a, t->rows * t->columns + 1, sizeof(*clean));
    unsigned widths[TABLE_COLUMNS_MOST] = {0};
    unsigned columns = t->columns;

    if (clean == NULL)
        return err_oom();
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        unsigned needed;

        clean[i] = table_clean(a, t->cells[i]);
        needed = columns_of(clean[i]);
        if (needed > widths[i % t->columns])
            widths[i % t->columns] = needed;
    }
    if (arena_failed(a))
        return err_oom();
    if (sum_of(widths, columns) > width)
        columns -= t->below;
    fit(widths, columns, width);
    for (size_t row = 0; row < t->rows; row++) {
        print_row(out, &clean[row * t->columns], widths, columns);
        print_below(out, a, &clean[row * t->columns + columns], t->columns - columns, width);
    }
    return arena_failed(a) ? err_oom() : NULL;
}
