/* ui/cli/explained.h - artefacts that only tell of an error: there is no container to look at, so
 * the text is explained, as `silospec decode` does. */
#ifndef UI_CLI_EXPLAINED_H
#define UI_CLI_EXPLAINED_H

#include "model/formats/artefact.h"
#include "ui/cli/args.h"

/* Explains every error, log record and event of it; returns the exit status: the engine, or what
 * is below it, refused. Where there is none it is an error of the input. */
int explained_print(const struct artefact *s, const struct cli_args *args);

#endif
