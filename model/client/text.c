#include "model/client/text.h"

#include "model/base/quote.h"
#include "model/base/unicode.h"
#include "model/base/utf8.h"

#include <inttypes.h>

struct str client_concat(struct arena *a, const struct str *parts, size_t count)
{
    size_t len = 0, at = 0;
    char *s;

    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    if ((s = arena_calloc(a, len + 1, 1)) == NULL)
        return STR_NONE;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len > 0)
            memcpy(s + at, parts[i].s, parts[i].len);
        at += parts[i].len;
    }
    return (struct str){s, len};
}

struct str client_quote(struct arena *a, struct str text)
{
    return quote_go(a, UNICODE_15, text);
}

static struct str mapped(struct arena *a, struct str text, uint32_t (*map)(uint32_t))
{
    char *s = arena_calloc(a, text.len + 1, UTF8_MAX);
    size_t at = 0, len = 0;
    uint32_t c;

    if (s == NULL)
        return STR_NONE;
    while (at < text.len) {
        at += utf8_decode(&c, text, at);
        len += utf8_encode(s + len, map(c));
    }
    return (struct str){s, len};
}

struct str client_lower(struct arena *a, struct str text)
{
    return mapped(a, text, unicode_lower);
}

struct str client_upper(struct arena *a, struct str text)
{
    return mapped(a, text, unicode_upper);
}

bool client_is_space(uint32_t c)
{
    return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

struct str client_trim_left(struct str text)
{
    uint32_t c;
    size_t width;

    while ((width = utf8_decode(&c, text, 0)) > 0 && client_is_space(c))
        text = str_cut(text, width, text.len);
    return text;
}

/* The place where the last character begins. */
static size_t last_at(struct str text)
{
    size_t at = text.len;

    while (at > 0 && text.len - at < UTF8_MAX) {
        at--;
        if (((unsigned char)text.s[at] & 0xc0) != 0x80)
            break;
    }
    return at;
}

struct str client_trim_right(struct str text)
{
    uint32_t c;

    while (text.len > 0) {
        size_t at = last_at(text);

        if (at + utf8_decode(&c, text, at) != text.len || !client_is_space(c))
            break;
        text.len = at;
    }
    return text;
}

struct str client_trim(struct str text)
{
    return client_trim_right(client_trim_left(text));
}

bool client_cut(struct str *before, struct str *behind, struct str text, char at)
{
    ptrdiff_t hit = str_find(text, at, 0);

    *before = text;
    *behind = STR_NONE;
    if (hit < 0)
        return false;
    *before = (struct str){text.s, (size_t)hit};
    *behind = (struct str){text.s + hit + 1, text.len - (size_t)hit - 1};
    return true;
}

bool client_has_any(struct str text, const char *bytes)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] != '\0' && strchr(bytes, text.s[i]) != NULL)
            return true;
    }
    return false;
}

struct str client_int_text(struct arena *a, int64_t n)
{
    return arena_printf(a, "%" PRId64, n);
}

struct str client_uint_text(struct arena *a, uint64_t n)
{
    return arena_printf(a, "%" PRIu64, n);
}
