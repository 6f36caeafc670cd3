/* specgen/create/reference.h - names of images, as distribution/reference reads them. */
#ifndef SPECGEN_CREATE_REFERENCE_H
#define SPECGEN_CREATE_REFERENCE_H

#include "model/base/arena.h"

struct reference {
    struct str digest;   /* "sha256:..." alone: an image's id */
    struct str familiar; /* "web:latest", "registry/web:1", with a tag where none was given */
};

/* false: *error is the engine's text. with_name: the texts and rules of 25.0 and later. */
bool reference_read(struct reference *out, struct str *error, struct arena *a, struct str text,
                    bool with_name);

#endif
