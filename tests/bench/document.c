#include "tests/bench/document.h"

#include <stdlib.h>

void bench_open(struct artefact *out, const char *file)
{
    struct err *e = artefact_open(out, file);

    if (e == NULL)
        return;
    err_print(stderr, e);
    err_free(e);
    exit(3);
}
