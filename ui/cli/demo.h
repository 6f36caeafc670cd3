/* ui/cli/demo.h - the demos that the program carries. */
#ifndef UI_CLI_DEMO_H
#define UI_CLI_DEMO_H

#include "ui/builtin/builtin.h"

#define DEMO_FOLDER "demo"
#define DEMO_SUFFIX ".yaml"

const struct ui_builtin *demo_first(void);

#endif
