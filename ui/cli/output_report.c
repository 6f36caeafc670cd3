#include "model/json/json.h"
#include "specgen/credential/mask.h"
#include "ui/cli/cli.h"
#include "ui/cli/output.h"

#include <stdlib.h>

int output_report(const struct value *report, bool secrets)
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
    if (!secrets)
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
