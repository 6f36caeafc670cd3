/* specgen/gocompat/fold_case.h - comparisons as Go makes them, against ASCII words.
 *
 * Unicode has letters that lower to, or fold with, ASCII ones: U+0130 lowers to 'i', the
 * Kelvin sign to 'k', U+017F folds with 's'. The engine lets them through; so do we. */
#ifndef SPECGEN_GOCOMPAT_FOLD_CASE_H
#define SPECGEN_GOCOMPAT_FOLD_CASE_H

#include "model/base/str.h"

/* strings.ToLower(text) == word; word is lower-case ASCII. */
bool text_lower_is(struct str text, const char *word);

/* container.Isolation.IsValid(): empty, default, process or hyperv, in any case. */
bool text_is_isolation(struct str text);

#endif
