#include "model/compose/compose.h"
#include "model/json/json.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"

/* settings: whether bodies are told with all fields, not only those that differ from the usual. */
static struct err *answer_line(const void *settings, const struct ndjson_line *line)
{
    struct compose_answer answer;
    struct compose_input in;
    const struct value *v;
    struct err *e;

    if ((e = ndjson_read(&v, line)) != NULL ||
        (e = compose_input_read(&in, line->arena, v)) != NULL ||
        (e = compose_run(&answer, line->arena, &in)) != NULL)
        return e;
    v = compose_report(line->arena, &answer, *(const bool *)settings);
    compose_answer_finish(&answer);
    return ndjson_write(line, v);
}

int cli_compose(const struct cli_args *args)
{
    bool whole = args_has(args, "whole");
    static const char *const takes[] = {"whole", NULL};
    const struct ndjson_filter filter = {.answer = answer_line, .settings = &whole, .takes = takes};

    if (!args_has(args, "ndjson"))
        return help_usage_error(args->command,
                                err_new(ERR_INPUT, "'compose' needs --ndjson, it is a filter"));
    return ndjson_run(&filter, args->operand_count > 0 ? args->operands[0] : NULL, args);
}
