#include "model/diagnosis/event_export.h"

#define HEADING_BYTES 1024 /* each cell is looked up in it */
#define NAMES         3    /* that commands have for one column, and an empty one behind them */

/* ---- cells ---- */

/* Where a cell ends, quotes left out; *next: where the next begins, EVENT_NO_COLUMN: nowhere. */
static struct str raw_cell(struct str row, char separator, size_t from, size_t *next)
{
    bool quoted = from < row.len && row.s[from] == '"';
    size_t at = from + quoted, to;

    while (at < row.len && (quoted || row.s[at] != separator)) {
        if (quoted && row.s[at] == '"') {
            if (at + 1 >= row.len || row.s[at + 1] != '"')
                break;
            at++;
        }
        at++;
    }
    to = at;
    while (at < row.len && row.s[at] != separator)
        at++;
    *next = at < row.len ? at + 1 : EVENT_NO_COLUMN;
    return str_cut(row, from + quoted, to);
}

static struct str undoubled(struct arena *a, struct str cell)
{
    char *to;
    size_t n = 0;

    if (str_find(cell, '"', 0) < 0 || (to = arena_alloc(a, cell.len + 1)) == NULL)
        return cell;
    for (size_t i = 0; i < cell.len; i++) {
        to[n++] = cell.s[i];
        if (cell.s[i] == '"' && i + 1 < cell.len && cell.s[i + 1] == '"')
            i++;
    }
    return (struct str){to, n};
}

struct str event_export_cell(struct arena *a, struct str row, char separator, size_t i)
{
    size_t from = 0, next = 0;
    struct str cell = STR_NONE;

    for (size_t k = 0; k <= i; k++) {
        if (next == EVENT_NO_COLUMN)
            return STR_NONE;
        from = next;
        cell = raw_cell(row, separator, from, &next);
    }
    return str_trim(undoubled(a, cell));
}

/* ---- the heading ---- */

static const char id_names[NAMES][28] = {"EventID", "Id"};
static const char provider_names[NAMES][28] = {"ProviderName"};
static const char channel_names[NAMES][28] = {"LogName", "Log Name"};
static const char message_names[NAMES][28] = {"Message"};

/* A column of the viewer's export has the label of its copy, without the colon. */
static bool is_label(struct str cell, struct str label)
{
    return str_eq(cell, str_trim(str_cut(label, 0, label.len - 1)));
}

static bool is_labelled_id(struct str cell)
{
#define LABELS(LANGUAGE, LOG, SOURCE, ID, TEXT)                                                    \
    if (is_label(cell, STR_LIT(ID)))                                                               \
        return true;
#include "model/diagnosis/event_labels.def"
#undef LABELS
    return false;
}

static bool is_labelled_source(struct str cell)
{
#define LABELS(LANGUAGE, LOG, SOURCE, ID, TEXT)                                                    \
    if (is_label(cell, STR_LIT(SOURCE)))                                                           \
        return true;
#include "model/diagnosis/event_labels.def"
#undef LABELS
    return false;
}

static bool is_one_of(struct str cell, const char names[NAMES][28])
{
    for (size_t i = 0; i < NAMES && names[i][0] != '\0'; i++)
        if (str_is(cell, names[i]))
            return true;
    return false;
}

static void take(size_t *column, struct str cell, const char names[NAMES][28], size_t at)
{
    if (*column == EVENT_NO_COLUMN && is_one_of(cell, names))
        *column = at;
}

bool event_export_heading(struct event_columns *out, struct str line)
{
    struct event_columns c = {',', EVENT_NO_COLUMN, EVENT_NO_COLUMN, EVENT_NO_COLUMN,
                              EVENT_NO_COLUMN};
    size_t count = 0, next = 0;
    bool powershell = false;

    if (line.len > HEADING_BYTES)
        return false;
    if (str_find(line, '\t', 0) >= 0)
        c.separator = '\t';
    else if (str_find(line, ',', 0) < 0)
        c.separator = ';';
    while (next != EVENT_NO_COLUMN) {
        struct str cell = str_trim(raw_cell(line, c.separator, next, &next));

        take(&c.id, cell, id_names, count);
        if (c.id == EVENT_NO_COLUMN && is_labelled_id(cell))
            c.id = count;
        take(&c.provider, cell, provider_names, count);
        if (c.provider == EVENT_NO_COLUMN && is_labelled_source(cell))
            c.provider = count;
        take(&c.channel, cell, channel_names, count);
        take(&c.message, cell, message_names, count);
        powershell = powershell || str_is(cell, "Id");
        count++;
    }
    /* Many a table has an Id. */
    if (count < 3 || c.id == EVENT_NO_COLUMN ||
        (powershell && c.provider == EVENT_NO_COLUMN && c.message == EVENT_NO_COLUMN))
        return false;
    if (c.provider == EVENT_NO_COLUMN && !powershell && c.id > 0)
        c.provider = c.id - 1;
    if (c.message == EVENT_NO_COLUMN && !powershell)
        c.message = count; /* the viewer's has no name */
    *out = c;
    return true;
}

bool event_export_is_type(struct str line)
{
    return str_starts(line, STR_LIT("#TYPE "));
}
