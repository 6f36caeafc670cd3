/* ui/term/width.h - how many columns a code point takes.
 *
 * From tables of our own, so that a frame looks the same whatever the process's locale is.
 * Ambiguous characters take one column. */
#ifndef UI_TERM_WIDTH_H
#define UI_TERM_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

/* 0: joins what stands before it; 1; 2. Controls count as 1: they are drawn as stand-ins. */
int ui_width(uint32_t c);

/* Draws nothing or reorders its neighbours: format and direction characters, line separators,
 * the byte order mark, noncharacters. */
bool ui_is_invisible(uint32_t c);

#endif
