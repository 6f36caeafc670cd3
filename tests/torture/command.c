/* The program, with what fails said by its environment.
 * TORTURE_NTH: the nth call fails, from 1 on. TORTURE_ON: all from there on do.
 * TORTURE_CALL: of the system, by its name below; without it of malloc.
 * TORTURE_COUNT: the file that gets the number of calls at the end. */
#include "tests/faults/faults.h"
#include "tests/torture/failing_malloc.h"
#include "ui/cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum os_call call;
    int errnum;
} calls[] = {{"open", OS_CALL_OPEN, EMFILE},    {"create", OS_CALL_CREATE, EACCES},
             {"write", OS_CALL_WRITE, ENOSPC},  {"sync", OS_CALL_SYNC, EIO},
             {"close", OS_CALL_CLOSE, EIO},     {"rename", OS_CALL_RENAME, EACCES},
             {"folder", OS_CALL_FOLDER, EACCES}};

static void arm(const char *call, long nth, bool for_good)
{
    if (call == NULL)
        failing_malloc_at(nth, for_good);
    for (size_t i = 0; call != NULL && i < sizeof(calls) / sizeof(calls[0]); i++) {
        if (strcmp(calls[i].name, call) == 0)
            (for_good ? fault_from : fault_at)(calls[i].call, (unsigned)nth, calls[i].errnum);
    }
}

static void write_count(const char *file, long count)
{
    FILE *f = fopen(file, "w");

    if (f == NULL)
        return;
    (void)fprintf(f, "%ld\n", count);
    (void)fclose(f);
}

int main(int argc, char **argv)
{
    const char *call = getenv("TORTURE_CALL"), *nth = getenv("TORTURE_NTH");
    const char *count = getenv("TORTURE_COUNT");
    long n;
    int status;

    arm(call, nth != NULL ? strtol(nth, NULL, 10) : 0, getenv("TORTURE_ON") != NULL);
    status = cli_main(argc, argv);
    n = call != NULL ? (long)fault_off() : failing_malloc_calls();
    if (count != NULL)
        write_count(count, n);
    return status;
}
