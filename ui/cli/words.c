#include "model/json/json.h"
#include "model/shell/shell_report.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"

/* settings: the shell. */
static struct err *answer_line(const void *settings, const struct ndjson_line *line)
{
    const enum shell shell = *(const enum shell *)settings;
    const struct value *v, *text;
    struct shell_answer answer;
    struct err *e;

    if ((e = ndjson_read(&v, line)) != NULL)
        return e;
    text = v->kind == VALUE_MAP ? value_get(v, STR_LIT("line")) : NULL;
    if (text == NULL || text->kind != VALUE_STRING)
        return err_new(ERR_INPUT, "expected {\"line\": a text}");
    if ((e = shell_split(&answer, line->arena, shell, text->u.text)) != NULL)
        return e;
    return ndjson_write(line, shell_report(shell, &answer));
}

static struct err *read_shell(enum shell *out, const struct cli_args *args)
{
    const char *name = args_value(args, "shell", 0);

    if (!args_has(args, "ndjson"))
        return err_new(ERR_INPUT, "'words' needs --ndjson and --shell, it is a filter");
    if (name == NULL || !shell_by_name(out, str_of(name)))
        return args_missing(args, "shell");
    if (!args_has(args, "legacy"))
        return NULL;
    if (*out != SHELL_POWERSHELL)
        return err_new(ERR_INPUT, "only --shell powershell has a --legacy");
    *out = SHELL_POWERSHELL_LEGACY;
    return NULL;
}

int cli_words(const struct cli_args *args)
{
    enum shell shell;
    static const char *const takes[] = {"legacy", "shell", NULL};
    const struct ndjson_filter filter = {.answer = answer_line, .settings = &shell, .takes = takes};
    struct err *e = read_shell(&shell, args);

    if (e != NULL)
        return help_usage_error(args->command, e);
    return ndjson_run(&filter, args->operand_count > 0 ? args->operands[0] : NULL, args);
}
