#include "tests/torture/failing_malloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <unwind.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void __real_free(void *p);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);
void __wrap_free(void *p);

static struct {
    long nth, calls, live;
    bool for_good, watched;
} torture;

/* ---- where calls come from --------------------------------------------------------------- */

enum {
    OUR_FRAMES = 3, /* take_frame's caller, fails() and the wrapped function */
    FRAMES = 8,     /* buf_add < str_printf < what prints < who wants it ... */
    SEEN_SIZE = 1 << 18,
};

static struct {
    uint64_t seen[SEEN_SIZE]; /* open addressing; 0: empty */
    size_t count;
    long calls[FAILING_MALLOC_PLACES];
    size_t call_count;
} places;

struct walk {
    uint64_t hash;
    int depth;
};

static _Unwind_Reason_Code take_frame(struct _Unwind_Context *frame, void *ctx)
{
    struct walk *w = ctx;

    if (w->depth++ >= OUR_FRAMES)
        w->hash = (w->hash ^ (uint64_t)_Unwind_GetIP(frame)) * UINT64_C(1099511628211);
    return w->depth < OUR_FRAMES + FRAMES ? _URC_NO_REASON : _URC_END_OF_STACK;
}

/* false: it was seen before, or there are too many. */
static bool is_new(uint64_t hash)
{
    size_t at = (size_t)(hash >> 20) % SEEN_SIZE;

    while (places.seen[at] != 0) {
        if (places.seen[at] == hash)
            return false;
        at = (at + 1) % SEEN_SIZE;
    }
    if (places.count >= SEEN_SIZE / 2)
        return false;
    places.seen[at] = hash;
    places.count++;
    return true;
}

static void watch(void)
{
    struct walk w = {UINT64_C(14695981039346656037), 0};

    (void)_Unwind_Backtrace(take_frame, &w);
    if (is_new(w.hash | 1) && places.call_count < FAILING_MALLOC_PLACES)
        places.calls[places.call_count++] = torture.calls;
}

void failing_malloc_watch(bool on)
{
    torture.watched = on;
    if (on)
        places.call_count = 0;
}

size_t failing_malloc_new_places(const long **calls)
{
    *calls = places.calls;
    return places.call_count;
}

/* ---- what fails -------------------------------------------------------------------------- */

void failing_malloc_at(long nth, bool for_good)
{
    torture.nth = nth;
    torture.for_good = for_good;
    torture.calls = 0;
    torture.live = 0;
}

long failing_malloc_calls(void)
{
    return torture.calls;
}

long failing_malloc_live(void)
{
    return torture.live;
}

static bool fails(void)
{
    torture.calls++;
    if (torture.watched)
        watch();
    if (torture.nth == 0 ||
        (torture.for_good ? torture.calls < torture.nth : torture.calls != torture.nth))
        return false;
    return true; /* a debugger's place to stop */
}

static void *counted(void *p)
{
    torture.live += p != NULL;
    return p;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_realloc(void *p, size_t size)
{
    void *moved = fails() ? NULL : __real_realloc(p, size);

    return p == NULL ? counted(moved) : moved;
}

void __wrap_free(void *p)
{
    torture.live -= p != NULL;
    __real_free(p);
}
