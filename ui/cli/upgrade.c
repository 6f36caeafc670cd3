/* What becomes of a container on each later engine. */
#include "specgen/compare/upgrade.h"

#include "platform/sim/sim.h"
#include "specgen/explain/explain.h"
#include "specgen/gocompat/concat.h"
#include "specgen/report/report.h"
#include "ui/cli/assessed.h"
#include "ui/cli/engine_report.h"
#include "ui/cli/output.h"
#include "ui/cli/table.h"

/* ---- for people -------------------------------------------------------------------------- */

static struct str count_text(struct arena *a, size_t count)
{
    return count == 0 ? STR_LIT("-") : arena_printf(a, "%zu", count);
}

static struct err *print_table(struct assessed *a, const struct cli_args *args,
                               const struct upgrade *u)
{
    enum { COLUMNS = 6 };
    static const char *const titles[COLUMNS] = {"engine", "answer",   "spec",
                                                "order",  "settings", "warnings"};
    struct str *cells = arena_calloc(&a->arena, (u->count + 1) * COLUMNS, sizeof(*cells));
    const struct table t = {COLUMNS, u->count + 1, cells};

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
    struct str rest = upgrade_causes(a, d, release);

    while (rest.len > 0) {
        ptrdiff_t end = str_find(rest, '\n', 0);
        size_t len = end < 0 ? rest.len : (size_t)end;

        output_paragraph(stdout, "    why ", str_cut(rest, 0, len));
        rest = str_cut(rest, len + 1, rest.len);
    }
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
    return e;
}

/* ---- for programs ------------------------------------------------------------------------- */

static struct value *text_or_null(struct str text)
{
    return text.len > 0 ? value_string(text) : value_null();
}

static struct value *difference_value(struct assessed *a, const struct upgrade_difference *d)
{
    struct value *causes = value_list();
    struct value *map =
        report_with(value_map(), "kind", value_string(str_of(upgrade_kind_names[d->kind])));

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_set_has(&d->causes, c))
            causes = report_push(causes, engine_change_value(&a->arena, (enum engine_change)c));
    }
    map = report_with(map, "path", text_or_null(d->path));
    map = report_with(map, "before", text_or_null(d->before));
    map = report_with(map, "after", text_or_null(d->after));
    map = report_with(map, "field",
                      d->ref.field == MDL_F_NONE
                          ? value_null()
                          : value_string(explain_ref_path(&a->arena, &a->result, d->ref)));
    return report_with(map, "causes", causes);
}

static struct value *number(struct arena *a, size_t n)
{
    return value_number(arena_printf(a, "%zu", n));
}

static struct value *step_value(struct assessed *a, const struct upgrade_step *s)
{
    struct value *differences = value_list(), *total = value_map(), *map;

    for (size_t i = 0; i < s->count; i++)
        differences = report_push(differences, difference_value(a, &s->items[i]));
    for (int k = 0; k < UPGRADE_KINDS; k++)
        total = report_with(total, upgrade_kind_names[k], number(&a->arena, s->total[k]));
    map = report_with(value_map(), "engine", value_string(mdl_engine_name(&a->arena, s->release)));
    map = report_with(map, "release", value_string(mdl_release_text(&a->arena, s->release)));
    map = report_with(map, "refused", value_bool(!assess_answer_succeeds(&s->answer)));
    map = report_with(map, "answer", value_string(assess_answer_text(&a->arena, &s->answer)));
    map = report_with(map, "total", total);
    map = report_with(map, "differences", differences);
    return report_with(map, "left_out", number(&a->arena, s->left_out));
}

static int report(struct assessed *a, const struct cli_args *args, const struct upgrade *u)
{
    struct value *steps = value_list();

    for (size_t i = 0; i < u->count; i++)
        steps = report_push(steps, step_value(a, &u->steps[i]));
    return assessed_report(args, report_with(value_map(), "engines", steps));
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
        status = report(&a, args, &u);
    else if (e == NULL)
        e = print(&a, args, &u);
    if (e != NULL)
        status = output_error(e);
    else if (status == CLI_OK && upgrade_answers_differ(&u))
        status = CLI_DIFFERENT;
    assessed_finish(&a);
    return status;
}
