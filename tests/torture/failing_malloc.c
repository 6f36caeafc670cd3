#include "tests/torture/failing_malloc.h"

#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);

static struct {
    long nth, calls;
    bool for_good;
} torture;

void failing_malloc_at(long nth, bool for_good)
{
    torture.nth = nth;
    torture.for_good = for_good;
    torture.calls = 0;
}

long failing_malloc_calls(void)
{
    return torture.calls;
}

static bool fails(void)
{
    torture.calls++;
    return torture.nth > 0 &&
           (torture.for_good ? torture.calls >= torture.nth : torture.calls == torture.nth);
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
