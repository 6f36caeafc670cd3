/* A request and the container that is made of it: two views of one thing. */
#include "ui/tui/act/actions.h"

void act_other_view(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    bool request = d->form.of == UI_FORM_OF_REQUEST;

    (void)argument;
    if (ui_document_result(d)->assessment.created == NULL) {
        ui_say(st, UI_ROLE_TEXT,
               "this document has no request; :set request.body.Image=NAME makes one");
        return;
    }
    if (!ui_check(st, ui_document_view(d, request ? UI_FORM_OF_CONTAINER : UI_FORM_OF_REQUEST)))
        return;
    ui_focus(st, UI_PANE_FORM);
    ui_follow_field(st);
    if (request)
        ui_say(st, UI_ROLE_TEXT,
               "what create makes: & of the image, ~ of another part of the request, + filled in");
}

static bool only_folds(const struct ui_row *row, enum ui_action_id id)
{
    return row->can_open && (id == UI_ACTION_EDIT || id == UI_ACTION_CYCLE);
}

bool ui_go_where_asked(struct ui_state *st, enum ui_action_id id)
{
    struct ui_document *d = ui_current(st);
    const struct assessment *r = &ui_document_result(d)->assessment;
    const struct ui_row *row = ui_document_row(d);
    struct ui_place place;

    if (r->created == NULL || st->focus != UI_PANE_FORM || row->kind == UI_ROW_SECTION ||
        !ui_place_is_container(&row->place) || only_folds(row, id))
        return true;
    place = ui_place_asked(&st->scratch, r, &row->place);
    if (ui_place_is_container(&place)) {
        ui_say(st, UI_ROLE_WARNING, "create makes this of the request, which has no such field");
        return false;
    }
    ui_jump_from_here(st);
    return ui_check(st, ui_document_go_to(d, &place));
}
