#include "ui/cli/assessed.h"

#include "platform/sim/sim.h"
#include "specgen/credential/mask.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"
#include "ui/cli/source.h"

int assessed_open(struct assessed *out, const struct cli_args *args)
{
    struct artefact source;
    int status = source_open(&source, args->operands[0], args, SOURCE_FIRST);

    return status != CLI_OK ? status : assessed_from(out, &source, args);
}

int assessed_from(struct assessed *out, struct artefact *source, const struct cli_args *args)
{
    struct assessed a = {.source = *source};
    struct plat host;
    struct err *e;

    arena_init(&a.arena);
    if ((e = mdl_doc_new(&a.doc, a.source.root)) == NULL) {
        host = plat_sim(a.doc);
        e = assess(&a.arena, a.doc, &host, args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED,
                   &a.result);
    }
    if (e != NULL)
        return assessed_end(&a, output_error(e));
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
