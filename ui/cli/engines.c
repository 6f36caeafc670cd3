/* The engines that are known, and what differs between them. */
#include "specgen/engine/engine_news.h"
#include "specgen/report/reports.h"
#include "specgen/specgen.h"
#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/table.h"

static size_t count_differences(const struct engine *e)
{
    size_t count = 0;

    for (unsigned c = 0; c < CHANGE_COUNT; c++)
        count += engine_brings(e, (enum engine_change)c) + engine_lacks(e, (enum engine_change)c);
    return count;
}

static struct str rules_of(struct arena *a, enum engine_change c)
{
    struct str text = STR_NONE;

    for (const enum spec_rule *r = engine_changes[c].about; *r != RULE_COUNT; r++)
        text = arena_printf(a, "%.*s%s%s", STR_FMT(text), text.len > 0 ? ", " : "",
                            spec_rule_info(*r).id);
    return text;
}

/* ---- all of them ------------------------------------------------------------------------- */

static int list(struct arena *a)
{
    enum { COLUMNS = 5 };
    struct str *cells = arena_calloc(a, ((size_t)MDL_ENGINE_COUNT + 1) * COLUMNS, sizeof(*cells));
    const struct table t = {COLUMNS, MDL_ENGINE_COUNT + 1, cells, 0};
    static const char titles[COLUMNS][32] = {"engine", "release", "ociVersion", "paths of",
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
        row[2] = engine.oci_version;
        row[3] = str_of(engine_paths_name(&engine));
        row[4] = &mdl_engines[i] == mdl_engine_default
                     ? STR_LIT("the default, and the first that is known")
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
    const struct engine_change_words words = engine_change_words(c);
    struct str rules = rules_of(a, c);
    char lead[16];

    (void)snprintf(lead, sizeof lead, "%-8s", words.id);
    output_paragraph(stdout, lead, str_of(words.text));
    output_paragraph(stdout, "        ",
                     arena_printf(a, "%.*s; %s%.*s; source: %s", STR_FMT(engine_change_span(a, c)),
                                  rules.len > 0 ? "rules " : "told only, not computed here",
                                  STR_FMT(rules), words.source));
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
    (void)printf("ociVersion   %.*s\n", STR_FMT(e.oci_version));
    (void)printf("paths        as %s's path/filepath reads them\n", engine_paths_name(&e));
    (void)printf("messages     names in them as Unicode %s has them\n",
                 e.unicode == UNICODE_15 ? "15" : "13");
    (void)printf("JSON         backspace and form feed as %s\n",
                 engine_has(&e, CHANGE_JSON_SHORT_ESCAPES) ? "\\b and \\f" : "\\u0008 and \\u000c");
    (void)printf("Linux images %s\n", engine_has(&e, CHANGE_LCOW_GONE)
                                          ? "refused"
                                          : "where the daemon supports them (LCOWSupported)");
    if (line != &mdl_engines[0])
        heading = arena_printf(a, "What differs from %s", line[-1].name);
    print_changes(a, &e, line != &mdl_engines[0] ? arena_cstr(a, heading) : "", engine_brings);
    if (line != &mdl_engines[0])
        heading = arena_printf(a, "What %s has and this one has not", line[-1].name);
    print_changes(a, &e, line != &mdl_engines[0] ? arena_cstr(a, heading) : "", engine_lacks);
    print_changes(a, &e,
                  arena_cstr(a, arena_printf(a, "What later releases of %s brought", line->name)),
                  engine_awaits);
    print_steps(&e);
    return CLI_OK;
}

/* ---- for programs ------------------------------------------------------------------------- */

static int report(const struct report_subject *s)
{
    const struct value *all;
    struct err *e = make_engines(&all, s);

    return e != NULL ? output_error(e) : output_report(all, true);
}

int cli_engines(const struct cli_args *args)
{
    bool one = args->operand_count > 0;
    struct str name = STR_NONE;
    uint32_t release = 0;
    struct arena a;
    struct err *e;
    int status;

    arena_init(&a);
    if (one)
        name = assign_engine_name(&a, args->operands[0]);
    if (one && (e = mdl_engine_find(&release, name)) != NULL)
        status = help_usage_error(args->command, e);
    else if (args_has(args, "json"))
        status = report(&(struct report_subject){.a = &a, .argument = name});
    else
        status = one ? show(&a, release) : list(&a);
    return output_end(&a, status);
}
