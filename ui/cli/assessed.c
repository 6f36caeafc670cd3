#include "ui/cli/assessed.h"

#include "model/json.h"
#include "platform/sim/sim.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <stdlib.h>

int assessed_open(struct assessed *out, const struct cli_args *args)
{
    struct assessed a = {.doc = NULL};
    struct plat host;
    struct err *e;

    if ((e = scenario_open(&a.source, args->operands[0])) != NULL)
        return output_error(e);
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

int assessed_print(const struct value *report)
{
    char *text;
    size_t len;
    struct err *e;

    if (report == NULL)
        return output_error(err_oom());
    e = json_write(&text, &len, report, 2);
    value_unref(report);
    if (e != NULL)
        return output_error(e);
    (void)fwrite(text, 1, len, stdout);
    (void)putchar('\n');
    free(text);
    return CLI_OK;
}
