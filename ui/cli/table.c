#include "ui/cli/table.h"

#include "model/base/quote.h"
#include "model/base/utf8.h"
#include "model/os/os.h"
#include "ui/term/width.h"

#define WIDTH_NO_TERMINAL 100
#define WIDTH_LEAST       40
#define COLUMN_LEAST      6
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

/* Cuts the next line of at most `width` columns off the front; a word that is wider is cut. */
static struct str take_line(struct str *rest, unsigned width)
{
    size_t end = 0, blank = 0, bytes;
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
    }
    if (end < rest->len && rest->s[end] != ' ' && blank > 0)
        end = blank;
    line = str_cut(*rest, 0, end);
    while (end < rest->len && rest->s[end] == ' ')
        end++;
    *rest = str_cut(*rest, end, rest->len);
    return line;
}

/* The widest columns give way until all fit. */
static void fit(unsigned *widths, unsigned columns, unsigned width)
{
    for (;;) {
        unsigned sum = 0, widest = 0;

        for (unsigned c = 0; c < columns; c++) {
            sum += widths[c] + (c > 0 ? GAP : 0);
            if (widths[c] > widths[widest])
                widest = c;
        }
        if (sum <= width || widths[widest] <= COLUMN_LEAST)
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

struct err *table_print(FILE *out, struct arena *a, const struct table *t, unsigned width)
{
    struct str *clean = arena_calloc(a, t->rows * t->columns + 1, sizeof(*clean));
    unsigned widths[TABLE_COLUMNS_MOST] = {0};

    if (clean == NULL)
        return err_oom();
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        unsigned columns;

        clean[i] = table_clean(a, t->cells[i]);
        columns = columns_of(clean[i]);
        if (columns > widths[i % t->columns])
            widths[i % t->columns] = columns;
    }
    if (arena_failed(a))
        return err_oom();
    fit(widths, t->columns, width);
    for (size_t row = 0; row < t->rows; row++)
        print_row(out, &clean[row * t->columns], widths, t->columns);
    return NULL;
}
