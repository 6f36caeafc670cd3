/* ui/term/theme_file.h - one theme file's text to styles, without its parent. */
#ifndef UI_TERM_THEME_FILE_H
#define UI_TERM_THEME_FILE_H

#include "ui/term/theme.h"

struct ui_theme_file {
    struct ui_style style[UI_ROLE_COUNT];
    unsigned line[UI_ROLE_COUNT]; /* where the role is said; 0 = it is not */
    struct str parent;            /* cut from the text; len 0 = none */
    unsigned parent_line, parent_column;
    struct ui_color background;
    unsigned background_line; /* 0 = not said */
};

/* Every error of the text, as siblings that name `file`. */
struct err *ui_theme_file_parse(struct ui_theme_file *out, struct str text, const char *file);

#endif
