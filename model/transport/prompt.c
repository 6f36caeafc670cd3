#include "model/transport/prompt.h"

#include "model/base/ascii.h"

#define LONGEST_PLACE 260 /* of a folder in a prompt */

/* "C:\dir" or "\\server\share" or "~" up to '>': the offset behind it, 0: there is none. */
static size_t behind_folder(struct str line, size_t at)
{
    struct str rest = str_cut(line, at, line.len);
    bool drive = rest.len > 2 && ascii_is_letter(rest.s[0]) && rest.s[1] == ':' &&
                 (rest.s[2] == '\\' || rest.s[2] == '/' || rest.s[2] == '>');
    bool other = str_starts(rest, STR_LIT("\\\\")) || str_starts(rest, STR_LIT("~")) ||
                 str_starts(rest, STR_LIT("/"));
    ptrdiff_t end = str_find(str_cut(rest, 0, LONGEST_PLACE), '>', 0);

    if ((!drive && !other) || end < 0 || memchr(rest.s, '"', (size_t)end) != NULL ||
        memchr(rest.s, '\'', (size_t)end) != NULL)
        return 0;
    return at + (size_t)end + 1;
}

/* "PS C:\dir>" with what a remote session puts in front. */
static size_t behind_powershell(struct str line)
{
    size_t at = 0;
    ptrdiff_t remote;

    if (str_starts(line, STR_LIT("[")) && (remote = str_find(line, ']', 0)) > 0 && remote < 100 &&
        str_starts(str_cut(line, (size_t)remote, line.len), STR_LIT("]: PS ")))
        at = (size_t)remote + 3;
    if (at == 0 && str_starts(line, STR_LIT("PS> "))) /* as people shorten it */
        return 3;
    if (!str_starts(str_cut(line, at, line.len), STR_LIT("PS ")))
        return 0;
    return behind_folder(line, at + 3);
}

/* "C:\dir>" at once, without blanks in front. */
static size_t behind_cmd(struct str line)
{
    return line.len > 2 && ascii_is_letter(line.s[0]) && line.s[1] == ':' ? behind_folder(line, 0)
                                                                          : 0;
}

/* "name@host:dir$ ", "$ ". A '#' alone begins a remark. */
static size_t behind_unix(struct str line)
{
    size_t i = 0;
    bool at_sign = false;

    if (str_starts(line, STR_LIT("$ ")) || str_is(line, "$"))
        return line.len > 1 ? 2 : 1;
    for (; i < line.len && i < LONGEST_PLACE; i++) {
        char c = line.s[i];

        if ((c == '$' || c == '#') && at_sign && (i + 1 == line.len || line.s[i + 1] == ' '))
            return i + 1;
        if (c == ' ' || c == '"' || c == '{')
            return 0;
        at_sign = at_sign || (c == '@' && i > 0);
    }
    return 0;
}

bool prompt_read(struct str line, struct str *command)
{
    struct str text = str_trim(line);
    size_t end = behind_powershell(text);

    if (end == 0)
        end = behind_cmd(text);
    if (end == 0)
        end = behind_unix(text);
    *command = str_trim(str_cut(text, end, text.len));
    return end > 0;
}
