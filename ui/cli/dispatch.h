/* ui/cli/dispatch.h - from a command to the function that runs it. */
#ifndef UI_CLI_DISPATCH_H
#define UI_CLI_DISPATCH_H

struct cli_args;

int dispatch_run(const struct cli_args *args); /* the exit status */

#endif
