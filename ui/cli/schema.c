/* The JSON Schema of the scenario format. */
#include "specgen/report/reports.h"
#include "ui/cli/args.h"
#include "ui/cli/output.h"

int cli_schema(const struct cli_args *args)
{
    const struct value *schema;
    struct arena a;
    struct err *e;
    int status;

    (void)args;
    arena_init(&a);
    e = report_build(&schema, REPORT_SCHEMA, &(struct report_subject){.a = &a});
    status = e != NULL ? output_error(e) : output_report(schema, true);
    return output_end(&a, status);
}
