/* A spec that a daemon wrote against the one that is generated for a file. */
#include "model/formats/spec_piece.h"
#include "platform/sim/sim.h"
#include "specgen/compare/against.h"
#include "specgen/credential/mask.h"
#include "specgen/report/reports.h"
#include "ui/cli/output.h"
#include "ui/cli/redacted.h"
#include "ui/cli/source.h"
#include "ui/present/against_text.h"

struct job {
    struct arena arena;
    struct against made;
    bool secrets;
};

static void say(struct job *j, struct str text)
{
    output_lines(stdout, j->secrets ? text : mask_secrets(&j->arena, text));
}

static void print_difference(struct job *j, const struct against_difference *d)
{
    struct arena *a = &j->arena;

    say(j, against_text_head(a, d));
    for (const struct against_cause *c = d->causes; c != NULL; c = c->next)
        say(j, arena_printf(a, "  %.*s", STR_FMT(against_text_cause(a, c))));
    if (d->causes == NULL)
        say(j, arena_printf(a, "  %.*s", STR_FMT(against_text_none(a, d))));
}

static void print(struct job *j)
{
    const struct against *r = &j->made;

    if (r->error != NULL)
        output_note("the engine would refuse, so this spec is unfinished: %.*s",
                    STR_FMT(r->error->message));
    for (size_t i = 0; i < r->count; i++)
        print_difference(j, &r->items[i]);
    say(j, against_text_sum(&j->arena, r));
}

static int run(struct job *j, const struct cli_args *args, const struct value *root,
               const struct value *theirs)
{
    struct err *e = against_spec(&j->made, &j->arena, root, theirs, plat_sim);

    if (e != NULL)
        return output_error(e);
    if (args_has(args, "json")) {
        int status = output_report(report_compare_spec(&j->arena, &j->made), j->secrets);

        if (status != CLI_OK)
            return status;
    } else {
        print(j);
    }
    return j->made.count > 0 ? CLI_DIFFERENT : CLI_OK;
}

int cli_compare_spec(const struct cli_args *args)
{
    struct job j = {.secrets = redacted_or_shown(args)};
    const struct value *theirs = NULL;
    struct artefact source;
    struct err *e;
    int status = source_open(&source, args->operands[0], args, SOURCE_FIRST);

    if (status != CLI_OK)
        return status;
    arena_init(&j.arena);
    if ((e = spec_piece_open(&theirs, args->operands[1])) == NULL)
        e = redacted_tree(args, &theirs);
    status = e != NULL ? output_error(e) : run(&j, args, source.root, theirs);
    status = output_end(&j.arena, status);
    value_unref(theirs);
    artefact_close(&source);
    return status;
}
