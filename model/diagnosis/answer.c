#include "model/diagnosis/answer.h"

#include <inttypes.h>
#include <stdio.h>

const struct value *answer_str(struct str text)
{
    return text.len > 0 ? value_string(text) : value_null();
}

const struct value *answer_text(const char *text)
{
    return text != NULL ? value_string(str_of(text)) : value_null();
}

const struct value *answer_number(uint64_t n)
{
    char digits[24];

    (void)snprintf(digits, sizeof(digits), "%" PRIu64, n);
    return value_number(str_of(digits));
}

static const struct value *hex(bool has, uint32_t v)
{
    char digits[12];

    if (!has)
        return value_null();
    (void)snprintf(digits, sizeof(digits), "0x%08" PRIX32, v);
    return value_string(str_of(digits));
}

const struct value *answer_codes(const struct error_code *first)
{
    struct value *list = value_list();

    for (const struct error_code *c = first; c != NULL; c = c->next) {
        struct value *m = value_map();

        m = made_with(m, "as_written", value_string(c->as_written));
        m = made_with(m, "from", answer_text(c->by_number ? "number" : "words"));
        m = made_with(m, "hresult", hex(c->parts.has_hresult, c->parts.hresult));
        m = made_with(m, "win32",
                      c->parts.has_win32 ? answer_number(c->parts.win32) : value_null());
        m = made_with(m, "ntstatus", hex(c->parts.has_ntstatus, c->parts.ntstatus));
        m = made_with(m, "name", answer_text(c->parts.name));
        list = made_push(list, m);
    }
    return list;
}

const struct value *answer_names(const struct error_name *names)
{
    struct value *list = value_list();

    for (; names != NULL; names = names->next)
        list = made_push(list, value_string(names->text));
    return list;
}

static const struct value *calls(const struct error_text *t)
{
    struct value *list = value_list();

    for (const struct error_call *c = t->calls; c != NULL; c = c->next)
        list = made_push(list, answer_text(c->name));
    return list;
}

static const struct value *events(const struct error_event *e)
{
    struct value *list = value_list();

    for (; e != NULL; e = e->next) {
        struct value *m = made_with(value_map(), "provider", value_string(e->provider));

        list = made_push(list, made_with(m, "event_id", answer_number(e->id)));
    }
    return list;
}

static const struct value *releases(const struct error_releases *r)
{
    struct value *m;

    if (!r->known)
        return value_null();
    m = made_with(value_map(), "from", answer_text(r->from));
    return made_with(m, "to", answer_text(r->to));
}

const struct value *answer_isolation(enum tail_isolation i)
{
    static const char *const names[] = {NULL, "process", "hyperv"};

    return answer_text(names[i]);
}

static struct value *with_document(struct value *m, const struct tail_document *d)
{
    const bool is = d->kind != TAIL_NONE;

    m = made_with(m, "document", answer_text(tail_kind_name(d->kind)));
    m = made_with(m, "document_state", answer_text(is ? tail_state_name(d->state) : NULL));
    m = made_with(m, "document_json", d->json != NULL ? value_ref(d->json) : value_null());
    return made_with(m, "isolation", answer_isolation(d->isolation));
}

/* What not every text has. */
static struct value *with_extras(struct value *m, const struct error_text *t)
{
    if (t->endpoint_names != NULL)
        m = made_with(m, "endpoint_names", answer_names(t->endpoint_names));
    if (t->networks != NULL)
        m = made_with(m, "networks", answer_names(t->networks));
    if (t->layer_ids != NULL)
        m = made_with(m, "layer_ids", answer_names(t->layer_ids));
    if (t->events != NULL)
        m = made_with(m, "events", events(t->events));
    if (t->has_exit_code)
        m = made_with(m, "exit_code", answer_number(t->exit_code));
    if (t->wrapper != NULL)
        m = made_with(m, "wrapper", answer_text(t->wrapper));
    if (t->language != NULL)
        m = made_with(m, "language", answer_text(t->language));
    if (t->run_line.len > 0)
        m = made_with(m, "run_line", value_string(t->run_line));
    if (t->document.state == TAIL_WRAPPED)
        m = made_with(m, "blanks_lost", value_bool(t->clean.blanks_lost));
    return m;
}

const struct value *error_answer(const struct error_text *t)
{
    struct value *m = value_map();

    m = made_with(m, "layer", answer_text(t->layer));
    m = made_with(m, "calls", calls(t));
    m = made_with(m, "codes", answer_codes(t->codes));
    m = made_with(m, "container_ids", answer_names(t->container_ids));
    m = with_document(m, &t->document);
    m = made_with(m, "engine_hint", releases(&t->releases));
    m = made_with(m, "client", answer_text(t->client));
    return with_extras(m, t);
}
