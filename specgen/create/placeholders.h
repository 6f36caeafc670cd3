/* specgen/create/placeholders.h - names for what only chance gives, such as <id> and <volume 1>, so
 * that two answers can be compared. */
#ifndef SPECGEN_CREATE_PLACEHOLDERS_H
#define SPECGEN_CREATE_PLACEHOLDERS_H

#include "specgen/create/create.h"

struct create_placeholder {
    struct str example, text;
};

struct create_placeholders {
    struct arena *a;
    struct create_placeholder *items; /* by example */
    size_t count;
};

/* False: no memory. */
bool create_placeholders_make(struct create_placeholders *p, struct arena *a,
                              const struct create_result *r);
/* In all texts and keys of the datum; the example of a time becomes <now>. */
void create_placeholders_put(const struct create_placeholders *p, struct datum *d);

#endif
