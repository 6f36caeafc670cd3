/* What was given on a command line; apart from args.c, which needs the table of all commands. */
#include "model/base/arena.h"
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

struct str args_words(struct arena *a, const struct cli_args *args)
{
    struct str words = args->operand_count > 0 ? str_of(args->operands[0]) : STR_NONE;

    for (size_t i = 1; i < args->operand_count; i++)
        words = arena_printf(a, "%.*s %s", STR_FMT(words), args->operands[i]);
    return words;
}
