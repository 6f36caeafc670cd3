/* specgen/assess/unknown_keys.h - keys of a document that no field knows.
 *
 * What dockerd itself prints is expected there and not told. A key that is near to a known one of
 * the same object is most likely misspelt: it is told alone, with the name that was meant. */
#ifndef SPECGEN_ASSESS_UNKNOWN_KEYS_H
#define SPECGEN_ASSESS_UNKNOWN_KEYS_H

#include "model/base/arena.h"
#include "model/document/document.h"

#define UNKNOWN_KEYS_NAMED    4  /* of those that are near to nothing */
#define UNKNOWN_KEYS_MISSPELT 20 /* told; more only count with the others */

struct unknown_keys {
    struct arena *a;
    struct misspelt_key {
        struct str path;   /* container.HostConfig.NanoCPU */
        const char *meant; /* NanoCpus */
    } misspelt[UNKNOWN_KEYS_MISSPELT];
    size_t misspelt_count;
    struct str named; /* the first few of the others, for people */
    size_t count;     /* of the others */
};

void unknown_keys_find(struct unknown_keys *out, struct arena *a, const struct mdl_doc *doc);

#endif
