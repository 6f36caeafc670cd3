/* From what is selected to the field that it comes from. */
#include "ui/present/origins.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/view/panes.h"

/* The first editable of the fields that a line, or what is around it, was made from; or the one
 * that the entry is about. */
static bool find_field(const struct ui_selection *selected, struct ui_place *place)
{
    if (selected->leads != NULL)
        return ui_place_of_node(place, selected->leads, NULL, NULL);
    *place = ui_place_of(selected->subject.ref.field, selected->subject.ref.index);
    return place->field != MDL_F_NONE;
}

void act_jump(struct ui_state *st, struct str argument)
{
    const struct ui_selection selected = ui_selected(st);
    bool instead = st->focus >= UI_PANES_NUMBERED; /* of the spec; its selection stays */
    struct ui_place place;

    (void)argument;
    if (!find_field(&selected, &place)) {
        ui_say(st, UI_ROLE_TEXT,
               selected.leads != NULL  ? "this line comes from no field: it is always the same"
               : selected.item != NULL ? "this entry is about no single field"
                                       : "this follows from no single field");
        return;
    }
    ui_jump_from_here(st);
    if (!ui_check(st, ui_document_go_to(ui_current(st), &place)))
        return;
    ui_focus(st, UI_PANE_FORM);
    if (selected.leads == NULL || instead) /* else the line that was left stays selected */
        ui_follow_field(st);
    if (instead)
        st->follow = false;
}
