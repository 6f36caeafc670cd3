/* model/client/reference.h - image references as distribution/reference reads them, in docker's
 * client and in its daemon. */
#ifndef MODEL_CLIENT_REFERENCE_H
#define MODEL_CLIENT_REFERENCE_H

#include "model/base/arena.h"

/* False: *why is the newest client's text. */
bool client_image_reference(struct str *why, struct arena *a, struct str image);

struct client_name {
    struct str domain;      /* "docker.io" where none was written */
    struct str path;        /* with "library/" in front of what the hub itself names */
    struct str tag, digest; /* empty: none; a digest alone is an image's id */
};

/* As the library of that release reads it, 2300 for 23.0. False: *why is its text. */
bool client_name_read(struct client_name *out, struct str *why, struct arena *a, struct str image,
                      unsigned release);

#endif
