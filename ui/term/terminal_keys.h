/* ui/term/terminal_keys.h - where keys come from. */
#ifndef UI_TERM_TERMINAL_KEYS_H
#define UI_TERM_TERMINAL_KEYS_H

#include "model/base/err.h"

#include <stdbool.h>

/* Standard input, or the controlling terminal where that is a pipe or a file; *own: the caller
 * closes it. ERR_UNSUPPORTED. */
struct err *ui_keys_open(int *fd, bool *own);
/* Whether there is one. */
bool ui_terminal_has_keys(void);

#endif
