#include "specgen/explain.h"
#include "specgen/report.h"
#include "ui/cli/assessed.h"
#include "ui/cli/output.h"

/* One problem, whichever of the three parts met it. */
struct problem {
    const char *severity; /* error, warning, info */
    const char *stage;    /* runconfig, verify, ..., start, or a step of the spec builder */
    struct str message;
    const char *class; /* NULL: a finding */
    int http_status;   /* 0: none */
    enum spec_rule rule;
    struct spec_ref field;
    bool reached;
};

static struct str remedy_of(const struct problem *p)
{
    return str_of(spec_rule_remedies[p->rule]);
}

static void print_problem(struct assessed *a, const struct problem *p)
{
    (void)printf("%s: ", p->severity);
    output_text(stdout, p->message);
    (void)putchar('\n');
    (void)printf("  stage   %s%s\n", p->stage, p->reached ? "" : " (not reached)");
    if (p->class != NULL && p->http_status != 0)
        (void)printf("  class   %s; the client sees HTTP %d\n", p->class, p->http_status);
    (void)fputs("  field   ", stdout);
    output_text(stdout, explain_ref_path(&a->arena, &a->result, p->field));
    (void)putchar('\n');
    (void)printf("  rule    %s %s\n", spec_rules[p->rule].id, spec_rules[p->rule].title);
    output_paragraph(stdout, "          ", str_of(spec_rules[p->rule].text));
    output_paragraph(stdout, "  remedy  ", remedy_of(p));
}

static struct value *problem_value(struct assessed *a, const struct problem *p)
{
    struct value *map = report_with(value_map(), "severity", value_string(str_of(p->severity)));

    map = report_with(map, "stage", value_string(str_of(p->stage)));
    map = report_with(map, "message", value_string(p->message));
    map =
        report_with(map, "class", p->class != NULL ? value_string(str_of(p->class)) : value_null());
    map = report_with(map, "http_status",
                      p->http_status != 0
                          ? value_number(arena_printf(&a->arena, "%d", p->http_status))
                          : value_null());
    map =
        report_with(map, "field", value_string(explain_ref_path(&a->arena, &a->result, p->field)));
    map = report_with(map, "rule", value_string(str_of(spec_rules[p->rule].id)));
    map = report_with(map, "remedy", value_string(remedy_of(p)));
    return report_with(map, "reached", value_bool(p->reached));
}

/* Calls each problem in the order in which the engine would meet them. */
static void each_problem(const struct assessment *r,
                         void (*each)(void *ctx, const struct problem *p), void *ctx)
{
    for (const struct preflight_error *e = r->create.error; e != NULL; e = e->next)
        each(ctx, &(struct problem){"error", preflight_stage_name(e->stage), e->message,
                                    e->panic ? "panic" : spec_class_name(e->class),
                                    e->panic ? 0 : e->http_status, e->rule, e->mend,
                                    e == r->create.error});
    for (const struct preflight_warning *w = r->create.warnings; w != NULL; w = w->next)
        each(ctx, &(struct problem){"warning", "create", w->text, NULL, 0, w->rule, w->ref, true});
    for (const struct preflight_error *e = r->start.error; e != NULL; e = e->next)
        each(ctx, &(struct problem){"error", "start", e->message,
                                    e->panic ? "panic" : spec_class_name(e->class),
                                    e->panic ? 0 : e->http_status, e->rule, e->mend,
                                    r->create.error == NULL && e == r->start.error});
    for (const struct spec_error *e = r->spec.error; e != NULL; e = e->next)
        each(ctx, &(struct problem){"error", spec_step_title[e->step], e->message,
                                    e->panic ? "panic" : spec_class_name(e->class),
                                    e->panic ? 0 : e->http_status, e->rule, e->mend,
                                    r->end == ASSESS_ENDS_SPEC && e == r->spec.error});
    for (const struct spec_finding *f = r->spec.findings; f != NULL; f = f->next)
        each(ctx, &(struct problem){f->severity == SPEC_WARNING ? "warning" : "info", "spec",
                                    f->text, NULL, 0, f->rule, f->ref, true});
}

struct printer {
    struct assessed *a;
    struct value *list; /* --json */
};

static void print_each(void *ctx, const struct problem *p)
{
    print_problem(((struct printer *)ctx)->a, p);
}

static void push_each(void *ctx, const struct problem *p)
{
    struct printer *printer = ctx;

    printer->list = report_push(printer->list, problem_value(printer->a, p));
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

static int print_all(struct assessed *a, const struct cli_args *args)
{
    const struct assessment *r = &a->result;
    struct printer printer = {.a = a, .list = NULL};
    struct value *report;

    if (!args_has(args, "json")) {
        each_problem(r, print_each, &printer);
        (void)printf("%s: %zu error%s, %zu warning%s\n", verdict(r), r->error_count,
                     r->error_count == 1 ? "" : "s", r->warning_count,
                     r->warning_count == 1 ? "" : "s");
        return CLI_OK;
    }
    printer.list = value_list();
    each_problem(r, push_each, &printer);
    report = report_with(value_map(), "verdict", value_string(str_of(verdict(r))));
    report = report_with(report, "refused", value_bool(r->end != ASSESS_ENDS_NEVER));
    return assessed_report(args, report_with(report, "problems", printer.list));
}

int cli_check(const struct cli_args *args)
{
    struct assessed a;
    int status = assessed_open(&a, args);

    if (status != CLI_OK)
        return status;
    status = print_all(&a, args);
    if (status == CLI_OK && a.result.end != ASSESS_ENDS_NEVER)
        status = CLI_REFUSED;
    else if (status == CLI_OK && args_has(args, "strict") && a.result.warning_count > 0)
        status = CLI_WARNINGS;
    assessed_finish(&a);
    return status;
}
