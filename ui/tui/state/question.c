/* A question that is asked: its keys, and the screen that has room for nothing else. */
#include "ui/term/keys.h"
#include "ui/term/widgets.h"
#include "ui/tui/state/state.h"

bool ui_question_in_small(struct str *out, const struct ui_state *st, struct arena *a)
{
    const struct ui_question *q = &st->question;

    if (st->mode != UI_MODE_QUESTION || q->passed != NULL || q->text == NULL)
        return false;
    *out = str_of(q->text);
    for (size_t i = 0; i < q->count; i++)
        *out = arena_printf(a, "%.*s %c %s%s", STR_FMT(*out), q->answers[i].key,
                            q->answers[i].label, i + 1 < q->count ? "," : "");
    return ui_wrapped_fits(*out, st->w, st->h);
}

/* Nothing follows a save that does not happen. */
static void cancel(struct ui_state *st)
{
    st->after_save = NULL;
    ui_say(st, UI_ROLE_TEXT, "cancelled");
}

bool ui_question_key(struct ui_state *st, const struct ui_event *ev)
{
    const struct ui_question *q = &st->question;

    if (ev->kind != UI_EVENT_KEY)
        return q->passed == NULL;
    if (ui_key_is(ev, "esc ctrl-c")) {
        st->mode = q->back;
        cancel(st);
        return true;
    }
    for (size_t i = 0; i < q->count; i++)
        if (ev->modifiers == 0 && ev->key == (uint32_t)q->answers[i].key) {
            st->mode = q->back;
            if (q->answers[i].chosen != NULL)
                q->answers[i].chosen(st);
            else
                cancel(st);
            return true;
        }
    return q->passed == NULL;
}
