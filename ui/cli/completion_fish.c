/* A line for each command, each option and each kind of operand. */
#include "ui/cli/candidates.h"
#include "ui/cli/completion.h"

static void put_quoted(struct buf *out, const char *text)
{
    buf_char(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            buf_char(out, '\\');
        buf_char(out, *text);
    }
    buf_char(out, '\'');
}

/* When the words so far are of this command. */
static void put_condition(struct buf *out, const struct cli_command *c)
{
    if (c->name != NULL)
        buf_printf(out, " -n '__fish_seen_subcommand_from %s'", c->name);
    else
        buf_add(out, STR_LIT(" -n __fish_use_subcommand"));
}

static bool put_value(struct buf *out, enum ui_value_kind kind, const char *value)
{
    struct buf words = {.s = NULL};
    bool ok = candidates_put(&words, kind, value);

    if (words.len > 0)
        buf_printf(out, " -a '%.*s'", STR_FMT(buf_str(&words)));
    buf_finish(&words);
    return ok;
}

static bool put_option(struct buf *out, const struct cli_command *c, const struct cli_option *o)
{
    buf_add(out, STR_LIT("complete -c silospec"));
    put_condition(out, c);
    if (o->letter != 0)
        buf_printf(out, " -s %c", o->letter);
    buf_printf(out, " -l %s -d ", o->name);
    put_quoted(out, o->help);
    if (o->kind != UI_TAKES_NONE) {
        buf_add(out, o->kind == UI_TAKES_FILE || o->kind == UI_TAKES_THEME ? STR_LIT(" -r -F")
                                                                           : STR_LIT(" -x"));
        if (!put_value(out, o->kind, o->value))
            return false;
    }
    buf_char(out, '\n');
    return true;
}

static bool put_operands(struct buf *out, const struct cli_command *c)
{
    bool files = c->first == UI_TAKES_FILE || c->others == UI_TAKES_FILE;

    buf_add(out, STR_LIT("complete -c silospec"));
    put_condition(out, c);
    buf_add(out, files ? STR_LIT(" -F") : STR_LIT(" -f"));
    if (!put_value(out, c->first, c->operands != NULL ? c->operands : ""))
        return false;
    buf_char(out, '\n');
    return true;
}

bool completion_fish(struct buf *out)
{
    bool ok = true;

    buf_printf(out, "# made by 'silospec completion fish'\n");
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) {
        buf_printf(out, "complete -c silospec -n __fish_use_subcommand -a %s -d ",
                   cli_commands[i].name);
        put_quoted(out, cli_commands[i].summary);
        buf_char(out, '\n');
    }
    for (size_t i = 0; ok && i < CLI_COMMAND_COUNT; i++) {
        const struct cli_command *c = &cli_commands[i];

        ok = put_operands(out, c);
        for (const struct cli_option *o = c->options; ok && o->name[0] != '\0'; o++)
            ok = put_option(out, c, o);
        for (const struct cli_option *o = cli_common_options; ok && o->name[0] != '\0'; o++)
            ok = put_option(out, c, o);
    }
    return ok && !out->failed;
}
