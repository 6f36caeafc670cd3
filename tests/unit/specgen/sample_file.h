/* tests/unit/specgen/sample_file.h - the credential specs of tests/data/credspec. */
#ifndef TESTS_UNIT_SPECGEN_SAMPLE_FILE_H
#define TESTS_UNIT_SPECGEN_SAMPLE_FILE_H

#include "model/base/arena.h"

#define SAMPLE_COUNT 9

extern const char *const sample_names[SAMPLE_COUNT];

/* The bytes of the file; fails the running test when there is none. */
struct str sample_read(struct arena *a, const char *name);

/* Whether the sample has a HostAccountConfig with a PluginInput. */
bool sample_has_plugin(const char *name);

#endif
