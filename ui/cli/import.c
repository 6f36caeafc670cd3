/* Files of any kind -> one scenario, and a report of what was taken from where. */
#include "model/formats/identify.h"
#include "model/json/json.h"
#include "specgen/report/report_build.h"
#include "ui/cli/assign.h"
#include "ui/cli/output.h"
#include "ui/cli/read_notes.h"
#include "ui/cli/reading.h"
#include "ui/cli/redacted.h"
#include "ui/cli/selected.h"
#include "ui/present/fit_engine.h"

#include <stdlib.h>

/* All files: the operands, then those of --with, which know better. */
static struct err *open_all(struct artefact *out, const struct cli_args *args)
{
    size_t count = args->operand_count, with = 0;
    struct cli_reading reading;
    const char **files, *file;
    struct err *e;

    while (args_value(args, "with", with) != NULL)
        with++;
    if ((files = calloc(count + with, sizeof(*files))) == NULL)
        return err_oom();
    for (size_t i = 0; i < count; i++)
        files[i] = args->operands[i];
    for (size_t i = 0; (file = args_value(args, "with", i)) != NULL; i++)
        files[count + i] = file;
    reading_begin(&reading, args);
    e = artefact_open_all(out, files, count + with, &reading.options);
    reading_end(&reading);
    free(files);
    return e;
}

static struct err *write_report(const char *file, struct artefact *s, const struct cli_args *args)
{
    const struct value *report = NULL;
    char *text = NULL;
    size_t len = 0;
    struct err *e = redacted_sources(args, &s->sources);

    if (e == NULL && (e = import_report(&report, s, s->root)) == NULL)
        e = redacted_tree(args, &report);
    if (e == NULL)
        e = report_print(&text, &len, report_answer(REPORT_IMPORT, value_ref(report)), true);
    if (e == NULL)
        e = output_file(file, (struct str){text, len});
    free(text);
    value_unref(report);
    return e;
}

static struct err *print_scenario(const struct value *root, enum scenario_format format)
{
    char *text = NULL;
    size_t len = 0;
    struct err *e = scenario_write(&text, &len, root, format);

    if (e == NULL && format == SCENARIO_JSON)
        output_json(stdout, (struct str){text, len});
    else if (e == NULL)
        output_lines(stdout, (struct str){text, len});
    free(text);
    return e;
}

int cli_import(const struct cli_args *args)
{
    const char *report = args_value(args, "report", 0);
    struct artefact s;
    struct err *e = open_all(&s, args);

    if (e != NULL)
        return output_error(e);
    if ((e = selected(&s, args, true)) == NULL && !artefact_is_scenario(&s))
        e = ui_fit_engine(&s.root, &s.evidence);
    if (e == NULL)
        e = redacted_tree(args, &s.root);
    if (e == NULL && args->redaction == NULL) /* it shows values as they were told */
        read_notes_list(args->operands[0], &s.evidence, args);
    if (e == NULL && report != NULL)
        e = write_report(report, &s, args);
    if (e == NULL)
        e = print_scenario(s.root, args_has(args, "json") ? SCENARIO_JSON : SCENARIO_YAML);
    artefact_close(&s);
    return e != NULL ? output_error(e) : CLI_OK;
}
