#include "model/client/run_loop.h"

#include "model/base/ascii.h"
#include "model/client/run_text.h"

static bool take(struct str *s, struct str word)
{
    if (!str_starts_ascii_case(*s, word))
        return false;
    *s = run_behind(*s, word.len);
    return true;
}

/* A word, and what parts it from the next one. */
static bool take_word(struct str *s, struct str word)
{
    if (!str_starts_ascii_case(*s, word) || s->len <= word.len ||
        (s->s[word.len] != ' ' && s->s[word.len] != '\t'))
        return false;
    *s = run_behind(*s, word.len);
    return true;
}

static bool take_name(struct str *name, struct str *s)
{
    size_t len = 0;

    while (len < s->len && ascii_is_word(s->s[len]))
        len++;
    *name = str_cut(*s, 0, len);
    *s = run_behind(*s, len);
    return len > 0 && !ascii_is_digit(name->s[0]);
}

static bool take_number(struct str *value, struct str *s)
{
    size_t len = 0;

    while (len < s->len && ascii_is_digit(s->s[len]))
        len++;
    *value = str_cut(*s, 0, len);
    *s = str_cut(*s, len, s->len);
    return len > 0;
}

/* What is a constant in the list of any shell: a plain word, up to what may part two. */
static bool take_plain(struct str *value, struct str s, const char *ends)
{
    size_t len = 0;

    while (len < s.len && strchr(ends, s.s[len]) == NULL) {
        if (!ascii_is_word(s.s[len]) && memchr("-./:\\@", s.s[len], 6) == NULL)
            return false;
        len++;
    }
    *value = str_cut(s, 0, len);
    return len > 0;
}

static bool take_quoted(struct str *value, struct str s)
{
    ptrdiff_t end = s.len > 1 && (s.s[0] == '"' || s.s[0] == '\'') ? str_find(s, s.s[0], 1) : -1;

    *value = str_cut(s, 1, end > 1 ? (size_t)end : 1);
    return value->len > 0 && memchr(value->s, '$', value->len) == NULL &&
           memchr(value->s, '`', value->len) == NULL && memchr(value->s, '%', value->len) == NULL &&
           memchr(value->s, '\\', value->len) == NULL;
}

/* ---- cmd ---- */

/* for %i in (1 2), for /l %%i in (1,1,5); what /f, /d and /r find is not known. */
static bool read_cmd(struct run_assigned *out, struct str s)
{
    bool counts = take_word(&s, STR_LIT("/l")), finds = str_starts(s, STR_LIT("/"));
    ptrdiff_t sign = str_find(s, '%', 0);

    if (sign < 0)
        return false;
    s = str_cut(s, (size_t)sign, s.len);
    if (s.len < 3)
        return false;
    s = str_cut(s, s.s[1] == '%' ? 2 : 1, s.len);
    out->shell = SHELL_CMD;
    out->name = str_cut(s, 0, 1);
    if (s.len < 2 || !ascii_is_letter(s.s[0]))
        return false;
    s = run_behind(s, 1);
    if (!take_word(&s, STR_LIT("in")) || !take(&s, STR_LIT("(")))
        return false;
    out->open =
        finds || !(counts ? take_number(&out->value, &s)
                          : take_quoted(&out->value, s) || take_plain(&out->value, s, " \t,;=)"));
    return true;
}

/* ---- bash ---- */

/* for i in 1 2, for i in {1..2}, for i in $(seq 1 2), for ((i=1 */
static bool read_bash(struct run_assigned *out, struct str s)
{
    out->shell = SHELL_BASH;
    if (take(&s, STR_LIT("((")))
        return take_name(&out->name, &s) && take(&s, STR_LIT("=")) && take_number(&out->value, &s);
    if (!take_name(&out->name, &s) || !take_word(&s, STR_LIT("in")))
        return false;
    if (take(&s, STR_LIT("{"))) {
        out->open = !take_number(&out->value, &s) || !str_starts(s, STR_LIT(".."));
    } else if (take(&s, STR_LIT("$(seq ")) && take_number(&out->value, &s)) {
        if (str_starts(s, STR_LIT(")")))
            out->value = STR_LIT("1");
    } else {
        out->open = !take_quoted(&out->value, s) && !take_plain(&out->value, s, " \t");
    }
    return true;
}

/* ---- PowerShell ---- */

/* 1..3, "a", "b", @('a', 'b') */
static bool take_list(struct str *value, struct str s)
{
    (void)take(&s, STR_LIT("@"));
    (void)take(&s, STR_LIT("("));
    return take_number(value, &s) || take_quoted(value, s);
}

/* foreach ($i in 1..3), for ($i = 0 */
static bool read_powershell(struct run_assigned *out, struct str s, bool each)
{
    out->shell = SHELL_POWERSHELL;
    if (!take(&s, STR_LIT("(")) || !take(&s, STR_LIT("$")) || !take_name(&out->name, &s))
        return false;
    if (!each)
        return take(&s, STR_LIT("=")) && take_number(&out->value, &s);
    if (!take_word(&s, STR_LIT("in")))
        return false;
    out->open = !take_list(&out->value, s);
    return true;
}

/* 1..3 | % {, 1..3 | ForEach-Object { */
static bool read_pipeline(struct run_assigned *out, struct str s)
{
    ptrdiff_t bar = str_find(s, '|', 0);
    struct str rest = bar > 0 ? run_behind(s, (size_t)bar + 1) : STR_NONE;

    if (!take(&rest, STR_LIT("%")) && !take(&rest, STR_LIT("ForEach-Object")) &&
        !take(&rest, STR_LIT("foreach")))
        return false;
    out->shell = SHELL_POWERSHELL;
    out->name = STR_LIT("_");
    out->open = !take_list(&out->value, s);
    return str_starts(rest, STR_LIT("{"));
}

static bool read(struct run_assigned *out, struct str s)
{
    struct str rest = s;

    if (take(&rest, STR_LIT("foreach")))
        return read_powershell(out, rest, true);
    if (!take(&rest, STR_LIT("for")))
        return read_pipeline(out, s);
    if (str_starts(rest, STR_LIT("%")) || str_starts(rest, STR_LIT("/")))
        return read_cmd(out, rest);
    return str_starts(rest, STR_LIT("($")) ? read_powershell(out, rest, false)
                                           : read_bash(out, rest);
}

bool run_loop_read(struct run_assigned *out, struct str text)
{
    *out = (struct run_assigned){.loop = true};
    if (!read(out, run_behind(text, 0)))
        return false;
    if (out->open)
        out->value = STR_LIT("value");
    return true;
}
