#include "model/diagnosis/log_fields.h"

#include "model/diagnosis/json_front.h"

/* ---- levels -------------------------------------------------------------------------------- */

static const char *level_of(struct str word)
{
    static const char *const levels[][2] = {
        {"debug", "debug"},     {"trace", "debug"},  {"info", "info"},   {"information", "info"},
        {"warning", "warning"}, {"warn", "warning"}, {"error", "error"}, {"erro", "error"},
        {"fatal", "fatal"},     {"fata", "fatal"},   {"panic", "fatal"}, {"debu", "debug"}};

    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
        if (str_eq_ascii_case(word, str_of(levels[i][0])))
            return levels[i][1];
    return NULL;
}

/* ---- logfmt ---- */

/* A quoted value at `from` (behind its first quote); *end: behind its last. */
static struct str quoted(struct arena *a, struct str t, size_t from, size_t *end)
{
    char *to = arena_alloc(a, t.len - from + 1);
    size_t n = 0, i = from;

    *end = t.len;
    if (to == NULL)
        return STR_NONE;
    for (; i < t.len && t.s[i] != '"'; i++) {
        char c = t.s[i];

        if (c == '\\' && i + 1 < t.len) {
            c = t.s[++i];
            if (c == 'u')
                to[n++] = '\\';
            else
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
        to[n++] = c;
    }
    *end = i < t.len ? i + 1 : i;
    return (struct str){to, n};
}

/* The body of a request, as a text of JSON. */
static void take_form_data(struct log_fields *out, struct arena *a, struct str value)
{
    if (out->form_data == NULL)
        out->form_data = json_front(a, value);
}

static void take_field(struct log_fields *out, struct arena *a, struct str key, struct str value)
{
    if (str_is(key, "level"))
        out->level = level_of(value);
    else if (str_is(key, "msg"))
        out->message = value;
    else if (str_is(key, "json") || str_is(key, "configuration"))
        out->document = value;
    else if (str_is(key, "cid") ||
             ((str_is(key, "id") || str_is(key, "container")) && out->id.len == 0))
        out->id = value;
    else if (str_is(key, "error"))
        out->error = value;
    else if (str_is(key, "name"))
        out->name = value;
    else if (str_is(key, "request-url"))
        out->url = value;
    else if (str_is(key, "event"))
        out->event = value;
    else if (str_is(key, "event-info"))
        out->event_info = value;
    else if (str_is(key, "form-data"))
        take_form_data(out, a, value);
}

static bool is_key(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

/* Fields key=value with blanks between them; a time stamp of the next record ends it. */
static void read_logfmt(struct log_fields *out, struct arena *a, struct str t)
{
    for (size_t i = 0; i < t.len;) {
        size_t from = i, end;
        struct str key, value;

        while (i < t.len && is_key(t.s[i]))
            i++;
        key = str_cut(t, from, i);
        if (key.len == 0 || i >= t.len || t.s[i] != '=') {
            i = from + 1;
            continue;
        }
        if (str_is(key, "time") && out->message.len > 0)
            return;
        if (++i < t.len && t.s[i] == '"') {
            value = quoted(a, t, i + 1, &end);
        } else {
            for (end = i; end < t.len && t.s[end] != ' ' && t.s[end] != '\n';)
                end++;
            value = str_cut(t, i, end);
        }
        take_field(out, a, key, value);
        i = end + 1;
    }
}

/* ---- JSON ---- */

static bool read_json(struct log_fields *out, struct arena *a, struct str t)
{
    const struct value *root = json_front(a, t);
    bool named; /* as the daemon names its words */

    if (root == NULL || root->kind != VALUE_MAP) {
        value_unref(root);
        return false;
    }
    named = value_get(root, STR_LIT("msg")) != NULL;
    if (!named && (value_get(root, STR_LIT("message")) == NULL ||
                   value_get(root, STR_LIT("level")) == NULL)) {
        value_unref(root);
        return false;
    }
    for (size_t i = 0; i < root->u.map.count; i++) {
        const struct value_member *m = &root->u.map.members[i];

        if (m->value->kind == VALUE_STRING)
            take_field(out, a, !named && str_is(m->key, "message") ? STR_LIT("msg") : m->key,
                       arena_str(a, m->value->u.text));
        else if (str_is(m->key, "form-data") && out->form_data == NULL)
            out->form_data = value_ref(m->value);
    }
    value_unref(root);
    return true;
}

/* ---- a terminal's, Docker Desktop's, the event log's ---- */

/* "DEBU[2018-11-30T17:41:56+01:00] text      key=value" */
static bool read_tty(struct log_fields *out, struct arena *a, struct str t)
{
    ptrdiff_t close = str_find(t, ']', 0);

    if (t.len < 6 || t.s[4] != '[' || close < 0 || level_of(str_cut(t, 0, 4)) == NULL)
        return false;
    read_logfmt(out, a, str_cut(t, (size_t)close + 1, t.len));
    out->level = level_of(str_cut(t, 0, 4));
    out->message = str_trim(str_cut(t, (size_t)close + 1, t.len));
    return true;
}

/* "[20:56:41.610][WindowsDaemon  ][Info   ] debug: text"; lines without brackets go on. */
static bool read_desktop(struct log_fields *out, struct arena *a, struct str t)
{
    ptrdiff_t first = str_find(t, ']', 0), second, third;
    struct str body;
    size_t end;

    if (t.len < 14 || t.s[0] != '[' || t.s[3] != ':' || first < 0)
        return false;
    second = str_find(t, ']', (size_t)first + 1);
    third = second < 0 ? -1 : str_find(t, ']', (size_t)second + 1);
    if (third < 0)
        return false;
    out->form = "desktop";
    out->level = level_of(str_trim(str_cut(t, (size_t)second + 2, (size_t)third)));
    body = str_trim(str_cut(t, (size_t)third + 1, t.len));
    for (end = 0; end < body.len; end++)
        if (body.s[end] == '\n' && end + 1 < body.len && body.s[end + 1] == '[' &&
            end + 4 < body.len && body.s[end + 4] == ':')
            break;
    body = str_cut(body, 0, end);
    if (str_starts(body, STR_LIT("time="))) {
        out->form = "desktop-logfmt";
        read_logfmt(out, a, body);
        return true;
    }
    for (end = 0; end < body.len && body.s[end] >= 'a' && body.s[end] <= 'z';)
        end++;
    if (end < body.len && body.s[end] == ':' && level_of(str_cut(body, 0, end)) != NULL) {
        out->level = level_of(str_cut(body, 0, end));
        body = str_trim(str_cut(body, end + 1, body.len));
    }
    out->message = body;
    return true;
}

void log_fields(struct log_fields *out, struct arena *a, struct str text)
{
    text = str_trim(text);
    *out = (struct log_fields){.form = "eventlog"};
    if (str_starts(text, STR_LIT("time=")) || str_starts(text, STR_LIT("level="))) {
        out->form = "logfmt";
        read_logfmt(out, a, text);
    } else if (str_starts(text, STR_LIT("{")) && read_json(out, a, text)) {
        out->form = "json";
    } else if (read_tty(out, a, text)) {
        out->form = "tty";
    } else if (!read_desktop(out, a, text)) {
        out->level = "info";
        out->message = text;
    }
}
