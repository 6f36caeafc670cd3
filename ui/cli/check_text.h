/* ui/cli/check_text.h - what create and start would say, for people. */
#ifndef UI_CLI_CHECK_TEXT_H
#define UI_CLI_CHECK_TEXT_H

#include "specgen/assess/problems.h"

/* Each problem, what is not known, and a line that sums up. secrets: those of credential specs are
 * shown. */
void check_print(struct arena *a, const struct assessment *r, const struct problems *list,
                 bool secrets);

#endif
