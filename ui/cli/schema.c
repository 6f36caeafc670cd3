/* The JSON Schemas: that of a scenario, from the field registry, and those of what is printed as
 * JSON, which the program carries. */
#include "specgen/report/reports.h"
#include "ui/builtin/builtin.h"
#include "ui/cli/args.h"
#include "ui/cli/output.h"

#define FOLDER   "schema"
#define ENDING   ".schema.json"
#define SCENARIO "scenario"

static int print_scenario(void)
{
    const struct value *schema;
    struct arena a;
    struct err *e;
    int status;

    arena_init(&a);
    e = report_build(&schema, REPORT_SCHEMA, &(struct report_subject){.a = &a});
    status = e != NULL ? output_error(e) : output_report(schema, true);
    return output_end(&a, status);
}

static int list(void)
{
    (void)puts(SCENARIO);
    for (size_t i = 0; i < ui_builtin_count; i++) {
        struct str name = ui_builtin_name(&ui_builtins[i], FOLDER, ENDING);

        if (name.len > 0)
            (void)printf("%.*s\n", STR_FMT(name));
    }
    return CLI_OK;
}

int cli_schema(const struct cli_args *args)
{
    const char *name = args->operand_count > 0 ? args->operands[0] : SCENARIO;
    const struct ui_builtin *schema = ui_builtin_find(FOLDER, str_of(name), ENDING);

    if (args_has(args, "list"))
        return list();
    if (strcmp(name, SCENARIO) == 0)
        return print_scenario();
    if (schema == NULL)
        return CLI_USAGE; /* the kind of value has no other name */
    output_json(stdout, ui_builtin_text(schema));
    return CLI_OK;
}
