#include "model/formats/run_line_make.h"

#include "model/base/ascii.h"

static bool is_escape(struct str s, size_t i)
{
    return i + 2 < s.len && s.s[i] == '$' && s.s[i + 1] == '$' &&
           (ascii_is_letter(s.s[i + 2]) || memchr("_{(", s.s[i + 2], 3) != NULL);
}

bool run_line_make(struct str *text, struct arena *a)
{
    bool any = false;
    size_t n = 0;
    char *to;

    for (size_t i = 0; i < text->len && !any; i++)
        any = is_escape(*text, i);
    if (!any || (to = arena_alloc(a, text->len + 1)) == NULL)
        return false;
    for (size_t i = 0; i < text->len; i++) {
        i += is_escape(*text, i);
        to[n++] = text->s[i];
    }
    *text = (struct str){to, n};
    return true;
}
