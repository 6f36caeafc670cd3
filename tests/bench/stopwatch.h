/* tests/bench/stopwatch.h - how long something takes, told beside something known.
 *
 * A time alone says little of a machine that is not known; a ratio to something that ran on
 * the same machine in the same minute says more. Of several rounds the fastest counts: the
 * others were disturbed. */
#ifndef TESTS_BENCH_STOPWATCH_H
#define TESTS_BENCH_STOPWATCH_H

#include <stddef.h>

/* Nanoseconds of one call of `work` with `ctx`: `count` calls a round, the best of `rounds`. */
double stopwatch(void (*work)(void *ctx), void *ctx, size_t count, size_t rounds);

/* The same of single calls, before each of which other memory went through the processor's caches,
 * as it does while a program waits for a key. */
double stopwatch_cold(void (*work)(void *ctx), void *ctx, size_t rounds);

/* From the command line: "--quick" means a few calls only, to see that it works. */
struct bench_size {
    size_t count, rounds;
};
struct bench_size bench_size(int argc, char **argv, size_t count, size_t rounds);

/* "name    1234 ns    2.3 x base" */
void bench_line(const char *name, double ns, const char *base, double base_ns);
/* The same, and whether it is below what it should take. */
void bench_aim(const char *name, double ns, const char *base, double base_ns, double aim_ns);
/* Both add a line of JSON to the file that BENCH_JSON names, if it does. */

/* The same beside something known, and whether it takes at most `most` times as long. */
void bench_ratio(const char *name, double ns, const char *base, double base_ns, double most);
/* Something that is counted (bytes, KiB), beside something known if `base` is not NULL; most: the
 * aim, as a ratio if there is a base. */
void bench_count(const char *name, double count, const char *unit, const char *base,
                 double base_count, double most);

#endif
