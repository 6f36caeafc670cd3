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

enum { UNICODE_ESCAPE = 8 }; /* \u001f and a NUL */

/* The character at `at`, `width` bytes long, as a string of JSON has it; nothing: the text ends. */
static struct str shown_at(size_t *width, char *escape, struct str text, size_t at)
{
    uint32_t c;

    if ((*width = utf8_decode(&c, text, at)) == 0)
        return STR_NONE;
    if (escape_of(c) != NULL)
        return str_of(escape_of(c));
    if (c == UTF8_REPLACEMENT && *width == 1)
        return STR_LIT("\\ufffd");
    if (c >= 0x20)
        return str_cut(text, at, at + *width);
    (void)snprintf(escape, UNICODE_ESCAPE, "\\u%04x", (unsigned)c);
    return str_of(escape);
}

void json_text_part(struct buf *out, struct str text)
{
    size_t at = plain_end(text, 0), width;
    char escape[UNICODE_ESCAPE];
    struct str shown;

    buf_add(out, str_cut(text, 0, at));
    for (size_t end; (shown = shown_at(&width, escape, text, at)).len > 0; at = end) {
        end = plain_end(text, at + width);
        buf_add(out, shown);
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
    char escape[UNICODE_ESCAPE];
    struct str shown;
    size_t width;

    (void)fputc('"', out);
    for (size_t at = 0; (shown = shown_at(&width, escape, text, at)).len > 0; at += width)
        output_json(out, shown);
    (void)fputc('"', out);
}
