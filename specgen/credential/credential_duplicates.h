/* specgen/credential/credential_duplicates.h - keys that come twice, for credential_*.c only.
 *
 * Our JSON reader refuses them. So that the rest can be looked at, all but the last of them
 * are found and blanked out, each byte by a blank, so that everything keeps its place. */
#ifndef SPECGEN_CREDENTIAL_CREDENTIAL_DUPLICATES_H
#define SPECGEN_CREDENTIAL_CREDENTIAL_DUPLICATES_H

#include "model/base/arena.h"

struct credential_duplicate {
    struct str path; /* of the member */
    size_t at;       /* byte offset of the key that is blanked out */
    const struct credential_duplicate *next;
};

/* The text without them, in the arena, and the list in order; keys are compared as they are
 * written. The text itself when there are none. Any text will do. Cost: n log n. STR_NONE
 * when memory is short. */
struct str credential_without_duplicates(struct arena *a, struct str text,
                                         const struct credential_duplicate **out);

#endif
