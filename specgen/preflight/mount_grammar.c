#include "specgen/preflight/mount_grammar.h"

#include "model/base/utf8.h"

static bool is_slash(char c)
{
    return c == '\\' || c == '/';
}

/* Never part of a name: separators are handled by the callers. */
static bool is_forbidden(char c, bool bar_allowed)
{
    return strchr(":*?\"<>\r\n", c) != NULL ? c != '\0' : c == '|' && !bar_allowed;
}

static bool is_name_char(char c, bool bar_allowed)
{
    return !is_slash(c) && !is_forbidden(c, bar_allowed);
}

/* Offset behind an optional \\?\, a letter and its colon; 0: not there. */
static size_t drive_end(struct str s)
{
    size_t at = str_starts(s, STR_LIT("\\\\?\\")) ? 4 : 0;

    if (at + 1 < s.len && s.s[at] >= 'a' && s.s[at] <= 'z' && s.s[at + 1] == ':')
        return at + 2;
    return 0;
}

/* Runs of name characters between single separators, from `at` to the end. */
static bool is_path_rest(struct str s, size_t at, bool bar_allowed)
{
    for (; at < s.len; at++) {
        if (is_slash(s.s[at])) {
            if (at > 0 && is_slash(s.s[at - 1]))
                return false;
        } else if (is_forbidden(s.s[at], bar_allowed)) {
            return false;
        }
    }
    return true;
}

bool mount_is_host_directory(struct str s)
{
    size_t at = drive_end(s);

    return at > 0 && at < s.len && is_slash(s.s[at]) && is_path_rest(s, at + 1, false);
}

/* Two slashes, any one character but a newline, \pipe\ and a name. */
static bool is_pipe(struct str s)
{
    uint32_t c;
    size_t at = 2;
    size_t width;

    if (s.len < 3 || !is_slash(s.s[0]) || !is_slash(s.s[1]))
        return false;
    width = utf8_decode(&c, s, at);
    if (width == 0 || c == '\n')
        return false;
    at += width;
    if (s.len < at + 7 || !is_slash(s.s[at]) ||
        !str_starts(str_cut(s, at + 1, s.len), STR_LIT("pipe")) || !is_slash(s.s[at + 5]))
        return false;
    for (at += 6; at < s.len; at++) {
        if (is_forbidden(s.s[at], false))
            return false;
    }
    return true;
}

bool mount_is_name(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!is_name_char(s.s[i], false))
            return false;
    }
    return s.len > 0;
}

static bool is_windows_destination(struct str s)
{
    size_t at = drive_end(s);

    if (is_pipe(s))
        return true;
    return at > 0 && (at == s.len || is_slash(s.s[at])) && is_path_rest(s, at, true);
}

static bool is_linux_destination(struct str s)
{
    if (s.len == 0 || s.s[0] != '/')
        return false;
    for (size_t i = 1; i < s.len; i++) {
        if (s.s[i] == '/') {
            if (s.s[i - 1] == '/')
                return false;
        } else if (!is_name_char(s.s[i], true)) {
            return false;
        }
    }
    return true;
}

bool mount_is_destination(struct str s, bool linux_image)
{
    return linux_image ? is_linux_destination(s) : is_windows_destination(s);
}

static bool split_mode(struct mount_parts *out, struct str rest, bool linux_image)
{
    bool has_mode = str_ends(rest, STR_LIT(":ro")) || str_ends(rest, STR_LIT(":rw"));

    if (mount_is_destination(rest, linux_image)) {
        out->destination = rest;
        out->mode = STR_NONE;
        return true;
    }
    if (!has_mode)
        return false;
    out->destination = str_cut(rest, 0, rest.len - 3);
    out->mode = str_cut(rest, rest.len - 2, rest.len);
    return mount_is_destination(out->destination, linux_image);
}

static bool is_source(struct str s)
{
    return mount_is_host_directory(s) || mount_is_name(s) || is_pipe(s);
}

bool mount_split(struct mount_parts *out, struct str s, bool linux_image)
{
    /* A source holds at most two colons (\\?\c:\ and the any-character of a pipe hold one), so
     * the first three colons are all the places where it can end. */
    ptrdiff_t colon = str_find(s, ':', 0);

    for (int tries = 0; colon >= 0 && tries < 3; tries++) {
        out->source = str_cut(s, 0, (size_t)colon);
        if (is_source(out->source) &&
            split_mode(out, str_cut(s, (size_t)colon + 1, s.len), linux_image))
            return true;
        colon = str_find(s, ':', (size_t)colon + 1);
    }
    out->source = STR_NONE;
    return split_mode(out, s, linux_image);
}

static bool digit_follows(struct str s, size_t at, const char *word)
{
    return str_starts(str_cut(s, at, s.len), str_of(word)) && at + 3 < s.len &&
           s.s[at + 3] >= '1' && s.s[at + 3] <= '9';
}

bool mount_is_reserved_word(struct str s)
{
    if (s.len == 4 && (digit_follows(s, 0, "com") || digit_follows(s, 0, "lpt")))
        return true;
    return str_is(s, "con") || str_is(s, "prn") || str_is(s, "nul") || str_is(s, "aux");
}

bool mount_is_reserved_name(struct str s)
{
    if (str_starts(s, STR_LIT("con")))
        return true;
    if (s.len >= 4 && digit_follows(s, s.len - 4, "lpt"))
        return true;
    for (size_t at = 0; at < s.len; at++) {
        struct str rest = str_cut(s, at, s.len);

        if (str_starts(rest, STR_LIT("prn")) || str_starts(rest, STR_LIT("nul")) ||
            str_starts(rest, STR_LIT("aux")) || digit_follows(s, at, "com"))
            return true;
    }
    return false;
}
