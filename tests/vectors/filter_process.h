/* tests/vectors/filter_process.h - silospec as a filter: lines from a file, answers from a pipe.
 *
 * The environment's SILOSPEC names the program. All fail the running cmocka test when the filter
 * does not do what it should. */
#ifndef TESTS_FILTER_PROCESS_H
#define TESTS_FILTER_PROCESS_H

#include "model/base/str.h"

#include <stdio.h>
#include <sys/types.h>

struct filter_process {
    FILE *out;
    char *line;
    size_t size;
    pid_t pid;
};

/* args: the command and its options, ended by NULL; --ndjson and - follow. */
void filter_start(struct filter_process *p, const char *const *args, FILE *in);
struct str filter_line(struct filter_process *p); /* until the next call */
void filter_end(struct filter_process *p);        /* no line is left, and it succeeded */

#endif
