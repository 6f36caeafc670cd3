/* ui/cli/told.h - what reading a file did to it, on standard error. */
#ifndef UI_CLI_TOLD_H
#define UI_CLI_TOLD_H

#include "model/formats/evidence.h"

/* In a line or two: how much was undone and left out, what was told differently, what had to be
 * taken for granted to make a request. */
void told_print(const char *file, const struct evidence *told);
/* Each of them, with its line. */
void told_list(const char *file, const struct evidence *told);

#endif
