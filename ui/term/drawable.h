/* ui/term/drawable.h - what the locale's character set lets a terminal show. */
#ifndef UI_TERM_DRAWABLE_H
#define UI_TERM_DRAWABLE_H

#include <stdint.h>

/* `c` if the locale knows it with that width (1 or 2), else a stand-in of one column. */
uint32_t ui_drawable(uint32_t c, int width);

#endif
