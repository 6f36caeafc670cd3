/* ui/tui/act/choices.h - the values of a field that has a list of them. */
#ifndef UI_TUI_ACT_CHOICES_H
#define UI_TUI_ACT_CHOICES_H

#include "model/document/fields.h"
#include "model/value/value.h"

/* 0: any value may be typed. */
size_t ui_choice_count(enum mdl_field_id field);
struct str ui_choice_text(enum mdl_field_id field, size_t i);
struct value *ui_choice_value(enum mdl_field_id field, size_t i); /* NULL: no memory */
/* Which choice a value is; the count when it is another one, or none. */
size_t ui_choice_of(enum mdl_field_id field, const struct value *v);

#endif
