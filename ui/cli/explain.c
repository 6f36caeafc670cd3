#include "specgen/explain/explain_find.h"

#include "platform/sim/sim.h"
#include "specgen/compare/explain_changes.h"
#include "specgen/credential/mask.h"
#include "specgen/report/reports.h"
#include "ui/cli/assessed.h"
#include "ui/cli/help.h"
#include "ui/cli/named_field.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

/* What the callbacks print with. */
struct printing {
    struct assessed *a;
    const struct cli_args *args;
    struct arena line; /* emptied for each */
};

static struct err *show(struct printing *p, struct str text)
{
    if (arena_failed(&p->line))
        return err_oom();
    if (!redacted_or_shown(p->args))
        text = mask_secrets(&p->line, text);
    output_lines(stdout, text);
    return arena_failed(&p->line) ? err_oom() : NULL;
}

static struct err *print_line(void *ctx, const struct explanation *e)
{
    struct printing *p = ctx;

    arena_reset(&p->line);
    return show(p,
                arena_printf(&p->line, "%.*s = %.*s  [%s] %.*s%s%.*s", STR_FMT(e->subject),
                             STR_FMT(explain_value(&p->line, e)), spec_rule_info(e->rule).id,
                             STR_FMT(e->chance), e->chance.len > 0 ? "; " : "", STR_FMT(e->why)));
}

static struct err *print_all(void *ctx, const struct explanation *e)
{
    struct printing *p = ctx;
    const struct plat host = plat_sim(p->a->result.doc);
    struct explanation folded = *e;
    struct err *failed;

    arena_reset(&p->line);
    failed = upgrade_fold_changes(&folded, &p->line, &p->a->result, &host);
    if (failed != NULL)
        return failed;
    return show(p, explain_text(&p->line, &folded));
}

static struct err *print_asked(struct printing *p, struct str path)
{
    struct assessed *a = p->a;
    struct explanation explanation;
    struct err *e;

    if (path.len == 0)
        return explain_values(&a->result, print_line, p);
    if (str_is(path, "error")) {
        if (a->result.error_count == 0)
            (void)puts("nothing is refused");
        return explain_errors(&a->arena, &a->result, print_all, p);
    }
    if ((e = explain_path(&explanation, &a->arena, &a->result, path)) == NULL)
        e = print_all(p, &explanation);
    return e;
}

static struct err *print(struct assessed *a, const struct cli_args *args, struct str path)
{
    struct printing p = {.a = a, .args = args};
    struct err *e;

    arena_init(&p.line);
    e = print_asked(&p, path);
    arena_finish(&p.line);
    return e;
}

static int report(struct assessed *a, const struct cli_args *args, struct str path, struct err **e)
{
    const struct plat host = plat_sim(a->doc);
    const struct value *all;

    *e = make_explain(&all,
                      &(struct report_subject){
                          .a = &a->arena, .result = &a->result, .host = &host, .argument = path});
    return *e == NULL ? assessed_report(args, all) : CLI_OK;
}

int cli_explain(const struct cli_args *args)
{
    struct str path = args->operand_count > 1 ? str_of(args->operands[1]) : STR_NONE;
    struct assessed a;
    struct err *e;
    int status = assessed_open(&a, args);

    if (status != CLI_OK)
        return status;
    if ((e = named_field(&path, &a, path)) != NULL)
        ;
    else if (args_has(args, "json"))
        status = report(&a, args, path, &e);
    else
        e = print(&a, args, path);
    if (e != NULL)
        status = e->class == ERR_OOM ? output_error(e) : help_usage_error(args->command, e);
    return assessed_end(&a, status);
}
