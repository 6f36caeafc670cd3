#include "ui/cli/source.h"

#include "ui/cli/assign.h"
#include "ui/cli/explained.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/read_notes.h"
#include "ui/cli/reading.h"
#include "ui/cli/selected.h"
#include "ui/present/fit_engine.h"

#include <stdio.h>

/* An engine that nobody named is one that was chosen here. */
static void print_engine(const char *file, const struct artefact *source)
{
    struct str engine = evidence_remark(&source->evidence, STR_LIT("engine"));
    const struct value *taken = value_get(source->root, STR_LIT("engine"));

    if (engine.len > 0 && str_starts(engine, STR_LIT("engine moby-")))
        output_note("%s: %.*s; -e NAME chooses another", file, STR_FMT(engine));
    else if (engine.len > 0)
        output_note("%s: %.*s; taken as %.*s, -e NAME chooses another", file, STR_FMT(engine),
                    STR_FMT(taken != NULL && taken->kind == VALUE_STRING ? taken->u.text
                                                                         : STR_LIT("moby-19.03")));
    else if (!artefact_is_scenario(source) && taken == NULL && mdl_made_by(source->root).len == 0 &&
             !mdl_is_assumption(mdl_source_of(source->root, STR_LIT("container"))))
        output_note("%s: says nothing of the engine, taken as moby-19.03; -e NAME chooses another",
                    file);
}

static void print_several(const char *file, const struct artefact *source,
                          const struct cli_args *args, enum source_of_several several)
{
    if (several == SOURCE_FIRST && artefact_count(source) > 1 && !args_has(args, "select"))
        output_note("%s: %zu containers, this is the first; --select NAME chooses another, "
                    "'silospec table' lists all",
                    file, artefact_count(source));
}

/* Of several containers the first may be a line that docker's client refuses: the others are still
 * to be gone through. */
static bool tells_error_alone(const struct artefact *source, const struct cli_args *args,
                              enum source_of_several several)
{
    return !artefact_gives_document(source) && !args_has(args, "with") &&
           (several != SOURCE_EACH || artefact_count(source) == 1 || args_has(args, "select"));
}

static void print_notes(const char *file, const struct artefact *source,
                        const struct cli_args *args, enum source_of_several several)
{
    struct str maker = mdl_made_by(source->root);
    bool more = args_has(args, "info") || args_has(args, "with");

    print_several(file, source, args, several);
    if (maker.len > 0)
        output_note("%s: %s; the container is made by %.*s, and not by Docker's daemon", file,
                    source->kind->title, STR_FMT(maker));
    if (mdl_host_process(source->root).len > 0)
        output_note("%s: %s", file, MDL_HOST_PROCESS);
    if (mdl_is_assumption(mdl_source_of(source->root, STR_LIT("OSBuild"))) && !more)
        output_note("%s: says nothing of the host, assumed a Windows Server 2019", file);
    if (mdl_is_assumption(mdl_source_of(source->root, STR_LIT("container"))) && !more)
        output_note("%s: %s, with an empty container", file, source->kind->title);
    read_notes_print(file, &source->evidence, args);
}

/* As assign_all(). *picked: the engine of the files that were added counts, not the one that the
 * artefact was taken for. */
static struct err *assign(bool *picked, struct artefact *source, const struct cli_args *args)
{
    const struct value *root = value_ref(source->root);
    struct err *e = assign_all(&source->root, args);

    *picked =
        !value_eq(value_get(root, STR_LIT("engine")), value_get(source->root, STR_LIT("engine")));
    value_unref(root);
    return e;
}

int source_open(struct artefact *out, const char *file, const struct cli_args *args,
                enum source_of_several several)
{
    struct cli_reading reading;
    struct artefact source;
    struct err *e;
    bool picked;

    reading_begin(&reading, args);
    e = artefact_open_all(&source, &file, 1, &reading.options);
    reading_end(&reading);
    if (e != NULL)
        return output_error(e);
    if ((e = selected(&source, args, several == SOURCE_NAMED)) != NULL) {
        artefact_close(&source);
        return output_error(err_at(e, file, 0, 0));
    }
    if (tells_error_alone(&source, args, several)) {
        int status = explained_print(&source, args);

        print_several(file, &source, args, several);
        artefact_close(&source);
        return status;
    }
    print_notes(file, &source, args, several);
    if ((e = assign(&picked, &source, args)) != NULL) {
        artefact_close(&source);
        return help_usage_error(args->command, e);
    }
    if (!artefact_is_scenario(&source) &&
        (e = ui_fit_engine(&source.root, &source.evidence)) != NULL) {
        artefact_close(&source);
        return output_error(e);
    }
    if (!picked && !args_has(args, "engine"))
        print_engine(file, &source);
    *out = source;
    return CLI_OK;
}
