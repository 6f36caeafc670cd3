/* model/formats/depth_cut.h - what PowerShell's ConvertTo-Json puts where its -Depth ends: a text
 * in the place of an object or a list ("@{Type=json-file; Config=}", "System.Object[]").
 *
 * What is above it is whole and taken; what was there is not known, and nothing is guessed from the
 * text: it has lost what is text, number and null, and blanks inside of it look like its own. */
#ifndef MODEL_FORMATS_DEPTH_CUT_H
#define MODEL_FORMATS_DEPTH_CUT_H

#include "model/formats/evidence.h"

/* The object of a docker inspect without such texts, each noted as left out with its line; an
 * endpoint keeps the name of its network. Owned; the object itself where there are none. */
const struct value *depth_cut_off(struct evidence *out, const struct value *object);

#endif
