#include "model/diagnosis/event_split.h"

#include "model/transport/wrapped.h"

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

static bool holds(struct str line, const char *part)
{
    size_t n = strlen(part);

    for (size_t i = 0; i + n <= line.len; i++)
        if (memcmp(line.s + i, part, n) == 0)
            return true;
    return false;
}

static bool is_export_heading(struct str line)
{
    size_t separators = 0;

    for (size_t i = 0; i < line.len; i++)
        separators += line.s[i] == ',' || line.s[i] == '\t';
    return separators > 2 && (holds(line, "Event ID") || holds(line, "Ereignis-ID") ||
                              holds(line, "Id. del evento") || holds(line, "nement"));
}

/* Takes everything up to the first row off the front: it stays above each. */
static void take_heading(struct event_split *s)
{
    for (size_t from = 0; from < s->rest.len;) {
        struct str line = line_at(s->rest, from);

        from += line.len + 1;
        s->next_line++;
        if (line_is_rule(line) || (from == line.len + 1 && is_export_heading(line))) {
            s->heading = str_cut(s->rest, 0, from);
            s->rest = str_cut(s->rest, from, s->rest.len);
            return;
        }
    }
    s->next_line = 1;
}

void event_split_init(struct event_split *s, struct arena *a, struct str text)
{
    *s = (struct event_split){.arena = a, .rest = text, .next_line = 1};
    take_heading(s);
    if (s->heading.len > 0)
        return;
    for (size_t from = 0; from < text.len && s->first.len == 0;) {
        struct str line = line_at(text, from);

        if (str_starts(str_trim(line), STR_LIT("<Event ")))
            s->first = STR_LIT("<Event ");
        else if (!str_starts(line, STR_LIT("PS ")) && !str_starts(line, STR_LIT("Event[")))
            s->first = label_of(line);
        from += line.len + 1;
    }
}

/* A row begins in the first column, or with a time; what is indented goes on. */
static bool begins_event(const struct event_split *s, struct str line)
{
    struct str text = str_trim(line);

    if (s->heading.len > 0)
        return text.len > 0 && line.s[0] != ' ' && line.s[0] != '\t';
    return s->first.len > 0 && str_starts(text, s->first);
}

bool event_split_next(struct event_split *s, struct str *event)
{
    size_t to = 0;
    bool begun = false;

    if (str_trim(s->rest).len == 0)
        return false;
    s->line = s->next_line;
    while (to < s->rest.len) {
        struct str line = line_at(s->rest, to);
        bool begins = begins_event(s, line);

        if (begins && begun)
            break;
        begun = begun || begins;
        to += line.len + 1;
        s->next_line++;
    }
    *event = str_cut(s->rest, 0, to);
    s->rest = str_cut(s->rest, to, s->rest.len);
    if (s->heading.len > 0)
        *event = arena_printf(s->arena, "%.*s%.*s", STR_FMT(s->heading), STR_FMT(*event));
    return true;
}
