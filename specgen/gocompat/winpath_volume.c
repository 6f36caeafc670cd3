/* What of a path is its volume, and whether that makes it absolute. */
#include "model/base/ascii.h"
#include "specgen/gocompat/winpath.h"

bool winpath_is_slash(char c)
{
    return c == '\\' || c == '/';
}

bool winpath_is_device_name(struct str path)
{
    static const struct str plain[] = {STR_INIT("CON"), STR_INIT("PRN"), STR_INIT("AUX"),
                                       STR_INIT("NUL")};

    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        if (str_eq_ascii_case(path, plain[i]))
            return true;
    }
    return path.len == 4 && path.s[3] >= '1' && path.s[3] <= '9' &&
           (str_starts_ascii_case(path, STR_LIT("COM")) ||
            str_starts_ascii_case(path, STR_LIT("LPT")));
}

/* Offset behind the first slash at or after `from`; one past the length when there is none. */
static size_t behind_slash(struct str path, size_t from)
{
    while (from < path.len && !winpath_is_slash(path.s[from]))
        from++;
    return from + 1;
}

/* ---- Go 1.19 ---------------------------------------------------------------------------- */

/* \\server\share: a server that starts with neither slash nor dot, one slash, a share likewise. */
static size_t strict_unc_len(struct str path)
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

/* ---- Go 1.20 ---------------------------------------------------------------------------- */

/* \\server\share, \\.\device and \\.\UNC\server\share; all of a path that has too few parts. */
static size_t two_slashes_len(struct str path)
{
    size_t first = 2;
    size_t second = behind_slash(path, first);
    size_t third = behind_slash(path, second);
    bool device = second == first + 2 && (path.s[first] == '.' || path.s[first] == '?');

    if (third > path.len)
        return path.len;
    if (device && str_eq_ascii_case(str_cut(path, second, third - 1), STR_LIT("UNC"))) {
        third = behind_slash(path, behind_slash(path, third));
        if (third > path.len)
            return path.len;
    }
    return third - 1;
}

/* ---- Go 1.20.11 and later ----------------------------------------------------------------- */

/* Slashes of both kinds are the same; what follows the prefix must be a slash or nothing. */
static bool has_prefix(struct str path, struct str prefix)
{
    if (path.len < prefix.len)
        return false;
    for (size_t i = 0; i < prefix.len; i++) {
        if (winpath_is_slash(prefix.s[i])
                ? !winpath_is_slash(path.s[i])
                : !str_eq_ascii_case(str_cut(path, i, i + 1), str_cut(prefix, i, i + 1)))
            return false;
    }
    return path.len == prefix.len || winpath_is_slash(path.s[prefix.len]);
}

/* Up to the second slash behind `from`. */
static size_t unc_len(struct str path, size_t from)
{
    size_t end = behind_slash(path, behind_slash(path, from));

    return end > path.len ? path.len : end - 1;
}

static size_t any_volume_len(struct str path)
{
    if (path.len >= 2 && path.s[1] == ':')
        return 2;
    if (path.len == 0 || !winpath_is_slash(path.s[0]))
        return 0;
    if (has_prefix(path, STR_LIT("\\\\.\\UNC")))
        return unc_len(path, sizeof("\\\\.\\UNC\\") - 1);
    if (has_prefix(path, STR_LIT("\\\\.")) || has_prefix(path, STR_LIT("\\\\?")) ||
        has_prefix(path, STR_LIT("\\??"))) {
        size_t end = behind_slash(path, 4);

        return path.len == 3 || end > path.len ? path.len : end - 1;
    }
    return path.len >= 2 && winpath_is_slash(path.s[1]) ? unc_len(path, 2) : 0;
}

/* ---- all ------------------------------------------------------------------------------- */

size_t winpath_volume_len(enum winpath_rules rules, struct str path)
{
    if (rules == WINPATH_GO_1_20_11)
        return any_volume_len(path);
    if (path.len >= 2 && path.s[1] == ':' && ascii_is_letter(path.s[0]))
        return 2;
    if (rules <= WINPATH_GO_1_19)
        return strict_unc_len(path);
    return path.len >= 2 && winpath_is_slash(path.s[0]) && winpath_is_slash(path.s[1])
               ? two_slashes_len(path)
               : 0;
}

bool winpath_is_abs(enum winpath_rules rules, struct str path)
{
    size_t vol = winpath_volume_len(rules, path);

    if (rules <= WINPATH_GO_1_19 && winpath_is_device_name(path))
        return true;
    if (vol == 0)
        return false;
    if (winpath_is_slash(path.s[0]) && winpath_is_slash(path.s[1]) && rules != WINPATH_GO_1_13)
        return true;
    return path.len > vol && winpath_is_slash(path.s[vol]);
}
