#include "ui/cli/json_text.h"

#include "model/base/utf8.h"
#include "model/base/word8.h"
#include "ui/cli/output.h"

static const char *escape_of(uint32_t c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return NULL;
    }
}

/* To the next byte that may not stand as it is. */
static size_t plain_end(struct str text, size_t at)
{
    for (; at + 8 <= text.len; at += 8) {
        uint64_t w = word8_load(text.s + at);
        uint64_t odd =
            (w | word8_below(w, ' ') | word8_is(w, '"') | word8_is(w, '\\')) & WORD8_SIGNS;

        if (odd != 0)
            return at + word8_before(odd);
    }
    while (at < text.len && (unsigned char)text.s[at] >= ' ' && (unsigned char)text.s[at] < 0x80 &&
           text.s[at] != '"' && text.s[at] != '\\')
        at++;
    return at;
}

void json_text_part(struct buf *out, struct str text)
{
    size_t at = plain_end(text, 0), width;
    uint32_t c;

    buf_add(out, str_cut(text, 0, at));
    for (size_t end; (width = utf8_decode(&c, text, at)) > 0; at = end) {
        end = plain_end(text, at + width);
        if (escape_of(c) != NULL)
            buf_add(out, str_of(escape_of(c)));
        else if (c < 0x20)
            buf_printf(out, "\\u%04x", (unsigned)c);
        else if (c == UTF8_REPLACEMENT && width == 1)
            buf_add(out, STR_LIT("\\ufffd"));
        else
            buf_add(out, str_cut(text, at, at + width));
        buf_add(out, str_cut(text, at + width, end));
    }
}

void json_text_add(struct buf *out, struct str text)
{
    buf_char(out, '"');
    json_text_part(out, text);
    buf_char(out, '"');
}

void json_text(FILE *out, struct str text)
{
    struct buf b = {NULL, 0, 0, false};

    json_text_add(&b, text);
    output_json(out, buf_str(&b));
    buf_finish(&b);
}
