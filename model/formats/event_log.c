/* Events of Windows, copied from the viewer or printed by a command. They tell what failed; nothing
 * of the model. */
#include "model/diagnosis/event_text.h"
#include "model/formats/text_notes.h"

unsigned format_event_log_recognises(const struct input *in)
{
    struct event_text t;
    unsigned sure = 0;
    struct arena a;
    struct err *e;

    if (in->json)
        return 0;
    arena_init(&a);
    if ((e = event_text(&t, &a, input_head(in))) == NULL) {
        bool shaped = t.shape != NULL && strcmp(t.shape, "text") != 0;

        if (shaped && (t.provider.len > 0 || t.row != NULL))
            sure = 80;
        else if (t.row != NULL)
            sure = 65;
        event_text_finish(&t);
    }
    err_free(e);
    arena_finish(&a);
    return sure;
}

struct err *format_event_log_read(struct evidence *out, const struct input *in)
{
    struct event_text t;
    struct err *e = event_text(&t, &out->arena, in->text);

    if (e != NULL)
        return e;
    out->line = input_line(in, 1);
    if (t.row != NULL && t.row->meaning != NULL)
        evidence_note(out, NOTE_REMARK, STR_NONE,
                      arena_printf(&out->arena, "event %u of %s: %s", (unsigned)t.row->id,
                                   t.row->provider, t.row->meaning));
    event_text_finish(&t);
    return NULL;
}
