#include "specgen/explain/effective.h"

#include "specgen/report/reports.h"
#include "ui/cli/assessed.h"
#include "ui/cli/effective_note.h"
#include "ui/cli/output.h"
#include "ui/cli/table.h"
#include "ui/cli/unknowns.h"

#define COLUMNS 5

static struct str sign(const struct effective_row *row)
{
    if (row->certainty == EFFECTIVE_REFUSED)
        return STR_LIT("x");
    if (row->certainty == EFFECTIVE_OPEN)
        return STR_LIT("?");
    if (row->surprises)
        return STR_LIT("!");
    return row->spec_open ? STR_LIT("?") : STR_NONE;
}

static struct str or_dash(struct str text)
{
    return text.len > 0 ? text : STR_LIT("-");
}

static struct err *print_table(struct arena *a, const struct effective *e)
{
    struct str cells[(EFFECTIVE_ROWS + 1) * COLUMNS] = {STR_NONE, STR_LIT("what"), STR_LIT("set"),
                                                        STR_LIT("in the spec"),
                                                        STR_LIT("the container gets")};
    const struct table t = {COLUMNS, EFFECTIVE_ROWS + 1, cells, 0};

    for (size_t i = 0; i < EFFECTIVE_ROWS; i++) {
        struct str *cell = &cells[(i + 1) * COLUMNS];

        cell[0] = sign(&e->rows[i]);
        cell[1] = str_of(e->rows[i].title);
        cell[2] = or_dash(e->rows[i].set);
        cell[3] = or_dash(e->rows[i].spec);
        cell[4] = e->rows[i].gets;
    }
    return table_print(stdout, a, &t, table_width(stdout));
}

static void print_notes(struct arena *a, const struct effective *e)
{
    (void)puts("\n! not what was set, or a limit that nobody set   ? unknown   x refused\n");
    for (size_t i = 0; i < EFFECTIVE_ROWS; i++) {
        const struct effective_row *row = &e->rows[i];
        struct str note = effective_note(a, row);

        if (row->note.len == 0 && row->certainty == EFFECTIVE_KNOWN)
            continue;
        (void)printf("%s\n", row->title);
        output_paragraph(stdout, "  ", table_clean(a, note));
    }
}

static struct err *print_text(struct assessed *a, const struct effective *e)
{
    const struct assess_answer answer = assess_answer(&a->result);
    struct err *bad;

    if (!assess_answer_succeeds(&answer)) {
        output_text(stdout, assess_answer_text(&a->arena, &answer));
        (void)puts("\n(what follows is what the container would get once that is fixed)\n");
    }
    if ((bad = print_table(&a->arena, e)) != NULL)
        return bad;
    print_notes(&a->arena, e);
    if (a->result.unknowns.count > 0)
        (void)putchar('\n');
    unknowns_print(stdout, &a->arena, &a->result.unknowns);
    return arena_failed(&a->arena) ? err_oom() : NULL;
}

int cli_effective(const struct cli_args *args)
{
    struct assessed a;
    struct effective e;
    struct err *bad;
    int status = assessed_open(&a, args);

    if (status != CLI_OK)
        return status;
    bad = effective(&e, &a.arena, &a.result.spec, a.doc);
    if (bad == NULL && args_has(args, "json"))
        status = assessed_report(args, report_effective(&a.arena, &a.result, &e));
    else if (bad == NULL)
        bad = print_text(&a, &e);
    if (bad != NULL)
        status = output_error(bad);
    else if (status == CLI_OK && a.result.end != ASSESS_ENDS_NEVER)
        status = CLI_REFUSED;
    return assessed_end(&a, status);
}
