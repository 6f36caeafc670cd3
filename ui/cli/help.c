#include "ui/cli/help.h"

#include "ui/cli/args.h"
#include "ui/cli/man.h"
#include "ui/cli/output.h"

#include <string.h>

static const char *blank_then(const char *name)
{
    return name != NULL ? name : "";
}

static void print_usage_line(FILE *out, const char *lead, const struct cli_command *c)
{
    (void)fprintf(out, "%s silospec%s%s", lead, c->name != NULL ? " " : "", blank_then(c->name));
    if (c->options->name[0] != '\0')
        (void)fputs(" [OPTION]...", out);
    if (c->operands != NULL)
        (void)fprintf(out, c->min > 0 ? " %s" : " [%s]", c->operands);
    (void)fputc('\n', out);
}

static void print_options(FILE *out, const struct cli_option *o)
{
    for (; o->name[0] != '\0'; o++) {
        char letter[] = {'-', o->letter, ',', '\0'};
        int used;

        used = fprintf(out, "  %-3s --%s%s%s", o->letter != 0 ? letter : "", o->name,
                       o->kind != UI_TAKES_NONE ? " " : "", o->value);
        (void)fprintf(out, "%*s%s\n", used < 26 ? 26 - used : 2, "", o->help);
    }
}

static void print_statuses(FILE *out, const struct cli_status *s)
{
    if (s == NULL)
        return;
    (void)fputs("\nExit status:\n", out);
    for (; s->when[0] != '\0'; s++)
        (void)fprintf(out, "  %d  %s\n", s->status, s->when);
}

/* Lines that go on stay below their beginning. */
static void print_examples(FILE *out, const cli_example *examples)
{
    if (examples == NULL)
        return;
    (void)fputs("\nExamples:\n", out);
    for (; (*examples)[0] != '\0'; examples++)
        (void)fprintf(out, "  %s\n", *examples);
}

static int widest_name(void)
{
    size_t widest = 0;

    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        if (strlen(cli_commands[i].name) > widest)
            widest = strlen(cli_commands[i].name);
    return (int)widest;
}

void help_print(FILE *out, const struct cli_command *command)
{
    const int widest = widest_name();

    print_usage_line(out, "Usage:", command);
    if (command->name == NULL)
        (void)fputs("       silospec COMMAND [OPTION]... [WORD]...\n", out);
    (void)fprintf(out, "\n%s", command->text);
    if (command->name == NULL) {
        (void)fputs("\nCommands:\n", out);
        for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
            (void)fprintf(out, "  %-*s %s\n", widest, cli_commands[i].name,
                          cli_commands[i].summary);
    }
    (void)fputs("\nOptions:\n", out);
    print_options(out, command->options);
    print_options(out, cli_common_options);
    print_statuses(out, command->statuses);
    print_examples(out, command->examples);
    if (command->name == NULL)
        (void)fputs("\n'silospec help COMMAND' explains a command.\n", out);
}

int cli_help(const struct cli_args *args)
{
    const struct cli_command *c = &cli_commands[0];
    const char *meant;
    struct err *e;

    if (args_has(args, "man")) {
        man_print(stdout, SILOSPEC_VERSION);
        return CLI_OK;
    }
    if (args->operand_count == 0) {
        help_print(stdout, c);
        return CLI_OK;
    }
    c = cli_command_find(args->operands[0]);
    if (c != NULL) {
        help_print(stdout, c);
        return CLI_OK;
    }
    e = err_new(ERR_INPUT, "no command is called '%s'", args->operands[0]);
    if ((meant = cli_command_nearest(args->operands[0])) != NULL)
        e = err_remedy(e, "did you mean '%s'?", meant);
    return help_usage_error(&cli_commands[0], e);
}
