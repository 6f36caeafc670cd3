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

size_t quote_json(char out[QUOTE_ESCAPE_MAX], struct str text, size_t *used)
{
    uint32_t c = 0;
    size_t width = utf8_decode(&c, text, 0);

    *used = width;
    if (width == 0)
        return 0;
    if (unicode_printable(UNICODE_15, c) && !(width == 1 && c == UTF8_REPLACEMENT)) {
        memcpy(out, text.s, width);
        return width;
    }
    if (c < 0x10000)
        return hex(out, 'u', c, 4);
    return hex(out, 'u', 0xD800 + ((c - 0x10000) >> 10), 4) +
           hex(out + 6, 'u', 0xDC00 + ((c - 0x10000) & 0x3FF), 4);
}

static bool is_escaped(struct str text, quote_one *quote, bool lines)
{
    char piece[QUOTE_ESCAPE_MAX];

    for (size_t at = 0, used; at < text.len; at += used) {
        size_t len = quote(piece, str_cut(text, at, text.len), &used);

        if (memcmp(piece, text.s + at, len < used ? len : used) != 0 &&
            !(lines && text.s[at] == '\n'))
            return true;
    }
    return false;
}

struct str quote_text(struct arena *a, struct str text, quote_one *quote, bool lines)
{
    struct buf out = {NULL, 0, 0, false};

    if (!is_escaped(text, quote, lines))
        return text;
    for (size_t at = 0, used; at < text.len; at += used) {
        char piece[QUOTE_ESCAPE_MAX];
        size_t len = quote(piece, str_cut(text, at, text.len), &used);

        buf_add(&out, lines && text.s[at] == '\n' ? STR_LIT("\n") : (struct str){piece, len});
    }
    return buf_in_arena(&out, a);
}

struct str quote_go(struct arena *a, enum unicode_version version, struct str text)
{
    struct buf quoted = {NULL, 0, 0, false};

    buf_char(&quoted, '"');
    for (size_t at = 0, used; at < text.len; at += used) {
        char piece[QUOTE_ESCAPE_MAX];
        size_t len = escape(piece, version, str_cut(text, at, text.len), &used);

        if (text.s[at] == '"' || text.s[at] == '\\')
            buf_char(&quoted, '\\');
        buf_add(&quoted, (struct str){piece, len});
    }
    buf_char(&quoted, '"');
    return buf_in_arena(&quoted, a);
}
