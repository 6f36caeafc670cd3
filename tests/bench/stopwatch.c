#include "tests/bench/stopwatch.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_ns(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

double stopwatch(void (*work)(void *ctx), void *ctx, size_t count, size_t rounds)
{
    double best = 0;

    for (size_t r = 0; r < rounds; r++) {
        double start = now_ns(), spent;

        for (size_t i = 0; i < count; i++)
            work(ctx);
        spent = (now_ns() - start) / (double)count;
        if (r == 0 || spent < best)
            best = spent;
    }
    return best;
}

/* More than any cache holds: read from end to end it leaves nothing of the work in them. */
enum { ELSEWHERE = 64 << 20, LINE = 64 };

static void look_elsewhere(const volatile char *elsewhere)
{
    for (size_t i = 0; i < ELSEWHERE; i += LINE)
        (void)elsewhere[i];
}

double stopwatch_cold(void (*work)(void *ctx), void *ctx, size_t rounds)
{
    char *elsewhere = malloc(ELSEWHERE);
    double best = 0;

    if (elsewhere == NULL)
        abort();
    memset(elsewhere, 1, ELSEWHERE); /* or all its pages are one */
    for (size_t r = 0; r < rounds; r++) {
        double start, spent;

        look_elsewhere(elsewhere);
        start = now_ns();
        work(ctx);
        spent = now_ns() - start;
        if (r == 0 || spent < best)
            best = spent;
    }
    free(elsewhere);
    return best;
}

struct bench_size bench_size(int argc, char **argv, size_t count, size_t rounds)
{
    if (argc > 1 && strcmp(argv[1], "--quick") == 0)
        return (struct bench_size){2, 1};
    return (struct bench_size){count, rounds};
}

/* Names are ours: nothing in them needs an escape. */
static void put_json(const char *name, double ns, const char *base, double base_ns, double aim_ns)
{
    const char *file = getenv("BENCH_JSON");
    FILE *out = file != NULL ? fopen(file, "a") : NULL;

    if (out == NULL)
        return;
    (void)fprintf(out, "{\"name\":\"%s\",\"ns\":%.0f", name, ns);
    if (base != NULL)
        (void)fprintf(out, ",\"base\":\"%s\",\"ratio\":%.3f", base, ns / base_ns);
    if (aim_ns > 0)
        (void)fprintf(out, ",\"aim_ns\":%.0f", aim_ns);
    (void)fputs("}\n", out);
    (void)fclose(out);
}

void bench_line(const char *name, double ns, const char *base, double base_ns)
{
    (void)printf("%-44s %12.0f ns", name, ns);
    if (base != NULL)
        (void)printf(" %9.2f x %s", ns / base_ns, base);
    (void)putchar('\n');
    put_json(name, ns, base, base_ns, 0);
}

static const char *verdict(bool kept)
{
    return kept ? "kept" : "MISSED";
}

void bench_aim(const char *name, double ns, const char *base, double base_ns, double aim_ns)
{
    (void)printf("%-44s %12.0f ns %9.2f x %s   aim %.0f ns: %s\n", name, ns, ns / base_ns, base,
                 aim_ns, verdict(ns <= aim_ns));
    put_json(name, ns, base, base_ns, aim_ns);
}

static void put_count(const char *name, double count, const char *unit, double ratio, double most)
{
    const char *file = getenv("BENCH_JSON");
    FILE *out = file != NULL ? fopen(file, "a") : NULL;

    if (out == NULL)
        return;
    (void)fprintf(out, "{\"name\":\"%s\",\"%s\":%.0f", name, unit, count);
    if (ratio > 0)
        (void)fprintf(out, ",\"ratio\":%.3f", ratio);
    (void)fprintf(out, ",\"aim\":%.3f}\n", most);
    (void)fclose(out);
}

void bench_ratio(const char *name, double ns, const char *base, double base_ns, double most)
{
    (void)printf("%-44s %12.0f ns %9.2f x %s   aim %.2f: %s\n", name, ns, ns / base_ns, base, most,
                 verdict(ns <= most * base_ns));
    put_count(name, ns, "ns", ns / base_ns, most);
}

void bench_count(const char *name, double count, const char *unit, const char *base,
                 double base_count, double most)
{
    double told = base != NULL ? count / base_count : count;

    (void)printf("%-44s %12.0f %s", name, count, unit);
    if (base != NULL)
        (void)printf(" %9.2f x %s", told, base);
    (void)printf("   aim %.*f: %s\n", base != NULL ? 2 : 0, most, verdict(told <= most));
    put_count(name, count, unit, base != NULL ? told : 0, most);
}
