#include "model/scenario.h"
#include "ui/cli/args.h"
#include "ui/cli/assign.h"
#include "ui/cli/generation.h"
#include "ui/cli/help.h"
#include "ui/cli/ndjson.h"
#include "ui/cli/output.h"

#include <errno.h>
#include <unistd.h>

static int print_refusal(const struct spec_error *error)
{
    (void)fputs(error->panic ? "engine panics: " : "error: ", stderr);
    output_text(stderr, error->message);
    (void)fputc('\n', stderr);
    if (!error->panic)
        (void)fprintf(stderr, "class: %s\n", spec_class_name(error->class));
    return CLI_REFUSED;
}

static int print_result(struct generation *g, bool compact)
{
    struct str spec;

    if (g->result.error != NULL)
        return print_refusal(g->result.error);
    spec = spec_json(&g->arena, g->result.spec, compact ? 0 : 2);
    if (arena_failed(&g->arena))
        return output_error(err_oom());
    (void)fwrite(spec.s, 1, spec.len, stdout);
    if (!compact || isatty(STDOUT_FILENO) == 1)
        (void)fputc('\n', stdout);
    return CLI_OK;
}

/* What was taken for granted; on standard error, so that the spec stays clean. */
static void note_assumptions(const char *file, const struct scenario_file *source)
{
    if (source->container_count > 1)
        (void)fprintf(stderr, "silospec: %s: %zu containers, this is the first\n", file,
                      source->container_count);
    if (source->from_inspect)
        (void)fprintf(stderr,
                      "silospec: %s: says nothing of the host, assumed a Windows Server 2019\n",
                      file);
}

static int generate_file(const char *file, const struct cli_args *args)
{
    struct scenario_file source;
    struct generation g;
    struct err *e;
    int status;

    if ((e = scenario_open(&source, file)) != NULL)
        return output_error(e);
    note_assumptions(file, &source);
    generation_init(&g);
    if ((e = assign_all(&source.root, args)) != NULL)
        status = help_usage_error(args->command, e);
    else if ((e = generation_run(&g, source.root)) != NULL)
        status = output_error(e);
    else
        status = print_result(&g, args_has(args, "compact"));
    generation_finish(&g);
    scenario_close(&source);
    return status;
}

static int filter_file(const char *file, const struct cli_args *args)
{
    bool is_stdin = file == NULL || strcmp(file, "-") == 0;
    FILE *in = is_stdin ? stdin : fopen(file, "r");
    int status;

    if (in == NULL)
        return output_error(err_errno(errno, "open '%s'", file));
    status = ndjson_filter(in, stdout, args);
    if (!is_stdin)
        (void)fclose(in);
    return status;
}

int cli_generate(const struct cli_args *args)
{
    const char *file = args->operand_count > 0 ? args->operands[0] : NULL;

    if (args_has(args, "ndjson") && args_has(args, "compact"))
        return help_usage_error(
            args->command, err_new(ERR_INPUT, "'--compact' and '--ndjson' exclude each other"));
    if (args_has(args, "ndjson"))
        return filter_file(file, args);
    if (file == NULL)
        return help_usage_error(
            args->command,
            err_remedy(err_new(ERR_INPUT, "'generate' needs a FILE"), "'-' reads standard input"));
    return generate_file(file, args);
}
