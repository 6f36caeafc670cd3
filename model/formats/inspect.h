/* model/formats/inspect.h - what the readers share about containers as docker inspect prints them.
 */
#ifndef MODEL_FORMATS_INSPECT_H
#define MODEL_FORMATS_INSPECT_H

#include "model/value/value.h"

/* The container's Name without its slash, or its Id. Borrowed. */
struct str inspect_name(const struct value *container);

#endif
