#include "specgen/preflight/filter_report.h"

#include "model/formats/artefact.h"
#include "platform/sim/sim.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/line_document.h"
#include "ui/cli/output.h"
#include "ui/cli/source.h"

#include <stdlib.h>

struct filter {
    const struct cli_args *args;
    enum preflight_operation operation;
};

static struct err *report_of(const struct value **out, struct arena *a, const struct mdl_doc *doc,
                             enum preflight_operation operation)
{
    struct plat host = plat_sim(doc);
    struct preflight_result result;
    struct err *e = preflight(a, doc, &host, operation, &result);

    if (e == NULL && (*out = preflight_report(&result, operation)) == NULL)
        e = err_oom();
    return e;
}

static struct err *answer_line(const void *settings, const struct ndjson_line *line)
{
    const struct filter *f = settings;
    struct line_document *own = line->own;
    const struct value *report;
    struct err *e = line_document_read(own, line, f->args);

    if (e != NULL)
        return e;
    e = report_of(&report, line->arena, own->doc, f->operation);
    if (e == NULL)
        e = ndjson_write(line, report);
    line_document_done(own);
    return e;
}

static struct err *print_report(const struct value *root, enum preflight_operation operation)
{
    struct buf text = {NULL, 0, 0, false};
    const struct value *report;
    struct mdl_doc *doc;
    struct arena a;
    struct err *e;

    if ((e = mdl_doc_new(&doc, root)) != NULL)
        return e;
    arena_init(&a);
    if ((e = report_of(&report, &a, doc, operation)) == NULL)
        e = ndjson_write(&(struct ndjson_line){.arena = &a, .out = &text}, report);
    if (e == NULL && text.failed)
        e = err_oom();
    if (e == NULL)
        output_json(stdout, buf_str(&text));
    buf_finish(&text);
    arena_finish(&a);
    mdl_doc_free(doc);
    return e;
}

static int answer_file(const struct filter *f, const char *file)
{
    struct artefact source;
    struct err *e;
    int status;

    if ((status = source_open(&source, file, f->args, SOURCE_FIRST)) != CLI_OK)
        return status;
    e = print_report(source.root, f->operation);
    artefact_close(&source);
    return e != NULL ? output_error(e) : CLI_OK;
}

static int filter_file(const struct filter *f, const char *file)
{
    static const char *const takes[] = {"api", "engine", "operation", "set", "unset", NULL};
    const struct ndjson_filter filter = {answer_line, f, sizeof(struct line_document),
                                         line_document_end, takes};

    return ndjson_run(&filter, file, f->args);
}

static struct err *read_operation(enum preflight_operation *out, const struct cli_args *args)
{
    const char *name = args_value(args, "operation", 0);
    bool start = name != NULL && strcmp(name, "start") == 0;

    if (start && args_has(args, "api"))
        return err_new(ERR_INPUT, "'--api' is a way to create; it goes with no other operation");
    *out = start ? PREFLIGHT_START : args_has(args, "api") ? PREFLIGHT_API : PREFLIGHT_CREATE;
    return NULL;
}

static struct err *check_input(const struct cli_args *args)
{
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

    if ((e = assign_release(&release, args)) != NULL ||
        (e = read_operation(&f.operation, args)) != NULL || (e = check_input(args)) != NULL)
        return help_usage_error(args->command, e);
    return args_has(args, "ndjson") ? filter_file(&f, file) : answer_file(&f, file);
}
