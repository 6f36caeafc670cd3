#include "specgen/gocompat/winargs.h"

static char *escape(char *out, struct str arg)
{
    bool quote = arg.len == 0;
    size_t backslashes = 0;

    for (size_t i = 0; i < arg.len; i++)
        quote = quote || arg.s[i] == ' ' || arg.s[i] == '\t';
    if (quote)
        *out++ = '"';
    for (size_t i = 0; i < arg.len; i++) {
        if (arg.s[i] == '"') {
            for (; backslashes > 0; backslashes--)
                *out++ = '\\';
            *out++ = '\\';
        } else if (arg.s[i] == '\\') {
            backslashes++;
        } else {
            backslashes = 0;
        }
        *out++ = arg.s[i];
    }
    if (quote) {
        for (; backslashes > 0; backslashes--)
            *out++ = '\\';
        *out++ = '"';
    }
    return out;
}

struct str winargs_escape(struct arena *a, const struct mdl_string *args, size_t count)
{
    size_t room = 0;
    char *s, *end;

    for (size_t i = 0; i < count; i++)
        room += 2 * args[i].v.len + 3;
    s = arena_alloc(a, room);
    if (s == NULL)
        return STR_NONE;
    end = s;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            *end++ = ' ';
        end = escape(end, args[i].v);
    }
    return (struct str){s, (size_t)(end - s)};
}
