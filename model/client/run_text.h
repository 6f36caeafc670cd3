/* model/client/run_text.h - words of a line with a run line in it, before any shell splits it.
 *
 * Everything is borrowed from the line. Cost: linear. */
#ifndef MODEL_CLIENT_RUN_TEXT_H
#define MODEL_CLIENT_RUN_TEXT_H

#include "model/base/str.h"

/* Which shell something speaks for. */
enum guess { GUESS_NONE, GUESS_BASH, GUESS_CMD, GUESS_POWERSHELL };

/* Up to a blank, or the quote that closes the one that it begins with. */
struct str run_first_word(struct str s);

/* Behind so many bytes and the blanks that follow. */
struct str run_behind(struct str s, size_t bytes);

#endif
