/* Tables of Markdown in which somebody put JSON, a command or an error: what is in such a cell, in
 * a line of its own. */
#include "model/transport/lines.h"

static bool has_bar(struct str line)
{
    return str_find(line, '|', 0) >= 0;
}

/* "|---|:--:|", "--- | ---" */
static bool is_rule(struct str line)
{
    size_t dashes = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (strchr("|-: ", line.s[i]) == NULL)
            return false;
        dashes += line.s[i] == '-';
    }
    return dashes > 0 && has_bar(line);
}

static struct str without_ticks(struct str text)
{
    text = str_trim(text);
    while (str_starts(text, STR_LIT("`")))
        text = str_cut(text, 1, text.len);
    while (str_ends(text, STR_LIT("`")))
        text.len--;
    return str_trim(text);
}

enum cell { CELL_OTHER, CELL_JSON, CELL_COMMAND, CELL_ERROR };

/* What a reader would look for at the beginning of a line. */
static enum cell kind_of(struct str rest)
{
    static const struct {
        char text[28];
        enum cell cell;
    } beginnings[] = {
        {"{\"", CELL_JSON},
        {"{ \"", CELL_JSON},
        {"[{\"", CELL_JSON},
        {"[{ \"", CELL_JSON},
        {"[ {", CELL_JSON},
        {"docker run ", CELL_COMMAND},
        {"docker.exe run ", CELL_COMMAND},
        {"docker create ", CELL_COMMAND},
        {"docker container run ", CELL_COMMAND},
        {"docker service create ", CELL_COMMAND},
        {"docker: Error", CELL_ERROR},
        {"docker.exe: Error", CELL_ERROR},
        {"Error response from daemon", CELL_ERROR},
        {"hcsshim::", CELL_ERROR},
        {"hcs::", CELL_ERROR},
    };

    while (rest.len > 0 && (rest.s[0] == ' ' || rest.s[0] == '`'))
        rest = str_cut(rest, 1, rest.len);
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
        if (str_starts(rest, str_of(beginnings[i].text)))
            return beginnings[i].cell;
    return CELL_OTHER;
}

/* Where the first cell of a row begins: the bar in front of it need not be there. */
static size_t first_cell(struct str row)
{
    size_t i = 0;

    while (i < row.len && row.s[i] == ' ')
        i++;
    return i < row.len && row.s[i] == '|' ? i + 1 : i;
}

/* Behind the last bracket of the JSON that begins at `at`, a bar in a string is none of the
 * table's; 0: it does not end. */
static size_t json_end(struct str row, size_t at)
{
    bool in_string = false;
    size_t depth = 0;

    for (size_t i = at; i < row.len; i++) {
        const char c = row.s[i];

        if (in_string && c == '\\')
            i++;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '{' || c == '['))
            depth++;
        else if (!in_string && (c == '}' || c == ']') && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* Where the bar behind the cell stands. Markdown wants a backslash before another one, and few who
 * paste JSON give it: of JSON that does not end the cell goes up to the last. */
static size_t end_of(struct str row, size_t at, enum cell kind)
{
    const size_t from = kind == CELL_JSON ? json_end(row, at) : at;
    size_t end = row.len;

    for (size_t i = from; (from > 0 || kind != CELL_JSON) && i < row.len; i++)
        if (row.s[i] == '|' && (i == at || row.s[i - 1] != '\\'))
            return i;
    while (end > at && row.s[end - 1] != '|')
        end--;
    return kind == CELL_JSON && end > at ? end - 1 : row.len;
}

/* Without the backslash before a bar. STR_NONE: no memory. */
static struct str cell_text(struct arena *a, struct str text)
{
    char *to;
    size_t n = 0;

    text = without_ticks(text);
    if ((to = arena_alloc(a, text.len + 1)) == NULL)
        return STR_NONE;
    for (size_t i = 0; i < text.len; i++)
        if (text.s[i] != '\\' || i + 1 == text.len || text.s[i + 1] != '|')
            to[n++] = text.s[i];
    return (struct str){to, n};
}

static bool begins_table(const struct lines *l, size_t i)
{
    return i + 1 < l->count && has_bar(l->items[i].text) && is_rule(l->items[i + 1].text);
}

size_t lines_of_table(const struct lines *l, size_t from)
{
    size_t to = from;

    if (begins_table(l, from))
        while (to < l->count && has_bar(l->items[to].text))
            to++;
    return to - from;
}

size_t line_cells(struct str *cells, size_t most, struct arena *a, struct str row)
{
    size_t count = 0;

    for (size_t at = first_cell(row), end; at < row.len && count < most; at = end + 1) {
        end = end_of(row, at, CELL_OTHER);
        cells[count++] = cell_text(a, str_cut(row, at, end));
    }
    return count;
}

/* Counts it alone where there are no items. */
static void put(struct lines *to, struct str text, unsigned number)
{
    text.len -= str_is(str_trim(text), "|") ? text.len : 0;
    if (str_trim(text).len == 0)
        return;
    if (to->items != NULL)
        to->items[to->count] = (struct line){text, number};
    to->count++;
}

/* A row's cells of those kinds apart from what is before, between and behind them. Words that stand
 * in the next cells are no part of an error. False: it has none. */
static bool take_row(struct lines *to, const struct line *line)
{
    const struct str row = line->text;
    size_t from = 0, end;
    bool taken = false;

    for (size_t at = first_cell(row); at < row.len; at = end + 1) {
        enum cell kind = kind_of(str_cut(row, at, row.len));

        end = end_of(row, at, kind);
        if (kind == CELL_OTHER)
            continue;
        put(to, str_cut(row, from, at), line->number);
        put(to, cell_text(to->arena, str_cut(row, at, end)), line->number);
        if (kind == CELL_ERROR)
            put(to, STR_LIT("---"), line->number);
        from = end;
        taken = true;
    }
    if (taken)
        put(to, str_cut(row, from, row.len), line->number);
    return taken;
}

/* The lines with such cells apart; whether there are any. */
static bool take(struct lines *to, const struct lines *l)
{
    bool table = false, any = false;

    for (size_t i = 0; i < l->count; i++) {
        table = begins_table(l, i) || (table && has_bar(l->items[i].text));
        if (table && take_row(to, &l->items[i])) {
            any = true;
            lines_undone(to, l->items[i].number, "the cells of a table");
            continue;
        }
        if (to->items != NULL)
            to->items[to->count] = l->items[i];
        to->count++;
    }
    return any;
}

bool lines_split_cells(struct lines *l)
{
    struct lines made = *l;

    made.items = NULL;
    made.count = 0;
    if (!take(&made, l))
        return !arena_failed(l->arena);
    if ((made.items = arena_calloc(l->arena, made.count, sizeof(*made.items))) == NULL)
        return false;
    made.count = 0;
    (void)take(&made, l);
    *l = made;
    return !arena_failed(l->arena);
}
