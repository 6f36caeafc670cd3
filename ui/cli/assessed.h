/* ui/cli/assessed.h - one file through everything, for the sub-commands that tell about it.
 *
 * Ownership: the assessment borrows the rest; all lives until assessed_end(). */
#ifndef UI_CLI_ASSESSED_H
#define UI_CLI_ASSESSED_H

#include "model/formats/artefact.h"
#include "specgen/assess/assess.h"
#include "ui/cli/args.h"

struct assessed {
    struct artefact source;
    struct mdl_doc *doc;
    struct arena arena;
    struct assessment result;
};

/* Reads operand 0, applies --set, looks at --raw. On failure prints the error and returns its
 * exit status; CLI_OK otherwise, and assessed_end() is due. */
int assessed_open(struct assessed *out, const struct cli_args *args);
/* The same of what source_open() opened. Takes it, on failure as well. */
int assessed_from(struct assessed *out, struct artefact *source, const struct cli_args *args);
/* `status`, unless memory was short while it was told (output_end()). */
int assessed_end(struct assessed *a, int status);

/* Text for people, line by line, and reports for programs. Secrets of credential specs are
 * hidden in both unless --secrets was given. */
struct str assessed_shown(struct assessed *a, const struct cli_args *args, struct str text);
void assessed_show(struct assessed *a, const struct cli_args *args, struct str text);
/* Frees the tree; NULL is reported as lack of memory. Returns the exit status. */
int assessed_report(const struct cli_args *args, const struct value *report);

#endif
