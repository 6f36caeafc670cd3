/* ui/cli/source.h - the file that a sub-command is about.
 *
 * Opened, with --info, --engine and --set applied. What was taken for granted of a file that is no
 * scenario is said on standard error, so that what is asked for stays clean. */
#ifndef UI_CLI_SOURCE_H
#define UI_CLI_SOURCE_H

#include "model/formats/artefact.h"
#include "ui/cli/args.h"

/* What stands for a file of several containers, unless --select says which one. */
enum source_of_several {
    SOURCE_FIRST, /* the first, and it is said that there are more */
    SOURCE_NAMED, /* none: an error that names them */
    SOURCE_EACH   /* the caller goes through all */
};

/* A file that only tells of an error is explained, and CLI_REFUSED returned.
 * On failure prints the error and returns its exit status; CLI_OK otherwise, and
 * artefact_close() is due. */
int source_open(struct artefact *out, const char *file, const struct cli_args *args,
                enum source_of_several several);

#endif
