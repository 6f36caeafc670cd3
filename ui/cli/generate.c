#include "model/formats/artefact.h"
#include "model/os/os.h"
#include "platform/sim/sim.h"
#include "ui/cli/args.h"
#include "ui/cli/assign.h"
#include "ui/cli/generation.h"
#include "ui/cli/help.h"
#include "ui/cli/json_text.h"
#include "ui/cli/line_document.h"
#include "ui/cli/output.h"
#include "ui/cli/source.h"
#include "ui/cli/unknowns.h"

static int print_refusal(const struct spec_error *error)
{
    (void)fputs(error->panic ? "engine panics: " : "error: ", stderr);
    output_text(stderr, error->message);
    (void)fputc('\n', stderr);
    if (!error->panic)
        (void)fprintf(stderr, "class: %s\n", spec_class_name(error->class));
    return CLI_REFUSED;
}

/* The spec builder alone made the spec; create, start and the runtime may stop the container. */
static struct err *print_other_stages(struct generation *g)
{
    struct plat host = plat_sim(g->doc);
    struct assessment whole;
    struct assess_answer answer;
    struct arena a;
    struct err *e;

    if (g->doc->request.presence == MDL_SET)
        return NULL;
    arena_init(&a);
    if ((e = assess(&a, g->doc, &host, ASSESS_RAW, &whole)) == NULL) {
        answer = assess_answer(&whole);
        if (!assess_answer_succeeds(&answer)) {
            (void)fputs("note: this spec can be built, but ", stderr);
            output_text(stderr, assess_answer_text(&a, &answer));
            (void)fputs(" ('silospec check' tells more)\n", stderr);
        }
    }
    arena_finish(&a);
    return e;
}

static int print_result(struct generation *g, bool compact)
{
    struct str spec;
    struct err *e;

    if (g->result.error != NULL)
        return print_refusal(g->result.error);
    spec = spec_json(&g->arena, g->result.spec, compact ? 0 : 2);
    if (arena_failed(&g->arena))
        return output_error(err_oom());
    output_json(stdout, spec);
    if (!compact || os_is_terminal(stdout))
        (void)fputc('\n', stdout);
    unknowns_print(stderr, &g->arena, &g->result.unknowns);
    if ((e = print_other_stages(g)) != NULL)
        return output_error(e);
    return spec_is_open(&g->result.unknowns) ? CLI_OPEN : CLI_OK;
}

/* The screen and check tell of the settings that are left; this is why they may say another spec.
 */
static struct err *note_changes(struct generation *g)
{
    struct str changes;
    struct err *e = generation_changes(&changes, g);

    if (e == NULL && changes.len > 0)
        (void)fprintf(stderr,
                      "note: docker create changes %.*s; --created gives the spec of what it "
                      "leaves\n",
                      STR_FMT(changes));
    return e;
}

static int generate_file(const char *file, const struct cli_args *args)
{
    struct artefact source;
    struct generation g;
    struct err *e;
    int status = source_open(&source, file, args, SOURCE_FIRST);

    if (status != CLI_OK)
        return status;
    generation_init(&g);
    g.created = args_has(args, "created");
    if ((e = generation_run(&g, source.root)) != NULL)
        status = output_error(e);
    else
        status = print_result(&g, args_has(args, "compact"));
    if (e == NULL && (e = note_changes(&g)) != NULL)
        status = output_error(e);
    generation_finish(&g);
    artefact_close(&source);
    return status;
}

static struct err *put_answer(const struct ndjson_line *line, const struct spec_result *result)
{
    const struct spec_error *error = result->error;
    struct buf *out = line->out;
    struct str spec;

    if (error == NULL) {
        spec = spec_json(line->arena, result->spec, 0);
        if (arena_failed(line->arena))
            return err_oom();
        buf_add(out, STR_LIT("{\"spec\":"));
        buf_add(out, spec);
    } else if (error->panic) {
        buf_add(out, STR_LIT("{\"panic\":"));
        json_text_add(out, error->message);
    } else {
        buf_add(out, STR_LIT("{\"error\":{\"message\":"));
        json_text_add(out, error->message);
        buf_add(out, STR_LIT(",\"class\":"));
        json_text_add(out, str_of(spec_class_name(error->class)));
        buf_char(out, '}');
    }
    buf_add(out, STR_LIT("}\n"));
    return NULL;
}

static struct err *answer_line(const void *settings, const struct ndjson_line *line)
{
    const struct cli_args *args = settings;
    struct line_document *own = line->own;
    struct spec_result result;
    bool created = args_has(args, "created");
    struct err *e =
        created ? line_document_read(own, line, args) : line_document_read_bare(own, line, args);

    if (e != NULL)
        return e;
    e = generation_of(&result, line->arena, own->doc, created);
    if (e == NULL)
        e = put_answer(line, &result);
    line_document_done(own);
    return e;
}

static int filter_file(const char *file, const struct cli_args *args)
{
    static const char *const takes[] = {"created", "engine", "set", "unset", NULL};
    const struct ndjson_filter filter = {answer_line, args, sizeof(struct line_document),
                                         line_document_end, takes};

    return ndjson_run(&filter, file, args);
}

int cli_generate(const struct cli_args *args)
{
    const char *file = args->operand_count > 0 ? args->operands[0] : NULL;

    if (args_has(args, "ndjson"))
        return filter_file(file, args);
    if (file == NULL)
        return help_usage_error(
            args->command,
            err_remedy(err_new(ERR_INPUT, "'generate' needs a FILE"), "'-' reads standard input"));
    return generate_file(file, args);
}
