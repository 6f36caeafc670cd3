/* model/formats/pasted_text.h - what a text that was pasted looks like, before it is parsed; for
 * model/ only. */
#ifndef MODEL_FORMATS_PASTED_TEXT_H
#define MODEL_FORMATS_PASTED_TEXT_H

#include "model/base/err.h"

/* Whether the text begins as JSON does and YAML rarely, so that its errors should be told as
 * those of JSON. */
bool paste_is_json(struct str text);

/* Takes the error of reading `text` as a YAML document. Where the text rather is a paste that went
 * wrong, with a prompt line above it or cut out of the middle, returns an error that says so
 * instead. */
struct err *paste_explain(struct err *yaml, struct str text);

#endif
