#include "ui/cli/assessed.h"

#include "model/json.h"
#include "platform/sim/sim.h"
#include "specgen/mask.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/source_notes.h"

#include <stdlib.h>

int assessed_open(struct assessed *out, const struct cli_args *args)
{
    struct assessed a = {.doc = NULL};
    struct plat host;
    struct err *e;

    if ((e = scenario_open(&a.source, args->operands[0])) != NULL)
        return output_error(e);
    source_notes(args->operands[0], &a.source, args);
    if ((e = assign_all(&a.source.root, args)) != NULL) {
        scenario_close(&a.source);
        return help_usage_error(args->command, e);
    }
    arena_init(&a.arena);
    if ((e = mdl_doc_new(&a.doc, a.source.root)) == NULL) {
        host = plat_sim(a.doc);
        e = assess(&a.arena, a.doc, &host, args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED,
                   &a.result);
    }
    if (e != NULL) {
        assessed_finish(&a);
        return output_error(e);
    }
    *out = a;
    return CLI_OK;
}

void assessed_finish(struct assessed *a)
{
    arena_finish(&a->arena);
    mdl_doc_free(a->doc);
    scenario_close(&a->source);
}

struct str assessed_shown(struct assessed *a, const struct cli_args *args, struct str text)
{
    return args_has(args, "secrets") ? text : mask_secrets(&a->arena, text);
}

void assessed_show(struct assessed *a, const struct cli_args *args, struct str text)
{
    output_lines(stdout, assessed_shown(a, args, text));
}

int assessed_report(const struct cli_args *args, const struct value *report)
{
    struct arena scratch;
    struct str shown;
    struct err *e;
    char *text;
    size_t len;

    if (report == NULL)
        return output_error(err_oom());
    e = json_write(&text, &len, report, 2);
    value_unref(report);
    if (e != NULL)
        return output_error(e);
    arena_init(&scratch);
    shown = (struct str){text, len};
    if (!args_has(args, "secrets"))
        shown = mask_secrets(&scratch, shown);
    if (shown.len > 0)
        (void)fwrite(shown.s, 1, shown.len, stdout);
    else
        e = err_oom();
    (void)putchar('\n');
    arena_finish(&scratch);
    free(text);
    return e != NULL ? output_error(e) : CLI_OK;
}
