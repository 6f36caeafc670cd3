/* ui/store/theme_list.h - the themes there are, for a picker: loaded, so that a preview reads no
 * file. */
#ifndef UI_STORE_THEME_LIST_H
#define UI_STORE_THEME_LIST_H

#include "ui/term/theme.h"

#define UI_THEMES_MAX 256 /* of one list; more are left out */

struct ui_theme_entry {
    char *name;
    char *file;            /* NULL: carried by the program */
    bool own;              /* of the user's folder */
    struct ui_theme theme; /* not set when there is an error */
    struct err *error;     /* why it cannot be loaded, with file and line; NULL: it can */
};

struct ui_theme_list {
    struct ui_theme_entry *entries; /* the user's first, by name; a name stands once */
    size_t count;
};

/* Themes that cannot be loaded are entries too. ERR_OOM. */
struct err *ui_theme_list(struct ui_theme_list *out);
void ui_theme_list_finish(struct ui_theme_list *list);

#endif
