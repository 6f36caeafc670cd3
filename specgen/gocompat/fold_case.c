#include "specgen/gocompat/fold_case.h"

#include "model/base/unicode.h"
#include "model/base/utf8.h"

bool text_lower_is(struct str text, const char *word)
{
    size_t at = 0;

    for (; *word != '\0'; word++) {
        uint32_t c;

        if (at >= text.len)
            return false;
        c = (unsigned char)text.s[at];
        if (c < 0x80) {
            if (c >= 'A' && c <= 'Z')
                c += 'a' - 'A';
            at++;
        } else {
            at += utf8_decode(&c, text, at);
            c = unicode_lower(c);
        }
        if (c != (unsigned char)*word)
            return false;
    }
    return at == text.len;
}

bool text_is_isolation(struct str text)
{
    return text.len == 0 || text_lower_is(text, "default") || text_lower_is(text, "process") ||
           text_lower_is(text, "hyperv");
}
