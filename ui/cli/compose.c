#include "model/compose/compose.h"
#include "model/json/json.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"

struct filter {
    struct arena a;
    bool whole; /* the bodies with all fields, not only those that differ from the usual */
};

static struct err *report(struct filter *f, FILE *out, const struct compose_input *in)
{
    struct compose_answer answer;
    const struct value *v;
    struct err *e = compose_run(&answer, &f->a, in);

    if (e != NULL)
        return e;
    v = compose_report(&f->a, &answer, f->whole);
    compose_answer_finish(&answer);
    return ndjson_write(out, v);
}

static struct err *answer_line(void *ctx, FILE *out, struct str line)
{
    struct filter *f = ctx;
    struct compose_input in;
    const struct value *v;
    struct err *e;

    if ((e = json_read(&v, line)) != NULL)
        return e;
    arena_reset(&f->a);
    if ((e = compose_input_read(&in, &f->a, v)) == NULL)
        e = report(f, out, &in);
    value_unref(v);
    return e;
}

int cli_compose(const struct cli_args *args)
{
    struct filter f = {.whole = args_has(args, "whole")};
    int status;

    if (!args_has(args, "ndjson"))
        return help_usage_error(args->command,
                                err_new(ERR_INPUT, "'compose' needs --ndjson, it is a filter"));
    arena_init(&f.a);
    status = ndjson_filter(args->operand_count > 0 ? args->operands[0] : NULL, answer_line, &f);
    arena_finish(&f.a);
    return status;
}
