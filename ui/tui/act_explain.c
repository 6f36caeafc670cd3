/* What is shown of the engine's answer: which settings, which problems, which secrets. */
#include "ui/tui/actions.h"

void act_raw(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    bool raw = d->settings == ASSESS_CHANGED;

    (void)argument;
    d->settings = raw ? ASSESS_RAW : ASSESS_CHANGED;
    if (!ui_check(st, ui_document_refresh(d)))
        return;
    ui_follow_edit(st);
    if (ui_document_result(d)->assessment.create.changes == NULL)
        ui_say(st, UI_ROLE_TEXT, "%s; create changes none of them",
               raw ? "raw settings" : "settings as create leaves them");
    else
        ui_say(st, UI_ROLE_TEXT, "%s",
               raw ? "raw settings: a container that was stored long ago can hold them"
                   : "settings as create leaves them");
}

void act_mask(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);

    (void)argument;
    d->unmasked = !d->unmasked;
    if (!ui_check(st, ui_document_list(d)))
        return;
    if (!ui_document_result(d)->has_secrets)
        ui_say(st, UI_ROLE_TEXT, "secrets %s; this document has none",
               d->unmasked ? "shown" : "hidden");
    else
        ui_say(st, d->unmasked ? UI_ROLE_WARNING : UI_ROLE_TEXT, "secrets %s",
               d->unmasked ? "shown: M hides them again" : "hidden");
}

void act_filter(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);

    (void)argument;
    d->filter = (enum ui_filter)((d->filter + 1) % UI_FILTER_COUNT);
    d->cursor[UI_PANE_ERRORS] = (struct ui_cursor){0, 0};
    if (ui_check(st, ui_document_list(d)))
        ui_focus(st, UI_PANE_ERRORS);
}
