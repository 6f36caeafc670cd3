/* ui/cli/decode_version.h - what a docker version says, for a person, and the builds that stand
 * above an error. */
#ifndef UI_CLI_DECODE_VERSION_H
#define UI_CLI_DECODE_VERSION_H

#include "model/base/arena.h"
#include "model/base/err.h"

#include <stdio.h>

struct err *decode_print_version(FILE *out, struct arena *a, struct str text);

/* What a wrapper, or a window of cmd, says of the host and of the image. */
void decode_print_builds(FILE *out, struct arena *a, struct str text);

#endif
