/* model/base/words.h - words with blanks between them: of a list, and what somebody looks for. */
#ifndef MODEL_BASE_WORDS_H
#define MODEL_BASE_WORDS_H

#include "model/base/str.h"

/* Whether each word of `words` (between blanks) stands in one of the texts, A-Z and a-z taken as
 * the same. False when there is no word. Cost: the product of the lengths. */
bool words_found(const struct str *texts, size_t count, struct str words);

/* The same, where each stands at the beginning of a word: behind what is no letter and no digit, or
 * at a capital that begins a part of a name ("Build" of OSBuild, "Cpus" of NanoCpus). */
bool words_begin(const struct str *texts, size_t count, struct str words);

/* Takes the first word off *rest, whose words have blanks between them; false: there is none. */
bool words_next(struct str *rest, struct str *word);

#endif
