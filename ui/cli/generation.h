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
    bool created; /* from the settings as create leaves them; set before generation_run() */
    struct spec_result result;
};

/* The spec of a document in `a`, without findings; *out borrows both. created: from the settings as
 * create leaves them. */
struct err *generation_of(struct spec_result *out, struct arena *a, const struct mdl_doc *doc,
                          bool created);

void generation_init(struct generation *g);
struct err *generation_run(struct generation *g, const struct value *root);
/* The settings that create would change, by name, when another spec comes of it; else empty.
 * ERR_OOM. */
struct err *generation_changes(struct str *out, struct generation *g);
void generation_finish(struct generation *g);

#endif
