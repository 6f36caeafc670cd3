#include "model/json/json.h"
#include "model/shell/shell_report.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"

struct filter {
    struct arena a;
    enum shell shell;
};

static struct err *report(struct filter *f, FILE *out, struct str line)
{
    struct shell_answer answer;
    const struct value *v;
    struct err *e = shell_split(&answer, &f->a, f->shell, line);

    if (e != NULL)
        return e;
    v = shell_report(f->shell, &answer);
    return ndjson_write(out, v);
}

static struct err *answer_line(void *ctx, FILE *out, struct str line)
{
    struct filter *f = ctx;
    const struct value *v, *text;
    struct err *e;

    if ((e = json_read(&v, line)) != NULL)
        return e;
    arena_reset(&f->a);
    text = v->kind == VALUE_MAP ? value_get(v, STR_LIT("line")) : NULL;
    if (text == NULL || text->kind != VALUE_STRING)
        e = err_new(ERR_INPUT, "expected {\"line\": a text}");
    else
        e = report(f, out, text->u.text);
    value_unref(v);
    return e;
}

static struct err *read_shell(enum shell *out, const struct cli_args *args)
{
    const char *name = args_value(args, "shell", 0);

    if (name == NULL || !args_has(args, "ndjson"))
        return err_new(ERR_INPUT, "'words' needs --ndjson and --shell, it is a filter");
    if (!shell_by_name(out, str_of(name)))
        return err_remedy(err_new(ERR_INPUT, "no shell is called '%s'", name),
                          "there are bash, powershell, cmd and argv");
    if (!args_has(args, "legacy"))
        return NULL;
    if (*out != SHELL_POWERSHELL)
        return err_new(ERR_INPUT, "only --shell powershell has a --legacy");
    *out = SHELL_POWERSHELL_LEGACY;
    return NULL;
}

int cli_words(const struct cli_args *args)
{
    struct filter f;
    struct err *e = read_shell(&f.shell, args);
    int status;

    if (e != NULL)
        return help_usage_error(args->command, e);
    arena_init(&f.a);
    status = ndjson_filter(args->operand_count > 0 ? args->operands[0] : NULL, answer_line, &f);
    arena_finish(&f.a);
    return status;
}
