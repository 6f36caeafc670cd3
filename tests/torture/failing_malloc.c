/* Memory that runs short, when the environment says so: the linker puts these in the place of
 * malloc, calloc and realloc (--wrap).
 * TORTURE_NTH: the nth call fails, from 1 on. TORTURE_ON: all from there on do.
 * TORTURE_COUNT: the file that gets the number of calls at the end. */
#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);

static struct {
    int ready, on;
    long nth, calls;
} torture;

static void write_count(void)
{
    const char *file = getenv("TORTURE_COUNT");
    FILE *f = file != NULL ? fopen(file, "w") : NULL;

    if (f == NULL)
        return;
    (void)fprintf(f, "%ld\n", torture.calls);
    (void)fclose(f);
}

static int fails(void)
{
    const char *nth = getenv("TORTURE_NTH");

    if (!torture.ready) {
        torture.ready = 1;
        torture.nth = nth != NULL ? strtol(nth, NULL, 10) : 0;
        torture.on = getenv("TORTURE_ON") != NULL;
        if (getenv("TORTURE_COUNT") != NULL)
            (void)atexit(write_count);
    }
    torture.calls++;
    return torture.calls == torture.nth ||
           (torture.on && torture.nth > 0 && torture.calls > torture.nth);
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}
