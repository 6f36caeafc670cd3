/* model/base/guid.h - the text form of a GUID. */
#ifndef MODEL_BASE_GUID_H
#define MODEL_BASE_GUID_H

#include "model/base/str.h"

/* 8-4-4-4-12 hexadecimal digits in any case, without braces. */
bool guid_is(struct str text);

#endif
