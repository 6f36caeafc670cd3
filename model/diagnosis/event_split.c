#include "model/diagnosis/event_split.h"

#include "model/base/buf.h"
#include "model/diagnosis/event_export.h"
#include "model/diagnosis/json_front.h"
#include "model/transport/wrapped.h"

#define WEVTUTIL "Event[" /* begins each that wevtutil prints */

static struct str line_at(struct str text, size_t from)
{
    return str_cut(text, from, str_line_end(text, from));
}

/* "TimeCreated  :", "Log Name:": the label with its colon; empty: the line has none. */
static struct str label_of(struct str line)
{
    ptrdiff_t colon = str_find(line, ':', 0);
    size_t indent = 0;

    while (indent < line.len && line.s[indent] == ' ')
        indent++;
    return colon > (ptrdiff_t)indent && colon < 40 ? str_cut(line, indent, (size_t)colon + 1)
                                                   : STR_NONE;
}

/* "PS C:\\> Get-WinEvent", "C:\\>wevtutil" */
static bool is_prompt(struct str line)
{
    return str_starts(line, STR_LIT("PS ")) ||
           str_starts(str_cut(line, 1, line.len), STR_LIT(":\\"));
}

static bool holds_event(struct str line)
{
    return str_holds(line, STR_LIT("<Event "));
}

/* Takes everything up to the first row off the front: it stays above each. */
static void take_heading(struct event_split *s)
{
    struct event_columns columns;
    bool first = true;

    for (size_t from = 0; from < s->rest.len;) {
        struct str line = line_at(s->rest, from);

        from += line.len + 1;
        s->next_line++;
        s->export = first && event_export_heading(&columns, line);
        first = first && event_export_is_type(line);
        if (line_is_rule(line) || s->export) {
            s->heading = str_cut(s->rest, 0, from);
            s->rest = str_cut(s->rest, from, s->rest.len);
            return;
        }
    }
    s->next_line = 1;
}

/* ---- JSON ---- */

/* Of the two names that Get-WinEvent and Get-EventLog have for it; a line. */
static struct str member(struct arena *a, const struct value *v, const char *name,
                         const char *other)
{
    const struct value *m = value_get(v, str_of(name));
    struct str text;
    char *line;

    if (m == NULL)
        m = value_get(v, str_of(other));
    if (m == NULL || (m->kind != VALUE_STRING && m->kind != VALUE_NUMBER))
        return STR_NONE;
    text = m->u.text;
    if ((line = arena_alloc(a, text.len + 1)) == NULL)
        return STR_NONE;
    for (size_t i = 0; i < text.len; i++)
        line[i] = text.s[i] == '\n' || text.s[i] == '\r' ? ' ' : text.s[i];
    return (struct str){line, text.len};
}

/* A line of the list; empty: the event has no such member. */
static struct str labelled(struct arena *a, const char *label, struct str value)
{
    return value.len == 0 ? STR_NONE : arena_printf(a, "%s : %.*s\n", label, STR_FMT(value));
}

struct str event_of_object(struct arena *a, const struct value *v)
{
    struct str provider, id;

    if (v->kind != VALUE_MAP)
        return STR_NONE;
    provider = member(a, v, "ProviderName", "Source");
    id = member(a, v, "Id", "EventID");
    if (provider.len == 0 || id.len == 0)
        return STR_NONE;
    return arena_printf(a, "ProviderName : %.*s\nId : %.*s\n%.*s%.*sMessage : %.*s\n",
                        STR_FMT(provider), STR_FMT(id),
                        STR_FMT(labelled(a, "LogName", member(a, v, "LogName", "LogName"))),
                        STR_FMT(labelled(a, "LevelDisplayName",
                                         member(a, v, "LevelDisplayName", "LevelDisplayName"))),
                        STR_FMT(member(a, v, "Message", "Message")));
}

struct str event_lists_of_json(struct arena *a, struct str text)
{
    const struct value *v = json_front(a, text);
    struct str list = STR_NONE;
    struct buf out = {.s = NULL};

    if (v == NULL)
        return STR_NONE;
    if (v->kind == VALUE_MAP)
        buf_add(&out, event_of_object(a, v));
    for (size_t i = 0; v->kind == VALUE_LIST && i < v->u.list.count; i++) {
        buf_add(&out, event_of_object(a, v->u.list.items[i]));
        buf_char(&out, '\n');
    }
    if (str_trim(buf_str(&out)).len > 0)
        list = arena_str(a, buf_str(&out));
    a->failed = a->failed || out.failed;
    buf_finish(&out);
    value_unref(v);
    return list;
}

/* One that a list of an event's properties, or the viewer's copy, may begin with. */
static bool is_of_event(struct str label)
{
    static const char names[][20] = {"TimeCreated", "ProviderName", "Id",       "Message",
                                     "LogName",     "Level",        "Index",    "EntryType",
                                     "InstanceId",  "Source",       "EventID",  "LevelDisplayName",
                                     "MachineName", "Date",         "Event ID", "RecordId"};
    struct str name = str_trim(str_cut(label, 0, label.len - (label.len > 0)));

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(name, names[i]))
            return true;
#define LABELS(LANGUAGE, LOG, SOURCE, ID, TEXT)                                                    \
    if (str_eq(label, STR_LIT(LOG)))                                                               \
        return true;
#include "model/diagnosis/event_labels.def"
#undef LABELS
    return false;
}

/* Where the first event of a text begins, if something else stands above it; 0: nowhere. */
static size_t first_labelled(struct str text)
{
    for (size_t from = 0; from < text.len;) {
        struct str line = line_at(text, from);

        if (str_starts(line, STR_LIT(WEVTUTIL)) || holds_event(line) || is_of_event(label_of(line)))
            return from;
        from += line.len + 1;
    }
    return 0;
}

void event_split_init(struct event_split *s, struct arena *a, struct str text)
{
    struct str lists = event_lists_of_json(a, text);

    if (lists.len > 0)
        text = lists;
    *s = (struct event_split){.arena = a, .rest = text, .next_line = 1};
    take_heading(s);
    s->above = s->heading.len > 0 ? s->heading : str_cut(text, 0, first_labelled(text));
    if (s->heading.len > 0)
        return;
    for (size_t from = first_labelled(text); from < text.len && s->first.len == 0;) {
        struct str line = line_at(text, from);

        if (holds_event(line)) {
            s->xml = true;
            return;
        }
        if (str_starts(line, STR_LIT(WEVTUTIL)))
            s->first = STR_LIT(WEVTUTIL);
        else if (!is_prompt(line))
            s->first = label_of(line);
        from += line.len + 1;
    }
}

/* A row begins in the first column, or with a time; what is indented goes on. */
static bool begins_event(const struct event_split *s, struct str line)
{
    struct str text = str_trim(line);

    if (s->export) /* a cell in quotes may have more than one line */
        return text.len > 0 && !s->quoted;
    if (s->heading.len > 0)
        return text.len > 0 && line.s[0] != ' ' && line.s[0] != '\t';
    return s->first.len > 0 && str_starts(text, s->first);
}

/* Several of them may stand in a line. */
static bool next_element(struct event_split *s, struct str *event)
{
    const struct str start = STR_INIT("<Event ");
    size_t from = 0, to;

    while (from < s->rest.len && !str_starts(str_cut(s->rest, from, s->rest.len), start))
        s->next_line += s->rest.s[from++] == '\n';
    if (from == s->rest.len)
        return false;
    s->line = s->next_line;
    for (to = from + 1; to < s->rest.len; to++) {
        if (s->rest.s[to] == '<' && str_starts(str_cut(s->rest, to, s->rest.len), start))
            break;
        s->next_line += s->rest.s[to] == '\n';
    }
    while (to > from && to < s->rest.len && s->rest.s[to - 1] == ' ')
        to--;
    while (from > 0 && s->rest.s[from - 1] == ' ')
        from--;
    *event = str_cut(s->rest, from, to);
    s->rest = str_cut(s->rest, to, s->rest.len);
    return true;
}

bool event_split_next(struct event_split *s, struct str *event)
{
    size_t to = 0;
    bool begun = false;

    if (s->xml)
        return next_element(s, event);
    if (str_trim(s->rest).len == 0)
        return false;
    s->line = s->next_line;
    while (to < s->rest.len) {
        struct str line = line_at(s->rest, to);
        bool begins = begins_event(s, line);

        if (begins && begun)
            break;
        begun = begun || begins;
        for (size_t i = 0; s->export && i < line.len; i++)
            s->quoted ^= line.s[i] == '"';
        to += line.len + 1;
        s->next_line++;
    }
    *event = str_cut(s->rest, 0, to);
    s->rest = str_cut(s->rest, to, s->rest.len);
    if (s->heading.len > 0)
        *event = arena_printf(s->arena, "%.*s%.*s", STR_FMT(s->heading), STR_FMT(*event));
    return true;
}
