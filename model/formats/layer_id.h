/* model/formats/layer_id.h - the id that Windows makes of a layer folder's name.
 *
 * A UUID of version 5 of the name's UTF-16LE in a name space of its own (hcsshim's NameToGuid; the
 * name space is found out from published pairs). So a document carries a checksum of each folder's
 * name: one that a paste damaged does not fit. */
#ifndef MODEL_FORMATS_LAYER_ID_H
#define MODEL_FORMATS_LAYER_ID_H

#include "model/base/arena.h"

/* Lower-case digits, without braces; STR_NONE: no memory, or the name is not ASCII. */
struct str layer_id(struct arena *a, struct str folder_name);

/* Whether the path's last part makes that id, in any case. */
bool layer_id_fits(struct arena *a, struct str id, struct str path);

#endif
