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

/* The command is the first word, and any word is one only there; a command's first operand may be
 * of another kind than the others. */
static void put_functions(struct buf *out)
{
    buf_add(out,
            STR_LIT("function __silospec_command\n"
                    "    set -l words (commandline -opc)\n"
                    "    test (count $words) -gt 1; and contains -- $words[2] "
                    "$__silospec_commands; and echo $words[2]\n"
                    "    return 0\n"
                    "end\n"
                    "function __silospec_operands\n"
                    "    set -l before\n"
                    "    set -l count 0\n"
                    "    for word in (commandline -opc)[2..]\n"
                    "        string match -q -- '-*' $word; or contains -- \"$before\" "
                    "$__silospec_valued; or set count (math $count + 1)\n"
                    "        set before $word\n"
                    "    end\n"
                    "    test -z (__silospec_command | string collect); or set count (math "
                    "$count - 1)\n"
                    "    echo $count\n"
                    "end\n"
                    "function __silospec_of\n"
                    "    test (__silospec_command | string collect; or echo '') = \"$argv[1]\"; "
                    "or return 1\n"
                    "    switch \"$argv[2]\"\n"
                    "        case first\n"
                    "            test (__silospec_operands) -eq 0\n"
                    "        case others\n"
                    "            test (__silospec_operands) -gt 0\n"
                    "    end\n"
                    "end\n"));
}

static void put_valued(struct buf *out, const struct cli_option *o)
{
    for (; o->name[0] != '\0'; o++) {
        if (o->kind == UI_TAKES_NONE)
            continue;
        if (o->letter != 0)
            buf_printf(out, " -%c", o->letter);
        buf_printf(out, " --%s", o->name);
    }
}

static void put_lists(struct buf *out)
{
    buf_add(out, STR_LIT("set -g __silospec_commands"));
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        buf_printf(out, " %s", cli_commands[i].name);
    buf_add(out, STR_LIT("\nset -g __silospec_valued"));
    put_valued(out, cli_common_options);
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++)
        put_valued(out, cli_commands[i].options);
    buf_char(out, '\n');
}

/* When the words so far are of this command; place: "", or which of its operands comes next. */
static void put_condition(struct buf *out, const struct cli_command *c, const char *place)
{
    buf_printf(out, " -n \"__silospec_of '%s'%s\"", c->name != NULL ? c->name : "", place);
}

static void put_words(struct buf *out, struct str words, bool settings)
{
    for (size_t i = 0; i < words.len; i++) {
        if (words.s[i] == ' ' && settings)
            buf_char(out, '=');
        buf_char(out, words.s[i]);
    }
}

static bool put_value(struct buf *out, enum ui_value_kind kind, const char *value)
{
    struct buf words = {.s = NULL};
    bool ok = candidates_put(&words, kind, value);

    if (words.len > 0) {
        buf_add(out, STR_LIT(" -a '"));
        put_words(out, buf_str(&words), kind == UI_TAKES_SETTING);
        buf_char(out, '\'');
    }
    buf_finish(&words);
    return ok;
}

static bool put_option(struct buf *out, const struct cli_command *c, const struct cli_option *o)
{
    buf_add(out, STR_LIT("complete -c silospec"));
    put_condition(out, c, "");
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

static bool put_operand(struct buf *out, const struct cli_command *c, enum ui_value_kind kind,
                        const char *place)
{
    buf_add(out, STR_LIT("complete -c silospec"));
    put_condition(out, c, place);
    buf_add(out, kind == UI_TAKES_FILE ? STR_LIT(" -F") : STR_LIT(" -f"));
    if (!put_value(out, kind, c->operands != NULL ? c->operands : ""))
        return false;
    buf_char(out, '\n');
    return true;
}

static bool put_operands(struct buf *out, const struct cli_command *c)
{
    if (c->first == c->others)
        return put_operand(out, c, c->first, "");
    return put_operand(out, c, c->first, " first") && put_operand(out, c, c->others, " others");
}

bool completion_fish(struct buf *out)
{
    bool ok = true;

    buf_printf(out, "# made by 'silospec completion fish'\n");
    put_lists(out);
    put_functions(out);
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) {
        buf_printf(out,
                   "complete -c silospec -n \"test (count (commandline -opc)) -eq 1\" "
                   "-a %s -d ",
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
