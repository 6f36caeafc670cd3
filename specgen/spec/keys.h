/* specgen/spec/keys.h - the schema of the OCI runtime spec: its keys in the engine's order. */
#ifndef SPECGEN_SPEC_KEYS_H
#define SPECGEN_SPEC_KEYS_H

#include "specgen/tree/put.h"

enum spec_key {
#define KEY(id, name) KEY_##id,
#include "specgen/spec/keys.def"
#undef KEY
    SPEC_KEYS
};

extern const struct spec_schema spec_schema;

#endif
