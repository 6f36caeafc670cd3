#include "specgen/preflight/filter_report.h"

#include "model/formats/artefact.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"
#include "ui/cli/output.h"
#include "ui/cli/source.h"

#include <stdlib.h>

struct filter {
    struct arena arena;
    const struct cli_args *args;
    enum preflight_operation operation;
};

static struct err *answer_document(struct filter *f, FILE *out, const struct value *root)
{
    struct preflight_result result;
    struct mdl_doc *doc;
    struct plat host;
    struct err *e;

    if ((e = mdl_doc_new(&doc, root)) != NULL)
        return e;
    host = plat_sim(doc);
    arena_reset(&f->arena);
    e = preflight(&f->arena, doc, &host, f->operation, &result);
    if (e == NULL)
        e = ndjson_write(out, preflight_report(&result, f->operation));
    mdl_doc_free(doc);
    return e;
}

static struct err *answer_line(void *ctx, FILE *out, struct str line)
{
    const struct value *root;
    struct err *e;

    if ((e = scenario_read_json(&root, line)) != NULL)
        return e;
    if ((e = assign_all(&root, ((struct filter *)ctx)->args)) == NULL)
        e = answer_document(ctx, out, root);
    value_unref(root);
    return e;
}

static int answer_file(struct filter *f, const char *file)
{
    struct artefact source;
    struct err *e;
    int status;

    if ((status = source_open(&source, file, f->args)) != CLI_OK)
        return status;
    e = answer_document(f, stdout, source.root);
    artefact_close(&source);
    return e != NULL ? output_error(e) : CLI_OK;
}

static struct err *read_operation(enum preflight_operation *out, const struct cli_args *args)
{
    const char *name = args_value(args, "operation", 0);
    bool start = name != NULL && strcmp(name, "start") == 0;

    if (name != NULL && !start && strcmp(name, "create") != 0)
        return err_remedy(err_new(ERR_INPUT, "no operation is called '%s'", name),
                          "create or start");
    if (start && args_has(args, "api"))
        return err_new(ERR_INPUT, "'--api' is a way to create; it goes with no other operation");
    *out = start ? PREFLIGHT_START : args_has(args, "api") ? PREFLIGHT_API : PREFLIGHT_CREATE;
    return NULL;
}

static struct err *check_input(const struct cli_args *args)
{
    if (args_has(args, "ndjson") && (args_has(args, "info") || args_has(args, "with")))
        return err_new(ERR_INPUT, "'--info' and '--ndjson' exclude each other: each line has a "
                                  "host of its own");
    if (args->operand_count == 0 && !args_has(args, "ndjson"))
        return err_remedy(err_new(ERR_INPUT, "'preflight' needs a FILE"),
                          "'-' reads standard input");
    return NULL;
}

int cli_preflight(const struct cli_args *args)
{
    const char *file = args->operand_count > 0 ? args->operands[0] : NULL;
    struct filter f = {.args = args};
    uint32_t release;
    struct err *e;
    int status;

    if ((e = assign_release(&release, args)) != NULL ||
        (e = read_operation(&f.operation, args)) != NULL || (e = check_input(args)) != NULL)
        return help_usage_error(args->command, e);
    arena_init(&f.arena);
    status =
        args_has(args, "ndjson") ? ndjson_filter(file, answer_line, &f) : answer_file(&f, file);
    return output_end(&f.arena, status);
}
