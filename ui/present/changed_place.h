/* ui/present/changed_place.h - where two states of a document differ, as a place of the form. */
#ifndef UI_PRESENT_CHANGED_PLACE_H
#define UI_PRESENT_CHANGED_PLACE_H

#include "ui/present/form.h"

/* The innermost modelled place that holds all differences; field MDL_F_NONE when there are
 * none or only in what is not modelled. Shared subtrees are not walked. */
struct ui_place ui_changed_place(const struct value *before, const struct value *after);

#endif
