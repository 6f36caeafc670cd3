#include "model/client/abs_path.h"

#include "model/client/text.h"

struct names {
    bool windows;
    bool plain; /* dots and blanks at the end of a name are part of it */
    struct str *items;
    size_t count;
};

static bool is_separator(bool windows, char c)
{
    return c == '/' || (windows && c == '\\');
}

static size_t name_end(bool windows, struct str path, size_t at)
{
    while (at < path.len && !is_separator(windows, path.s[at]))
        at++;
    return at;
}

/* \\server\share or X:\ or /; 0: the path is relative. */
static size_t root_len(bool windows, struct str path)
{
    if (!windows)
        return path.len > 0 && path.s[0] == '/' ? 1 : 0;
    if (path.len >= 2 && is_separator(true, path.s[0]) && is_separator(true, path.s[1])) {
        size_t server = name_end(true, path, 2);

        return name_end(true, path, server < path.len ? server + 1 : server);
    }
    return path.len >= 3 && path.s[1] == ':' && is_separator(true, path.s[2]) ? 3 : 0;
}

static struct str trimmed(struct str name, bool is_last)
{
    if (!is_last && name.len > 1 && name.s[name.len - 1] == '.')
        name.len--;
    while (is_last && name.len > 0 && (name.s[name.len - 1] == '.' || name.s[name.len - 1] == ' '))
        name.len--;
    return name;
}

static void add_names(struct names *n, struct str path)
{
    for (size_t at = 0, end; at < path.len; at = end + 1) {
        struct str name;

        end = name_end(n->windows, path, at);
        name = str_cut(path, at, end);
        if (name.len == 0 || str_is(name, "."))
            continue;
        if (str_is(name, "..")) {
            n->count -= n->count > 0;
            continue;
        }
        if (n->windows && !n->plain)
            name = trimmed(name, end >= path.len);
        if (name.len > 0)
            n->items[n->count++] = name;
    }
}

static struct str put_together(struct arena *a, const struct names *n, struct str root)
{
    size_t len = root.len, whole = root.len;
    char *s;

    for (size_t i = 0; i < n->count; i++)
        whole += n->items[i].len + 1;
    s = arena_calloc(a, whole + 1, 1);
    if (s == NULL)
        return STR_NONE;
    for (size_t i = 0; i < root.len; i++)
        s[i] = n->windows && root.s[i] == '/' ? '\\' : root.s[i];
    for (size_t i = 0; i < n->count; i++) {
        if (len > 0 && !is_separator(n->windows, s[len - 1]))
            s[len++] = n->windows ? '\\' : '/';
        memcpy(s + len, n->items[i].s, n->items[i].len);
        len += n->items[i].len;
    }
    return (struct str){s, len};
}

/* The names of `folder` unless `path` has a root of its own, then those of `path`. */
static struct str joined(struct arena *a, struct names *n, struct str folder, struct str path,
                         bool of_drive)
{
    size_t root = root_len(n->windows, path), len;
    struct str base = root > 0 ? path : folder;

    n->items = arena_calloc(a, folder.len + path.len + 1, sizeof(*n->items));
    if (n->items == NULL)
        return STR_NONE;
    len = root_len(n->windows, base);
    if (root > 0 || !of_drive)
        add_names(n, str_cut(base, len, base.len));
    if (root == 0)
        add_names(n, path);
    return put_together(a, n, str_cut(base, 0, len));
}

bool client_is_absolute(bool windows, struct str path)
{
    return root_len(windows, path) > 0;
}

struct str client_abs_path(struct arena *a, bool windows, struct str cwd, struct str path)
{
    struct names n = {.windows = windows};

    return joined(a, &n, cwd, path, windows && path.len > 0 && is_separator(true, path.s[0]));
}

struct str client_join_path(struct arena *a, bool windows, struct str folder, struct str path)
{
    struct names n = {.windows = windows, .plain = true};

    return joined(a, &n, folder, path, false);
}
