#include "ui/cli/diff.h"

#include "model/base/num.h"
#include "specgen/credential/mask.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#define DEFAULT_CONTEXT 3

static struct err *context_of(uint64_t *out, const struct cli_args *args)
{
    const char *text = args_value(args, "context", 0);

    *out = DEFAULT_CONTEXT;
    if (text == NULL || num_uint64(out, str_of(text)) == NUM_OK)
        return NULL;
    return err_new(ERR_INPUT, "--context '%s' is not a number of lines", text);
}

static struct err *compare(struct diff *d, enum assess_settings settings)
{
    const struct spec_node *roots[COMPARE_COLUMNS] = {NULL};
    const struct spec_result *results[COMPARE_COLUMNS] = {NULL};
    struct columns *c = &d->columns;
    struct err *e;

    for (unsigned i = 0; i < c->count; i++) {
        results[i] = &c->at[i].result.spec;
        roots[i] = results[i]->spec;
    }
    if ((e = compare_specs(&d->specs, &c->arena, roots, c->count)) != NULL ||
        (e = consequences(&d->consequences, &c->arena, results, c->count)) != NULL ||
        (e = diff_engines(d, settings)) != NULL)
        return e;
    d->different =
        d->specs.changed + d->specs.added + d->specs.missing > 0 || columns_answers_differ(c);
    return NULL;
}

int cli_diff(const struct cli_args *args)
{
    struct diff d;
    uint64_t context;
    struct err *e = context_of(&context, args);
    int status;

    if (e != NULL)
        return help_usage_error(args->command, e);
    if ((status = columns_open(&d.columns, args)) != CLI_OK)
        return status;
    d.secrets = args_has(args, "secrets");
    for (unsigned i = 0; i < d.columns.count && !d.secrets; i++)
        d.columns.at[i].label = mask_secrets(&d.columns.arena, d.columns.at[i].label);
    if ((e = compare(&d, args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED)) == NULL) {
        if (args_has(args, "json"))
            status = diff_print_json(&d);
        else if (d.different)
            e = diff_print(&d, (size_t)context);
    }
    if (e != NULL)
        status = output_error(e);
    else if (status == CLI_OK && d.different)
        status = CLI_DIFFERENT;
    columns_finish(&d.columns);
    return status;
}
