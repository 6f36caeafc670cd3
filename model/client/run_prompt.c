#include "model/client/run_prompt.h"

#include "model/base/prompt_mark.h"

/* `PS C:\>`, `[host]: PS C:\>` */
static size_t powershell_prompt(struct str s)
{
    ptrdiff_t end = str_find(s, '>', 0);
    ptrdiff_t host = str_starts(s, STR_LIT("[")) ? str_find(s, ']', 0) : -1;
    struct str rest = host >= 0 ? str_cut(s, (size_t)host + 1, s.len) : s;

    if (host >= 0 && str_starts(rest, STR_LIT(": ")))
        rest = str_cut(rest, 2, rest.len);
    if (end < 0 || !str_starts(rest, STR_LIT("PS")) ||
        (rest.len > 2 && rest.s[2] != ' ' && rest.s[2] != '>'))
        return 0;
    return (size_t)end + 1;
}

/* `C:\dir>` */
static size_t cmd_prompt(struct str s)
{
    ptrdiff_t end = str_find(s, '>', 0);
    bool drive = s.len > 3 && s.s[1] == ':' && s.s[2] == '\\' &&
                 ((s.s[0] >= 'A' && s.s[0] <= 'Z') || (s.s[0] >= 'a' && s.s[0] <= 'z'));

    return drive && end > 0 ? (size_t)end + 1 : 0;
}

/* `$ `, `# `, and what ends so behind user@host */
static size_t bash_prompt(struct str s)
{
    size_t at = 0;

    if (s.len > 1 && (s.s[0] == '$' || s.s[0] == '#') && s.s[1] == ' ')
        return 1;
    while (at < s.len && s.s[at] != '$' && s.s[at] != '#' && s.s[at] != '`')
        at++;
    if (at + 1 >= s.len || s.s[at] == '`' || (s.s[at + 1] != ' ' && s.s[at + 1] != '\t') ||
        str_find(str_cut(s, 0, at), '@', 0) < 0)
        return 0;
    return at + 1;
}

enum guess run_take_prompt(struct str *s)
{
    size_t len;

    if ((len = powershell_prompt(*s)) > 0) {
        *s = run_behind(*s, len);
        return GUESS_POWERSHELL;
    }
    if ((len = cmd_prompt(*s)) > 0 ||
        (len = prompt_mark_behind(*s, STR_LIT(PROMPT_MARK_CMDER " "))) > 0) {
        *s = run_behind(*s, len);
        return GUESS_CMD;
    }
    if ((len = bash_prompt(*s)) > 0) {
        *s = run_behind(*s, len);
        return GUESS_BASH;
    }
    return GUESS_NONE;
}

struct str run_typed(struct str line)
{
    struct str typed = run_behind(line, 0);

    (void)run_take_prompt(&typed);
    return typed;
}
