/* ui/builtin/builtin.h - files that the program carries: themes, demo, schemas. Folders only
 * override them, so the program is whole as one file.
 *
 * Made at build time from themes/, ui/demo/ and specgen/report/schema/ by embed.cmake. */
#ifndef UI_BUILTIN_BUILTIN_H
#define UI_BUILTIN_BUILTIN_H

#include "model/base/str.h"

#include <stddef.h>

struct ui_builtin {
    char name[48];   /* "themes/dark.theme": the kind of file is its folder */
    size_t from, to; /* among the bytes of all; a NUL stands behind */
};

extern const struct ui_builtin ui_builtins[]; /* by name */
extern const size_t ui_builtin_count;
extern const unsigned char ui_builtin_bytes[];

struct str ui_builtin_text(const struct ui_builtin *b);

/* The file FOLDER/NAME+ending; NULL: there is none. */
const struct ui_builtin *ui_builtin_find(const char *folder, struct str name, const char *ending);

/* Its name without folder and ending, when it is of that folder; else STR_NONE. */
struct str ui_builtin_name(const struct ui_builtin *b, const char *folder, const char *ending);

#endif
