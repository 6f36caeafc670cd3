/* ui/cli/selected.h - the one of several containers that --select names. */
#ifndef UI_CLI_SELECTED_H
#define UI_CLI_SELECTED_H

#include "model/formats/artefact.h"
#include "ui/cli/args.h"

/* Makes it the artefact's document. ERR_INPUT with all names: none is called so, or, where it
 * must be said, nobody said which. */
struct err *selected(struct artefact *s, const struct cli_args *args, bool must_be_said);

#endif
