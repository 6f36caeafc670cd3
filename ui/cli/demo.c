#include "ui/cli/screen.h"

#include "model/os/os.h"
#include "ui/cli/args.h"
#include "ui/term/terminal_keys.h"

#include <stdio.h>

/* A person sees it on the screen, everything else gets its text. */
int cli_demo(const struct cli_args *args)
{
    const char *name = args->operand_count > 0 ? args->operands[0] : UI_DEMO_FIRST;
    struct ui_demo demo;

    if (!ui_demo_find(&demo, str_of(name)))
        return CLI_USAGE; /* the kind of value has no other name */
    if (os_is_terminal(stdout) && ui_terminal_has_keys())
        return cli_screen_demo(args, &demo);
    (void)fwrite(demo.text.s, 1, demo.text.len, stdout);
    return CLI_OK;
}
