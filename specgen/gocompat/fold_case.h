/* specgen/gocompat/fold_case.h - texts as Go folds, compares and trims them.
 *
 * Words to compare with are ASCII. Unicode has letters that lower to, or fold with, ASCII ones:
 * U+0130 lowers to 'i', the Kelvin sign to 'k', U+017F folds with 's'. The engine lets them
 * through; so do we. */
#ifndef SPECGEN_GOCOMPAT_FOLD_CASE_H
#define SPECGEN_GOCOMPAT_FOLD_CASE_H

#include "model/base/arena.h"

/* strings.ToLower(text) == word; word is lower-case ASCII. */
bool text_lower_is(struct str text, const char *word);

/* strings.TrimSpace(text) */
struct str text_trim(struct str text);

/* strings.ToUpper(text), strings.ToLower(text), in the arena. */
struct str text_upper(struct arena *a, struct str text);
struct str text_lower(struct arena *a, struct str text);

/* container.Isolation.IsValid(): empty, default, process or hyperv, in any case. */
bool text_is_isolation(struct str text);

#endif
