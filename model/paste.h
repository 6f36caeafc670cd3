/* model/paste.h - what a text that was pasted looks like, before it is parsed; for model/ only. */
#ifndef MODEL_PASTE_H
#define MODEL_PASTE_H

#include "model/base/err.h"

/* Whether the text begins as JSON does and YAML rarely, so that its errors should be told as
 * those of JSON. */
bool paste_is_json(struct str text);

/* Takes e, an error of reading `text`, and returns it with a remedy for what commonly happens
 * to a paste: a prompt line above it, or a piece cut out of the middle. */
struct err *paste_explain(struct err *e, struct str text);

#endif
