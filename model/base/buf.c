#include "model/base/buf.h"

#include "model/base/arena.h"
#include "model/base/quick_format.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

bool buf_grow(struct buf *b, size_t more)
{
    size_t capacity = b->capacity;
    char *s;

    if (b->failed)
        return false;
    if (more <= capacity - b->len)
        return true;
    if (more > SIZE_MAX / 2 - b->len) {
        b->failed = true;
        return false;
    }
    if (capacity == 0)
        capacity = 64;
    while (capacity < b->len + more)
        capacity *= 2;
    s = realloc(b->s, capacity);
    if (s == NULL) {
        b->failed = true;
        return false;
    }
    b->s = s;
    b->capacity = capacity;
    return true;
}

void buf_finish(struct buf *b)
{
    free(b->s);
    *b = (struct buf){NULL, 0, 0, false};
}

void buf_add(struct buf *b, struct str text)
{
    if (text.len == 0 || !buf_grow(b, text.len))
        return;
    memcpy(b->s + b->len, text.s, text.len);
    b->len += text.len;
}

void buf_fill(struct buf *b, char c, size_t count)
{
    if (count == 0 || !buf_grow(b, count))
        return;
    memset(b->s + b->len, c, count);
    b->len += count;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    buf_vprintf(b, fmt, ap);
    va_end(ap);
}

void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
    va_list quick, again;
    char most[1024];
    size_t quick_len;
    bool done;
    int len;

    va_copy(quick, ap);
    done = quick_format(most, sizeof(most), &quick_len, fmt, quick);
    va_end(quick);
    if (done) {
        buf_add(b, (struct str){most, quick_len});
        return;
    }
    va_copy(again, ap);
    len = vsnprintf(NULL, 0, fmt, ap);
    if (len < 0)
        b->failed = true;
    else if (buf_grow(b, (size_t)len + 1))
        b->len += (size_t)vsnprintf(b->s + b->len, (size_t)len + 1, fmt, again);
    va_end(again);
}

char *buf_take(struct buf *b, size_t *len)
{
    char *s;

    if (!buf_grow(b, 1)) {
        buf_finish(b);
        return NULL;
    }
    s = b->s;
    s[b->len] = '\0';
    if (len != NULL)
        *len = b->len;
    *b = (struct buf){NULL, 0, 0, false};
    return s;
}

struct str buf_in_arena(struct buf *b, struct arena *a)
{
    struct str out = b->failed ? STR_NONE : arena_str(a, buf_str(b));

    if (b->failed)
        arena_fail(a);
    buf_finish(b);
    return out;
}
