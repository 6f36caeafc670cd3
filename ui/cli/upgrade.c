/* What becomes of a container on each later engine. */
#include "specgen/compare/upgrade.h"

#include "platform/sim/sim.h"
#include "specgen/gocompat/concat.h"
#include "specgen/report/reports.h"
#include "ui/cli/assessed.h"
#include "ui/cli/output.h"
#include "ui/cli/table.h"
#include "ui/cli/unknowns.h"

static struct str count_text(struct arena *a, size_t count)
{
    return count == 0 ? STR_LIT("-") : arena_printf(a, "%zu", count);
}

static struct err *print_table(struct assessed *a, const struct cli_args *args,
                               const struct upgrade *u)
{
    enum { COLUMNS = 6 };
    static const char titles[COLUMNS][12] = {"engine", "answer",   "spec",
                                             "order",  "settings", "warnings"};
    struct str *cells = arena_calloc(&a->arena, (u->count + 1) * COLUMNS, sizeof(*cells));
    const struct table t = {COLUMNS, u->count + 1, cells, 0};

    if (cells == NULL)
        return err_oom();
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = str_of(titles[i]);
    for (size_t i = 0; i < u->count; i++) {
        const struct upgrade_step *s = &u->steps[i];
        struct str *row = &cells[(i + 1) * COLUMNS];

        row[0] = mdl_engine_name(&a->arena, s->release);
        row[1] = assessed_shown(a, args, assess_answer_text(&a->arena, &s->answer));
        row[2] = count_text(&a->arena, s->total[UPGRADE_SPEC]);
        row[3] = count_text(&a->arena, s->total[UPGRADE_ORDER]);
        row[4] = count_text(&a->arena, s->total[UPGRADE_SETTING]);
        row[5] = count_text(&a->arena, s->total[UPGRADE_WARNING]);
    }
    (void)printf("What differs from %.*s\n",
                 STR_FMT(mdl_engine_name(&a->arena, u->steps[0].release)));
    return table_print(stdout, &a->arena, &t, table_width(stdout));
}

static void print_values(struct assessed *a, const struct cli_args *args,
                         const struct upgrade_difference *d)
{
    if (d->before.len > 0 && d->after.len > 0) {
        assessed_show(a, args, CONCAT(&a->arena, STR_LIT("  - "), d->before));
        assessed_show(a, args, CONCAT(&a->arena, STR_LIT("  + "), d->after));
    } else if (d->after.len > 0) {
        assessed_show(a, args, CONCAT(&a->arena, STR_LIT("  + "), d->after));
    } else {
        assessed_show(a, args, CONCAT(&a->arena, STR_LIT("  - "), d->before));
    }
}

static void print_causes(struct arena *a, const struct upgrade_difference *d, uint32_t release)
{
    struct str rest = upgrade_causes(a, d, release), cause;

    while (str_next_line(&rest, &cause))
        output_paragraph(stdout, "    why ", cause);
}

static void print_step(struct assessed *a, const struct cli_args *args, const struct upgrade *u,
                       size_t place)
{
    const struct upgrade_step *s = &u->steps[place];

    (void)printf("\n%.*s against %.*s", STR_FMT(mdl_engine_name(&a->arena, s->release)),
                 STR_FMT(mdl_engine_name(&a->arena, s[-1].release)));
    (void)puts(s->count == 0 ? ": nothing differs" : "");
    for (size_t i = 0; i < s->count; i++) {
        const struct upgrade_difference *d = &s->items[i];

        (void)printf("  %s%s", upgrade_kind_names[d->kind], d->path.len > 0 ? " " : "");
        output_text(stdout, d->path);
        (void)putchar('\n');
        print_values(a, args, d);
        print_causes(&a->arena, d, s->release);
    }
    if (s->left_out > 0)
        (void)printf("  ... and %zu more\n", s->left_out);
}

static struct err *print(struct assessed *a, const struct cli_args *args, const struct upgrade *u)
{
    struct err *e = print_table(a, args, u);

    for (size_t i = 1; e == NULL && i < u->count; i++)
        print_step(a, args, u, i);
    if (e == NULL && u->count == 1)
        (void)puts("\nThere is no later engine.");
    if (e == NULL && a->result.unknowns.count > 0) {
        (void)putchar('\n');
        unknowns_print(stdout, &a->arena, &a->result.unknowns);
    }
    return e;
}

int cli_upgrade(const struct cli_args *args)
{
    struct assessed a;
    struct upgrade u;
    struct plat host;
    struct err *e;
    int status = assessed_open(&a, args);

    if (status != CLI_OK)
        return status;
    host = plat_sim(a.doc);
    e = upgrade_make(&u, &a.arena, a.doc, &host,
                     args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED);
    if (e == NULL && args_has(args, "json"))
        status = assessed_report(args, report_upgrade(&a.arena, &a.result, &u));
    else if (e == NULL)
        e = print(&a, args, &u);
    if (e != NULL)
        status = output_error(e);
    else if (status == CLI_OK && upgrade_answers_differ(&u))
        status = CLI_DIFFERENT;
    return assessed_end(&a, status);
}
