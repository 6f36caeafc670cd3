#include "model/base/sha1.h"

#include <stdint.h>

#define BLOCK 64

static uint32_t rotated(uint32_t x, unsigned bits)
{
    return x << bits | x >> (32 - bits);
}

static void schedule(uint32_t w[80], const unsigned char block[BLOCK])
{
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (unsigned i = 16; i < 80; i++)
        w[i] = rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
}

static uint32_t mix(unsigned round, const uint32_t s[5])
{
    switch (round / 20) {
    case 0:
        return ((s[1] & s[2]) | (~s[1] & s[3])) + 0x5A827999u;
    case 1:
        return (s[1] ^ s[2] ^ s[3]) + 0x6ED9EBA1u;
    case 2:
        return ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])) + 0x8F1BBCDCu;
    default:
        return (s[1] ^ s[2] ^ s[3]) + 0xCA62C1D6u;
    }
}

static void add_block(uint32_t state[5], const unsigned char block[BLOCK])
{
    uint32_t w[80], s[5];

    schedule(w, block);
    memcpy(s, state, sizeof(s));
    for (unsigned i = 0; i < 80; i++) {
        uint32_t next = rotated(s[0], 5) + mix(i, s) + s[4] + w[i];

        s[4] = s[3];
        s[3] = s[2];
        s[2] = rotated(s[1], 30);
        s[1] = s[0];
        s[0] = next;
    }
    for (unsigned i = 0; i < 5; i++)
        state[i] += s[i];
}

void sha1(unsigned char out[SHA1_BYTES], struct str bytes)
{
    uint32_t state[5] = {0x67452301u, 0xEFCDAB89u, 0x98BADCFEu, 0x10325476u, 0xC3D2E1F0u};
    unsigned char tail[2 * BLOCK] = {0};
    size_t at = 0, rest, size;

    for (; bytes.len - at >= BLOCK; at += BLOCK)
        add_block(state, (const unsigned char *)bytes.s + at);
    rest = bytes.len - at;
    if (rest > 0)
        memcpy(tail, bytes.s + at, rest);
    tail[rest] = 0x80;
    size = rest + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
    for (unsigned i = 0; i < 8; i++)
        tail[size - 1 - i] = (unsigned char)((uint64_t)bytes.len * 8 >> (8 * i));
    add_block(state, tail);
    if (size > BLOCK)
        add_block(state, tail + BLOCK);
    for (unsigned i = 0; i < SHA1_BYTES; i++)
        out[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}
