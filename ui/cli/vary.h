/* ui/cli/vary.h - `--vary PATH=V1,V2,...` and `--vary PATH=FROM..TO:STEP`.
 *
 * Values are read as --set reads them, with their units; a comma inside of quotes or brackets
 * does not separate. Ranges are for whole numbers, computed exactly; TO counts when a step
 * meets it.
 * Ownership: texts and paths lie in the arena given. */
#ifndef UI_CLI_VARY_H
#define UI_CLI_VARY_H

#include "model/document/edit.h"
#include "ui/cli/args.h"

struct vary {
    struct mdl_path path;
    struct str path_text;
    size_t count;            /* at least 1 */
    const struct str *texts; /* of a list; NULL: a range */
    int64_t from, step;
};

/* ERR_INPUT, ERR_NOT_FOUND about the text; ERR_LIMIT past `most` values. `root` is one of the
 * documents that will be varied. */
struct err *vary_parse(struct vary *out, struct arena *a, const char *text,
                       const struct value *root, size_t most);

/* Value `place` as it is typed ("0.01"). */
struct str vary_text(struct arena *a, const struct vary *v, size_t place);

/* The document with value `place`; not checked as a whole. The caller owns *out. */
struct err *vary_apply(const struct value **out, const struct value *root, const struct vary *v,
                       size_t place);

#endif
