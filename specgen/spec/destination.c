#include "specgen/spec/destination.h"

static char plain(char c)
{
    if (c == '/')
        return '\\';
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

struct str destination_without_end(struct str path)
{
    while (path.len > 0 && plain(path.s[path.len - 1]) == '\\')
        path.len--;
    return path;
}

/* How many bytes two paths have in common. */
static size_t common(struct str x, struct str y)
{
    size_t i = 0;

    while (i < x.len && i < y.len && plain(x.s[i]) == plain(y.s[i]))
        i++;
    return i;
}

bool destination_same(struct str x, struct str y)
{
    x = destination_without_end(x);
    y = destination_without_end(y);
    return x.len == y.len && common(x, y) == x.len;
}

struct str destination_normal(struct arena *a, struct str path)
{
    char *normal;

    path = destination_without_end(path);
    normal = arena_alloc(a, path.len + 1);
    if (normal == NULL)
        return STR_NONE;
    for (size_t i = 0; i < path.len; i++)
        normal[i] = plain(path.s[i]);
    return (struct str){normal, path.len};
}

bool destination_is_below(struct str path, struct str folder)
{
    return path.len > folder.len && common(path, folder) == folder.len &&
           plain(path.s[folder.len]) == '\\';
}
