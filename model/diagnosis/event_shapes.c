#include "model/diagnosis/event_shapes.h"

#include "model/base/ascii.h"
#include "model/diagnosis/event_export.h"
#include "model/diagnosis/loose_match.h"
#include "model/transport/prompt.h"

struct reader {
    struct event_text *out;
    struct arena *a;
    struct str text; /* clean */
};

/* ---- pieces ---------------------------------------------------------------------------------- */

static struct str line_at(struct str text, size_t from)
{
    return str_cut(text, from, str_line_end(text, from));
}

/* The rest of the line behind a label that begins a line: "ProviderName : docker". */
static struct str labelled(struct str text, const char *label, size_t *behind)
{
    for (size_t from = 0; from < text.len;) {
        struct str line = line_at(text, from);
        size_t indent = 0, end;

        while (indent < line.len && line.s[indent] == ' ')
            indent++;
        end = loose_at(line, indent, str_of(label), LOOSE_EXACT);
        if (end != LOOSE_NONE) {
            *behind = from + line.len + 1;
            return str_trim(str_cut(line, end, line.len));
        }
        from += line.len + 1;
    }
    return STR_NONE;
}

static struct str first_labelled(struct str text, const char *const *labels, size_t count)
{
    size_t behind;

    for (size_t i = 0; i < count; i++) {
        struct str value = labelled(text, labels[i], &behind);

        if (value.len > 0)
            return value;
    }
    return STR_NONE;
}

static uint32_t number(struct str digits)
{
    uint32_t n = 0;

    for (size_t i = 0; i < digits.len && digits.s[i] >= '0' && digits.s[i] <= '9'; i++)
        n = n * 10 + (uint32_t)(digits.s[i] - '0');
    return n;
}

/* Words with single blanks between them. */
static struct str words_of(struct arena *a, struct str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;

    if (to == NULL)
        return STR_NONE;
    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        bool blank = text.s[i] == ' ' || text.s[i] == '\n' || text.s[i] == '\t';

        if (!blank)
            to[n++] = text.s[i];
        else if (n > 0 && to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return (struct str){to, n};
}

/* The text between two marks; empty: one of them is not there. */
struct str event_between(struct str text, const char *open, const char *close)
{
    size_t from, end, at;

    if (loose_find(text, 0, str_of(open), &from) == LOOSE_NONE)
        return STR_NONE;
    at = loose_find(text, from, str_of(close), &end);
    return at == LOOSE_NONE ? STR_NONE : str_trim(str_cut(text, from, at));
}

/* ---- the shapes ---- */

/* Of an instance's id, which Get-EventLog shows, the rest tells severity and facility. */
#define EVENT_NUMBER 0xFFFF

/* "ProviderName : x": one word, and the colon behind at least one blank. */
static bool is_list_label(struct str line)
{
    size_t n = 0, blanks = 0;

    while (n < line.len && ascii_is_letter(line.s[n]))
        n++;
    while (n + blanks < line.len && line.s[n + blanks] == ' ')
        blanks++;
    return n > 0 && blanks > 0 && n + blanks < line.len && line.s[n + blanks] == ':';
}

static bool is_indented(struct str line)
{
    return line.len > 0 && (line.s[0] == ' ' || line.s[0] == '\t');
}

/* Where the value ends whose first line ends in front of `at`: it goes on in lines that are
 * indented, behind empty ones as well; a paste may have lost the indentation. */
static size_t value_end(struct str text, size_t at)
{
    size_t end = at;
    bool blank = false, indented = false;

    while (at < text.len) {
        struct str line = line_at(text, at), typed;
        bool filled = str_trim(line).len > 0;
        bool first = filled && !is_indented(line);

        if (first && (blank || indented || is_list_label(line) || prompt_read(line, &typed)))
            break;
        indented = indented || (filled && !first);
        blank = !filled;
        at += line.len + 1;
        if (filled)
            end = at;
    }
    return end < text.len ? end : text.len;
}

/* Format-List: the message goes on in lines that are indented to the value's column. */
static bool read_list(struct reader *r)
{
    static const char *const ids[] = {"Id :", "EventID :", "InstanceId :"};
    static const char *const providers[] = {"ProviderName :", "Source :"};
    struct event_text *out = r->out;
    size_t behind = 0, from;
    struct str first, id = first_labelled(r->text, ids, 3);

    if (id.len == 0)
        return false;
    out->shape = "list";
    out->id = number(id) & EVENT_NUMBER;
    out->provider = first_labelled(r->text, providers, 2);
    out->channel = labelled(r->text, "LogName :", &behind);
    first = labelled(r->text, "Message :", &behind);
    if (first.len == 0)
        return true;
    from = (size_t)(first.s - r->text.s);
    out->message = words_of(r->a, str_cut(r->text, from, value_end(r->text, behind)));
    return true;
}

/* A column of a table: its name in the heading has as many dashes below it. */
struct column {
    size_t from, to; /* of the dashes */
    size_t next;     /* where those of the next one begin */
};

static bool find_column(struct column *c, struct str heading, struct str rules, const char *name)
{
    for (size_t at = 0; at < rules.len; at = c->next) {
        for (c->from = at; c->from < rules.len && rules.s[c->from] != '-';)
            c->from++;
        for (c->to = c->from; c->to < rules.len && rules.s[c->to] == '-';)
            c->to++;
        for (c->next = c->to; c->next < rules.len && rules.s[c->next] != '-';)
            c->next++;
        if (c->from < c->to && str_is(str_cut(heading, c->from, c->to), name))
            return true;
    }
    return false;
}

static bool first_column(struct column *c, struct str heading, struct str rules,
                         const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (find_column(c, heading, rules, names[i]))
            return true;
    return false;
}

/* Numbers stand at the right of their column, or at the left; at the right they may begin in front
 * of its name. */
static size_t number_at(struct str row, const struct column *c)
{
    size_t from = c->to;

    while (from > 0 && from <= row.len && ascii_is_digit(row.s[from - 1]))
        from--;
    return from < c->to ? from : c->from;
}

/* A row goes on in lines that are indented; a paragraph that is not, and what somebody types,
 * stand below the table. */
static size_t row_end(struct str body)
{
    bool blank = false;

    for (size_t from = 0, to; from < body.len; from = to + 1) {
        struct str line, typed;

        to = str_line_end(body, from);
        line = str_cut(body, from, to);
        if (from > 0 &&
            ((blank && str_trim(line).len > 0 && !is_indented(line)) || prompt_read(line, &typed)))
            return from;
        blank = str_trim(line).len == 0;
    }
    return body.len;
}

/* Of Get-WinEvent, which tells the provider above it, and of Get-EventLog. */
static bool read_table(struct reader *r)
{
    static const char *const ids[] = {"Id", "EventID", "InstanceID"};
    static const char *const providers[] = {"ProviderName", "Source"};
    struct event_text *out = r->out;
    struct column id, message, provider;
    struct str heading, rules, body, row;
    size_t from = 0, behind, id_at;

    do {
        if (from >= r->text.len)
            return false;
        heading = line_at(r->text, from);
        from += heading.len + 1;
        rules = line_at(r->text, from);
    } while (!str_starts(str_trim(rules), STR_LIT("--")) ||
             !find_column(&message, heading, rules, "Message") ||
             !first_column(&id, heading, rules, ids, 3));
    body = str_cut(r->text, from + rules.len + 1, r->text.len);
    body = str_cut(body, 0, row_end(body));
    row = line_at(body, 0);
    id_at = number_at(row, &id);
    out->shape = "table";
    if (first_column(&provider, heading, rules, providers, 2))
        out->provider = str_trim(
            str_cut(row, provider.from,
                    id_at > provider.from && id_at < provider.next ? id_at : provider.next));
    else
        out->provider = labelled(r->text, "ProviderName:", &behind);
    out->message = message.next < rules.len
                       ? words_of(r->a, str_cut(row, message.from, message.next))
                       : words_of(r->a, str_cut(body, message.from, body.len));
    out->id = number(str_cut(row, id_at, row.len)) & EVENT_NUMBER;
    return true;
}

/* All properties of an event: LogName is among them, as on the viewer's first line. */
static bool is_full_list(const struct reader *r)
{
    size_t behind;

    return labelled(r->text, "ProviderName :", &behind).len > 0;
}

/* Up to where somebody types the next command, or the viewer shows the event once more as XML,
 * below a label in the system's language. */
static struct str message_of_viewer(struct str text)
{
    size_t last = 0; /* where the line above begins */

    for (size_t at = 0; at < text.len; last = at, at = str_line_end(text, at) + 1) {
        struct str line = line_at(text, at), typed;

        if (str_starts(str_trim(line), STR_LIT("<Event ")))
            return str_cut(text, 0, last);
        if (prompt_read(line, &typed))
            return str_cut(text, 0, at);
    }
    return text;
}

struct labels {
    char language[3]; /* empty: English */
    char log[48], source[32], id[48], text[32];
};

/* The viewer's labels are in the system's language. */
static bool read_viewer(struct reader *r)
{
    static const struct labels rows[] = {
#define LABELS(language, log, source, id, text) {language, log, source, id, text},
#include "model/diagnosis/event_labels.def"
#undef LABELS
    };
    struct event_text *out = r->out;
    const struct labels *l = NULL;
    size_t behind = 0;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str channel = labelled(r->text, rows[i].log, &behind);

        /* of one language there may be two spellings of the id's */
        if (channel.len > 0 && (l == NULL || labelled(r->text, rows[i].id, &behind).len > 0)) {
            l = &rows[i];
            out->channel = channel;
        }
    }
    if (l == NULL)
        return false;
    out->language = l->language[0] != '\0' ? l->language : NULL;
    out->shape = "viewer";
    out->provider = labelled(r->text, l->source, &behind);
    out->id = number(labelled(r->text, l->id, &behind));
    behind = 0;
    (void)labelled(r->text, l->text, &behind);
    if (behind > 0)
        out->message = words_of(r->a, message_of_viewer(str_cut(r->text, behind, r->text.len)));
    return true;
}

/* The value behind "name=" of an element, in either kind of quotes. */
static struct str attribute(struct str text, const char *mark)
{
    size_t from;
    ptrdiff_t end;

    if (loose_find(text, 0, str_of(mark), &from) == LOOSE_NONE || from >= text.len ||
        (text.s[from] != '"' && text.s[from] != '\''))
        return STR_NONE;
    end = str_find(text, text.s[from], from + 1);
    return end < 0 ? STR_NONE : str_cut(text, from + 1, (size_t)end);
}

/* What is in an element, whatever attributes it has. */
static struct str element(struct str text, const char *open, const char *close)
{
    size_t from, to, end;
    ptrdiff_t behind;

    if (loose_find(text, 0, str_of(open), &from) == LOOSE_NONE ||
        (behind = str_find(text, '>', from)) < 0)
        return STR_NONE;
    to = loose_find(text, (size_t)behind, str_of(close), &end);
    return to == LOOSE_NONE ? STR_NONE : str_trim(str_cut(text, (size_t)behind + 1, to));
}

static const char *severity_in_xml(struct str text)
{
    static const char *const severities[] = {NULL, "error", "error", "warning", "info", "info"};
    struct str level = element(text, "<Level", "</Level>");

    return level.len == 1 && level.s[0] >= '0' && level.s[0] <= '5' ? severities[level.s[0] - '0']
                                                                    : NULL;
}

/* The text is not in the XML but where it was rendered for another machine: ids and data are. */
static bool read_xml(struct reader *r)
{
    struct event_text *out = r->out;

    if (!loose_holds(r->text, "<Event xmlns"))
        return false;
    out->shape = "xml";
    out->provider = attribute(r->text, "<Provider Name=");
    out->channel = element(r->text, "<Channel", "</Channel>");
    out->id = number(element(r->text, "<EventID", "</EventID>"));
    out->message = words_of(r->a, element(r->text, "<Message", "</Message>"));
    out->severity = severity_in_xml(r->text);
    return true;
}

/* "The description for Event ID 11507 from source Microsoft-... cannot be found", on a machine that
 * lacks the provider's texts; older ones write ( 11507 ) in Source ( ... ). The strings follow. */
static bool read_undescribed(struct reader *r)
{
    struct event_text *out = r->out;
    size_t end, at, behind;
    struct str rest, strings;

    if (loose_find(r->text, 0, STR_LIT("The description for Event ID"), &end) == LOOSE_NONE)
        return false;
    rest = str_cut(r->text, end, r->text.len);
    while (rest.len > 0 && memchr(" (\n'\"", rest.s[0], 5) != NULL)
        rest = str_cut(rest, 1, rest.len);
    out->shape = "undescribed";
    out->id = number(rest);
    if (loose_find(rest, 0, STR_LIT("source"), &end) == LOOSE_NONE &&
        loose_find(rest, 0, STR_LIT("Source"), &end) == LOOSE_NONE)
        return true;
    rest = str_cut(rest, end, rest.len);
    while (rest.len > 0 && memchr(" (\n'\"", rest.s[0], 5) != NULL)
        rest = str_cut(rest, 1, rest.len);
    for (at = 0; at < rest.len && memchr(")'\"", rest.s[at], 3) == NULL &&
                 loose_at(rest, at, STR_LIT(" cannot be found"), LOOSE_EXACT) == LOOSE_NONE;)
        at++;
    out->provider = words_of(r->a, str_cut(rest, 0, at));
    if (loose_find(rest, 0, STR_LIT("part of the event:"), &behind) != LOOSE_NONE ||
        loose_find(rest, 0, STR_LIT("included with the event:"), &behind) != LOOSE_NONE) {
        strings = str_cut(rest, behind, rest.len);
        if ((at = loose_find(strings, 0, STR_LIT("he message resource is present"), &end)) !=
            LOOSE_NONE)
            strings = str_cut(strings, 0, at > 0 ? at - 1 : 0);
        out->message = words_of(r->a, strings);
    }
    return true;
}

/* ---- a table with a separator: a heading, a row an event ---- */

static struct str cell(struct reader *r, struct str row, const struct event_columns *c, size_t i)
{
    return i == EVENT_NO_COLUMN ? STR_NONE : event_export_cell(r->a, row, c->separator, i);
}

static bool read_export(struct reader *r)
{
    struct event_text *out = r->out;
    struct event_columns c;
    struct str row, heading = line_at(r->text, 0);
    size_t from = 0;

    if (event_export_is_type(heading)) {
        from = heading.len + 1;
        heading = line_at(r->text, from);
    }
    if (!event_export_heading(&c, heading))
        return false;
    row = str_cut(r->text, from + heading.len + 1, r->text.len);
    out->id = number(cell(r, row, &c, c.id));
    if (out->id == 0)
        return false;
    out->shape = "export";
    out->provider = cell(r, row, &c, c.provider);
    out->channel = cell(r, row, &c, c.channel);
    out->message = words_of(r->a, cell(r, row, &c, c.message));
    return true;
}

/* The sentence that begins at the offset, if a line does, else the lines around it; to where a
 * paragraph ends, or somebody types. */
static struct str paragraph_at(struct str text, size_t at)
{
    size_t from = at, to;

    for (to = at; to < text.len; to++) {
        struct str line = line_at(text, to), typed;

        if (to > at && (str_trim(line).len == 0 || prompt_read(line, &typed)))
            break;
        to += line.len;
    }
    while (from > 0 && memchr(" \t>", text.s[from - 1], 3) != NULL)
        from--;
    if (from == 0 || text.s[from - 1] == '\n')
        return str_cut(text, at, to);
    while (from > 0 && !(from > 1 && text.s[from - 1] == '\n' && text.s[from - 2] == '\n'))
        from--;
    return str_cut(text, from, to);
}

/* A sentence alone: known by how it begins. */
static void read_sentence(struct reader *r)
{
    struct event_text *out = r->out;

    out->shape = "text";
    if (loose_holds(r->text, "HNS-Network-Create") || loose_holds(r->text, "HNS-Endpoint-")) {
        out->provider = STR_LIT("Microsoft-Windows-Host-Network-Service");
        return;
    }
    for (size_t i = 0; i < event_row_count; i++) {
        const struct event_row *row = &event_rows[i];
        size_t end, at;

        if (row->text[0] == '\0' ||
            (at = loose_find(r->text, 0, str_of(row->text), &end)) == LOOSE_NONE)
            continue;
        out->row = row;
        out->provider = str_of(row->provider);
        if (strcmp(row->provider, "Application Error") != 0)
            out->message = words_of(r->a, paragraph_at(r->text, at));
        return;
    }
}

void event_shape_read(struct event_text *out, struct arena *a, struct str text)
{
    struct reader r = {.out = out, .a = a, .text = text};

    if (!(is_full_list(&r) && read_list(&r)) && !read_viewer(&r) && !read_xml(&r) &&
        !read_undescribed(&r) && !read_export(&r) && !read_table(&r) && !read_list(&r))
        read_sentence(&r);
}
