/* A container a line: who refuses, and why. */
#include "model/os/os.h"
#include "specgen/credential/mask.h"
#include "specgen/gocompat/concat.h"
#include "ui/cli/containers.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"
#include "ui/cli/table.h"

static struct str reason_text(struct containers *c, const struct report_outcome *out, bool secrets)
{
    const struct problem *p = out->reason;
    struct str text;

    if (p == NULL)
        return STR_NONE;
    text = p->severity == PROBLEM_ERROR
               ? p->text
               : CONCAT(&c->arena, str_of(problem_severity_names[p->severity]), STR_LIT(": "),
                        p->text);
    return secrets ? text : mask_secrets(&c->arena, text);
}

static struct err *print(struct containers *c, const struct cli_args *args)
{
    enum { COLUMNS = 6 };
    static const char titles[COLUMNS][12] = {"name",    "engine", "isolation",
                                             "outcome", "file",   "reason"};
    const unsigned terminal = os_terminal_columns(stdout);
    struct str *cells = arena_calloc(&c->arena, (c->count + 1) * COLUMNS, sizeof(*cells));
    const struct table t = {COLUMNS, c->count + 1, cells, 2};

    if (cells == NULL)
        return err_oom();
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = str_of(titles[i]);
    for (size_t i = 0; i < c->count; i++) {
        const struct report_outcome out = report_outcome_of(&c->items[i]);
        struct str *row = &cells[(i + 1) * COLUMNS];

        row[0] = c->items[i].name;
        row[1] = mdl_engine_name(&c->arena, c->items[i].result->doc->release);
        row[2] = str_of(out.isolation);
        row[3] = str_of(out.outcome);
        row[4] = c->items[i].file;
        row[5] = reason_text(c, &out, redacted_or_shown(args));
    }
    return table_print(stdout, &c->arena, &t, terminal > 0 ? table_width(stdout) : TABLE_NO_WRAP);
}

int cli_table(const struct cli_args *args)
{
    struct containers c;
    struct err *e = containers_open(&c, args);
    int status;

    if (e != NULL)
        return e->class == ERR_OOM ? output_error(e) : help_usage_error(args->command, e);
    status = containers_status(&c, args);
    if (args_has(args, "json")) {
        int written =
            output_report(report_table(&c.arena, c.items, c.count), redacted_or_shown(args));

        status = written != CLI_OK ? written : status;
    } else if (c.count > 0) {
        e = print(&c, args);
    }
    if (e != NULL)
        status = output_error(e);
    containers_finish(&c);
    return status;
}
