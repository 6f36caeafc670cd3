/* Rows of docker ps, docker images and docker network ls whose heading was not pasted: their
 * columns are known by what stands in them, and begin at the same places in all rows. */
#include "model/base/ascii.h"
#include "model/base/buf.h"
#include "model/formats/pieces.h"
#include "model/transport/lines.h"

#define MOST_FIELDS 7

enum column { WORD, ID, COMMAND, AGO, STATUS, PORTS, SCOPE, SIZE };

static const struct layout {
    struct {
        char name[14];
        enum column what;
    } columns[MOST_FIELDS];
    size_t count;
} layouts[] = {
    {{{"CONTAINER ID", ID},
      {"IMAGE", WORD},
      {"COMMAND", COMMAND},
      {"CREATED", AGO},
      {"STATUS", STATUS},
      {"PORTS", PORTS},
      {"NAMES", WORD}},
     7},
    {{{"NETWORK ID", ID}, {"NAME", WORD}, {"DRIVER", WORD}, {"SCOPE", SCOPE}}, 4},
    {{{"REPOSITORY", WORD}, {"TAG", WORD}, {"IMAGE ID", ID}, {"CREATED", AGO}, {"SIZE", SIZE}}, 5},
};

struct row {
    struct str fields[MOST_FIELDS];
    size_t from[MOST_FIELDS]; /* in characters */
    size_t count;
};

/* Parts with two blanks or more between them. */
static bool read_row(struct row *out, struct str line)
{
    size_t column = 0;

    out->count = 0;
    for (size_t i = 0; i < line.len;) {
        size_t begin = i;

        if (out->count == MOST_FIELDS || line.s[i] == ' ')
            return false;
        out->from[out->count] = column;
        for (; i < line.len && !(line.s[i] == ' ' && (i + 1 == line.len || line.s[i + 1] == ' '));
             i++)
            column += ((unsigned char)line.s[i] & 0xC0) != 0x80;
        out->fields[out->count++] = str_cut(line, begin, i);
        for (; i < line.len && line.s[i] == ' '; i++)
            column++;
    }
    return out->count > 1;
}

static bool is_id(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_hex(text.s[i]) || (text.s[i] >= 'A' && text.s[i] <= 'F'))
            return false;
    return text.len == 12 || text.len == 64;
}

static bool is_one_of(struct str text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (str_starts(text, str_of(*words)))
            return true;
    return false;
}

static bool fits(enum column what, struct str text)
{
    static const char *const states[] = {"Up ",    "Exited (", "Created", "Restarting (",
                                         "Paused", "Dead",     "Removal", NULL};
    static const char *const scopes[] = {"local", "swarm", "global", NULL};

    switch (what) {
    case WORD:
        return str_find(text, ' ', 0) < 0;
    case ID:
        return is_id(text);
    case COMMAND:
        return text.len > 1 && text.s[0] == '"' && text.s[text.len - 1] == '"';
    case AGO:
        return str_ends(text, STR_LIT(" ago"));
    case STATUS:
        return is_one_of(text, states);
    case PORTS:
        return text.s[0] >= '0' && text.s[0] <= '9';
    case SCOPE:
        return is_one_of(text, scopes);
    case SIZE:
        return text.s[0] >= '0' && text.s[0] <= '9' && str_ends(text, STR_LIT("B"));
    }
    return false;
}

/* The layout that has the row's fields; that of no ports is left out where there is none. */
static const struct layout *layout_of(size_t *columns, const struct row *row)
{
    for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++) {
        size_t field = 0;

        for (size_t c = 0; c < layouts[i].count && field < row->count; c++)
            if (fits(layouts[i].columns[c].what, row->fields[field]))
                columns[field++] = c;
            else if (layouts[i].columns[c].what != PORTS)
                break;
        if (field > 0 && field == row->count && columns[field - 1] + 1 == layouts[i].count)
            return &layouts[i];
    }
    return NULL;
}

/* ---- the heading ---- */

struct table {
    const struct layout *layout;
    size_t from[MOST_FIELDS]; /* of each column that any row has */
    bool has[MOST_FIELDS];
};

/* False: it is no row of that table. */
static bool take_row(struct table *t, struct str line)
{
    size_t columns[MOST_FIELDS];
    const struct layout *layout;
    struct row row;

    if (!read_row(&row, line) || (layout = layout_of(columns, &row)) == NULL ||
        (t->layout != NULL && t->layout != layout))
        return false;
    for (size_t i = 0; i < row.count; i++)
        if (t->has[columns[i]] && t->from[columns[i]] != row.from[i])
            return false;
    t->layout = layout;
    for (size_t i = 0; i < row.count; i++) {
        t->has[columns[i]] = true;
        t->from[columns[i]] = row.from[i];
    }
    return true;
}

static struct str heading_of(const struct table *t, struct arena *a)
{
    struct buf out = {.s = NULL};

    for (size_t c = 0; c < t->layout->count; c++) {
        if (!t->has[c])
            continue;
        while (out.len < t->from[c])
            buf_char(&out, ' ');
        buf_add(&out, str_of(t->layout->columns[c].name));
    }
    return buf_in_arena(&out, a);
}

/* Columns as narrow as their names leave no blank between these. */
static bool has_room(const struct table *t)
{
    size_t end = 0;

    for (size_t c = 0; c < t->layout->count; c++) {
        if (!t->has[c])
            continue;
        if (end > 0 && t->from[c] < end + 2)
            return false;
        end = t->from[c] + strlen(t->layout->columns[c].name);
    }
    return true;
}

/* The line behind the rows that begin in line `from`; the same: none do. */
static size_t rows_behind(struct table *t, const struct lines *l, size_t from)
{
    size_t to = from;

    *t = (struct table){.layout = NULL};
    while (to < l->count && take_row(t, l->items[to].text))
        to++;
    return to;
}

static bool is_headed(const struct lines *l, size_t i)
{
    const struct format *above = i > 0 ? format_headed_by(l->items[i - 1].text) : NULL;

    return above != NULL && above->lists;
}

bool pieces_head_tables(struct pieces *out, struct lines *l)
{
    struct line *items = NULL;
    size_t added = 0, behind = 0;
    struct table t = {.layout = NULL};
    bool headed = false; /* the rows before `behind` */

    for (size_t i = 0; i < l->count; i++) {
        const bool first = i >= behind;

        if (first) {
            const struct layout *above = headed && i > 0 && i == behind ? t.layout : NULL;

            /* Rows that a chat moved stand below the same heading. */
            behind = rows_behind(&t, l, i);
            headed = behind > i && ((above != NULL && above == t.layout) || is_headed(l, i));
        }
        if (items != NULL)
            items[i + added] = l->items[i];
        if (!first || behind <= i || headed || !has_room(&t))
            continue;
        if (items == NULL) {
            /* Below each of them is a row at least. */
            if ((items = arena_calloc(l->arena, 2 * l->count, sizeof(*items))) == NULL)
                return false;
            memcpy(items, l->items, i * sizeof(*items));
        }
        items[i + added] = (struct line){heading_of(&t, l->arena), l->items[i].number};
        added++;
        items[i + added] = l->items[i];
        pieces_note(out, NOTE_SALVAGED, l->items[i].number,
                    STR_LIT("the heading of a table, which was not pasted"));
    }
    if (items != NULL) {
        l->items = items;
        l->count += added;
    }
    return true;
}
