/* model/json/json_number.h - the number grammar of RFC 8259. */
#ifndef MODEL_JSON_JSON_NUMBER_H
#define MODEL_JSON_JSON_NUMBER_H

#include "model/base/err.h"

/* Bytes of the number that `text` begins with; 0 if it does not begin with one. */
size_t json_number_len(struct str text);

/* Why `word`, which looks like a number, is none: text and remedy, without a place. */
struct err *json_number_error(struct str word);

#endif
