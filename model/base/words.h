/* model/base/words.h - texts that hold all words somebody looks for. */
#ifndef MODEL_BASE_WORDS_H
#define MODEL_BASE_WORDS_H

#include "model/base/str.h"

/* Whether each word of `words` (between blanks) stands in one of the texts, A-Z and a-z taken as
 * the same. False when there is no word. Cost: the product of the lengths. */
bool words_found(const struct str *texts, size_t count, struct str words);

#endif
