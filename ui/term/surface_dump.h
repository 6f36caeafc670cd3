/* ui/term/surface_dump.h - a frame as text: golden screens, snapshots. */
#ifndef UI_TERM_SURFACE_DUMP_H
#define UI_TERM_SURFACE_DUMP_H

#include "ui/term/surface.h"

/* UTF-8, every line ended by '\n' and without blanks before it. The caller frees; NULL when
 * memory is short. */
char *ui_surface_dump(const struct ui_surface *s);

#endif
