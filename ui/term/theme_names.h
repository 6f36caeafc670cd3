/* ui/term/theme_names.h - the words of theme files. */
#ifndef UI_TERM_THEME_NAMES_H
#define UI_TERM_THEME_NAMES_H

#include "ui/term/theme.h"

#define COLOR_NAME_COUNT 16

/* In role order; by palette index; by bit (UI_BOLD is the first). */
extern const char *const ui_role_names[UI_ROLE_COUNT];
extern const char *const ui_color_names[COLOR_NAME_COUNT];
extern const char *const ui_attr_names[];
extern const size_t ui_attr_count;

/* The index of `word`, or -1. */
int ui_name_find(struct str word, const char *const *names, size_t count);

/* The name that a person who wrote `word` may have meant; NULL when none is close. */
const char *ui_name_nearest(struct str word, const char *const *names, size_t count);

#endif
