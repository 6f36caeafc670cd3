/* model/formats/asked_alike.h - whether two versions of docker compose ask for the same
 * container. */
#ifndef MODEL_FORMATS_ASKED_ALIKE_H
#define MODEL_FORMATS_ASKED_ALIKE_H

#include "model/value/value.h"

/* Of two request bodies; what is empty is like what is not there. */
bool asked_alike(const struct value *a, const struct value *b);

#endif
