/* ui/cli/containers.h - all containers of all FILEs, each through everything: for `table`, and
 * `check` of several.
 *
 * A folder is one case, whose containers share what its files tell of the host.
 * Ownership: everything lives until containers_finish(). */
#ifndef UI_CLI_CONTAINERS_H
#define UI_CLI_CONTAINERS_H

#include "specgen/report/reports.h"
#include "ui/cli/args.h"

struct containers {
    struct arena arena;
    struct report_container *items;
    struct mdl_doc **docs; /* of them */
    size_t count, size;
    int worst; /* CLI_OK, or CLI_INPUT: a file could not be read, which was said */
};

/* ERR_OOM; what is wrong with --set and the like. */
struct err *containers_open(struct containers *out, const struct cli_args *args);
void containers_finish(struct containers *c);

/* The worst status of all: what cannot be read, then a refusal, then --strict's warnings. */
int containers_status(const struct containers *c, const struct cli_args *args);

#endif
