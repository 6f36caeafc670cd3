/* model/base/buf.h - bytes that grow at the end.
 *
 * Ownership: the bytes belong to the buffer until buf_take() hands them over or
 *            buf_finish() frees them. A cleared struct buf is an empty buffer.
 * Failure:   sticky, like an arena's: after one failed allocation nothing more is added. */
#ifndef MODEL_BASE_BUF_H
#define MODEL_BASE_BUF_H

#include "model/base/str.h"

#include <stdarg.h>

struct buf {
    char *s;
    size_t len, capacity;
    bool failed;
};

bool buf_grow(struct buf *b, size_t more); /* room for so many bytes behind len */
void buf_finish(struct buf *b);

void buf_add(struct buf *b, struct str text);
void buf_fill(struct buf *b, char c, size_t count);
void buf_printf(struct buf *b, const char *fmt, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;
void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
#if defined(__GNUC__)
    __attribute__((format(printf, 2, 0)))
#endif
    ;

static inline void buf_char(struct buf *b, char c)
{
    if (b->len < b->capacity || buf_grow(b, 1))
        b->s[b->len++] = c;
}

static inline struct str buf_str(const struct buf *b)
{
    return (struct str){b->s, b->len};
}

/* The bytes with a NUL behind them, which *len does not count; the caller frees. NULL when
 * memory was short, now or before. The buffer is empty afterwards. `len` may be NULL. */
char *buf_take(struct buf *b, size_t *len);

struct arena;
/* The bytes in the arena; the buffer is empty then. What it had no memory for, the arena has
 * failed at. */
struct str buf_in_arena(struct buf *b, struct arena *a);

#endif
