/* model/formats/pasted_text.h - what a text that was pasted looks like, before it is parsed; for
 * model/ only. */
#ifndef MODEL_FORMATS_PASTED_TEXT_H
#define MODEL_FORMATS_PASTED_TEXT_H

#include "model/base/err.h"
#include "model/value/value.h"

/* Whether the text begins as JSON does and YAML rarely, so that its errors should be told as
 * those of JSON. */
bool paste_is_json(struct str text);

/* "[[runners]]" of TOML, which is no list in a list. */
bool paste_is_heading(struct str text);

/* Takes the error of reading `text` as a YAML document. Where the text rather is a paste that went
 * wrong, with a prompt line above it or cut out of the middle, returns an error that says so
 * instead. */
struct err *paste_explain(struct err *yaml, struct str text);

/* Text that people speak in, and no document: no line begins with a key of one, and there is no
 * JSON in it. What YAML misses in it is of no use to anybody. Linear in the text. */
bool paste_is_prose(struct str text);

/* Says of YAML that `key` has nothing below it, and beside it one of the keys in `below` (with
 * blanks between them), which belong there: somebody took the blanks away. what: "compose file".
 * NULL: it is not so. */
struct err *paste_flat(const struct value *root, const char *key, const char *below,
                       const char *what);

#endif
