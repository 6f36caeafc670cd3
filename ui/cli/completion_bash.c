/* One function, with a case for each command and each of its options. */
#include "ui/cli/candidates.h"
#include "ui/cli/completion.h"

/* Bash splits words at '=', so the value of --name=VALUE is a word of its own behind a "=", and
 * a setting is "PATH", "=", "VALUE". */
static const char begin[] =
    "# bash completion of silospec; made by 'silospec completion bash'\n"
    "_silospec()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local command= options= first= others= kind= at=1 i\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=\n"
    "    elif [[ $prev == = ]]; then\n"
    "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    if ((COMP_CWORD > 1)); then\n"
    "        case ${COMP_WORDS[1]} in\n";

static const char middle[] = "        esac\n"
                             "    fi\n"
                             "    case $command in\n";

/* What is no option and no option's value is an operand. */
static const char end[] =
    "    esac\n"
    "    kind=$(_silospec_kind \"$command\" \"$prev\")\n"
    "    if [[ -z $kind && $cur == -* ]]; then\n"
    "        COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
    "        return\n"
    "    fi\n"
    "    if [[ -z $kind ]]; then\n"
    "        kind=$first\n"
    "        for ((i = at; i < COMP_CWORD; i++)); do\n"
    "            if [[ ${COMP_WORDS[i]} == -?* ]]; then\n"
    "                [[ -z $(_silospec_kind \"$command\" \"${COMP_WORDS[i]}\") ]] || ((i++))\n"
    "                [[ ${COMP_WORDS[i]} != = ]] || ((i++))\n"
    "                [[ ${COMP_WORDS[i + 1]} != = ]] || ((i += 2))\n"
    "            else\n"
    "                kind=$others\n"
    "            fi\n"
    "        done\n"
    "        if [[ -z $command && $COMP_CWORD == 1 ]]; then\n"
    "            COMPREPLY=($(compgen -W \"$(_silospec_words command)\" -- \"$cur\"))\n"
    "        fi\n"
    "    fi\n"
    "    case $kind in\n"
    "    '' | none | number | text) ;;\n"
    "    file | theme)\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        COMPREPLY+=($(compgen -W \"$(_silospec_words \"$kind\")\" -- \"$cur\"))\n"
    "        while IFS= read -r i; do COMPREPLY+=(\"$i\"); done < <(compgen -f -- \"$cur\")\n"
    "        ;;\n"
    "    setting)\n"
    "        compopt -o nospace 2>/dev/null\n"
    "        COMPREPLY=($(compgen -W \"$(_silospec_words setting)\" -S = -- \"$cur\"))\n"
    "        ;;\n"
    "    *) COMPREPLY=($(compgen -W \"$(_silospec_words \"$kind\")\" -- \"$cur\")) ;;\n"
    "    esac\n"
    "}\n"
    "complete -F _silospec silospec\n";

static const char *command_name(const struct cli_command *c)
{
    return c->name != NULL ? c->name : "";
}

/* The kind of value that an option takes, for the function _silospec_kind; a choice is named by
 * its words. */
static void put_kinds(struct buf *out)
{
    buf_printf(out, "_silospec_kind()\n{\n    case $1:$2 in\n");
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++)
        for (const struct cli_option *o = cli_commands[i].options; o->name[0] != '\0'; o++) {
            const char *command = command_name(&cli_commands[i]);

            if (o->kind == UI_TAKES_NONE)
                continue;
            buf_printf(out, "    %s:--%s", command, o->name);
            if (o->letter != 0)
                buf_printf(out, " | %s:-%c", command, o->letter);
            buf_printf(out, ") echo '%s' ;;\n",
                       o->kind == UI_TAKES_CHOICE ? o->value : ui_value_kinds[o->kind].name);
        }
    buf_printf(out, "    esac\n}\n");
}

static bool put_words(struct buf *out)
{
    buf_printf(out, "_silospec_words()\n{\n    case $1 in\n");
    for (int kind = UI_TAKES_NONE; kind < UI_VALUE_KINDS; kind++) {
        struct buf words = {.s = NULL};
        bool ok = candidates_put(&words, (enum ui_value_kind)kind, "");

        if (ok && words.len > 0)
            buf_printf(out, "    %s) echo '%.*s' ;;\n", ui_value_kinds[kind].name,
                       STR_FMT(buf_str(&words)));
        buf_finish(&words);
        if (!ok)
            return false;
    }
    buf_printf(out, "    *'|'*) echo \"${1//|/ }\" ;;\n    esac\n}\n");
    return true;
}

static void put_options(struct buf *out, const struct cli_option *o)
{
    for (; o->name[0] != '\0'; o++)
        buf_printf(out, "--%s ", o->name);
}

bool completion_bash(struct buf *out)
{
    buf_add(out, STR_LIT("# shellcheck shell=bash disable=SC2207\n"));
    put_kinds(out);
    if (!put_words(out))
        return false;
    buf_add(out, str_of(begin));
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        buf_printf(out, "%s%s", i > 1 ? " | " : "        ", cli_commands[i].name);
    buf_printf(out, ")\n            command=${COMP_WORDS[1]} at=2 ;;\n");
    buf_add(out, str_of(middle));
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) {
        const struct cli_command *c = &cli_commands[i];

        buf_printf(out, "    '%s') first=%s others=%s options='", command_name(c),
                   ui_value_kinds[c->first].name, ui_value_kinds[c->others].name);
        put_options(out, c->options);
        put_options(out, cli_common_options);
        buf_printf(out, "' ;;\n");
    }
    buf_add(out, str_of(end));
    return !out->failed;
}
