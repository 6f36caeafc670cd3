/* model/shell/wrapper.h - commands of Unix that run the command behind them: sudo, timeout, nice.
 */
#ifndef MODEL_SHELL_WRAPPER_H
#define MODEL_SHELL_WRAPPER_H

#include "model/base/str.h"

#include <stdbool.h>

struct wrapper {
    char name[8];
    char values[12];   /* letters of the options whose value is a word of its own */
    unsigned operands; /* words of its own before the command */
};

/* NULL: the word is the name of none. */
const struct wrapper *wrapper_named(struct str word);

/* Whether the word behind `option` is its value. */
bool wrapper_takes_value(const struct wrapper *w, struct str option);

#endif
