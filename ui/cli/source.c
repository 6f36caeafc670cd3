#include "ui/cli/source.h"

#include "ui/cli/assign.h"
#include "ui/cli/explained.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <stdio.h>

/* How many things pasting did to it, and how many lines nobody could read. */
static void print_transport(const char *file, const struct artefact *source)
{
    size_t undone = 0, left_out = 0;

    for (size_t i = 0; i < source->evidence.note_count; i++) {
        undone += source->evidence.notes[i].kind == NOTE_SALVAGED;
        left_out += source->evidence.notes[i].kind == NOTE_LEFT_OUT;
    }
    if (undone > 0)
        output_note("%s: %zu thing%s that pasting did %s undone", file, undone,
                    undone == 1 ? "" : "s", undone == 1 ? "was" : "were");
    if (left_out > 0)
        output_note("%s: %zu line%s left out; 'silospec identify' lists %s", file, left_out,
                    left_out == 1 ? " is" : "s are", left_out == 1 ? "it" : "them");
}

static void print_notes(const char *file, const struct artefact *source,
                        const struct cli_args *args)
{
    struct str engine = evidence_remark(&source->evidence, STR_LIT("engine"));
    bool more = args_has(args, "info") || args_has(args, "with");

    if (artefact_count(source) > 1)
        output_note("%s: %zu containers, this is the first; 'silospec table' lists all", file,
                    artefact_count(source));
    if (mdl_is_assumption(mdl_source_of(source->root, STR_LIT("OSBuild"))) && !more)
        output_note("%s: says nothing of the host, assumed a Windows Server 2019", file);
    if (mdl_is_assumption(mdl_source_of(source->root, STR_LIT("container"))) && !more)
        output_note("%s: %s, with an empty container", file, source->kind->title);
    print_transport(file, source);
    if (engine.len > 0 && !args_has(args, "engine") && !more)
        output_note("%s: %.*s", file, STR_FMT(engine));
}

int source_open(struct artefact *out, const char *file, const struct cli_args *args)
{
    struct artefact source;
    struct err *e;

    if ((e = artefact_open(&source, file)) != NULL)
        return output_error(e);
    if (!artefact_gives_document(&source) && !args_has(args, "with")) {
        int status = explained_print(&source, args);

        artefact_close(&source);
        return status;
    }
    print_notes(file, &source, args);
    if ((e = assign_all(&source.root, args)) != NULL) {
        artefact_close(&source);
        return help_usage_error(args->command, e);
    }
    *out = source;
    return CLI_OK;
}
