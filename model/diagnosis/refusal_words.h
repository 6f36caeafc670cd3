/* model/diagnosis/refusal_words.h - whether a text holds words that the daemon refuses with,
 * whatever stands around them: model/diagnosis/refusal_words.def.
 *
 * Cost: linear in the text for each row; a long text only speaks of a refusal, and is none. */
#ifndef MODEL_DIAGNOSIS_REFUSAL_WORDS_H
#define MODEL_DIAGNOSIS_REFUSAL_WORDS_H

#include "model/base/str.h"

bool refusal_words(struct str text);

#endif
