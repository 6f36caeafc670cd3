/* A call of _arguments for each command. */
#include "ui/cli/candidates.h"
#include "ui/cli/completion.h"

/* Within '...' of the shell; of _arguments the brackets and the colon. */
static void put_escaped(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            buf_add(out, STR_LIT("'\\''"));
        else if (*text == '[' || *text == ']' || *text == ':' || *text == '\\')
            buf_printf(out, "\\%c", *text);
        else
            buf_char(out, *text);
    }
}

/* ":message:action" */
static bool put_value(struct buf *out, enum ui_value_kind kind, const char *value)
{
    struct buf words = {.s = NULL};
    bool ok = candidates_put(&words, kind, value);

    buf_char(out, ':');
    put_escaped(out, value);
    buf_char(out, ':');
    if (kind == UI_TAKES_FILE)
        buf_add(out, STR_LIT("_files"));
    else if (kind == UI_TAKES_SETTING)
        buf_printf(out, "{compadd -S = %.*s}", STR_FMT(buf_str(&words)));
    else if (words.len > 0)
        buf_printf(out, "(%.*s)", STR_FMT(buf_str(&words)));
    buf_finish(&words);
    return ok;
}

static bool put_options(struct buf *out, const struct cli_option *o)
{
    bool ok = true;

    for (; ok && o->name[0] != '\0'; o++) {
        const char *star = o->repeat ? "*" : "", *equals = o->kind != UI_TAKES_NONE ? "=" : "";

        buf_printf(out, " \\\n            ");
        if (o->letter != 0)
            buf_printf(out, "'%s'{-%c,--%s%s}'[", star, o->letter, o->name, equals);
        else
            buf_printf(out, "'%s--%s%s[", star, o->name, equals);
        put_escaped(out, o->help);
        buf_char(out, ']');
        if (o->kind != UI_TAKES_NONE)
            ok = put_value(out, o->kind, o->value);
        buf_char(out, '\'');
    }
    return ok;
}

static bool put_command(struct buf *out, const struct cli_command *c)
{
    bool ok;

    buf_printf(out, "    '%s')\n        _arguments", c->name != NULL ? c->name : "");
    ok = put_options(out, c->options) && put_options(out, cli_common_options);
    if (ok && c->first != UI_TAKES_NONE) {
        buf_printf(out, " \\\n            '1");
        ok = put_value(out, c->first, c->operands);
        buf_char(out, '\'');
    }
    if (ok && c->others != UI_TAKES_NONE) {
        buf_printf(out, " \\\n            '*");
        ok = put_value(out, c->others, c->operands);
        buf_char(out, '\'');
    }
    buf_printf(out, "\n        ;;\n");
    return ok;
}

bool completion_zsh(struct buf *out)
{
    bool ok = true;

    buf_printf(out, "#compdef silospec\n# made by 'silospec completion zsh'\n"
                    "_silospec() {\n    local command=\n    local -a commands=(\n");
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) {
        buf_printf(out, "        '%s:", cli_commands[i].name);
        put_escaped(out, cli_commands[i].summary);
        buf_printf(out, "'\n");
    }
    buf_printf(
        out, "    )\n    if ((CURRENT == 2)); then\n"
             "        _describe command commands\n    elif ((${commands[(I)$words[2]:*]})); then\n"
             "        command=$words[2]\n        shift words\n        ((CURRENT--))\n    fi\n"
             "    case $command in\n");
    for (size_t i = 0; ok && i < CLI_COMMAND_COUNT; i++)
        ok = put_command(out, &cli_commands[i]);
    buf_printf(
        out,
        "    esac\n}\n"
        "[[ $funcstack[1] == _silospec ]] && _silospec \"$@\" || compdef _silospec silospec\n");
    return ok && !out->failed;
}
