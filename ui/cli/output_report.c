#include "specgen/report/reports.h"
#include "ui/cli/cli.h"
#include "ui/cli/output.h"

#include <stdlib.h>

int output_report(const struct value *report, bool secrets)
{
    struct err *e;
    char *text;
    size_t len;

    if ((e = report_print(&text, &len, report, secrets)) != NULL)
        return output_error(e);
    output_json(stdout, (struct str){text, len});
    (void)putchar('\n');
    free(text);
    return CLI_OK;
}
