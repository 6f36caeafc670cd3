/* What was given on a command line; apart from args.c, which needs the table of all commands. */
#include "ui/cli/args.h"

#include <string.h>

bool args_has(const struct cli_args *args, const char *option)
{
    for (size_t i = 0; i < args->given_count; i++) {
        if (strcmp(args->given[i].option->name, option) == 0)
            return true;
    }
    return false;
}

const char *args_value(const struct cli_args *args, const char *option, size_t place)
{
    for (size_t i = 0; i < args->given_count; i++) {
        if (strcmp(args->given[i].option->name, option) == 0 && place-- == 0)
            return args->given[i].value;
    }
    return NULL;
}
