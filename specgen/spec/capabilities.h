/* specgen/spec/capabilities.h - names of Linux capabilities as a Windows daemon knows them. */
#ifndef SPECGEN_SPEC_CAPABILITIES_H
#define SPECGEN_SPEC_CAPABILITIES_H

#include "model/base/arena.h"
#include "model/document/document.h"

/* Upper-cased, with CAP_ in front; ALL stays. NULL: `*unknown` is not a capability (its index in
 * the list in *index), or memory is short. list->count entries. none_known: as an engine that knows
 * no capability. */
struct str *spec_capability_normalise(struct arena *a, const struct mdl_strings *list,
                                      bool none_known, struct str *unknown, size_t *index);

/* Whether all names are known as they stand; false tells which one is not. */
bool spec_capability_known(const struct mdl_strings *list, struct str *unknown, size_t *index);

#endif
