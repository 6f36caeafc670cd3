#include "specgen/assess/problems.h"
#include "specgen/explain/explain.h"
#include "specgen/report/report.h"
#include "ui/cli/assessed.h"
#include "ui/cli/output.h"

static const char *const severity_names[PROBLEM_COUNT] = {
    [PROBLEM_ERROR] = "error", [PROBLEM_WARNING] = "warning", [PROBLEM_INFO] = "info"};

static const char *class_of(const struct problem *p)
{
    if (p->preflight != NULL)
        return p->preflight->panic ? "panic" : spec_class_name(p->preflight->class);
    if (p->spec != NULL)
        return p->spec->panic ? "panic" : spec_class_name(p->spec->class);
    return NULL;
}

/* 0: the engine gives none. */
static int status_of(const struct problem *p)
{
    if (p->preflight != NULL && !p->preflight->panic)
        return p->preflight->http_status;
    return p->spec != NULL && !p->spec->panic ? p->spec->http_status : 0;
}

static struct str remedy_of(const struct problem *p)
{
    return p->remedy.len > 0 ? p->remedy : str_of(spec_rules[p->rule].remedy);
}

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

    assessed_show(a, args,
                  arena_printf(arena, "%s: %.*s", severity_names[p->severity], STR_FMT(p->text)));
    assessed_show(a, args, arena_printf(arena, "  stage   %.*s", STR_FMT(where(arena, p))));
    if (class_of(p) != NULL && status_of(p) != 0)
        assessed_show(a, args,
                      arena_printf(arena, "  class   %s; the client sees HTTP %d", class_of(p),
                                   status_of(p)));
    assessed_show(a, args, arena_printf(arena, "  field   %.*s", STR_FMT(path)));
    (void)printf("  rule    %s %s\n", spec_rules[p->rule].id, spec_rules[p->rule].title);
    output_paragraph(stdout, "          ", str_of(spec_rules[p->rule].text));
    output_paragraph(stdout, "  remedy  ", remedy_of(p));
}

static struct value *text_or_null(const char *text)
{
    return text != NULL ? value_string(str_of(text)) : value_null();
}

static struct value *report(struct assessed *a, const struct problem *p)
{
    struct value *map =
        report_with(value_map(), "severity", value_string(str_of(severity_names[p->severity])));

    map = report_with(map, "part", value_string(str_of(p->part)));
    map = report_with(map, "stage", text_or_null(p->stage));
    map = report_with(map, "message", value_string(p->text));
    map = report_with(map, "class", text_or_null(class_of(p)));
    map = report_with(map, "http_status",
                      status_of(p) != 0 ? value_number(arena_printf(&a->arena, "%d", status_of(p)))
                                        : value_null());
    map = report_with(map, "field", value_string(explain_ref_path(&a->arena, &a->result, p->ref)));
    map = report_with(map, "rule", value_string(str_of(spec_rules[p->rule].id)));
    map = report_with(map, "remedy", value_string(remedy_of(p)));
    return report_with(map, "reached", value_bool(p->reached));
}

static const char *verdict(const struct assessment *r)
{
    switch (r->end) {
    case ASSESS_ENDS_CREATE:
        return "docker create refuses";
    case ASSESS_ENDS_START:
        return "docker start refuses the settings";
    case ASSESS_ENDS_SPEC:
        return "docker start fails while the spec is built";
    case ASSESS_ENDS_NEVER:
        break;
    }
    return "the runtime gets the spec";
}

static int tell(struct assessed *a, const struct cli_args *args, const struct problems *list)
{
    size_t errors = list->of[PROBLEM_ERROR];
    size_t warnings = list->of[PROBLEM_WARNING];
    struct value *items, *whole;

    if (!args_has(args, "json")) {
        for (size_t i = 0; i < list->count; i++)
            show(a, args, &list->items[i]);
        (void)printf("%s: %zu error%s, %zu warning%s\n", verdict(&a->result), errors,
                     errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
        return CLI_OK;
    }
    items = value_list();
    for (size_t i = 0; i < list->count; i++)
        items = report_push(items, report(a, &list->items[i]));
    whole = report_with(value_map(), "verdict", value_string(str_of(verdict(&a->result))));
    whole = report_with(whole, "refused", value_bool(a->result.end != ASSESS_ENDS_NEVER));
    return assessed_report(args, report_with(whole, "problems", items));
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
    if (status == CLI_OK && a.result.end != ASSESS_ENDS_NEVER)
        status = CLI_REFUSED;
    else if (status == CLI_OK && args_has(args, "strict") &&
             list.of[PROBLEM_ERROR] + list.of[PROBLEM_WARNING] > 0)
        status = CLI_WARNINGS;
    assessed_finish(&a);
    return status;
}
