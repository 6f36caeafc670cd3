#include "specgen/explain/effective.h"

#include "model/document/path.h"
#include "specgen/report/report.h"
#include "ui/cli/assessed.h"
#include "ui/cli/effective_report.h"
#include "ui/cli/output.h"
#include "ui/cli/table.h"

#define COLUMNS 5

static struct str sign(const struct effective_row *row)
{
    if (row->certainty == EFFECTIVE_REFUSED)
        return STR_LIT("x");
    if (row->certainty == EFFECTIVE_OPEN)
        return STR_LIT("?");
    return row->surprises ? STR_LIT("!") : STR_NONE;
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
    const struct table t = {COLUMNS, EFFECTIVE_ROWS + 1, cells};

    for (int i = 0; i < EFFECTIVE_ROWS; i++) {
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
    for (int i = 0; i < EFFECTIVE_ROWS; i++) {
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
    const struct spec_error *error = a->result.spec.error;
    struct err *bad;

    if (error != NULL) {
        (void)fputs(error->panic ? "engine panics: " : "refused: ", stdout);
        output_text(stdout, error->message);
        (void)puts("\n(what follows is what the container would get once that is mended)\n");
    }
    if ((bad = print_table(&a->arena, e)) != NULL)
        return bad;
    print_notes(&a->arena, e);
    return arena_failed(&a->arena) ? err_oom() : NULL;
}

static int print_json(struct assessed *a, const struct effective *e, const struct cli_args *args)
{
    struct value *rows = value_list();
    struct value *report;

    for (int i = 0; i < EFFECTIVE_ROWS; i++) {
        const struct effective_row *row = &e->rows[i];
        struct str field =
            row->field == MDL_F_NONE ? STR_NONE : mdl_field_path(&a->arena, row->field);
        struct value *map = report_with(value_map(), "what", value_string(str_of(row->title)));

        map = report_with(map, "field", field.len > 0 ? value_string(field) : value_null());
        map = report_with(map, "set", row->set.len > 0 ? value_string(row->set) : value_null());
        map = report_with(map, "spec", row->spec.len > 0 ? value_string(row->spec) : value_null());
        rows = report_push(rows, effective_cell_value(map, row));
    }
    report = report_with(value_map(), "refused", value_bool(e->error != NULL));
    report = report_with(report, "message",
                         e->error != NULL ? value_string(e->error->message) : value_null());
    return assessed_report(args, report_with(report, "rows", rows));
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
        status = print_json(&a, &e, args);
    else if (bad == NULL)
        bad = print_text(&a, &e);
    if (bad != NULL)
        status = output_error(bad);
    else if (status == CLI_OK && e.error != NULL)
        status = CLI_REFUSED;
    assessed_finish(&a);
    return status;
}
