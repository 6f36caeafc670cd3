/* Events of Windows, copied from the viewer or printed by a command. They tell what failed:
 * evidence beside the container. */
#include "model/diagnosis/event_text.h"
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
    return text_recognised(in, sure_of);
}

static struct value *with_text(struct value *map, const char *key, struct str text)
{
    return text.len > 0 ? made_with(map, key, value_string(text)) : map;
}

/* Behind the events that were told before. */
static void tell_event(struct evidence *out, const struct event_text *t)
{
    static const struct str path = STR_INIT("host.Events");
    const struct fact *before = evidence_fact(out, path);
    struct str provider =
        t->provider.len == 0 && t->row != NULL ? str_of(t->row->provider) : t->provider;
    uint32_t id = t->id == 0 && t->row != NULL ? t->row->id : t->id;
    struct value *list = value_list(), *event = value_map();

    if (provider.len == 0 && id == 0) {
        value_unref(list);
        value_unref(event);
        return;
    }
    for (size_t i = 0; before != NULL && i < element_count(before->value); i++)
        list = made_push(list, value_ref(element(before->value, i)));
    event = with_text(event, "Provider", provider);
    if (id > 0)
        event = made_with(event, "Id", value_number(arena_printf(&out->arena, "%u", (unsigned)id)));
    event = with_text(event, "Message", t->message);
    evidence_tell(out, path, made_push(list, event), STR_LIT("event log: events"));
}

struct err *format_event_log_read(struct evidence *out, const struct input *in)
{
    struct event_text t;
    struct err *e = event_text(&t, &out->arena, in->text);

    if (e != NULL)
        return e;
    out->line = input_line(in, 1);
    tell_event(out, &t);
    if (t.row != NULL && t.row->meaning != NULL)
        evidence_note(out, NOTE_REMARK, STR_NONE,
                      arena_printf(&out->arena, "event %u of %s: %s", (unsigned)t.row->id,
                                   t.row->provider, t.row->meaning));
    event_text_finish(&t);
    return NULL;
}
