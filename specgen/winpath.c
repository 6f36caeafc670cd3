#include "specgen/winpath.h"

bool winpath_is_slash(char c)
{
    return c == '\\' || c == '/';
}

static bool is_reserved_name(struct str path)
{
    static const struct str plain[] = {STR_INIT("CON"), STR_INIT("PRN"), STR_INIT("AUX"),
                                       STR_INIT("NUL")};

    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        if (str_eq_ascii_case(path, plain[i]))
            return true;
    }
    return path.len == 4 && path.s[3] >= '1' && path.s[3] <= '9' &&
           (str_eq_ascii_case(str_cut(path, 0, 3), STR_LIT("COM")) ||
            str_eq_ascii_case(str_cut(path, 0, 3), STR_LIT("LPT")));
}

/* \\server\share: a server that starts with neither slash nor dot, one slash, a share likewise. */
static size_t unc_len(struct str path)
{
    size_t n = 3;

    if (path.len < 5 || !winpath_is_slash(path.s[0]) || !winpath_is_slash(path.s[1]) ||
        winpath_is_slash(path.s[2]) || path.s[2] == '.')
        return 0;
    while (n < path.len - 1 && !winpath_is_slash(path.s[n]))
        n++;
    if (n >= path.len - 1)
        return 0;
    n++;
    if (winpath_is_slash(path.s[n]) || path.s[n] == '.')
        return 0;
    while (n < path.len && !winpath_is_slash(path.s[n]))
        n++;
    return n;
}

size_t winpath_volume_len(struct str path)
{
    if (path.len >= 2 && path.s[1] == ':' &&
        ((path.s[0] >= 'a' && path.s[0] <= 'z') || (path.s[0] >= 'A' && path.s[0] <= 'Z')))
        return 2;
    return unc_len(path);
}

bool winpath_is_abs(struct str path)
{
    size_t vol = winpath_volume_len(path);

    if (is_reserved_name(path))
        return true;
    if (vol == 0)
        return false;
    if (winpath_is_slash(path.s[0]) && winpath_is_slash(path.s[1]))
        return true;
    return path.len > vol && winpath_is_slash(path.s[vol]);
}

/* Cleaning writes behind the volume name; w counts what was written there. */
struct cleaner {
    char *out;
    size_t w;
    size_t keep; /* what ".." may not remove: the root, or leading ".." elements */
};

static void put(struct cleaner *c, char byte)
{
    c->out[c->w++] = byte;
}

static void remove_last_element(struct cleaner *c)
{
    c->w--;
    while (c->w > c->keep && c->out[c->w] != '\\')
        c->w--;
}

/* An element such as "c:" that comes to stand first would be read as a drive: ".\" is put
 * before it (Go 1.19.6 and later). */
static bool needs_dot_prefix(struct str rest, size_t r)
{
    for (; r < rest.len && !winpath_is_slash(rest.s[r]); r++) {
        if (rest.s[r] == ':')
            return true;
    }
    return false;
}

static bool at_element_end(struct str rest, size_t r)
{
    return r == rest.len || winpath_is_slash(rest.s[r]);
}

static void clean_rest(struct cleaner *c, struct str rest, bool has_volume)
{
    bool rooted = winpath_is_slash(rest.s[0]);
    size_t r = 0;

    if (rooted) {
        put(c, '\\');
        r = 1;
        c->keep = 1;
    }
    while (r < rest.len) {
        if (winpath_is_slash(rest.s[r])) {
            r++;
        } else if (rest.s[r] == '.' && at_element_end(rest, r + 1)) {
            r++;
        } else if (rest.s[r] == '.' && rest.s[r + 1] == '.' && at_element_end(rest, r + 2)) {
            r += 2;
            if (c->w > c->keep) {
                remove_last_element(c);
            } else if (!rooted) {
                if (c->w > 0)
                    put(c, '\\');
                put(c, '.');
                put(c, '.');
                c->keep = c->w;
            }
        } else {
            if (c->w != (rooted ? 1u : 0u))
                put(c, '\\');
            if (c->w == 0 && !has_volume && r != 0 && needs_dot_prefix(rest, r)) {
                put(c, '.');
                put(c, '\\');
            }
            for (; !at_element_end(rest, r); r++)
                put(c, rest.s[r]);
        }
    }
    if (c->w == 0)
        put(c, '.');
}

static struct str with_backslashes(char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (s[i] == '/')
            s[i] = '\\';
    }
    return (struct str){s, len};
}

struct str winpath_clean(struct arena *a, struct str path)
{
    size_t vol = winpath_volume_len(path);
    /* The result is at most two bytes longer: ".\" in front, or "." behind. */
    char *s = arena_alloc(a, path.len + 2);
    struct cleaner c = {.out = NULL, .w = 0, .keep = 0};

    if (s == NULL)
        return STR_NONE;
    c.out = s + vol;
    if (vol > 0)
        memcpy(s, path.s, vol);
    if (path.len == vol) {
        if (vol > 2)
            return with_backslashes(s, vol);
        s[vol] = '.';
        return (struct str){s, vol + 1};
    }
    clean_rest(&c, str_cut(path, vol, path.len), vol > 0);
    return with_backslashes(s, vol + c.w);
}

static struct str join_parts(struct arena *a, const struct str *parts, size_t count,
                             bool separate_first)
{
    size_t len = count;
    size_t at = 0;
    char *s;

    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    s = arena_alloc(a, len + 1);
    if (s == NULL)
        return STR_NONE;
    for (size_t i = 0; i < count; i++) {
        if (i > (separate_first ? 0u : 1u))
            s[at++] = '\\';
        if (parts[i].len > 0)
            memcpy(s + at, parts[i].s, parts[i].len);
        at += parts[i].len;
    }
    return (struct str){s, at};
}

static bool is_unc(struct str path)
{
    return winpath_volume_len(path) > 2;
}

struct str winpath_join(struct arena *a, const struct str *parts, size_t count)
{
    struct str joined, head, tail;

    while (count > 0 && parts[0].len == 0) {
        parts++;
        count--;
    }
    if (count == 0)
        return STR_NONE;
    if (parts[0].len == 2 && parts[0].s[1] == ':') {
        /* Relative to the drive's current directory: no separator may come behind it. */
        const struct str drive = parts[0];
        struct str both[2];

        for (parts++, count--; count > 0 && parts[0].len == 0; count--)
            parts++;
        both[0] = drive;
        both[1] = join_parts(a, parts, count, true);
        return winpath_clean(a, join_parts(a, both, 2, false));
    }
    joined = winpath_clean(a, join_parts(a, parts, count, true));
    if (!is_unc(joined))
        return joined;
    head = winpath_clean(a, parts[0]);
    if (is_unc(head))
        return joined;
    /* Two parts that are no UNC path may not become one. */
    tail = winpath_clean(a, join_parts(a, parts + 1, count - 1, true));
    if (head.len > 0 && head.s[head.len - 1] == '\\')
        return join_parts(a, (struct str[]){head, tail}, 2, false);
    return join_parts(a, (struct str[]){head, tail}, 2, true);
}
