/* ui/cli/reading.h - how the command line reads files: what it says of them, and how far it is. */
#ifndef UI_CLI_READING_H
#define UI_CLI_READING_H

#include "model/formats/artefact.h"
#include "ui/cli/args.h"
#include "ui/cli/progress.h"

/* Stays where it is while files are read. */
struct cli_reading {
    struct reading_options options;
    struct read_progress hook;
    struct progress bar;
    bool begun;
};

void reading_begin(struct cli_reading *r, const struct cli_args *args);
void reading_end(struct cli_reading *r);

#endif
