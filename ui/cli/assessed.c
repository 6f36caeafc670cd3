#include "ui/cli/assessed.h"

#include "platform/sim/sim.h"
#include "specgen/credential/mask.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"
#include "ui/cli/source.h"

int assessed_open(struct assessed *out, const struct cli_args *args)
{
    struct assessed a = {.doc = NULL};
    struct plat host;
    struct err *e;
    int status;

    if ((status = source_open(&a.source, args->operands[0], args)) != CLI_OK)
        return status;
    arena_init(&a.arena);
    if ((e = mdl_doc_new(&a.doc, a.source.root)) == NULL) {
        host = plat_sim(a.doc);
        e = assess(&a.arena, a.doc, &host, args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED,
                   &a.result);
    }
    if (e != NULL) {
        status = output_error(e);
        return assessed_end(&a, status);
    }
    *out = a;
    return CLI_OK;
}

int assessed_end(struct assessed *a, int status)
{
    status = output_end(&a->arena, status);
    mdl_doc_free(a->doc);
    artefact_close(&a->source);
    return status;
}

struct str assessed_shown(struct assessed *a, const struct cli_args *args, struct str text)
{
    return redacted_or_shown(args) ? text : mask_secrets(&a->arena, text);
}

void assessed_show(struct assessed *a, const struct cli_args *args, struct str text)
{
    output_lines(stdout, assessed_shown(a, args, text));
}

int assessed_report(const struct cli_args *args, const struct value *report)
{
    return output_report(report, redacted_or_shown(args));
}
