/* model/base/unicode.h - case and printability as the engine sees them.
 *
 * Unicode 13.0, which is what Go 1.16 to 1.20 have; of 15.0 (Go 1.21 to 1.26) what is printable.
 * Simple (one to one) mappings only, without a locale. Tables: unicode_tables.h, made by
 * unicode_tables.pl. */
#ifndef MODEL_BASE_UNICODE_H
#define MODEL_BASE_UNICODE_H

#include "model/base/str.h"

#include <stdint.h>

uint32_t unicode_lower(uint32_t c); /* Go: unicode.ToLower */
uint32_t unicode_upper(uint32_t c); /* Go: unicode.ToUpper */

enum unicode_version { UNICODE_13, UNICODE_15 };

/* Go: strconv.IsPrint. Letters, marks, numbers, punctuation, symbols and the ASCII space;
 * no other space, no control, nothing that is not assigned. */
bool unicode_printable(enum unicode_version version, uint32_t c);

/* Go: unicode.IsLetter. */
bool unicode_is_letter(uint32_t c);

/* Go: strings.EqualFold. Equal under simple case folding, so K, k and the Kelvin sign are
 * one letter; bytes that are not UTF-8 count as U+FFFD. */
bool unicode_fold_eq(struct str a, struct str b);

/* An order in which those are the same: below 0, 0, above 0. */
int unicode_fold_cmp(struct str a, struct str b);

#endif
