/* specgen/create/reference.h - names of images as the daemon has them, in distribution/reference's
 * grammar. */
#ifndef SPECGEN_CREATE_REFERENCE_H
#define SPECGEN_CREATE_REFERENCE_H

#include "model/base/arena.h"

struct reference {
    struct str digest;   /* "sha256:..." alone: an image's id */
    struct str familiar; /* "web:latest", "registry/web:1", with a tag where none was given */
};

/* 23.0: a registry may be an IPv6 address; 25.0: capitals make a registry, and the name that has
 * some is told. */
enum reference_rules { REFERENCE_RULES_FIRST, REFERENCE_RULES_23, REFERENCE_RULES_25 };

/* false: *error is the engine's text. */
bool reference_read(struct reference *out, struct str *error, struct arena *a, struct str text,
                    enum reference_rules rules);

#endif
