#include "model/client/run_line_shell.h"

#include "model/base/ascii.h"

#include <string.h>

/* Behind what stands in apostrophes at `at`, which no shell but cmd looks into; `at`: nothing does.
 */
static size_t behind_literal(struct str s, size_t at)
{
    ptrdiff_t end = s.s[at] == '\'' ? str_find(s, '\'', at + 1) : -1;

    return end >= 0 ? (size_t)end + 1 : at;
}

/* Outside of apostrophes. */
static bool has_live(struct str s, const char *part)
{
    size_t len = strlen(part);

    for (size_t i = 0; i + len <= s.len;) {
        size_t end = behind_literal(s, i);

        if (end > i) {
            i = end;
            continue;
        }
        if (memcmp(s.s + i, part, len) == 0)
            return true;
        i++;
    }
    return false;
}

/* %NAME%, and the %%i of a batch file's loop, outside of apostrophes. */
static bool has_percent_name(struct str s)
{
    for (size_t at = 0; at < s.len; at++) {
        size_t end = behind_literal(s, at);

        if (end > at) {
            at = end - 1;
            continue;
        }
        if (s.s[at] != '%')
            continue;
        end = at + 1;
        if (end + 1 < s.len && s.s[end] == '%' && ascii_is_letter(s.s[end + 1]))
            return true;
        while (end < s.len && ((s.s[end] >= 'A' && s.s[end] <= 'Z') || s.s[end] == '_' ||
                               (s.s[end] >= 'a' && s.s[end] <= 'z')))
            end++;
        if (end > at + 1 && end < s.len && s.s[end] == '%')
            return true;
    }
    return false;
}

/* ^"...^": quotes that cmd hands on to the program. One alone may be the beginning of a pattern. */
static bool has_quotes_of_cmd(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i + 1 < s.len; i++)
        count += s.s[i] == '^' && s.s[i + 1] == '"';
    return count > 1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* 'it''s' */
static bool has_doubled_apostrophe(struct str s)
{
    for (size_t i = 1; i + 2 < s.len; i++)
        if (s.s[i] == '\'' && s.s[i + 1] == '\'' && is_letter(s.s[i - 1]) && is_letter(s.s[i + 2]))
            return true;
    return false;
}

/* bash and PowerShell write them, and no cmd does. */
static const char of_both[][8] = {"$(pwd)", "$HOME", "$PWD"};

static bool is_of_both(struct str s)
{
    for (size_t i = 0; i < sizeof(of_both) / sizeof(of_both[0]); i++)
        if (has_live(s, of_both[i]))
            return true;
    return false;
}

/* With letters in their place: both shells put the same there. */
static struct str without_both(struct arena *a, struct str s)
{
    char *copy = arena_cstr(a, s);

    for (size_t i = 0; copy != NULL && i < sizeof(of_both) / sizeof(of_both[0]); i++) {
        size_t len = strlen(of_both[i]);

        for (char *at = copy; (at = strstr(at, of_both[i])) != NULL; at += len)
            memset(at, 'x', len);
    }
    return copy != NULL ? (struct str){copy, s.len} : STR_NONE;
}

/* docker run -d @options image: no image's name begins so. */
static bool has_splat(struct str s)
{
    bool run = false;

    for (struct str word; s.len > 0; s = run_behind(s, word.len)) {
        word = run_first_word(s);
        if (run && word.len > 1 && word.s[0] == '@' && is_letter(word.s[1]))
            return true;
        if (run && word.s[0] != '-')
            return false;
        run = run || str_is(word, "run") || str_is(word, "create");
    }
    return false;
}

/* What only one of the shells writes. */
static enum guess told_by_text(struct str s)
{
    /* A program's path in quotes: PowerShell would print it, and bash would read its backslashes.
     */
    if ((s.len > 0 && s.s[0] == '"' && str_holds(s, STR_LIT(":\\"))) || has_quotes_of_cmd(s))
        return GUESS_CMD;
    if (has_doubled_apostrophe(s) || has_splat(s))
        return GUESS_POWERSHELL;
    if (str_holds(s, STR_LIT("'\\''")))
        return GUESS_BASH;
    if (has_live(s, "$env:") || has_live(s, "${env:") || has_live(s, "$pwd") ||
        str_holds(s, STR_LIT("`\"")) || str_holds(s, STR_LIT("--%")) || has_live(s, "${PWD}:"))
        return GUESS_POWERSHELL;
    return is_of_both(s)                                           ? GUESS_NONE
           : has_percent_name(s) || str_holds(s, STR_LIT("%~dp0")) ? GUESS_CMD
                                                                   : GUESS_NONE;
}

/* A drive or a share whose backslashes bash would take away. */
static bool has_bare_backslash(struct str s)
{
    char quote = '\0';

    for (size_t i = 0; i + 1 < s.len; i++) {
        if (quote == '\0' && (s.s[i] == '"' || s.s[i] == '\''))
            quote = s.s[i];
        else if (s.s[i] == quote)
            quote = '\0';
        else if (quote == '\0' && s.s[i] == '\\' && s.s[i + 1] != '\n' && s.s[i + 1] != '\\' &&
                 s.s[i + 1] != ' ' && s.s[i + 1] != '"' && s.s[i + 1] != '$')
            return true;
    }
    return false;
}

/* A name behind a backslash in double quotes, where bash keeps it, too. */
static bool has_quoted_backslash(struct str s)
{
    bool quoted = false;

    for (size_t i = 0; i + 1 < s.len; i++) {
        size_t end = quoted ? i : behind_literal(s, i);

        if (end > i)
            i = end - 1;
        else if (s.s[i] == '"')
            quoted = !quoted;
        else if (quoted && s.s[i] == '\\' && is_letter(s.s[i + 1]))
            return true;
    }
    return false;
}

/* What one shell would not read is no reason to refuse the text. */
static struct err *try_shell(struct shell_answer *out, struct arena *a, enum shell shell,
                             struct str text)
{
    struct err *e = shell_split(out, a, shell, text);

    if (e == NULL || e->class != ERR_LIMIT)
        return e;
    err_free(e);
    out->error = STR_LIT("too long");
    return NULL;
}

/* Where nothing tells the shell: whether all that come into question agree. */
static struct err *compare_shells(struct run_line *line, struct arena *a)
{
    bool windows = has_bare_backslash(line->text);
    struct shell_answer bash, cmd, powershell;
    struct err *e;

    if ((e = try_shell(&powershell, a, SHELL_POWERSHELL, line->text)) != NULL ||
        (e = try_shell(&cmd, a, SHELL_CMD, line->text)) != NULL ||
        (e = try_shell(&bash, a, SHELL_BASH, line->text)) != NULL)
        return e;
    line->sure =
        shell_same_words(&powershell, &cmd) && (windows || shell_same_words(&powershell, &bash));
    if (windows || line->sure) {
        line->shell = powershell.error.len > 0 || powershell.is_open ? SHELL_CMD : SHELL_POWERSHELL;
        line->why = line->sure ? "the shells agree on the words" : "backslashes outside quotes";
    } else {
        line->shell = SHELL_BASH;
        line->why = "nothing in it speaks for another one";
    }
    return NULL;
}

/* Where only bash and PowerShell come into question. */
static struct err *compare_both(struct run_line *line, struct arena *a)
{
    bool bare = has_bare_backslash(line->text);
    bool windows = bare || has_quoted_backslash(line->text);
    struct str text = without_both(a, line->text);
    struct shell_answer bash, powershell;
    struct err *e;

    if ((e = try_shell(&powershell, a, SHELL_POWERSHELL, text)) != NULL ||
        (e = try_shell(&bash, a, SHELL_BASH, text)) != NULL)
        return e;
    line->sure = shell_same_words(&powershell, &bash);
    line->shell = windows ? SHELL_POWERSHELL : SHELL_BASH;
    line->why = line->sure ? "the shells agree on the words"
                : bare     ? "backslashes outside quotes"
                : windows  ? "backslashes in front of names"
                           : "nothing in it speaks for another one";
    return NULL;
}

static enum shell shell_of(enum guess g)
{
    return g == GUESS_BASH ? SHELL_BASH : g == GUESS_CMD ? SHELL_CMD : SHELL_POWERSHELL;
}

struct err *run_line_tell_shell(struct run_line *line, struct arena *a, enum guess prompt,
                                enum guess goes_on)
{
    enum guess text = told_by_text(line->text);
    /* People write $ for any prompt; where the line goes on is the shell's own. */
    enum guess told = prompt == GUESS_BASH && goes_on != GUESS_NONE ? goes_on
                      : prompt != GUESS_NONE                        ? prompt
                      : goes_on != GUESS_NONE                       ? goes_on
                                                                    : text;

    if (told == GUESS_NONE)
        return is_of_both(line->text) ? compare_both(line, a) : compare_shells(line, a);
    line->shell = shell_of(told);
    line->sure = true;
    line->why = prompt != GUESS_NONE    ? "the prompt before it"
                : goes_on != GUESS_NONE ? "how it goes on in the next line"
                                        : "what only this shell writes";
    return NULL;
}
