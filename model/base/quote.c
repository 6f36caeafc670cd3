#include "model/base/quote.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"

static size_t hex(char *out, char letter, uint32_t n, size_t digits)
{
    out[0] = '\\';
    out[1] = letter;
    for (size_t i = 0; i < digits; i++)
        out[2 + i] = "0123456789abcdef"[n >> 4 * (digits - 1 - i) & 0xF];
    return 2 + digits;
}

/* The letter behind the backslash, or 0. */
static char short_escape(uint32_t c)
{
    switch (c) {
    case '\a':
        return 'a';
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    case '\v':
        return 'v';
    default:
        return 0;
    }
}

static size_t escape(char out[QUOTE_ESCAPE_MAX], enum unicode_version version, struct str text,
                     size_t *used)
{
    uint32_t c = 0;
    size_t width = utf8_decode(&c, text, 0);

    *used = width;
    if (width == 0)
        return 0;
    if (width == 1 && c == UTF8_REPLACEMENT)
        return hex(out, 'x', (unsigned char)text.s[0], 2);
    if (unicode_printable(version, c)) {
        memcpy(out, text.s, width);
        return width;
    }
    if (short_escape(c) != 0) {
        out[0] = '\\';
        out[1] = short_escape(c);
        return 2;
    }
    if (c < ' ' || c == 0x7F)
        return hex(out, 'x', c, 2);
    return c < 0x10000 ? hex(out, 'u', c, 4) : hex(out, 'U', c, 8);
}

size_t quote_escape(char out[QUOTE_ESCAPE_MAX], struct str text, size_t *used)
{
    return escape(out, UNICODE_15, text, used);
}

struct str quote_go(struct arena *a, enum unicode_version version, struct str text)
{
    struct buf quoted = {NULL, 0, 0, false};
    struct str result = STR_NONE;

    buf_char(&quoted, '"');
    for (size_t at = 0, used; at < text.len; at += used) {
        char piece[QUOTE_ESCAPE_MAX];
        size_t len = escape(piece, version, str_cut(text, at, text.len), &used);

        if (text.s[at] == '"' || text.s[at] == '\\')
            buf_char(&quoted, '\\');
        buf_add(&quoted, (struct str){piece, len});
    }
    buf_char(&quoted, '"');
    if (!quoted.failed)
        result = arena_str(a, buf_str(&quoted));
    else
        a->failed = true;
    buf_finish(&quoted);
    return result;
}
