/* The engines that are known, and what differs between them. */
#include "specgen/report/report.h"
#include "specgen/specgen.h"
#include "ui/cli/assign.h"
#include "ui/cli/engine_report.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/table.h"

static const char *const path_names[] = {
    [WINPATH_GO_1_13] = "Go 1.13",       [WINPATH_GO_1_18] = "Go 1.18",
    [WINPATH_GO_1_19] = "Go 1.19",       [WINPATH_GO_1_20] = "Go 1.20",
    [WINPATH_GO_1_20_11] = "Go 1.20.11",
};

/* What the line before the release's own ends with; for the first line: itself. */
static struct engine before(const struct engine *e)
{
    const struct mdl_engine *line = mdl_engine_of(e->release);

    return line == &mdl_engines[0] ? *e : engine_of(line[-1].latest);
}

static bool is_new(const struct engine *e, enum engine_change c)
{
    const struct engine b = before(e);

    return engine_has(e, c) && !engine_has(&b, c);
}

/* Taken back into the line before only after this release was made, or never into this line. */
static bool is_lost(const struct engine *e, enum engine_change c)
{
    const struct engine b = before(e);

    return !engine_has(e, c) && engine_has(&b, c);
}

/* A change that a later release of the same line brought. */
static bool is_to_come(const struct engine *e, enum engine_change c)
{
    const struct engine latest = engine_of(mdl_engine_of(e->release)->latest);

    return !engine_has(e, c) && engine_has(&latest, c);
}

static size_t count_differences(const struct engine *e)
{
    size_t count = 0;

    for (unsigned c = 0; c < CHANGE_COUNT; c++)
        count += is_new(e, (enum engine_change)c) + is_lost(e, (enum engine_change)c);
    return count;
}

static struct str rules_of(struct arena *a, enum engine_change c)
{
    struct str text = STR_NONE;

    for (const enum spec_rule *r = engine_changes[c].about; *r != RULE_COUNT; r++)
        text =
            arena_printf(a, "%.*s%s%s", STR_FMT(text), text.len > 0 ? ", " : "", spec_rules[*r].id);
    return text;
}

/* ---- all of them ------------------------------------------------------------------------- */

static int list(struct arena *a)
{
    enum { COLUMNS = 5 };
    struct str *cells = arena_calloc(a, (MDL_ENGINE_COUNT + 1) * COLUMNS, sizeof(*cells));
    const struct table t = {COLUMNS, MDL_ENGINE_COUNT + 1, cells};
    static const char *const titles[COLUMNS] = {"engine", "release", "ociVersion", "paths of",
                                                "differences from the one before"};
    struct err *e;

    if (cells == NULL)
        return output_error(err_oom());
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = str_of(titles[i]);
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
        const struct engine engine = engine_of(mdl_engines[i].latest);
        struct str *row = &cells[(i + 1) * COLUMNS];

        row[0] = str_of(mdl_engines[i].name);
        row[1] = mdl_release_text(a, mdl_engines[i].latest);
        row[2] = str_of(engine.oci_version);
        row[3] = str_of(path_names[engine.paths]);
        row[4] = &mdl_engines[i] == mdl_engine_default
                     ? STR_LIT("the default, what the others are told against")
                     : arena_printf(a, "%zu", count_differences(&engine));
    }
    if ((e = table_print(stdout, a, &t, table_width(stdout))) != NULL)
        return output_error(e);
    (void)puts(
        "\nA single release can be named too: moby-25.0.6. 'silospec engines NAME' lists what "
        "differs.");
    return CLI_OK;
}

/* ---- one --------------------------------------------------------------------------------- */

static void print_change(struct arena *a, enum engine_change c)
{
    const struct engine_change_info *info = &engine_changes[c];
    struct str rules = rules_of(a, c);
    char lead[16];

    (void)snprintf(lead, sizeof lead, "%-8s", info->id);
    output_paragraph(stdout, lead, str_of(info->text));
    output_paragraph(stdout, "        ",
                     arena_printf(a, "%.*s; %s%.*s; source: %s", STR_FMT(engine_change_span(a, c)),
                                  rules.len > 0 ? "rules " : "told only, not computed here",
                                  STR_FMT(rules), info->source));
}

static void print_changes(struct arena *a, const struct engine *e, const char *heading,
                          bool (*which)(const struct engine *e, enum engine_change c))
{
    bool any = false;

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (!which(e, (enum engine_change)c))
            continue;
        if (!any)
            (void)printf("\n%s\n", heading);
        any = true;
        print_change(a, (enum engine_change)c);
    }
}

static void print_steps(const struct engine *e)
{
    enum spec_step steps[SPEC_STEP_COUNT];
    size_t count = spec_steps(steps, e->release);

    (void)puts("\nThe steps from the start to the spec, in its order");
    for (size_t i = 0; i < count; i++)
        (void)printf("%5zu   %s\n", i + 1, spec_step_title[steps[i]]);
}

static int show(struct arena *a, uint32_t release)
{
    const struct engine e = engine_of(release);
    const struct mdl_engine *line = mdl_engine_of(release);
    struct str heading = STR_NONE;

    (void)printf("%.*s  (%s %.*s)\n\n", STR_FMT(mdl_engine_name(a, release)),
                 (release & MDL_LATEST) == MDL_LATEST ? "the latest release of" : "release",
                 STR_FMT(mdl_release_text(a, release)));
    (void)printf("ociVersion   %s\n", e.oci_version);
    (void)printf("paths        as %s's path/filepath reads them\n", path_names[e.paths]);
    (void)printf("messages     names in them as Unicode %s has them\n",
                 e.unicode == UNICODE_15 ? "15" : "13");
    (void)printf("JSON         backspace and form feed as %s\n",
                 engine_has(&e, CHANGE_JSON_SHORT_ESCAPES) ? "\\b and \\f" : "\\u0008 and \\u000c");
    (void)printf("Linux images %s\n", engine_has(&e, CHANGE_LCOW_GONE)
                                          ? "refused"
                                          : "where the daemon supports them (LCOWSupported)");
    if (line != &mdl_engines[0])
        heading = arena_printf(a, "What differs from %s", line[-1].name);
    print_changes(a, &e, line != &mdl_engines[0] ? arena_cstr(a, heading) : "", is_new);
    if (line != &mdl_engines[0])
        heading = arena_printf(a, "What %s has and this one has not", line[-1].name);
    print_changes(a, &e, line != &mdl_engines[0] ? arena_cstr(a, heading) : "", is_lost);
    print_changes(a, &e,
                  arena_cstr(a, arena_printf(a, "What later releases of %s brought", line->name)),
                  is_to_come);
    print_steps(&e);
    return CLI_OK;
}

/* ---- for programs ------------------------------------------------------------------------- */

static struct value *engine_value(struct arena *a, uint32_t release)
{
    const struct engine e = engine_of(release);
    struct value *changes = value_list(), *lost = value_list(), *order = value_list();
    enum spec_step steps[SPEC_STEP_COUNT];
    size_t count = spec_steps(steps, release);
    struct value *map;

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (is_new(&e, (enum engine_change)c))
            changes = report_push(changes, engine_change_value(a, (enum engine_change)c));
        if (is_lost(&e, (enum engine_change)c))
            lost = report_push(lost, engine_change_value(a, (enum engine_change)c));
    }
    for (size_t i = 0; i < count; i++)
        order = report_push(order, value_string(str_of(spec_step_title[steps[i]])));
    map = report_with(value_map(), "name", value_string(mdl_engine_name(a, release)));
    map = report_with(map, "release", value_string(mdl_release_text(a, release)));
    map = report_with(map, "ociVersion", value_string(str_of(e.oci_version)));
    map = report_with(map, "paths", value_string(str_of(path_names[e.paths])));
    map = report_with(map, "changes", changes);
    map = report_with(map, "lost", lost);
    return report_with(map, "steps", order);
}

static int report(struct arena *a, const uint32_t *release)
{
    struct value *all = value_list();

    if (release != NULL) {
        value_unref(all);
        return output_report(engine_value(a, *release), true);
    }
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        all = report_push(all, engine_value(a, mdl_engines[i].latest));
    return output_report(all, true);
}

int cli_engines(const struct cli_args *args)
{
    bool one = args->operand_count > 0, json = args_has(args, "json");
    uint32_t release = 0;
    struct arena a;
    struct err *e;
    int status;

    arena_init(&a);
    if (one && (e = mdl_engine_find(&release, assign_engine_name(&a, args->operands[0]))) != NULL)
        status = help_usage_error(args->command, e);
    else if (json)
        status = report(&a, one ? &release : NULL);
    else
        status = one ? show(&a, release) : list(&a);
    arena_finish(&a);
    return status;
}
