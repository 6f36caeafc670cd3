#include "model/client/client_report.h"
#include "model/json/json.h"
#include "ui/cli/args.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"

#include <stdlib.h>

struct filter {
    struct arena a;
    bool whole; /* the body with all fields, not only those that differ from the usual */
};

static struct err *report(struct filter *f, FILE *out, const struct client_input *in)
{
    struct client_answer answer;
    const struct value *v;
    struct err *e = client_run(&answer, &f->a, in);

    if (e != NULL)
        return e;
    v = client_report(&f->a, in, &answer, f->whole);
    client_answer_finish(&answer);
    return ndjson_write(out, v);
}

static struct err *answer_line(void *ctx, FILE *out, struct str line)
{
    struct filter *f = ctx;
    struct client_input in;
    const struct value *v;
    struct err *e;

    if ((e = json_read(&v, line)) != NULL)
        return e;
    arena_reset(&f->a);
    if ((e = client_input_read(&in, &f->a, v)) == NULL)
        e = report(f, out, &in);
    value_unref(v);
    return e;
}

int cli_run(const struct cli_args *args)
{
    struct filter f = {.whole = args_has(args, "whole")};
    int status;

    if (!args_has(args, "ndjson"))
        return help_usage_error(args->command,
                                err_new(ERR_INPUT, "'run' needs --ndjson, it is a filter"));
    arena_init(&f.a);
    status = ndjson_filter(args->operand_count > 0 ? args->operands[0] : NULL, answer_line, &f);
    arena_finish(&f.a);
    return status;
}
