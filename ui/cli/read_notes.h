/* ui/cli/read_notes.h - what reading a file did to it, on standard error. */
#ifndef UI_CLI_READ_NOTES_H
#define UI_CLI_READ_NOTES_H

#include "model/formats/evidence.h"
#include "ui/cli/args.h"

/* In a line or two: how much was undone and left out, what was told differently, what had to be
 * taken for granted to make a request. With --redact no value is among them. */
void read_notes_print(const char *file, const struct evidence *told, const struct cli_args *args);
/* Each of them, with its line. */
void read_notes_list(const char *file, const struct evidence *told, const struct cli_args *args);

#endif
