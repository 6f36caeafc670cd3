#include "tests/bench/programs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void bench_program(const char *built, char path[BENCH_PATH])
{
    const char *folder = getenv("BENCH_BIN"), *name = strrchr(built, '/');
    int length;

    if (folder == NULL || name == NULL)
        length = snprintf(path, BENCH_PATH, "%s", built);
    else
        length = snprintf(path, BENCH_PATH, "%s%s", folder, name);
    if (length < 0 || length >= BENCH_PATH)
        abort();
}
