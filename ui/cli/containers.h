/* ui/cli/containers.h - all containers of all FILEs, each through everything: for `table`, and
 * `check` of several.
 *
 * A folder is one case, whose containers share what its files tell of the host.
 * Ownership: everything lives until containers_finish(). */
#ifndef UI_CLI_CONTAINERS_H
#define UI_CLI_CONTAINERS_H

#include "model/formats/artefact.h"
#include "specgen/report/reports.h"
#include "ui/cli/args.h"

struct containers {
    struct arena arena;
    struct report_container *items;
    struct mdl_doc **docs; /* of them */
    size_t count, size;
    bool assigned;                      /* what the command line's files tell was said */
    const struct report_unread *unread; /* the files that could not be read, which was said */
};

/* ERR_OOM; what is wrong with --set and the like; no container is called as --select says. */
struct err *containers_open(struct containers *out, const struct cli_args *args);
/* Those of one file, which stays the caller's; what --with tells was said when it was opened. */
struct err *containers_of(struct containers *out, const struct artefact *s,
                          const struct cli_args *args);
void containers_finish(struct containers *c);

/* The worst status of all: what cannot be read, then a refusal, then --strict's warnings. */
int containers_status(const struct containers *c, const struct cli_args *args);

#endif
