#include "ui/cli/demo.h"

#include "ui/cli/args.h"
#include "ui/cli/help.h"

#include <stdio.h>

static struct str name_of(const struct ui_builtin *b)
{
    return ui_builtin_name(b, DEMO_FOLDER, DEMO_SUFFIX);
}

const struct ui_builtin *demo_first(void)
{
    for (size_t i = 0; i < ui_builtin_count; i++)
        if (name_of(&ui_builtins[i]).len > 0)
            return &ui_builtins[i];
    return NULL;
}

static struct err *no_such_demo(const char *name)
{
    struct err *e = err_new(ERR_INPUT, "no demo is called '%s'", name);

    for (size_t i = 0; i < ui_builtin_count; i++) {
        struct str known = name_of(&ui_builtins[i]);

        if (known.len > 0)
            e = err_join(e, err_new(ERR_INPUT, "there is '%.*s'", STR_FMT(known)));
    }
    return e;
}

int cli_demo(const struct cli_args *args)
{
    const char *name = args->operand_count > 0 ? args->operands[0] : NULL;
    const struct ui_builtin *b =
        name != NULL ? ui_builtin_find(DEMO_FOLDER, str_of(name), DEMO_SUFFIX) : demo_first();

    if (b == NULL)
        return help_usage_error(args->command, no_such_demo(name != NULL ? name : ""));
    (void)fwrite(b->bytes, 1, b->len, stdout);
    return CLI_OK;
}
