#include "model/client/run_held.h"

#include "model/client/run_before.h"
#include "model/client/run_launcher.h"

/* ---- what closes it ---- */

/* Up to before the bracket that closes what stands in front: the one without a partner that no
 * quotes hold, else the last. */
static struct str up_to(struct str typed, char open, char close)
{
    size_t depth = 0, last = typed.len;
    char quote = '\0';

    for (size_t i = 0; i < typed.len; i++) {
        char c = typed.s[i];

        last = c == close ? i : last;
        if (quote != '\0' || c == '"' || c == '\'')
            quote = quote == '\0' ? c : quote == c ? '\0' : quote;
        else if (c == open)
            depth++;
        else if (c == close && depth-- == 0)
            break;
    }
    return str_trim(str_cut(typed, 0, last));
}

/* ---- strings ---- */

/* -c, /c, bat: a word behind which a command stands in quotes; or the sign of a program's call. */
static bool takes_command(struct str before)
{
    static const char words[][20] = {"-c",  "-lc", "-Command", "/c",   "/k",
                                     "bat", "sh",  "iex",      "pwsh", "Invoke-Expression"};
    struct str s = str_trim(before);
    size_t from = s.len;

    if (s.len == 0 || memchr("(=,[", s.s[s.len - 1], 4) != NULL)
        return s.len > 0;
    while (from > 0 && s.s[from - 1] != ' ' && s.s[from - 1] != '\t')
        from--;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_eq_ascii_case(str_cut(s, from, s.len), str_of(words[i])))
            return true;
    return false;
}

enum { OPENER_MOST = 1024 }; /* bytes in front of a command: a line may have many */

/* The quote that is open at the end, and that a command stands in; '\0': there is none. *opener is
 * what stands before it. */
static char open_quote(struct str *opener, struct str before)
{
    char quote = '\0';
    size_t from = 0;

    if (before.len > OPENER_MOST)
        return '\0';
    for (size_t i = 0; i < before.len; i++) {
        char c = before.s[i];

        if (c == '\\' && i + 1 < before.len && before.s[i + 1] == '"') {
            i++;
        } else if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' ||
                   (c == '\'' && (i == 0 || memchr(" \t(=,[", before.s[i - 1], 6) != NULL))) {
            quote = c;
            from = i;
        }
    }
    *opener = str_cut(before, 0, from);
    return quote != '\0' && takes_command(*opener) ? quote : '\0';
}

enum { CMD_LINE_MOST = 8191 }; /* characters that cmd takes */

/* cmd takes the first and the last quote of what /c runs away; other commands may stand behind. */
static size_t end_for_cmd(struct str typed)
{
    bool quoted = true;
    size_t last = typed.len;

    for (size_t i = 0; i < typed.len && i < CMD_LINE_MOST; i++) {
        if (!quoted && memchr("&|<>", typed.s[i], 4) != NULL)
            break;
        if (typed.s[i] == '"') {
            quoted = !quoted;
            last = i;
        }
    }
    return last;
}

/* '\'' of bash: an apostrophe. */
static bool is_apostrophe(struct str s, size_t at)
{
    return str_starts(str_cut(s, at, s.len), STR_LIT("'\\''"));
}

/* The first quote that nothing escapes; the length: there is none. */
static size_t end_of_string(struct str typed, char quote)
{
    for (size_t i = 0; i < typed.len; i++) {
        char next = i + 1 < typed.len ? typed.s[i + 1] : '\0';

        if (quote == '\'' && is_apostrophe(typed, i))
            i += 3;
        else if ((typed.s[i] == '\\' && (next == '\\' || next == quote)) ||
                 (typed.s[i] == '`' && next == quote && quote == '"'))
            i++;
        else if (typed.s[i] == quote)
            return i;
    }
    return typed.len;
}

/* Whether a backslash never stands alone, and at least once in front of another one. */
static bool has_pairs_only(struct str s)
{
    bool any = false;

    for (size_t i = 0; i < s.len; i++) {
        if (s.s[i] != '\\')
            continue;
        if (++i == s.len || memchr("\\\"'$`", s.s[i], 5) == NULL)
            return false;
        any = any || s.s[i] == '\\';
    }
    return any;
}

/* What takes its backslashes as they are: a shell of Windows, and a PowerShell string. */
static bool keeps_backslashes(enum run_launcher launcher, struct str command)
{
    struct str word = run_first_word(command);

    return launcher == LAUNCHER_CMD || launcher == LAUNCHER_START ||
           (launcher == LAUNCHER_POWERSHELL && str_find(command, '-', 0) >= 0) ||
           str_eq_ascii_case(word, STR_LIT("iex")) ||
           str_eq_ascii_case(word, STR_LIT("Invoke-Expression")) ||
           (word.len > 1 && word.s[0] == '$');
}

static struct str in_string(struct run_held *out, struct str opener, struct str typed)
{
    struct str command = run_last_command(opener), rest, held;
    enum run_launcher launcher = run_launcher_of(&rest, command);

    held =
        str_cut(typed, 0,
                launcher == LAUNCHER_CMD && out->quote == '"' ? end_for_cmd(typed)
                                                              : end_of_string(typed, out->quote));
    out->escaped = launcher != LAUNCHER_CMD;
    out->doubled = !keeps_backslashes(launcher, command) && has_pairs_only(held);
    return held;
}

struct str run_held_in(struct run_held *out, struct str before, struct str typed)
{
    struct str trimmed = str_trim(before), opener = trimmed, held = typed;
    char last = trimmed.len > 0 ? trimmed.s[trimmed.len - 1] : '\0';
    bool adjoins = before.len == trimmed.len;

    *out = (struct run_held){.quote = '\0'};
    if (last == '(' && str_ends(trimmed, STR_LIT("$("))) /* quotes begin anew in it */
        return up_to(typed, '(', ')');
    if (last == '`' && adjoins)
        return str_cut(typed, 0, end_of_string(typed, '`'));
    if ((last == '"' || last == '\'') && adjoins) {
        out->quote = last;
        opener = str_cut(trimmed, 0, trimmed.len - 1);
    } else {
        out->quote = open_quote(&opener, before);
    }
    if (out->quote != '\0')
        held = in_string(out, opener, typed);
    if (last == '{' || last == '(')
        held = up_to(held, last, last == '{' ? '}' : ')');
    return held.len > 0 ? held : typed;
}

struct str run_held_plain(struct arena *a, struct str text, const struct run_held *held)
{
    char *to = held->escaped || held->doubled ? arena_alloc(a, text.len + 1) : NULL;
    size_t n = 0;

    if (to == NULL)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        char next = i + 1 < text.len ? text.s[i + 1] : '\0';
        bool pair = text.s[i] == '\\' && next != '\0' &&
                    (next == held->quote || (held->doubled && memchr("\\\"'$`", next, 5) != NULL));

        if (held->quote == '\'' && is_apostrophe(text, i))
            i += 3;
        else if (pair || (text.s[i] == '`' && next == '"' && held->quote == '"'))
            i++;
        to[n++] = text.s[i];
    }
    return (struct str){to, n};
}
