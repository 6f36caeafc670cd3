#include "ui/cli/json_text.h"

#include "model/base/utf8.h"
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

void json_text_part(struct buf *out, struct str text)
{
    uint32_t c;
    size_t width;

    for (size_t at = 0; (width = utf8_decode(&c, text, at)) > 0; at += width) {
        if (escape_of(c) != NULL)
            buf_add(out, str_of(escape_of(c)));
        else if (c < 0x20)
            buf_printf(out, "\\u%04x", (unsigned)c);
        else if (c == UTF8_REPLACEMENT && width == 1)
            buf_add(out, STR_LIT("\\ufffd"));
        else
            buf_add(out, str_cut(text, at, at + width));
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
