/* model/base/utf8.h - UTF-8, one code point at a time.
 *
 * As in Go: a byte that does not begin a well-formed sequence is one character, U+FFFD, of
 * width 1 (a real U+FFFD has width 3). Overlong forms, surrogates and what lies past
 * U+10FFFF are not well-formed. */
#ifndef MODEL_BASE_UTF8_H
#define MODEL_BASE_UTF8_H

#include "model/base/str.h"

#include <stdint.h>

#define UTF8_MAX         4 /* bytes of one code point */
#define UTF8_REPLACEMENT UINT32_C(0xFFFD)

size_t utf8_decode_slow(uint32_t *out, struct str text, size_t at);

/* The code point at byte `at`; returns its width, 0 at the end. */
static inline size_t utf8_decode(uint32_t *out, struct str text, size_t at)
{
    if (at < text.len && (unsigned char)text.s[at] < 0x80) {
        *out = (unsigned char)text.s[at];
        return 1;
    }
    return utf8_decode_slow(out, text, at);
}

/* Returns the width. What is not a code point is written as U+FFFD. */
size_t utf8_encode(char out[UTF8_MAX], uint32_t c);

/* Byte index of the first byte that is not part of well-formed UTF-8; text.len if none. */
size_t utf8_invalid_at(struct str text);

static inline bool utf8_valid(struct str text)
{
    return utf8_invalid_at(text) == text.len;
}

/* The beginning, of so many bytes or fewer, that ends between two code points: for messages. */
struct str utf8_cut(struct str text, size_t most);

/* Code points; a byte that is not UTF-8 counts as one. */
size_t utf8_count(struct str text);

#endif
