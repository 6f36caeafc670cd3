/* specgen/create/create_chance.h - what only chance or the host can give, in values that show an
 * example of it. */
#ifndef SPECGEN_CREATE_CREATE_CHANCE_H
#define SPECGEN_CREATE_CREATE_CHANCE_H

#include "specgen/create/create.h"

/* The first example in the text; NULL: none. */
const struct create_chance *create_chance_in(const struct create_result *r, struct str text);

/* "an endpoint's id at the host's network service" */
const char *create_chance_is(enum create_chance_kind kind);
/* "known after create", "known after start" */
const char *create_chance_known(enum create_chance_kind kind);
/* "known after start, such as 172.20.0.100" */
struct str create_chance_text(struct arena *a, const struct create_chance *c);

#endif
