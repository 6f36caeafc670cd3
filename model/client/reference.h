/* model/client/reference.h - image references as docker's client checks them. */
#ifndef MODEL_CLIENT_REFERENCE_H
#define MODEL_CLIENT_REFERENCE_H

#include "model/base/arena.h"

/* False: *why is the newest client's text. */
bool client_image_reference(struct str *why, struct arena *a, struct str image);

#endif
