/* model/transport/json_elision.h - marks that stand where somebody took a part of JSON away. */
#ifndef MODEL_TRANSPORT_JSON_ELISION_H
#define MODEL_TRANSPORT_JSON_ELISION_H

#include "model/base/str.h"

/* "[...]", "{...}", "(snip)": the length of the one that `text` begins with; 0: it begins with
 * none. */
size_t json_elision_in_brackets(struct str text);

#endif
