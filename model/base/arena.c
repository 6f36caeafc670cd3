#include "model/base/arena.h"

#include "model/base/quick_format.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The first block is enough for what is small; blocks double from the second size to the last one;
 * a piece that would waste much of a block gets a block of its own. */
#define FIRST_BLOCK  ((size_t)1 << 10)
#define SECOND_BLOCK ((size_t)4 << 10)
#define LAST_BLOCK   ((size_t)1 << 20)
#define OWN_BLOCK    (LAST_BLOCK / 4)

struct arena_block {
    struct arena_block *older;
    size_t size; /* bytes behind the header */
};

/* The bytes of a block begin behind its header, at the next multiple of ARENA_ALIGN. */
#define HEADER ((sizeof(struct arena_block) + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1))

static char *block_bytes(struct arena_block *b)
{
    return (char *)b + HEADER;
}

static struct arena_block *block_new(size_t size)
{
    struct arena_block *b = size <= SIZE_MAX - HEADER ? malloc(HEADER + size) : NULL;

    if (b != NULL) {
        b->older = NULL;
        b->size = size;
    }
    return b;
}

static void blocks_free(struct arena_block *b)
{
    while (b != NULL) {
        struct arena_block *older = b->older;

        free(b);
        b = older;
    }
}

struct arena_duty {
    void (*end)(void *what);
    void *what;
    struct arena_duty *next;
};

void arena_init(struct arena *a)
{
    *a = (struct arena){NULL, NULL, NULL, NULL, false};
}

void arena_at_end(struct arena *a, void (*end)(void *what), void *what)
{
    struct arena_duty *d = arena_alloc(a, sizeof(*d));

    if (d == NULL) {
        end(what);
        return;
    }
    *d = (struct arena_duty){end, what, a->duties};
    a->duties = d;
}

static void do_duties(struct arena *a)
{
    for (const struct arena_duty *d = a->duties; d != NULL; d = d->next)
        d->end(d->what);
    a->duties = NULL;
}

void arena_finish(struct arena *a)
{
    do_duties(a);
    blocks_free(a->blocks);
    arena_init(a);
}

bool arena_failed(const struct arena *a)
{
    return a->failed;
}

void arena_fail(struct arena *a)
{
    a->failed = true;
    a->end = a->next; /* so that the fast path need not ask */
}

#ifdef ARENA_DEBUG

void arena_reset(struct arena *a)
{
    arena_finish(a);
}

void *arena_alloc_slow(struct arena *a, size_t size)
{
    struct arena_block *b;

    if (a->failed)
        return NULL;
    b = block_new(size);
    if (b == NULL) {
        arena_fail(a);
        return NULL;
    }
    b->older = a->blocks;
    a->blocks = b;
    /* Whoever counts on cleared memory shall notice. */
    memset(block_bytes(b), 0xA5, size);
    return block_bytes(b);
}

#else

static void use_block(struct arena *a, struct arena_block *b)
{
    a->next = block_bytes(b);
    a->end = a->next + b->size;
}

void arena_reset(struct arena *a)
{
    struct arena_block *largest;

    do_duties(a);
    largest = a->blocks;
    for (struct arena_block *b = a->blocks; b != NULL; b = b->older) {
        if (b->size > largest->size)
            largest = b;
    }
    for (struct arena_block *b = a->blocks, *older; b != NULL; b = older) {
        older = b->older;
        if (b != largest)
            free(b);
    }
    arena_init(a);
    if (largest != NULL) {
        largest->older = NULL;
        a->blocks = largest;
        use_block(a, largest);
    }
}

static size_t next_block_size(const struct arena *a)
{
    size_t size;

    if (a->blocks == NULL)
        return FIRST_BLOCK;
    size = a->blocks->size;
    if (size < SECOND_BLOCK)
        return SECOND_BLOCK;
    return size < LAST_BLOCK / 2 ? size * 2 : LAST_BLOCK;
}

/* Behind the newest block, whose free part stays in use. */
static void *alloc_own_block(struct arena *a, size_t size)
{
    struct arena_block *b = block_new(size);

    if (b == NULL) {
        arena_fail(a);
        return NULL;
    }
    if (a->blocks == NULL) {
        a->blocks = b;
    } else {
        b->older = a->blocks->older;
        a->blocks->older = b;
    }
    return block_bytes(b);
}

void *arena_alloc_slow(struct arena *a, size_t size)
{
    struct arena_block *b;

    if (a->failed)
        return NULL;
    if (size >= OWN_BLOCK)
        return alloc_own_block(a, size);
    if (size == 0 && a->next < a->end)
        return a->next;
    b = block_new(next_block_size(a));
    if (b == NULL) {
        arena_fail(a);
        return NULL;
    }
    b->older = a->blocks;
    a->blocks = b;
    use_block(a, b);
    return arena_alloc(a, size > 0 ? size : 1);
}

#endif

void *arena_calloc(struct arena *a, size_t count, size_t size)
{
    void *p;

    if (size != 0 && count > SIZE_MAX / size) {
        arena_fail(a);
        return NULL;
    }
    p = arena_alloc(a, count * size);
    if (p != NULL)
        memset(p, 0, count * size);
    return p;
}

char *arena_cstr(struct arena *a, struct str text)
{
    char *p = text.len < SIZE_MAX ? arena_alloc(a, text.len + 1) : NULL;

    if (p == NULL)
        return NULL;
    if (text.len > 0)
        memcpy(p, text.s, text.len);
    p[text.len] = '\0';
    return p;
}

struct str arena_str(struct arena *a, struct str text)
{
    char *p = arena_alloc(a, text.len);

    if (p == NULL)
        return STR_NONE;
    if (text.len > 0)
        memcpy(p, text.s, text.len);
    return (struct str){p, text.len};
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
    struct str text;
    va_list ap;

    va_start(ap, fmt);
    text = arena_vprintf(a, fmt, ap);
    va_end(ap);
    return text;
}

struct str arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
    char most[1024]; /* long enough for nearly all texts, so that they are formatted once */
    size_t room = (size_t)(a->end - a->next), quick_len;
    bool in_place = room > sizeof(most), done; /* where the text will lie */
    char *quick_text = in_place ? a->next : most;
    va_list quick, again;
    int len;
    char *p;

    va_copy(quick, ap);
    done = quick_format(quick_text, in_place ? room - 1 : sizeof(most), &quick_len, fmt, quick);
    va_end(quick);
    if (done) {
        p = arena_alloc(a, quick_len + 1);
        if (p == NULL)
            return STR_NONE;
        if (!in_place)
            memcpy(p, most, quick_len);
        p[quick_len] = '\0';
        return (struct str){p, quick_len};
    }
    va_copy(again, ap);
    len = vsnprintf(most, sizeof(most), fmt, ap);
    p = len >= 0 ? arena_alloc(a, (size_t)len + 1) : NULL;
    if (p != NULL) {
        if ((size_t)len < sizeof(most))
            memcpy(p, most, (size_t)len + 1);
        else
            vsnprintf(p, (size_t)len + 1, fmt, again);
    } else {
        arena_fail(a);
    }
    va_end(again);
    return p != NULL ? (struct str){p, (size_t)len} : STR_NONE;
}
