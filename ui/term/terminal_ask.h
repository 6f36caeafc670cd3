/* ui/term/terminal_ask.h - what a terminal can be asked: its background. */
#ifndef UI_TERM_TERMINAL_ASK_H
#define UI_TERM_TERMINAL_ASK_H

#include "ui/term/terminal_input.h"

/* Sends the question to `out`; the answer comes as input. */
void ui_ask_background(struct ui_input *in, int out);

/* Waits until all is answered, `ms` are over, there is no more room, or other_fd has something;
 * true: *rgb was said. Keys stay in the order in which they came. *gone: the input's end. */
bool ui_ask_wait(struct ui_input *in, int other_fd, int ms, uint32_t *rgb, bool *gone);

#endif
