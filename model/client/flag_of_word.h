/* model/client/flag_of_word.h - what a word of a run line is by itself. */
#ifndef MODEL_CLIENT_FLAG_OF_WORD_H
#define MODEL_CLIENT_FLAG_OF_WORD_H

#include "model/base/str.h"

#include <stdbool.h>

/* Whether the next word is the value of this one: --name, -v, -itv of docker run, in any release.
 */
bool client_flag_wants_value(struct str word);

#endif
