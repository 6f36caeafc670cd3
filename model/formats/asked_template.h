/* model/formats/asked_template.h - the template of a docker command: what it prints, in parts. */
#ifndef MODEL_FORMATS_ASKED_TEMPLATE_H
#define MODEL_FORMATS_ASKED_TEMPLATE_H

#include "model/formats/asked.h"

/* out->parts, behind and lines. room: of ASKED_TEMPLATE bytes, in which their texts lie. False: it
 * is none, it is longer, or something else than paths and text stands in it. */
bool asked_template_read(struct asked_command *out, char *room, struct str text);

#endif
