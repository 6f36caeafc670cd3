#include "model/base/utf8.h"

#include "model/base/word8.h"

static unsigned char byte_at(struct str text, size_t at)
{
    return at < text.len ? (unsigned char)text.s[at] : 0;
}

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t utf8_decode_slow(uint32_t *out, struct str text, size_t at)
{
    unsigned char first, second;
    /* Range of the second byte: it keeps out overlong forms, surrogates, past U+10FFFF. */
    unsigned char low = 0x80, high = 0xBF;
    size_t width;
    uint32_t c;

    if (at >= text.len)
        return 0;
    first = byte_at(text, at);
    second = byte_at(text, at + 1);
    *out = UTF8_REPLACEMENT;
    if (first < 0x80) {
        *out = first;
        return 1;
    }
    if (first < 0xC2 || first > 0xF4)
        return 1;
    if (first < 0xE0) {
        width = 2;
        c = first & 0x1Fu;
    } else if (first < 0xF0) {
        width = 3;
        c = first & 0x0Fu;
        if (first == 0xE0)
            low = 0xA0;
        if (first == 0xED)
            high = 0x9F;
    } else {
        width = 4;
        c = first & 0x07u;
        if (first == 0xF0)
            low = 0x90;
        if (first == 0xF4)
            high = 0x8F;
    }
    if (second < low || second > high)
        return 1;
    c = c << 6 | (second & 0x3Fu);
    for (size_t i = 2; i < width; i++) {
        unsigned char byte = byte_at(text, at + i);

        if (!continues(byte))
            return 1;
        c = c << 6 | (byte & 0x3Fu);
    }
    *out = c;
    return width;
}

size_t utf8_encode(char out[UTF8_MAX], uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = UTF8_REPLACEMENT;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_invalid_at(struct str text)
{
    size_t at = 0, width;
    uint32_t c;

    while (at < text.len) {
        if (text.len - at >= 8 && (word8_load(text.s + at) & WORD8_SIGNS) == 0) {
            at += 8;
            continue;
        }
        width = utf8_decode(&c, text, at);
        if (width == 1 && c == UTF8_REPLACEMENT)
            return at;
        at += width;
    }
    return text.len;
}

struct str utf8_cut(struct str text, size_t most)
{
    size_t len = most;

    if (text.len <= most)
        return text;
    while (len > 0 && continues(byte_at(text, len)))
        len--;
    return str_cut(text, 0, len);
}

size_t utf8_count(struct str text)
{
    size_t count = 0, at = 0, width;
    uint32_t c;

    while ((width = utf8_decode(&c, text, at)) != 0) {
        at += width;
        count++;
    }
    return count;
}
