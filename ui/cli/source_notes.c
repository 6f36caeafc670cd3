#include "ui/cli/source_notes.h"

#include <stdio.h>

void source_notes(const char *file, const struct scenario_file *source, const struct cli_args *args)
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
