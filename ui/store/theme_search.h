/* ui/store/theme_search.h - where theme files are. */
#ifndef UI_STORE_THEME_SEARCH_H
#define UI_STORE_THEME_SEARCH_H

#include "model/base/err.h"

#define UI_THEME_SUFFIX ".theme"

enum { UI_THEME_FOLDERS_MAX = 5 };

struct ui_theme_folders {
    char *path[UI_THEME_FOLDERS_MAX]; /* owned; the first that has a theme wins */
    size_t count;
    size_t own; /* those before this one are the user's */
};

/* Where themes are looked for, whether the folders exist or not; `beside` as below. ERR_OOM. */
struct err *ui_theme_folders(struct ui_theme_folders *out, const char *beside);
void ui_theme_folders_finish(struct ui_theme_folders *f);

/* The path of theme `name`, which the caller frees; `beside` is the file whose folder is looked
 * into first and relative paths start at, or NULL. ERR_NOT_FOUND lists the themes there are. */
struct err *ui_theme_find(char **out, struct str name, const char *beside);

#endif
