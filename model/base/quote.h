/* model/base/quote.h - text made fit for a message. */
#ifndef MODEL_BASE_QUOTE_H
#define MODEL_BASE_QUOTE_H

#include "model/base/arena.h"
#include "model/base/unicode.h"

#define QUOTE_ESCAPE_MAX 12 /* bytes of the longest escape */

/* Writes the first character of `text` as Go's %q does, quotes and backslash left as they
 * are: a printable one raw, else \n, \x1b, \u2028, \U000e0001; a byte that is not UTF-8 as
 * \xff. Printable is what is so in Unicode 15. Returns the bytes written; *used: the bytes read.
 * Nothing for an empty text. */
size_t quote_escape(char out[QUOTE_ESCAPE_MAX], struct str text, size_t *used);

/* Go's %q: in double quotes. STR_NONE when memory is short. */
struct str quote_go(struct arena *a, enum unicode_version version, struct str text);

#endif
