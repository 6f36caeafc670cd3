/* ui/cli/check_several.h - `check` of several containers, and for those who show problems beside
 * code.
 */
#ifndef UI_CLI_CHECK_SEVERAL_H
#define UI_CLI_CHECK_SEVERAL_H

#include "model/formats/artefact.h"
#include "ui/cli/args.h"

/* Whether that is asked for: several FILEs, a folder, or --format. */
bool check_is_of_several(const struct cli_args *args);
int check_several(const struct cli_args *args);

/* Every container of one file. Closes it. */
int check_each(const struct cli_args *args, struct artefact *source);

#endif
