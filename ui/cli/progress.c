#include "ui/cli/progress.h"

#include "model/os/os.h"

#define FIRST_MS   1000
#define BETWEEN_MS 100
#define ASK_EVERY  64 /* steps between two looks at the clock */
#define BAR        24

void progress_begin(struct progress *p, size_t total)
{
    *p = (struct progress){.total = total,
                           .start_ms = os_milliseconds(),
                           .possible = os_is_terminal(stderr) && !os_is_terminal(stdout)};
}

void progress_at(struct progress *p, size_t done)
{
    const char *unit = p->unit != NULL ? p->unit : "";
    size_t filled;
    int64_t now;

    if (!p->possible || p->asked++ % ASK_EVERY != 0)
        return;
    now = os_milliseconds();
    if (now - p->start_ms < FIRST_MS || now - p->last_ms < BETWEEN_MS)
        return;
    p->last_ms = now;
    p->shown = true;
    filled = p->total > 0 ? (size_t)((double)done / (double)p->total * BAR) : 0;
    (void)fputs("\r[", stderr);
    for (size_t i = 0; i < BAR; i++)
        (void)fputc(i < filled ? '#' : ' ', stderr);
    if (p->total > 0)
        (void)fprintf(stderr, "] %zu of %zu%s", done, p->total, unit);
    else
        (void)fprintf(stderr, "] %zu%s", done, unit);
    (void)fflush(stderr);
}

void progress_end(struct progress *p)
{
    if (p->shown)
        (void)fprintf(stderr, "\r%*s\r", BAR + 50, "");
}
