#include "specgen/assess/problems.h"
#include "specgen/explain/explain.h"
#include "specgen/report/reports.h"
#include "ui/cli/assessed.h"
#include "ui/cli/output.h"
#include "ui/cli/unknowns.h"

static struct str where(struct arena *a, const struct problem *p)
{
    if (p->stage == NULL)
        return str_of(p->part);
    return arena_printf(a, "%s, %s%s", p->part, p->stage, p->reached ? "" : " (not reached)");
}

static void show(struct assessed *a, const struct cli_args *args, const struct problem *p)
{
    struct arena *arena = &a->arena;
    struct str path = explain_ref_path(arena, &a->result, p->ref);

    assessed_show(
        a, args,
        arena_printf(arena, "%s: %.*s", problem_severity_names[p->severity], STR_FMT(p->text)));
    assessed_show(a, args, arena_printf(arena, "  stage   %.*s", STR_FMT(where(arena, p))));
    if (problem_class(p) != NULL && problem_http_status(p) != 0)
        assessed_show(a, args,
                      arena_printf(arena, "  class   %s; the client sees HTTP %d", problem_class(p),
                                   problem_http_status(p)));
    assessed_show(a, args, arena_printf(arena, "  field   %.*s", STR_FMT(path)));
    (void)printf("  rule    %s %s\n", spec_rules[p->rule].id, spec_rules[p->rule].title);
    output_paragraph(stdout, "          ", str_of(spec_rules[p->rule].text));
    output_paragraph(stdout, "  remedy  ", problem_remedy(p));
}

static int tell(struct assessed *a, const struct cli_args *args, const struct problems *list)
{
    size_t errors = list->of[PROBLEM_ERROR];
    size_t warnings = list->of[PROBLEM_WARNING];

    if (!args_has(args, "json")) {
        for (size_t i = 0; i < list->count; i++)
            show(a, args, &list->items[i]);
        unknowns_print(stdout, &a->arena, &a->result.unknowns);
        (void)printf("%s: %zu error%s, %zu warning%s%.*s\n", assess_verdict(&a->result), errors,
                     errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s",
                     STR_FMT(unknowns_count(&a->arena, &a->result.unknowns)));
        return CLI_OK;
    }
    return assessed_report(args, report_check(&a->arena, &a->result, list));
}

int cli_check(const struct cli_args *args)
{
    struct problems list;
    struct assessed a;
    int status = assessed_open(&a, args);

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
