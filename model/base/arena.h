/* model/base/arena.h - memory that is taken piece by piece and given back in one step.
 *
 * Ownership: everything taken from an arena dies with arena_finish() or arena_reset().
 * Failure:   sticky. After one failed allocation each further call returns NULL (or
 *            STR_NONE) and arena_failed() stays true until arena_reset(). A caller may
 *            therefore make many calls and ask once, as long as it does not write through
 *            a NULL on the way.
 * Alignment: suits any object type. Memory is not cleared unless the name says so.
 * With ARENA_DEBUG each block is a malloc of its own, so that a sanitizer sees overruns. */
#ifndef MODEL_BASE_ARENA_H
#define MODEL_BASE_ARENA_H

#include "model/base/str.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena_block;
struct err;
struct arena_duty;

struct arena {
    struct arena_block *blocks; /* newest first */
    struct arena_duty *duties;  /* what is to be done before they go */
    char *next, *end;           /* free part of the newest block */
    bool failed;
};

void arena_init(struct arena *a);
void arena_finish(struct arena *a);

/* Empties the arena and keeps its largest block, so that a loop stops calling malloc. */
void arena_reset(struct arena *a);

bool arena_failed(const struct arena *a);
void arena_fail(struct arena *a); /* as if an allocation had failed */

/* Frees the error of what may fail, unless memory was short: the arena remembers that, so that what
 * could not be looked at is not taken for what is not there. Gives whether there was an error. */
bool arena_drop_err(struct arena *a, struct err *e);

/* Calls end(what) when the arena is emptied: for what an object of the arena owns outside of it.
 * When memory is short it is called at once. */
void arena_at_end(struct arena *a, void (*end)(void *what), void *what);

void *arena_alloc_slow(struct arena *a, size_t size);

#define ARENA_ALIGN 16u

#ifdef ARENA_DEBUG
static inline void *arena_alloc(struct arena *a, size_t size)
{
    return arena_alloc_slow(a, size);
}
#else
static inline void *arena_alloc(struct arena *a, size_t size)
{
    size_t rounded = (size + (ARENA_ALIGN - 1)) & ~(size_t)(ARENA_ALIGN - 1);

    /* rounded is 0 for no bytes and past SIZE_MAX: both are for the slow path. */
    if (rounded - 1 < (size_t)(a->end - a->next)) {
        void *p = a->next;

        a->next += rounded;
        return p;
    }
    return arena_alloc_slow(a, size);
}
#endif

/* Gives back all but the first `used` of the `size` bytes at p, which were taken for the most that
 * something can become, if nothing was taken since. */
static inline void arena_trim(struct arena *a, const char *p, size_t size, size_t used)
{
#ifndef ARENA_DEBUG
    const size_t taken = (size + (ARENA_ALIGN - 1)) & ~(size_t)(ARENA_ALIGN - 1);
    const size_t kept = (used + (ARENA_ALIGN - 1)) & ~(size_t)(ARENA_ALIGN - 1);

    if (p + taken == a->next)
        a->next -= taken - kept;
#else
    (void)a, (void)p, (void)size, (void)used;
#endif
}

/* count * size bytes, cleared; NULL on overflow of the product as well. No bytes are an
 * allocation too: NULL always means failure. */
void *arena_calloc(struct arena *a, size_t count, size_t size);

struct str arena_str(struct arena *a, struct str text); /* a copy */
char *arena_cstr(struct arena *a, struct str text);     /* a copy, NUL-terminated */
struct str arena_printf(struct arena *a, const char *fmt, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 0)))
#endif
    ;

#endif
