/* Cleaning and joining paths. */
#include "specgen/gocompat/winpath.h"

/* Cleaning writes behind the volume name; w counts what was written there.
 * From Go 1.20 on, what is done at the end looks at the whole of Go's buffer, which holds left-over
 * bytes behind w. Go makes that buffer, cleared, when the result first differs from the path, and
 * so do we. */
struct cleaner {
    char *out;
    size_t w;
    size_t keep;     /* what ".." may not remove: the root, or leading ".." elements */
    struct str rest; /* the path behind its volume name */
    bool differs;    /* the result is no longer the start of `rest` */
};

static void put(struct cleaner *c, char byte)
{
    if (!c->differs && (c->w >= c->rest.len || c->rest.s[c->w] != byte)) {
        c->differs = true;
        if (c->w < c->rest.len)
            memset(c->out + c->w, 0, c->rest.len - c->w);
    }
    c->out[c->w++] = byte;
}

static void remove_last_element(struct cleaner *c)
{
    c->w--;
    while (c->w > c->keep && c->out[c->w] != '\\')
        c->w--;
}

/* An element such as "c:" that comes to stand first would be read as a drive. */
static bool has_colon(struct str rest, size_t r)
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

/* dot_drives: ".\" is put before such an element as soon as it is met (Go 1.19.6). */
static void clean_rest(struct cleaner *c, bool dot_drives)
{
    struct str rest = c->rest;
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
            if (dot_drives && c->w == 0 && r != 0 && has_colon(rest, r)) {
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

static void put_in_front(struct cleaner *c, const char two[2])
{
    memmove(c->out + 2, c->out, c->w);
    memcpy(c->out, two, 2);
    c->w += 2;
}

/* What Go 1.20 (the first) and 1.20.11 (both) do with the result, so that a relative path does not
 * become one of a drive, and a rooted one none of \??\. */
static void guard(struct cleaner *c, enum winpath_rules rules)
{
    struct str buffer = {c->out, c->rest.len};

    if (!c->differs)
        return;
    if (has_colon(buffer, 0))
        put_in_front(c, ".\\");
    else if (rules == WINPATH_GO_1_20_11 && buffer.len >= 3 && winpath_is_slash(buffer.s[0]) &&
             buffer.s[1] == '?' && buffer.s[2] == '?')
        put_in_front(c, "\\.");
}

static struct str with_backslashes(char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (s[i] == '/')
            s[i] = '\\';
    }
    return (struct str){s, len};
}

struct str winpath_clean(struct arena *a, enum winpath_rules rules, struct str path)
{
    size_t vol = winpath_volume_len(rules, path);
    /* The result is at most two bytes longer: ".\" in front, or "." behind. */
    char *s = arena_alloc(a, path.len + 2);
    struct cleaner c = {.rest = str_cut(path, vol, path.len)};

    if (s == NULL)
        return STR_NONE;
    c.out = s + vol;
    if (vol > 0)
        memcpy(s, path.s, vol);
    if (path.len == vol) {
        if (vol > 1 && winpath_is_slash(s[0]) && winpath_is_slash(s[1]))
            return with_backslashes(s, vol);
        s[vol] = '.';
        return (struct str){s, vol + 1};
    }
    clean_rest(&c, rules == WINPATH_GO_1_19 && vol == 0);
    if (rules > WINPATH_GO_1_19 && vol == 0)
        guard(&c, rules);
    return with_backslashes(s, vol + c.w);
}

/* ---- joining: Go 1.19 -------------------------------------------------------------------- */

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
    return winpath_volume_len(WINPATH_GO_1_19, path) > 2;
}

static struct str join_1_19(struct arena *a, enum winpath_rules rules, const struct str *parts,
                            size_t count)
{
    struct str joined, head, tail;

    if (parts[0].len == 2 && parts[0].s[1] == ':') {
        /* Relative to the drive's current directory: no separator may come behind it. */
        const struct str drive = parts[0];
        struct str both[2];

        for (parts++, count--; count > 0 && parts[0].len == 0; count--)
            parts++;
        both[0] = drive;
        both[1] = join_parts(a, parts, count, true);
        return winpath_clean(a, rules, join_parts(a, both, 2, false));
    }
    joined = winpath_clean(a, rules, join_parts(a, parts, count, true));
    if (!is_unc(joined))
        return joined;
    head = winpath_clean(a, rules, parts[0]);
    if (is_unc(head))
        return joined;
    /* Two parts that are no UNC path may not become one. */
    tail = winpath_clean(a, rules, join_parts(a, parts + 1, count - 1, true));
    if (head.len > 0 && head.s[head.len - 1] == '\\')
        return join_parts(a, (struct str[]){head, tail}, 2, false);
    return join_parts(a, (struct str[]){head, tail}, 2, true);
}

/* ---- joining: Go 1.20 and later -------------------------------------------------------------- */

/* "??" as the first element behind a root. */
static bool starts_with_root_device(struct str part)
{
    return str_starts(part, STR_LIT("??")) && (part.len == 2 || winpath_is_slash(part.s[2]));
}

static struct str join_1_20(struct arena *a, enum winpath_rules rules, const struct str *parts,
                            size_t count)
{
    size_t len = 0, most = 2; /* ".\" once */
    char *s;

    for (size_t i = 0; i < count; i++)
        most += parts[i].len + 1;
    s = arena_alloc(a, most);
    if (s == NULL)
        return STR_NONE;
    for (size_t i = 0; i < count; i++) {
        struct str part = parts[i];

        if (len > 0 && winpath_is_slash(s[len - 1])) {
            while (part.len > 0 && winpath_is_slash(part.s[0]))
                part = str_cut(part, 1, part.len);
            if (rules == WINPATH_GO_1_20_11 && len == 1 && starts_with_root_device(part)) {
                s[len++] = '.';
                s[len++] = '\\';
            }
        } else if (len > 0 && s[len - 1] != ':') {
            s[len++] = '\\';
        }
        if (part.len > 0)
            memcpy(s + len, part.s, part.len);
        len += part.len;
    }
    return len == 0 ? STR_NONE : winpath_clean(a, rules, (struct str){s, len});
}

struct str winpath_join(struct arena *a, enum winpath_rules rules, const struct str *parts,
                        size_t count)
{
    while (count > 0 && parts[0].len == 0) {
        parts++;
        count--;
    }
    if (count == 0)
        return STR_NONE;
    return rules <= WINPATH_GO_1_19 ? join_1_19(a, rules, parts, count)
                                    : join_1_20(a, rules, parts, count);
}
