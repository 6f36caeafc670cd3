/* ui/cli/unknowns.h - what an answer rests on and nobody has said, as text for people. */
#ifndef UI_CLI_UNKNOWNS_H
#define UI_CLI_UNKNOWNS_H

#include "specgen/spec/unknown.h"

#include <stdio.h>

void unknowns_print(FILE *out, struct arena *a, const struct spec_unknowns *unknowns);

/* ", 2 things not known"; empty: all is known. */
struct str unknowns_count(struct arena *a, const struct spec_unknowns *unknowns);

#endif
