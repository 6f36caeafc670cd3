#include "specgen/spec/keys.h"

static const struct str names[SPEC_KEYS] = {
#define KEY(id, name) STR_INIT(name),
#include "specgen/spec/keys.def"
#undef KEY
};

const struct spec_schema spec_schema = {names, SPEC_KEYS};
