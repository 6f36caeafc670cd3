/* ui/cli/screen.h - the demos that the program carries, on the screen. */
#ifndef UI_CLI_SCREEN_H
#define UI_CLI_SCREEN_H

#include "ui/cli/args.h"
#include "ui/store/demos.h"

int cli_screen_demo(const struct cli_args *args, const struct ui_demo *demo);

#endif
