/* model/base/word8.h - eight bytes looked at together, in plain arithmetic.
 *
 * A test gives the sign bits of the bytes that it holds for. Those behind the first one may be
 * wrong, because subtracting borrows from them; and bytes past ASCII may be among them. */
#ifndef MODEL_BASE_WORD8_H
#define MODEL_BASE_WORD8_H

#include <stddef.h>
#include <stdint.h>

#define WORD8_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define WORD8_SIGNS      WORD8_EACH(0x80)

/* The first byte lowest. A compiler makes one load of it. */
static inline uint64_t word8_load(const void *bytes)
{
    const unsigned char *b = bytes;

    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

static inline uint64_t word8_is(uint64_t w, unsigned char byte)
{
    return (w ^ WORD8_EACH(byte)) - WORD8_EACH(1);
}

static inline uint64_t word8_below(uint64_t w, unsigned char byte)
{
    return w - WORD8_EACH(byte);
}

/* How many bytes lie before the first sign bit; there is one. */
static inline size_t word8_before(uint64_t signs)
{
    return (size_t)((((((signs & -signs) >> 7) - 1) & WORD8_EACH(1)) * WORD8_EACH(1)) >> 56);
}

#endif
