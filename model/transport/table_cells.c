/* Tables of Markdown in which somebody put JSON or a command: what is in such a cell, in a line of
 * its own. */
#include "model/transport/lines.h"

static bool is_row(struct str line)
{
    return str_starts(str_trim(line), STR_LIT("|"));
}

/* "|---|:--:|" */
static bool is_rule(struct str line)
{
    size_t dashes = 0;

    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++) {
        if (strchr("|-: ", line.s[i]) == NULL)
            return false;
        dashes += line.s[i] == '-';
    }
    return dashes > 0 && is_row(line);
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

enum cell { CELL_OTHER, CELL_JSON, CELL_WORDS };

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
        {"docker run ", CELL_WORDS},
        {"docker.exe run ", CELL_WORDS},
        {"docker create ", CELL_WORDS},
        {"docker container run ", CELL_WORDS},
        {"docker service create ", CELL_WORDS},
        {"docker: Error", CELL_WORDS},
        {"docker.exe: Error", CELL_WORDS},
        {"Error response from daemon", CELL_WORDS},
    };

    while (rest.len > 0 && (rest.s[0] == ' ' || rest.s[0] == '`'))
        rest = str_cut(rest, 1, rest.len);
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
        if (str_starts(rest, str_of(beginnings[i].text)))
            return beginnings[i].cell;
    return CELL_OTHER;
}

/* Where the first cell of that kind begins; 0: the row has none. */
static size_t cell_at(struct str row, enum cell *kind)
{
    for (size_t i = 0; i < row.len; i++)
        if (row.s[i] == '|' && (*kind = kind_of(str_cut(row, i + 1, row.len))) != CELL_OTHER)
            return i + 1;
    return 0;
}

/* Behind the last bar but one; words end at the first: Markdown wants a backslash before another
 * one, and few who paste JSON give it. */
static size_t end_of(struct str row, size_t at, enum cell kind)
{
    size_t end = row.len;

    for (size_t i = at; kind == CELL_WORDS && i < row.len; i++)
        if (row.s[i] == '|' && row.s[i - 1] != '\\')
            return i;
    while (end > at && row.s[end - 1] != '|')
        end--;
    return end > at ? end - 1 : row.len;
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

static bool is_table_at(const struct lines *l, size_t i)
{
    return i + 1 < l->count && is_row(l->items[i].text) && is_rule(l->items[i + 1].text);
}

static void put(struct lines *to, struct str text, unsigned number)
{
    if (str_trim(text).len > 0)
        to->items[to->count++] = (struct line){text, number};
}

#define PARTS 3 /* of a row: before the cell, the cell, behind it */

/* The lines with such cells apart; how many have one. Counts them alone where `to` is NULL. */
static size_t take(struct lines *to, const struct lines *l)
{
    size_t taken = 0;
    bool table = false;

    for (size_t i = 0; i < l->count; i++) {
        struct line line = l->items[i];
        enum cell kind;
        size_t at, end;

        table = is_table_at(l, i) || (table && is_row(line.text));
        at = table ? cell_at(line.text, &kind) : 0;
        taken += at > 0;
        if (to == NULL)
            continue;
        if (at == 0) {
            to->items[to->count++] = line;
            continue;
        }
        end = end_of(line.text, at, kind);
        lines_undone(to, line.number, "the cells of a table");
        put(to, at > 1 ? str_cut(line.text, 0, at) : STR_NONE, line.number);
        put(to, cell_text(to->arena, str_cut(line.text, at, end)), line.number);
        put(to, end + 1 < line.text.len ? str_cut(line.text, end, line.text.len) : STR_NONE,
            line.number);
    }
    return taken;
}

bool lines_split_cells(struct lines *l)
{
    struct lines made = *l;
    size_t taken = take(NULL, l);

    if (taken == 0)
        return true;
    if ((made.items =
             arena_calloc(l->arena, l->count + taken * (PARTS - 1), sizeof(*made.items))) == NULL)
        return false;
    made.count = 0;
    (void)take(&made, l);
    *l = made;
    return !arena_failed(l->arena);
}
