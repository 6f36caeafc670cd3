/* ui/cli/opened.h - one container of what was opened. */
#ifndef UI_CLI_OPENED_H
#define UI_CLI_OPENED_H

#include "model/formats/artefact.h"

/* The document of the container that is called `name`; NULL: of the only one. ERR_INPUT with the
 * names when there are several. The caller owns *out. */
struct err *opened_choose(const struct value **out, const struct artefact *s, const char *name);

#endif
