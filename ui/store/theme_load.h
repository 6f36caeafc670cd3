/* ui/store/theme_load.h - themes by their names. */
#ifndef UI_STORE_THEME_LOAD_H
#define UI_STORE_THEME_LOAD_H

#include "ui/term/ground.h"
#include "ui/term/theme.h"

/* In the place of a theme's name: the one for the terminal's background. */
#define UI_THEME_AUTO "auto"

/* name: a theme's name or, when it holds a '/', a path to a file. Looked for in
 * $XDG_CONFIG_HOME/silospec/themes, then beside the program (build tree, installed data folder),
 * then in the program itself; a parent first beside the file that names it. ERR_NOT_FOUND lists the
 * themes there are. */
struct err *ui_theme_load(struct ui_theme *out, const char *name);
/* What UI_THEME_AUTO means on this ground. */
struct err *ui_theme_load_auto(struct ui_theme *out, enum ui_ground ground);
struct err *ui_theme_read(struct ui_theme *out, struct str text, const char *file);

#endif
