/* The most bytes that a program had from malloc at a time, counted from within (LD_PRELOAD); as it
 * ends they are written to the descriptor that GROWTH_HEAP names. The resident size would not do:
 * how much of a program's own file is in memory differs from run to run. */
#include <dlfcn.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static atomic_size_t held, most;

static void *next_of(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);

    if (found == NULL)
        abort();
    return found;
}

static void *counted(void *p)
{
    size_t now, before = atomic_load(&most);

    if (p == NULL)
        return NULL;
    now = atomic_fetch_add(&held, malloc_usable_size(p)) + malloc_usable_size(p);
    while (now > before && !atomic_compare_exchange_weak(&most, &before, now)) {
    }
    return p;
}

static void given_back(void *p)
{
    if (p != NULL)
        atomic_fetch_sub(&held, malloc_usable_size(p));
}

void *malloc(size_t size)
{
    static void *(*next)(size_t);

    if (next == NULL)
        *(void **)&next = next_of("malloc");
    return counted(next(size));
}

void *calloc(size_t count, size_t size)
{
    static void *(*next)(size_t, size_t);

    if (next == NULL)
        *(void **)&next = next_of("calloc");
    return counted(next(count, size));
}

void *realloc(void *p, size_t size)
{
    static void *(*next)(void *, size_t);
    const size_t before = p != NULL ? malloc_usable_size(p) : 0;
    void *moved;

    if (next == NULL)
        *(void **)&next = next_of("realloc");
    if ((moved = next(p, size)) != NULL || size == 0)
        atomic_fetch_sub(&held, before);
    return counted(moved);
}

void free(void *p)
{
    static void (*next)(void *);

    if (next == NULL)
        *(void **)&next = next_of("free");
    given_back(p);
    next(p);
}

__attribute__((destructor)) static void tell(void)
{
    const char *descriptor = getenv("GROWTH_HEAP");

    if (descriptor != NULL)
        (void)dprintf(atoi(descriptor), "%zu\n", atomic_load(&most));
}
