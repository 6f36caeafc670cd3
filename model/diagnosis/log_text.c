#include "model/diagnosis/log_text.h"

#include "model/diagnosis/answer.h"
#include "model/diagnosis/json_front.h"
#include "model/diagnosis/log_fields.h"
#include "model/diagnosis/log_split.h"
#include "model/diagnosis/loose_match.h"

struct reader {
    struct log_text *out;
    struct arena *a;
    struct log_fields fields;
};

static void set_document(struct reader *r, const char *kind, const struct value *json)
{
    r->out->document = kind;
    r->out->json = json;
}

static void hint(struct reader *r, const char *from, const char *to)
{
    r->out->hinted = true;
    r->out->hint_from = from;
    r->out->hint_to = to;
}

static bool behind(struct str text, const char *mark, struct str *rest)
{
    size_t end;

    if (loose_find(text, 0, str_of(mark), &end) == LOOSE_NONE)
        return false;
    *rest = str_cut(text, end, text.len);
    return true;
}

/* ---- bodies of API calls ---- */

static bool has(const struct value *body, const char *key)
{
    return value_get(body, str_of(key)) != NULL;
}

/* A body without any of them is of another call: docker login, volume create, update. */
static bool may_make_container(const struct value *body)
{
    static const char keys[][20] = {"Image",        "HostConfig",       "Env",
                                    "Entrypoint",   "Hostname",         "WorkingDir",
                                    "ExposedPorts", "NetworkingConfig", "ArgsEscaped"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (has(body, keys[i]))
            return true;
    return body == NULL || body->kind != VALUE_MAP;
}

/* Which call a body is of; its path decides where it is told. */
static void set_body(struct reader *r, const struct value *body)
{
    bool container = has(body, "Image") || has(body, "HostConfig");

    if (loose_holds(r->fields.url, "/exec") || (!container && has(body, "Cmd"))) {
        r->out->call = "api.ExecCreate";
        set_document(r, "exec-body", body);
    } else if (loose_holds(r->fields.url, "/networks/") ||
               (!container && (has(body, "IPAM") || has(body, "CheckDuplicate")))) {
        r->out->call = "api.NetworkCreate";
        set_document(r, "network-body", body);
    } else if (!may_make_container(body)) {
        set_document(r, "other-body", body);
    } else {
        r->out->call = "api.ContainerCreate";
        set_document(r, "create-body", body);
    }
}

static bool read_form_data(struct reader *r)
{
    struct str rest;

    if (r->fields.form_data != NULL) {
        set_body(r, r->fields.form_data);
        r->fields.form_data = NULL;
        hint(r, "28.0", "29");
        return true;
    }
    if (!behind(r->out->message, "form data:", &rest))
        return false;
    set_body(r, json_front(r->a, rest));
    if (strcmp(r->out->form, "desktop-logfmt") == 0)
        hint(r, NULL, "17.12");
    else
        hint(r, NULL, strcmp(r->out->form, "desktop") == 0 ? "20.10" : "27.5");
    return true;
}

/* ---- HNS and HCS ---- */

static bool read_hns(struct reader *r)
{
    struct str rest;

    if (behind(r->out->message, "Network Response :", &rest)) {
        set_document(r, "hns-networks", json_front(r->a, rest));
    } else if (behind(r->out->message, "] Request :", &rest)) {
        set_document(r, "hns-request", json_front(r->a, rest));
    } else {
        return false;
    }
    r->out->call = "hns.call";
    return true;
}

static bool read_result(struct reader *r)
{
    struct str rest;

    if (!str_starts(r->out->message, STR_LIT("Result: ")) ||
        !behind(r->out->message, "Result:", &rest))
        return false;
    r->out->call = "hcs.*";
    set_document(r, "hcs-result", json_front(r->a, rest));
    return true;
}

/* How the line about a new container reads, by release of the engine. */
static void date_document(struct reader *r)
{
    if (loose_holds(r->out->message, "HCSShim::CreateContainer"))
        hint(r, "1.12", "18.06");
    else if (loose_holds(r->out->message, "hcsshim::CreateComputeSystem ID="))
        hint(r, "18.09.0", "18.09.9");
    else if (loose_holds(r->out->message, "HCS ComputeSystem"))
        hint(r, "19.03.0", "19.03.5");
}

/* The document that was sent, in the message or in a field of its own. */
static bool read_hcs(struct reader *r)
{
    struct tail_document *d = &r->out->error.document;
    bool process = loose_holds(r->out->message, "Process Document");

    if (r->fields.document.len > 0) {
        struct clean_text whole = {.text = r->fields.document};

        value_unref(d->json);
        tail_document(d, r->a, &whole, 0);
    }
    if (d->kind == TAIL_NONE)
        return false;
    date_document(r);
    r->out->call = process || d->kind == TAIL_PROCESS ? "hcs.CreateProcess" : "hcs.Create";
    set_document(r, tail_kind_name(d->kind), d->json != NULL ? value_ref(d->json) : NULL);
    return true;
}

/* ---- facts and errors ---- */

static void set_exit(struct reader *r, uint32_t code)
{
    struct error_text *t = &r->out->error;
    struct error_call *call = arena_calloc(r->a, 1, sizeof(*call));

    if (call == NULL)
        return;
    call->name = r->out->call;
    t->calls = call;
    t->layer = "process";
    t->has_exit_code = true;
    t->exit_code = code;
}

/* "event-info={<id> init <pid> <exit code> ..." */
static bool read_exit_event(struct reader *r)
{
    struct str rest, word;
    size_t i = 0;
    uint32_t value;
    struct error_code *c;

    if (str_is(r->fields.event, "exit") && str_starts(r->fields.event_info, STR_LIT("{")))
        rest = str_cut(r->fields.event_info, 1, r->fields.event_info.len);
    else if ((!behind(r->out->message, "event-info={", &rest) &&
              !behind(r->out->message, "event-info=\"{", &rest)) ||
             !loose_holds(r->out->message, "event=exit"))
        return false;
    r->out->call = "process.Exit";
    for (int field = 0; field < 3; field++) {
        ptrdiff_t blank = str_find(rest, ' ', i);

        if (blank < 0)
            return true;
        i = (size_t)blank + 1;
    }
    word = str_cut(rest, i, rest.len);
    word = str_cut(word, 0, str_find(word, ' ', 0) < 0 ? word.len : (size_t)str_find(word, ' ', 0));
    if (!code_read(&value, word) || value == 0)
        return true;
    set_exit(r, value);
    if (value <= 0xFFFF || (c = arena_calloc(r->a, 1, sizeof(*c))) == NULL)
        return true;
    *c = (struct error_code){
        .as_written = word, .by_number = true, .parts = code_take_apart(value, CODE_AS_EXIT)};
    r->out->error.codes = c;
    return true;
}

static void read_error(struct reader *r)
{
    struct str rest;

    for (const struct error_call *c = r->out->error.calls; c != NULL; c = c->next)
        r->out->call = c->name;
    if (behind(r->out->message, "Windows default isolation mode:", &rest))
        r->out->default_isolation = str_trim(str_cut(rest, 0, str_line_end(rest, 0)));
}

static void read_handler(struct reader *r)
{
    struct str rest;
    ptrdiff_t blank;

    if (!behind(r->out->message, "Handler for ", &rest) || (blank = str_find(rest, ' ', 0)) < 0)
        return;
    rest = str_cut(rest, (size_t)blank + 1, rest.len);
    blank = str_find(rest, ' ', 0);
    r->out->http = str_cut(rest, 0, blank < 0 ? rest.len : (size_t)blank);
}

static bool is_error(const char *level)
{
    return level != NULL && (strcmp(level, "error") == 0 || strcmp(level, "fatal") == 0 ||
                             strcmp(level, "panic") == 0);
}

/* The daemon's answer to a request, or an error that it logged of its own accord. That something
 * asked about is not there goes to programs that look, all day long. */
static void read_failure(struct reader *r)
{
    const struct log_fields *f = &r->fields;
    struct str rest;

    if (behind(f->message, "Handler for POST ", &rest)) {
        if (behind(rest, "returned error:", &rest))
            r->out->failure = str_trim(rest);
    } else if (!is_error(f->level) || behind(f->message, "Handler for ", &rest)) {
        return;
    } else if (f->error.len > 0) {
        r->out->failure = arena_printf(r->a, "%.*s: %.*s", STR_FMT(f->message), STR_FMT(f->error));
    } else if (r->out->error.calls != NULL || r->out->error.codes != NULL) {
        r->out->failure = f->message;
    }
}

/* The words that codes and ids are looked for in: message, and the fields that hold either. */
static struct str all_words(struct reader *r)
{
    const struct log_fields *f = &r->fields;

    if (f->id.len == 0 && f->error.len == 0)
        return f->message;
    return arena_printf(r->a, "%.*s cid=%.*s error: %.*s", STR_FMT(f->message), STR_FMT(f->id),
                        STR_FMT(f->error));
}

struct err *log_text(struct log_text *out, struct arena *a, struct str text)
{
    struct reader r = {.out = out, .a = a};
    struct clean_text clean;
    struct err *e;
    size_t begin;

    *out = (struct log_text){.form = NULL};
    clean_text(&clean, a, text);
    out->wrapped = clean.joint_count > 0;
    (void)log_begin(clean.unsaid, &begin);
    log_fields(&r.fields, a, str_cut(clean.unsaid, begin, log_record_end(clean.unsaid, begin)));
    out->form = r.fields.form;
    out->level = r.fields.level;
    out->message = r.fields.message;
    if ((e = error_text(&out->error, a, all_words(&r))) != NULL) {
        value_unref(r.fields.form_data);
        return e;
    }
    read_handler(&r);
    read_failure(&r);
    if (!read_form_data(&r) && !read_hns(&r) && !read_result(&r) && !read_hcs(&r) &&
        !read_exit_event(&r))
        read_error(&r);
    value_unref(r.fields.form_data);
    return arena_failed(a) ? err_oom() : NULL;
}

void log_text_finish(struct log_text *l)
{
    error_text_finish(&l->error);
    value_unref(l->json);
    l->json = NULL;
}

const struct value *log_answer(const struct log_text *l)
{
    struct value *m = made_with(value_map(), "level", answer_text(l->level));

    m = made_with(m, "call", answer_text(l->call));
    m = made_with(m, "container_ids", answer_names(l->error.container_ids));
    m = made_with(m, "document", answer_text(l->document));
    m = made_with(m, "document_json", l->json != NULL ? value_ref(l->json) : value_null());
    m = made_with(m, "codes", answer_codes(l->error.codes));
    m = made_with(m, "form", answer_text(l->form));
    if (l->error.document.isolation != TAIL_UNKNOWN)
        m = made_with(m, "isolation", answer_isolation(l->error.document.isolation));
    if (l->wrapped)
        m = made_with(m, "wrapped", value_bool(true));
    if (l->http.len > 0)
        m = made_with(m, "http", answer_str(l->http));
    if (l->default_isolation.len > 0)
        m = made_with(m, "default_isolation", answer_str(l->default_isolation));
    if (l->hinted) {
        struct value *h = made_with(value_map(), "from", answer_text(l->hint_from));

        m = made_with(m, "engine_hint", made_with(h, "to", answer_text(l->hint_to)));
    }
    return m;
}

struct err *log_record_that_failed(struct str *out, struct arena *a, struct str log)
{
    size_t at;
    const size_t begin = log_begin(log, &at);

    *out = str_cut(log, begin, log_record_end(log, begin));
    for (size_t from = begin, to; from < log.len; from = to) {
        struct log_text t;
        struct err *e;
        bool failed;

        to = log_record_end(log, from);
        if ((e = log_text(&t, a, str_cut(log, from, to))) != NULL)
            return e;
        failed = t.failure.len > 0;
        log_text_finish(&t);
        if (!failed)
            continue;
        *out = str_cut(log, from, to);
        break;
    }
    return NULL;
}
