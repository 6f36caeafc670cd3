/* ui/term/terminal_output.h - bytes to the terminal, and those that terminfo has no names for. */
#ifndef UI_TERM_TERMINAL_OUTPUT_H
#define UI_TERM_TERMINAL_OUTPUT_H

#include "model/base/str.h"

#define PASTE_ON  "\x1b[?2004h"
#define PASTE_OFF "\x1b[?2004l"
/* 1002: presses, releases and drags; 1006: in decimal, past column 223 as well. */
#define MOUSE_ON  "\x1b[?1002h\x1b[?1006h"
#define MOUSE_OFF "\x1b[?1006l\x1b[?1002l"
/* OSC 11, which many terminals answer, then DA1, which nearly all do: behind its answer none to the
 * first will come. */
#define ASK_BACKGROUND "\x1b]11;?\a\x1b[c"

/* All of it, also where somebody made fd non-blocking; false: it is gone. */
bool ui_output_send(int fd, struct str bytes);

/* Appends a terminfo string (NULL: none) without its padding ("$<5>"), which only tputs() could
 * do, as far as it fits into `size` bytes. */
void ui_output_add_capability(char *out, size_t *len, size_t size, const char *capability);

#endif
