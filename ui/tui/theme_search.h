/* ui/tui/theme_search.h - where theme files are. */
#ifndef UI_TUI_THEME_SEARCH_H
#define UI_TUI_THEME_SEARCH_H

#include "model/base/err.h"

/* The path of theme `name`, which the caller frees; `beside` is the file whose folder is looked
 * into first and relative paths start at, or NULL. ERR_NOT_FOUND lists the themes there are. */
struct err *ui_theme_find(char **out, struct str name, const char *beside);

#endif
