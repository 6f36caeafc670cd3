/* Whether a path stays below the folder that it is joined to (Go 1.21 and later). */
#include "specgen/gocompat/winpath.h"

/* Without what follows a dot or a colon, and without the blanks before that. Windows before 11
 * takes such a name for the device all the same. */
static struct str base_name(struct str element)
{
    size_t len = 0;

    while (len < element.len && element.s[len] != '.' && element.s[len] != ':')
        len++;
    while (len > 0 && element.s[len - 1] == ' ')
        len--;
    return str_cut(element, 0, len);
}

static bool is_device(struct str element)
{
    static const struct str superscripts[] = {STR_INIT("\u00b9"), STR_INIT("\u00b2"),
                                              STR_INIT("\u00b3")};
    struct str name = base_name(element);

    if (winpath_is_device_name(name) || str_eq_ascii_case(name, STR_LIT("CONIN$")) ||
        str_eq_ascii_case(name, STR_LIT("CONOUT$")))
        return true;
    for (size_t i = 0; i < sizeof(superscripts) / sizeof(superscripts[0]); i++) {
        if (str_eq(str_cut(name, 3, name.len), superscripts[i]) &&
            (str_starts_ascii_case(name, STR_LIT("COM")) ||
             str_starts_ascii_case(name, STR_LIT("LPT"))))
            return true;
    }
    return false;
}

bool winpath_is_local(struct str path)
{
    size_t depth = 0, end;

    if (path.len == 0 || winpath_is_slash(path.s[0]) || str_find(path, ':', 0) >= 0)
        return false;
    for (size_t at = 0; at < path.len; at = end + 1) {
        struct str element;

        for (end = at; end < path.len && !winpath_is_slash(path.s[end]);)
            end++;
        element = str_cut(path, at, end);
        if (is_device(element) || (str_is(element, "..") && depth == 0))
            return false;
        if (str_is(element, ".."))
            depth--;
        else if (element.len > 0 && !str_is(element, "."))
            depth++;
    }
    return true;
}
