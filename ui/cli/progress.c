#include "ui/cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define FIRST_MS   1000
#define BETWEEN_MS 100
#define ASK_EVERY  64 /* steps between two looks at the clock */
#define BAR        24

static int64_t now_ms(void)
{
    struct timespec t;

    if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
        return 0;
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_begin(struct progress *p, size_t total)
{
    *p = (struct progress){.total = total,
                           .start_ms = now_ms(),
                           .possible = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) != 1};
}

void progress_at(struct progress *p, size_t done)
{
    size_t filled;
    int64_t now;

    if (!p->possible || p->asked++ % ASK_EVERY != 0)
        return;
    now = now_ms();
    if (now - p->start_ms < FIRST_MS || now - p->last_ms < BETWEEN_MS)
        return;
    p->last_ms = now;
    p->shown = true;
    filled = p->total > 0 ? (size_t)((double)done / (double)p->total * BAR) : 0;
    (void)fputs("\r[", stderr);
    for (size_t i = 0; i < BAR; i++)
        (void)fputc(i < filled ? '#' : ' ', stderr);
    (void)fprintf(stderr, "] %zu of %zu", done, p->total);
    (void)fflush(stderr);
}

void progress_end(struct progress *p)
{
    if (p->shown)
        (void)fprintf(stderr, "\r%*s\r", BAR + 50, "");
}
