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

/* unicode.IsSpace */
static bool is_space(uint32_t c)
{
    return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

struct str text_trim(struct str text)
{
    size_t width;
    uint32_t c;
    size_t end = 0; /* behind the last character that is no space */

    while ((width = utf8_decode(&c, text, 0)) > 0 && is_space(c))
        text = str_cut(text, width, text.len);
    for (size_t at = 0; (width = utf8_decode(&c, text, at)) > 0; at += width) {
        if (!is_space(c))
            end = at + width;
    }
    return str_cut(text, 0, end);
}

static struct str mapped(struct arena *a, struct str text, uint32_t (*to)(uint32_t))
{
    char *s, one[UTF8_MAX];
    size_t len = 0;
    uint32_t c;

    for (size_t at = 0, width; (width = utf8_decode(&c, text, at)) > 0; at += width)
        len += utf8_encode(one, to(c));
    if ((s = arena_alloc(a, len + 1)) == NULL)
        return STR_NONE;
    len = 0;
    for (size_t at = 0, width; (width = utf8_decode(&c, text, at)) > 0; at += width)
        len += utf8_encode(s + len, to(c));
    return (struct str){s, len};
}

struct str text_upper(struct arena *a, struct str text)
{
    return mapped(a, text, unicode_upper);
}

struct str text_lower(struct arena *a, struct str text)
{
    return mapped(a, text, unicode_lower);
}

bool text_is_isolation(struct str text)
{
    return text.len == 0 || text_lower_is(text, "default") || text_lower_is(text, "process") ||
           text_lower_is(text, "hyperv");
}
