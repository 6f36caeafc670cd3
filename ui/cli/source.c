#include "ui/cli/source.h"

#include "ui/cli/assign.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"

#include <stdio.h>

static void print_notes(const char *file, const struct scenario_file *source,
                        const struct cli_args *args)
{
    if (source->container_count > 1)
        (void)fprintf(stderr, "silospec: %s: %zu containers, this is the first\n", file,
                      source->container_count);
    if (source->from_inspect && !args_has(args, "info"))
        (void)fprintf(stderr,
                      "silospec: %s: says nothing of the host, assumed a Windows Server 2019\n",
                      file);
    if (source->from_info)
        (void)fprintf(stderr, "silospec: %s: a docker info, with an empty container\n", file);
    if (source->engine_note != NULL && !args_has(args, "engine") && !args_has(args, "info"))
        (void)fprintf(stderr, "silospec: %s: %s\n", file, source->engine_note);
}

int source_open(struct scenario_file *out, const char *file, const struct cli_args *args)
{
    struct scenario_file source;
    struct err *e;

    if ((e = scenario_open(&source, file)) != NULL)
        return output_error(e);
    print_notes(file, &source, args);
    if ((e = assign_all(&source.root, args)) != NULL) {
        scenario_close(&source);
        return help_usage_error(args->command, e);
    }
    *out = source;
    return CLI_OK;
}
