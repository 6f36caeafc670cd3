#include "specgen/report/reports.h"
#include "ui/cli/assessed.h"
#include "ui/cli/check_several.h"
#include "ui/cli/check_text.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"
#include "ui/cli/source.h"

static int tell(struct assessed *a, const struct cli_args *args, const struct problems *list)
{
    if (args_has(args, "json"))
        return assessed_report(args, report_check(&a->arena, &a->result, list));
    check_print(&a->arena, &a->result, list, redacted_or_shown(args));
    return CLI_OK;
}

static int check_one(const struct cli_args *args, struct artefact *source)
{
    struct problems list;
    struct assessed a;
    int status = assessed_from(&a, source, args);

    if (status != CLI_OK)
        return status;
    if (!problems_make(&list, &a.arena, &a.result))
        status = output_error(err_oom());
    else
        status = tell(&a, args, &list);
    if (status == CLI_OK && (a.result.end != ASSESS_ENDS_NEVER || assess_was_answered(&a.result)))
        status = CLI_REFUSED;
    else if (status == CLI_OK && args_has(args, "strict") &&
             list.of[PROBLEM_ERROR] + list.of[PROBLEM_WARNING] > 0)
        status = CLI_WARNINGS;
    return assessed_end(&a, status);
}

int cli_check(const struct cli_args *args)
{
    struct artefact source;
    int status;

    if (check_is_of_several(args))
        return check_several(args);
    if ((status = source_open(&source, args->operands[0], args, SOURCE_EACH)) != CLI_OK)
        return status;
    if (artefact_count(&source) > 1 && !args_has(args, "select"))
        return check_each(args, &source);
    return check_one(args, &source);
}
