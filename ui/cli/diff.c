#include "ui/cli/diff.h"

#include "model/base/num.h"
#include "specgen/credential/mask.h"
#include "specgen/report/reports.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"

#define DEFAULT_CONTEXT 3

static uint64_t context_of(const struct cli_args *args)
{
    const char *text = args_value(args, "context", 0);
    uint64_t lines = DEFAULT_CONTEXT;

    if (text != NULL)
        (void)num_uint64(&lines, str_of(text));
    return lines;
}

static struct err *compare(struct diff *d, enum assess_settings settings)
{
    struct ui_comparison *c = &d->columns.made;
    struct ui_shown_columns all = {.count = c->columns};
    struct err *e;

    for (unsigned i = 0; i < all.count; i++)
        all.column[i] = i;
    if ((e = ui_comparison_tell(c, settings, SIZE_MAX)) != NULL ||
        (e = ui_comparison_show(c, &all)) != NULL)
        return e;
    d->different = c->diff.changed + c->diff.added + c->diff.missing > 0 ||
                   columns_answers_differ(&d->columns);
    return NULL;
}

static int report(struct diff *d)
{
    struct ui_comparison *c = &d->columns.made;
    struct report_column columns[COMPARE_COLUMNS];

    for (unsigned i = 0; i < c->columns; i++)
        columns[i] =
            (struct report_column){c->column[i].label, c->column[i].file, c->column[i].assumptions,
                                   &c->column[i].assessment, &c->column[i].engine};
    return output_report(
        report_diff(&c->arena, &(struct report_comparison){columns, c->columns, &c->diff, &c->table,
                                                           d->different}),
        d->secrets);
}

int cli_diff(const struct cli_args *args)
{
    struct diff d;
    struct err *e;
    int status;

    if ((status = columns_open(&d.columns, args)) != CLI_OK)
        return status;
    d.secrets = redacted_or_shown(args);
    for (unsigned i = 0; i < d.columns.count && !d.secrets; i++)
        d.columns.made.column[i].label =
            mask_secrets(&d.columns.made.arena, d.columns.made.column[i].label);
    if ((e = compare(&d, args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED)) == NULL) {
        if (args_has(args, "json"))
            status = report(&d);
        else if (d.different)
            e = diff_print(&d, (size_t)context_of(args));
        else
            e = diff_note_alike(&d);
    }
    if (e != NULL)
        status = output_error(e);
    else if (status == CLI_OK && d.different)
        status = CLI_DIFFERENT;
    if (status != CLI_INPUT && arena_failed(&d.columns.made.arena))
        status = output_error(err_oom());
    columns_finish(&d.columns);
    return status;
}
