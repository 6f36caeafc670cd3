#include "model/formats/table_view.h"

/* Dashes in groups, blanks between them. */
static bool read_rule(struct table_view *t, struct str line)
{
    t->count = 0;
    for (size_t i = 0; i < line.len; i++)
        if (line.s[i] != '-' && line.s[i] != ' ')
            return false;
    for (size_t i = 0; i < line.len && t->count < TABLE_VIEW_COLUMNS;) {
        size_t from = i;

        while (i < line.len && line.s[i] == '-')
            i++;
        if (i > from) {
            t->from[t->count] = from;
            t->to[t->count++] = i;
        }
        i += i == from;
    }
    return t->count > 1;
}

bool table_view_next(struct table_view *t, struct str text)
{
    if (t->at.line_number == 0)
        t->at = line_walk_of(text);
    while (line_walk_next(&t->at)) {
        t->heading = t->at.line;
        if (str_trim(t->heading).len > 0 && read_rule(t, line_walk_peek(&t->at)))
            return line_walk_next(&t->at);
    }
    return false;
}

bool table_view_row(struct table_view *t)
{
    if (str_trim(line_walk_peek(&t->at)).len == 0)
        return false;
    return line_walk_next(&t->at);
}

/* A number stands at the right of its column, and may begin in front of the rule. */
static struct str cell_at(const struct table_view *t, struct str line, size_t column)
{
    size_t from = line_column(line, t->from[column]);
    size_t to = column + 1 < t->count ? line_column(line, t->from[column + 1]) : line.len;
    size_t least = column > 0 ? line_column(line, t->to[column - 1]) : 0;
    size_t own = line_column(line, t->to[column]);

    while (from > least && from < line.len && line.s[from - 1] != ' ')
        from--;
    while (to < line.len && to > own && line.s[to - 1] != ' ')
        to--;
    return str_trim(str_cut(line, from, to));
}

/* Whether the end of a column lies within a word: blanks were lost on the way here. */
static bool is_torn(const struct table_view *t, struct str line)
{
    for (size_t c = 1; c < t->count; c++) {
        size_t at = line_column(line, t->from[c]), end = line_column(line, t->to[c - 1]);

        while (at > end && at < line.len && line.s[at - 1] != ' ')
            at--;
        if (at > 0 && at < line.len && line.s[at - 1] != ' ' && line.s[at] != ' ')
            return true;
    }
    return false;
}

/* Of such a row, where it has a word for each column; else it is not known which is whose. */
static struct str word_at(const struct table_view *t, struct str line, size_t column)
{
    struct str word = STR_NONE;
    size_t words = 0;

    for (size_t i = 0; i < line.len;) {
        size_t from = i;

        while (i < line.len && line.s[i] != ' ')
            i++;
        if (i > from && words++ == column)
            word = str_cut(line, from, i);
        i += i == from;
    }
    return words == t->count ? word : STR_NONE;
}

static bool is_cut(struct str cell)
{
    return str_ends(cell, STR_LIT("...")) || str_ends(cell, STR_LIT("\xE2\x80\xA6"));
}

static ptrdiff_t column_of(const struct table_view *t, const char *name)
{
    for (size_t i = 0; i < t->count; i++)
        if (str_eq_ascii_case(cell_at(t, t->heading, i), str_of(name)))
            return (ptrdiff_t)i;
    return -1;
}

bool table_view_has(const struct table_view *t, const char *name)
{
    return column_of(t, name) >= 0;
}

struct str table_view_cell(const struct table_view *t, const char *name, bool *cut)
{
    ptrdiff_t column = column_of(t, name);
    struct str cell = STR_NONE;

    if (column >= 0)
        cell = is_torn(t, t->at.line) ? word_at(t, t->at.line, (size_t)column)
                                      : cell_at(t, t->at.line, (size_t)column);
    if (cut != NULL)
        *cut = is_cut(cell);
    return is_cut(cell) ? STR_NONE : cell;
}
