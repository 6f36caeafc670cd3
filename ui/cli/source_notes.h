/* ui/cli/source_notes.h - what was taken for granted of a file that is no scenario.
 *
 * On standard error, so that what is asked for stays clean. */
#ifndef UI_CLI_SOURCE_NOTES_H
#define UI_CLI_SOURCE_NOTES_H

#include "model/scenario.h"
#include "ui/cli/args.h"

void source_notes(const char *file, const struct scenario_file *source,
                  const struct cli_args *args);

#endif
