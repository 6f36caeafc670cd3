/* Events of Windows, copied from the viewer or printed by a command. They tell what failed:
 * evidence beside the container. */
#include "model/diagnosis/event_split.h"
#include "model/diagnosis/event_text.h"
#include "model/formats/log.h"
#include "model/formats/members.h"
#include "model/formats/text_notes.h"
#include "model/value/value_make.h"

static unsigned sure_of(struct arena *a, const struct input *in)
{
    struct event_text t;
    struct err *e = event_text(&t, a, input_head(in));
    unsigned sure = 0;

    if (e != NULL) {
        err_free(e);
        return 0;
    }
    if (t.shape != NULL && strcmp(t.shape, "text") != 0 && (t.provider.len > 0 || t.row != NULL))
        sure = 80;
    else if (t.row != NULL)
        sure = 65;
    event_text_finish(&t);
    return sure;
}

unsigned format_event_log_recognises(const struct input *in)
{
    const struct value *v = in->json ? first_object(in->value) : NULL;

    if (v != NULL)
        return (has_member(v, "ProviderName") && member_number(v, "Id").len > 0 &&
                has_member(v, "Message")) ||
                       (has_member(v, "Source") && member_number(v, "EventID").len > 0 &&
                        has_member(v, "Message"))
                   ? 85
                   : 0;
    return text_recognised(in, sure_of);
}

static struct value *with_text(struct value *map, const char *key, struct str text)
{
    return text.len > 0 ? made_with(map, key, value_string(text)) : map;
}

struct reader {
    struct evidence *out;
    struct value *list; /* of events */
    struct log_reader log;
};

static void add_event(struct reader *r, const struct event_text *t)
{
    struct str provider =
        t->provider.len == 0 && t->row != NULL ? str_of(t->row->provider) : t->provider;
    uint32_t id = t->id == 0 && t->row != NULL ? t->row->id : t->id;
    struct value *event;

    if (provider.len == 0 && id == 0)
        return;
    event = with_text(value_map(), "Provider", provider);
    if (id > 0)
        event =
            made_with(event, "Id", value_number(arena_printf(&r->out->arena, "%u", (unsigned)id)));
    event = with_text(event, "Message", t->message);
    r->list = made_push(r->list, event);
}

/* Behind the events that were told before. */
static void tell_events(struct reader *r)
{
    static const struct str path = STR_INIT("host.Events");
    const struct fact *before = evidence_fact(r->out, path);
    struct value *all = value_list();
    size_t count = element_count(r->list);

    for (size_t i = 0; before != NULL && i < element_count(before->value); i++)
        all = made_push(all, value_ref(element(before->value, i)));
    for (size_t i = 0; i < count; i++)
        all = made_push(all, value_ref(element(r->list, i)));
    if (count > 0 || r->list == NULL)
        evidence_tell(r->out, path, r->list != NULL ? all : NULL, STR_LIT("event log: events"));
    if (count == 0 || r->list == NULL)
        value_unref(all);
    value_unref(r->list);
}

static struct err *read_event(struct reader *r, struct str text)
{
    struct evidence *out = r->out;
    struct event_text t;
    struct err *e = event_text(&t, &out->arena, text);

    if (e != NULL)
        return e;
    add_event(r, &t);
    if (t.id == 0 && t.row == NULL)
        evidence_note(out, NOTE_LEFT_OUT, STR_NONE,
                      STR_LIT("the event has no number, and its text is none that is known"));
    if (t.row != NULL && t.row->meaning[0] != '\0')
        evidence_note(out, NOTE_REMARK, STR_NONE,
                      arena_printf(&out->arena, "event %u of %s: %s", (unsigned)t.row->id,
                                   t.row->provider, t.row->meaning));
    if (str_is(t.provider, "docker") && t.message.len > 0)
        e = log_read_record(&r->log, t.message);
    event_text_finish(&t);
    return e;
}

/* {"Id": 6, "ProviderName": ..., "Message": ...} of ConvertTo-Json, as the list that it is. */
static struct err *read_object(struct reader *r, const struct value *v)
{
    struct str list = event_of_object(&r->out->arena, v);

    r->out->line = v->line;
    if (list.len > 0)
        return read_event(r, list);
    evidence_note(r->out, NOTE_LEFT_OUT, STR_NONE, STR_LIT("an object that is no event"));
    return NULL;
}

static struct err *read_json(struct reader *r, const struct value *v)
{
    struct err *e = NULL;

    if (v->kind == VALUE_MAP)
        return read_object(r, v);
    for (size_t i = 0; e == NULL && i < element_count(v); i++)
        e = read_object(r, element(v, i));
    return e;
}

static struct err *read_text(struct reader *r, const struct input *in)
{
    struct event_split split;
    struct str text;
    struct err *e = NULL;

    event_split_init(&split, &r->out->arena, in->text);
    while (e == NULL && event_split_next(&split, &text)) {
        r->out->line = input_line(in, split.line);
        e = read_event(r, text);
    }
    return e;
}

struct err *format_event_log_read(struct evidence *out, const struct input *in)
{
    struct reader r = {.out = out, .list = value_list(), .log = {.out = out}};
    struct err *e = in->json ? read_json(&r, in->value) : read_text(&r, in);

    out->line = in->json ? in->value->line : input_line(in, 1);
    tell_events(&r);
    return e;
}
