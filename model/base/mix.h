/* model/base/mix.h - a hash of 64 bits, of numbers and texts one after the other.
 *
 * For what is compared within one run of the program: it is neither stable nor safe from people. */
#ifndef MODEL_BASE_MIX_H
#define MODEL_BASE_MIX_H

#include "model/base/word8.h"

#define MIX_SEED UINT64_C(14695981039346656037)

static inline uint64_t mix_number(uint64_t h, uint64_t v)
{
    h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

/* Eight bytes at a time; the rest with their count, so that a NUL more is another text. */
static inline uint64_t mix_bytes(uint64_t h, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;
    uint64_t rest = (uint64_t)len << 56;

    for (; len >= 8; len -= 8, p += 8)
        h = mix_number(h, word8_load(p));
    while (len > 0)
        rest = rest << 8 | p[--len];
    return mix_number(h, rest);
}

#endif
