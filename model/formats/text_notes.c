#include "model/formats/text_notes.h"

#include "model/formats/k8s_status.h"
#include "model/formats/members.h"
#include "model/formats/shipped_record.h"
#include "model/formats/texts_inside.h"
#include "model/json/json.h"

#include <stdlib.h>

unsigned text_recognised(const struct input *in,
                         unsigned (*sure)(struct arena *a, const struct input *in))
{
    struct arena a;
    unsigned how;

    if (in->json)
        return 0;
    arena_init(&a);
    how = sure(&a, in);
    if (arena_failed(&a))
        how = FORMAT_NO_MEMORY;
    arena_finish(&a);
    return how;
}

void text_note_undone(struct evidence *out, const struct input *in, const struct clean_text *t)
{
    for (size_t i = 0; i < t->undone_count; i++) {
        out->line = input_line(in, t->undone[i].line);
        evidence_note(out, NOTE_SALVAGED, STR_NONE, str_of(t->undone[i].what));
    }
    out->line = input_line(in, 1);
}

struct str text_of_input(struct arena *a, const struct input *in)
{
    struct str copy = STR_NONE;
    char *text = NULL;
    size_t len = 0;
    struct err *e;

    if (!in->json || in->value == NULL) /* or JSON that cannot be read */
        return in->text;
    e = json_write(&text, &len, in->value, 0);
    if (!arena_drop_err(a, e))
        copy = arena_str(a, (struct str){text, len});
    free(text);
    return copy;
}

struct str text_of_answer(struct arena *a, const struct input *in)
{
    struct str message = in->value != NULL ? k8s_status_events_text(a, in->value) : STR_NONE;

    if (message.len == 0 && in->json && in->value != NULL)
        message = member_text(in->value, "message");
    if (message.len == 0 && in->json && in->value != NULL)
        message = shipped_record_text(a, in->value);
    if (message.len == 0 && in->json && in->value != NULL &&
        members_of(first_object(in->value), "Success Error ErrorMessage") == 0)
        message = texts_inside(a, in->value);
    return message.len > 0 ? message : text_of_input(a, in);
}
