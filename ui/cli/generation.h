/* ui/cli/generation.h - one document through the rules, for sub-commands.
 *
 * Ownership: the result borrows the snapshot and the arena; both live until
 *            generation_finish(), or the next generation_run(), which uses the arena again. */
#ifndef UI_CLI_GENERATION_H
#define UI_CLI_GENERATION_H

#include "specgen/specgen.h"

struct generation {
    struct arena arena;
    struct mdl_doc *doc;
    struct spec_result result;
};

void generation_init(struct generation *g);
struct err *generation_run(struct generation *g, const struct value *root);
void generation_finish(struct generation *g);

#endif
