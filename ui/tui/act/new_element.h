/* ui/tui/act/new_element.h - the edit that puts an element into a list or a map, and an element of
 * one value, which is in the document only once that was typed. */
#ifndef UI_TUI_ACT_NEW_ELEMENT_H
#define UI_TUI_ACT_NEW_ELEMENT_H

#include "ui/tui/state/state.h"

/* Puts value before place `at` of the list, or into the map under the name, in the document as it
 * is, not as it is tried; a list that is not there yet comes with all that it must have. Takes
 * value. edit->value is the caller's to unref, NULL after an error. */
struct err *ui_insertion(struct ui_state *st, struct mdl_edit *edit, const struct ui_place *list,
                         size_t at, struct str name, const struct value *value);

/* Shows the document with an element that has no value yet, and selects it; editor.place and
 * editor.name are that. False: why not was said. */
bool ui_new_element_begin(struct ui_state *st, const struct ui_place *list, size_t at,
                          struct str name);
/* With this value; NULL: as it began. Takes value. As ui_try_root(). */
struct err *ui_new_element_try(struct ui_state *st, const struct value *value);
/* As one step; NULL adds nothing. Takes value. */
struct err *ui_new_element_put(struct ui_state *st, const struct value *value);
/* Nothing was added: the list is selected. */
void ui_new_element_leave(struct ui_state *st);

#endif
