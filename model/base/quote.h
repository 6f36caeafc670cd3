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

/* The same as JSON writes it: what is not printable, or not UTF-8, as \u.... */
size_t quote_json(char out[QUOTE_ESCAPE_MAX], struct str text, size_t *used);

/* All of `text` so, by one of the two; line ends are left when `lines` says so. `text` itself when
 * there is nothing to escape. STR_NONE when memory is short. */
typedef size_t quote_one(char out[QUOTE_ESCAPE_MAX], struct str text, size_t *used);
struct str quote_text(struct arena *a, struct str text, quote_one *quote, bool lines);

/* Go's %q: in double quotes. STR_NONE when memory is short. */
struct str quote_go(struct arena *a, enum unicode_version version, struct str text);

#endif
