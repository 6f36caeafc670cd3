/* model/formats/container_view.h - a part of an inspect as PowerShell shows an object:
 * (docker inspect web | ConvertFrom-Json).HostConfig, "Isolation : process" on lines of their own.
 *
 * Plain values and lists of words are taken. What is an object is shown without its inside, and a
 * long list without its end: these are not known. An empty value may be null or "". */
#ifndef MODEL_FORMATS_CONTAINER_VIEW_H
#define MODEL_FORMATS_CONTAINER_VIEW_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

bool container_view_is(const struct input *in);
void container_view_read(struct evidence *out, const struct input *in);

#endif
