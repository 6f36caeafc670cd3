#include "model/base/str.h"

#include <stdlib.h>

char *str_copy(struct str text)
{
    char *out = malloc(text.len + 1);

    if (out == NULL)
        return NULL;
    if (text.len > 0)
        memcpy(out, text.s, text.len);
    out[text.len] = '\0';
    return out;
}

int str_cmp(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common > 0 ? memcmp(a.s, b.s, common) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

ptrdiff_t str_find_text(struct str a, struct str part, size_t from)
{
    ptrdiff_t at = part.len > 0 ? str_find(a, part.s[0], from) : -1;

    while (at >= 0 && !str_starts(str_cut(a, (size_t)at, a.len), part))
        at = str_find(a, part.s[0], (size_t)at + 1);
    return at;
}

/* Not tolower(): that one follows the locale. */
static unsigned char ascii_lower(char c)
{
    unsigned char u = (unsigned char)c;

    return u >= 'A' && u <= 'Z' ? (unsigned char)(u + ('a' - 'A')) : u;
}

bool str_eq_ascii_case(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if (ascii_lower(a.s[i]) != ascii_lower(b.s[i]))
            return false;
    }
    return true;
}

ptrdiff_t str_find_ascii_case(struct str a, struct str part, size_t from)
{
    for (size_t at = from; part.len > 0 && at + part.len <= a.len; at++)
        if (str_eq_ascii_case(str_cut(a, at, at + part.len), part))
            return (ptrdiff_t)at;
    return -1;
}
