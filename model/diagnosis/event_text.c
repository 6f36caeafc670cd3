#include "model/diagnosis/event_text.h"

#include "model/base/ascii.h"
#include "model/diagnosis/answer.h"
#include "model/diagnosis/error_next.h"
#include "model/diagnosis/event_shapes.h"
#include "model/diagnosis/event_split.h"
#include "model/diagnosis/loose_match.h"

#define ID_DIGITS          64 /* of a container */
#define DOCKER_WITH_FIELDS 10 /* the id is so much higher when fields follow in brackets */

struct reader {
    struct event_text *out;
    struct arena *a;
    struct str text; /* clean */
};

/* ---- what the message says ---- */

/* "vmcompute.exe": in XML it is the first of the event's data. */
static void read_program(struct reader *r)
{
    struct event_text *out = r->out;
    struct str data;
    ptrdiff_t behind;

    if (!str_is(out->provider, "Application Error"))
        return;
    out->program = event_between(r->text, "Faulting application name:", ",");
    data = out->program.len == 0 ? event_between(r->text, "<Data", "</Data>") : STR_NONE;
    if ((behind = str_find(data, '>', 0)) >= 0)
        out->program = str_trim(str_cut(data, (size_t)behind + 1, data.len));
}

static void find_row(struct reader *r)
{
    struct event_text *out = r->out;
    struct str text = r->text;

    if (out->program.len > 0)
        text = arena_printf(r->a, "Faulting application name: %.*s", STR_FMT(out->program));
    if (out->row == NULL || out->program.len > 0)
        out->row = event_row_of(out->provider, out->row != NULL ? out->row->id : out->id, text);
}

/* dockerd's own: 1 a line of the log, 2 of debugging, 3 a panic, 4 fatal; the level is printed. */
static const char *docker_severity(uint32_t id)
{
    switch (id % DOCKER_WITH_FIELDS) {
    case 2:
        return "debug";
    case 3:
    case 4:
        return "error";
    default:
        return NULL;
    }
}

static const char *level_named(struct str word)
{
    static const char *const names[][2] = {{"Critical", "error"},
                                           {"Error", "error"},
                                           {"Warning", "warning"},
                                           {"Information", "info"},
                                           {"Verbose", "debug"}};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (str_is(word, names[i][0]))
            return names[i][1];
    return NULL;
}

/* Of a list behind its label, of a table somewhere in the row. */
static const char *level_told(struct str text, const char *shape)
{
    static const char *const labels[] = {"LevelDisplayName", "EntryType", "Level"};
    const bool table = strcmp(shape, "table") == 0;
    const char *level = NULL;
    struct str line;

    while (level == NULL && str_next_line(&text, &line)) {
        ptrdiff_t colon = str_find(line, ':', 0);

        for (size_t i = 0; colon > 0 && i < sizeof(labels) / sizeof(labels[0]); i++)
            if (str_is(str_trim(str_cut(line, 0, (size_t)colon)), labels[i]))
                level = level_named(str_trim(str_cut(line, (size_t)colon + 1, line.len)));
        for (size_t at = 0, to; level == NULL && table && at < line.len; at = to + 1) {
            for (to = at; to < line.len && line.s[to] != ' ';)
                to++;
            level = level_named(str_cut(line, at, to));
        }
    }
    return level;
}

static void set_severity(struct reader *r)
{
    struct event_text *out = r->out;

    if (out->severity == NULL && out->row != NULL)
        out->severity = out->row->severity;
    if (out->severity == NULL && str_is(out->provider, "docker")) {
        out->severity = docker_severity(out->id);
        if (out->severity == NULL)
            out->severity = level_told(r->text, out->shape);
        if (out->severity == NULL && out->error.codes != NULL)
            out->severity = "error";
        if (out->severity == NULL)
            out->severity = "info";
    }
    if (out->severity == NULL && out->shape != NULL && strcmp(out->shape, "text") != 0)
        out->severity = level_told(r->text, out->shape);
}

static void read_ccg(struct event_text *out)
{
    struct str m = out->message;
    size_t end, at;

    if (!str_is(out->provider, "Microsoft-Windows-Containers-CCG"))
        return;
    at = loose_find(m, 0, STR_LIT("{"), &end);
    if (at != LOOSE_NONE)
        out->plugin = str_cut(m, at, at + 38);
    out->account = event_between(m, "gmsa credentials for ", " using plug");
    at = loose_find(m, 0, STR_LIT(". Error reason: "), &end);
    if (at == LOOSE_NONE)
        at = loose_find(m, 0, STR_LIT(". Error: "), &end);
    if (at != LOOSE_NONE)
        out->reason = str_trim(str_cut(m, end, m.len));
}

/* Whose event it is tells which call failed, where its words do not. */
static void add_call(struct reader *r)
{
    static const struct {
        char provider[40], call[12], layer[4];
        uint32_t id; /* 0: any */
    } calls[] = {{"Microsoft-Windows-Host-Network-Service", "hns.call", "hns", 0},
                 {"Microsoft-Windows-Hyper-V-Compute", "hcs.Create", "hcs", 12000}};
    struct error_text *t = &r->out->error;

    for (size_t i = 0; t->calls == NULL && i < sizeof(calls) / sizeof(calls[0]); i++) {
        struct error_call *c;

        if (!str_is(r->out->provider, calls[i].provider) ||
            (calls[i].id != 0 && calls[i].id != r->out->id))
            continue;
        if ((c = arena_calloc(r->a, 1, sizeof(*c))) == NULL)
            return;
        c->name = calls[i].call;
        t->calls = c;
        t->layer = calls[i].layer;
        if (calls[i].id != 0) /* that of a virtual machine's creation */
            t->isolation = TAIL_HYPERV;
    }
}

/* The Host Compute Service names systems, in whatever words of whatever language. */
static void add_ids(struct reader *r)
{
    struct event_text *out = r->out;
    struct str text = out->message;

    if (!str_is(out->provider, "Microsoft-Windows-Hyper-V-Compute") ||
        out->error.container_ids != NULL)
        return;
    for (size_t at = 0, to; at < text.len; at = to + 1) {
        struct error_name *name;

        for (to = at; to < text.len &&
                      (ascii_is_digit(text.s[to]) || (text.s[to] >= 'a' && text.s[to] <= 'f'));)
            to++;
        if (to - at != ID_DIGITS || (at > 0 && text.s[at - 1] == '\\') ||
            (name = arena_calloc(r->a, 1, sizeof(*name))) == NULL)
            continue;
        name->text = str_cut(text, at, to);
        out->error.container_ids = name;
        return;
    }
}

static struct err *read_message(struct reader *r)
{
    struct event_text *out = r->out;
    bool docker = str_is(out->provider, "docker");
    struct error_code *c;
    struct err *e;

    e = error_text(&out->error, r->a, out->message.len > 0 ? out->message : r->text);
    if (e != NULL)
        return e;
    add_call(r);
    add_ids(r);
    /* In an event's text an NTSTATUS stands for itself; dockerd's log lines are hcsshim's words. */
    for (c = out->error.codes; c != NULL && !docker; c = c->next)
        if (c->parts.has_ntstatus && c->parts.hresult == (c->parts.ntstatus | 0x10000000u))
            c->parts.has_hresult = false;
    return NULL;
}

/* The module's time stamps of a crash are hexadecimal too, and no codes. */
static void read_crash(struct reader *r)
{
    struct event_text *out = r->out;
    struct error_code **link = &out->error.codes;

    if (out->row == NULL || strcmp(out->row->provider, "Application Error") != 0)
        return;
    while (*link != NULL) {
        struct str before =
            str_cut(out->error.clean.text, (*link)->at > 20 ? (*link)->at - 20 : 0, (*link)->at);

        if (loose_holds(before, "Exception code:"))
            link = &(*link)->next;
        else
            *link = (*link)->next;
    }
}

struct err *event_of_parts(struct event_text *out, struct arena *a, struct str provider,
                           uint32_t id, struct str message)
{
    struct reader r = {.out = out, .a = a, .text = message};

    *out = (struct event_text){.provider = provider, .id = id, .message = message};
    read_program(&r);
    find_row(&r);
    return read_message(&r);
}

const char *event_next(const struct event_text *e)
{
    const struct error_code *c = e->error.codes;

    if (e->row == NULL || e->row->next[0] == '\0')
        return NULL;
    while (c != NULL && (c->parts.row.name == NULL || error_next(&e->error, &c->parts.row) == NULL))
        c = c->next;
    return e->row->reasoned && c != NULL ? NULL : e->row->next;
}

/* "Get-WinEvent -LogName CHANNEL" above it. */
static void find_channel(struct reader *r)
{
    struct event_text *out = r->out;
    size_t end, at = loose_find(r->text, 0, STR_LIT("-LogName "), &end);
    struct str line;
    ptrdiff_t blank;

    if (at == LOOSE_NONE || out->channel.len > 0)
        return;
    line = str_cut(r->text, end, str_line_end(r->text, end));
    blank = str_find(line, ' ', 0);
    out->channel = str_cut(line, 0, blank < 0 ? line.len : (size_t)blank);
}

/* A channel is called after its provider: Microsoft-Windows-Containers-CCG/Admin,
 * Microsoft-Windows-Hyper-V-Compute-Admin. */
static bool is_channel_of(struct str channel, struct str provider)
{
    return str_starts(channel, provider) && channel.len > provider.len &&
           strchr("/-", channel.s[provider.len]) != NULL;
}

/* Of a list that shows some properties, and not the provider, number, words and channel tell it. */
static void find_provider(struct event_text *out)
{
    if (out->provider.len > 0 || out->id == 0)
        return;
    for (size_t i = 0; i < event_row_count; i++) {
        const struct event_row *row = &event_rows[i];
        struct str provider = str_of(row->provider);

        if (is_channel_of(out->channel, provider) ||
            (row->id == out->id && row->text[0] != '\0' && loose_holds(out->message, row->text))) {
            out->provider = provider;
            return;
        }
    }
}

struct err *event_text(struct event_text *out, struct arena *a, struct str text)
{
    struct reader r = {.out = out, .a = a};
    struct clean_text clean;
    struct err *e;

    *out = (struct event_text){.id = 0};
    clean_text(&clean, a, text);
    r.text = event_lists_of_json(a, clean.unsaid);
    if (r.text.len == 0)
        r.text = clean.unsaid;
    event_shape_read(out, a, r.text);
    find_channel(&r);
    find_provider(out);
    read_program(&r);
    find_row(&r);
    if ((e = read_message(&r)) != NULL)
        return e;
    read_crash(&r);
    read_ccg(out);
    set_severity(&r);
    out->network_id = event_between(r.text, "Network id = '{", "}'");
    return arena_failed(a) ? err_oom() : NULL;
}

void event_text_finish(struct event_text *e)
{
    error_text_finish(&e->error);
}

const struct value *event_answer(const struct event_text *e)
{
    bool docker = str_is(e->provider, "docker");
    struct value *m = made_with(value_map(), "provider", answer_str(e->provider));

    m = made_with(m, "id", e->id != 0 ? answer_number(e->id) : value_null());
    m = made_with(m, "channel", answer_str(e->channel));
    if (e->id == 0 && e->row != NULL)
        m = made_with(m, "id_by_text", answer_number(e->row->id));
    m = made_with(m, "message", docker ? value_null() : answer_str(e->message));
    m = made_with(m, "codes", answer_codes(e->error.codes));
    m = made_with(m, "severity", answer_text(e->severity));
    m = made_with(m, "container_ids", answer_names(e->error.container_ids));
    if (e->plugin.len > 0)
        m = made_with(m, "plugin", answer_str(e->plugin));
    if (e->account.len > 0)
        m = made_with(m, "account", answer_str(e->account));
    if (e->reason.len > 0)
        m = made_with(m, "error", answer_str(e->reason));
    if (e->network_id.len > 0)
        m = made_with(m, "network_id", answer_str(e->network_id));
    if (e->program.len > 0)
        m = made_with(m, "program", answer_str(e->program));
    if (e->language != NULL)
        m = made_with(m, "language", answer_text(e->language));
    if (docker) {
        m = made_with(m, "document", answer_text(tail_kind_name(e->error.document.kind)));
        m = made_with(m, "document_json",
                      e->error.document.json != NULL ? value_ref(e->error.document.json)
                                                     : value_null());
        m = made_with(m, "shape", answer_text(e->shape));
    }
    return m;
}
