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

void json_text_part(FILE *out, struct str text)
{
    uint32_t c;
    size_t width;

    for (size_t at = 0; (width = utf8_decode(&c, text, at)) > 0; at += width) {
        if (escape_of(c) != NULL)
            (void)fputs(escape_of(c), out);
        else if (c < 0x20)
            (void)fprintf(out, "\\u%04x", (unsigned)c);
        else if (c == UTF8_REPLACEMENT && width == 1)
            (void)fputs("\\ufffd", out);
        else if (c < 0x7F)
            (void)fputc((int)c, out);
        else
            output_json(out, str_cut(text, at, at + width));
    }
}

void json_text(FILE *out, struct str text)
{
    (void)fputc('"', out);
    json_text_part(out, text);
    (void)fputc('"', out);
}
