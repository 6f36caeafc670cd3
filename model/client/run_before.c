#include "model/client/run_before.h"

#include "model/base/ascii.h"
#include "model/client/run_launcher.h"
#include "model/client/run_loop.h"
#include "model/client/run_prompt.h"
#include "model/shell/wrapper.h"

static struct str last_word(struct str s)
{
    size_t from;

    s = str_trim(s);
    from = s.len;
    while (from > 0 && s.s[from - 1] != ' ' && s.s[from - 1] != '\t')
        from--;
    return str_cut(s, from, s.len);
}

/* "+", "++" of set -x, one for each shell inside another. */
static bool is_trace_mark(struct str word)
{
    size_t n = 0;

    while (n < word.len && word.s[n] == '+')
        n++;
    return n > 0 && n == word.len;
}

/* Nothing but digits: the number of a history. */
static bool is_number(struct str text)
{
    size_t n = 0;

    while (n < text.len && ascii_is_digit(text.s[n]))
        n++;
    return n > 0 && n == text.len;
}

/* A command that runs another one, a word of a script, a mark of a list. */
static bool is_leading_word(struct str word)
{
    static const char words[][8] = {"sudo",
                                    "time",
                                    "start",
                                    "nohup",
                                    "winpty",
                                    "call",
                                    "exec",
                                    "do",
                                    "then",
                                    "else",
                                    "env",
                                    "RUN",
                                    "return",
                                    "and",
                                    "@",
                                    "->",
                                    "=>",
                                    "e.g.",
                                    "\xE2\x80\xA2",
                                    "\xE2\x86\x92",
                                    "\xE2\x97\x8F",
                                    "\xE2\x9D\xAF",
                                    "\xE2\x9E\x9C",
                                    "~",
                                    "$",
                                    "#",
                                    "%",
                                    "&",
                                    "off"};
    size_t digits = 0;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_is(word, words[i]))
            return true;
    if (is_trace_mark(word))
        return true;
    while (digits < word.len && ascii_is_digit(word.s[digits]))
        digits++;
    if (digits > 0 && digits + 1 == word.len && (word.s[digits] == '.' || word.s[digits] == ')'))
        return true;
    /* X=Y in front of a command of bash */
    return word.len > 2 && str_find(word, '=', 0) > 0 && word.s[0] >= 'A' && word.s[0] <= 'Z';
}

/* start) of a case, alone or behind its in. */
static bool is_pattern(struct str before)
{
    struct str word = last_word(before);

    return word.len > 1 && word.s[word.len - 1] == ')' && str_find(word, '(', 0) < 0 &&
           (str_eq(str_trim(before), word) ||
            str_is(run_first_word(run_behind(before, 0)), "case"));
}

enum { COMMAND_MOST = 256 }; /* bytes that stand before one: a line may name docker often */

struct str run_last_command(struct str before)
{
    size_t from = before.len;

    while (from > 0 && (memchr(";&|({`", before.s[from - 1], 6) == NULL ||
                        str_starts(str_cut(before, from - 1, before.len), STR_LIT("{}"))))
        if (before.len - from-- == COMMAND_MOST)
            return STR_NONE;
    before = run_behind(before, from);
    (void)run_take_prompt(&before);
    if (before.len > 1 && memchr("$#%>", before.s[0], 4) != NULL && before.s[1] == ' ')
        before = run_behind(before, 1);
    return before;
}

/* sudo -u bob, timeout 30: what runs the command behind it, with words of its own. */
static bool ends_with_wrapper(struct str before)
{
    const struct wrapper *w = NULL;
    unsigned operands = 0;
    bool value = false;

    for (struct str s = run_last_command(before), word; s.len > 0; s = run_behind(s, word.len)) {
        word = run_first_word(s);
        if (w != NULL && (value || word.s[0] == '-')) {
            value = !value && wrapper_takes_value(w, word);
        } else if (w != NULL && operands > 0) {
            operands--;
        } else if (str_find(word, '=', 0) <= 0) { /* A=b stands before a command, and behind env */
            if ((w = wrapper_named(word)) == NULL)
                return false;
            operands = w->operands;
        }
    }
    return w != NULL && operands == 0 && !value;
}

/* cmd /c, start "" /b, powershell -Command, wsl -d Ubuntu */
static enum run_launcher launcher_before(struct str before)
{
    struct str rest;
    enum run_launcher launcher = run_launcher_of(&rest, run_last_command(before));

    return rest.len == 0 ? launcher : LAUNCHER_NONE;
}

/* if exist x, if not defined X, if a==b of cmd. */
static bool is_condition(struct str before)
{
    struct str s = run_last_command(before), word = run_first_word(s);

    if (!str_eq_ascii_case(word, STR_LIT("if")))
        return false;
    do {
        s = run_behind(s, word.len);
        word = run_first_word(s);
    } while (str_eq_ascii_case(word, STR_LIT("not")) || str_eq_ascii_case(word, STR_LIT("/i")));
    if (!str_eq_ascii_case(word, STR_LIT("exist")) &&
        !str_eq_ascii_case(word, STR_LIT("defined")) &&
        !str_eq_ascii_case(word, STR_LIT("errorlevel")))
        return str_holds(s, STR_LIT("=="));
    s = run_behind(s, word.len);
    return s.len > 0 && run_behind(s, run_first_word(s).len).len == 0;
}

/* for %i in (...) do of cmd. */
static bool is_loop(struct str before)
{
    struct run_assigned v;
    ptrdiff_t at = str_find_ascii_case(before, STR_LIT("for "), 0);

    return at >= 0 && run_loop_read(&v, str_cut(before, (size_t)at, before.len)) &&
           v.shell == SHELL_CMD;
}

bool run_may_begin_behind(struct str before)
{
    struct str trimmed = str_trim(before);
    char last = trimmed.len > 0 ? trimmed.s[trimmed.len - 1] : '\0';

    if (trimmed.len == 0 || memchr(";&|({>=:@`\"'", last, 12) != NULL || is_number(trimmed))
        return true;
    return is_leading_word(last_word(before)) || ends_with_wrapper(before) || is_pattern(before) ||
           is_condition(before) || launcher_before(before) != LAUNCHER_NONE;
}

bool run_is_fed(struct str before, struct str *place)
{
    bool fed = false, next = false;

    *place = STR_NONE;
    for (struct str s = run_last_command(before), word; s.len > 0; s = run_behind(s, word.len)) {
        word = run_first_word(s);
        if (next)
            *place = word;
        next = fed && str_is(word, "-I");
        if (fed && !next && str_starts(word, STR_LIT("-I")))
            *place = str_cut(word, 2, word.len);
        if (fed && str_starts(word, STR_LIT("-i")))
            *place = word.len > 2 ? str_cut(word, 2, word.len) : STR_LIT("{}");
        fed = fed || str_is(word, "xargs");
    }
    return fed;
}

enum guess run_guess_of(struct str before)
{
    struct str trimmed = str_trim(before), place;
    char last = trimmed.len > 0 ? trimmed.s[trimmed.len - 1] : '\0';

    if (launcher_before(before) == LAUNCHER_WSL)
        return GUESS_BASH;
    if (str_holds(before, STR_LIT("PS ")) || str_holds(before, STR_LIT("owershell")) ||
        str_holds(before, STR_LIT("pwsh")) || str_holds(before, STR_LIT("Invoke-")) ||
        str_holds(before, STR_LIT("Measure-Command")) || last == '{')
        return GUESS_POWERSHELL;
    if (launcher_before(before) == LAUNCHER_START || is_condition(before) || is_loop(before) ||
        str_holds(before, STR_LIT("cmd ")) || str_holds(before, STR_LIT("cmd.exe")) ||
        str_holds(before, STR_LIT("bat ")) || str_holds(before, STR_LIT("set ")) || last == '@' ||
        (last == '>' && str_holds(before, STR_LIT(":\\"))))
        return GUESS_CMD;
    if (run_is_fed(before, &place) || str_holds(before, STR_LIT("sh -c")) ||
        str_holds(before, STR_LIT("ExecStart")) || str_starts(before, STR_LIT("sh ")) ||
        str_starts(trimmed, STR_LIT("$ ")) || is_trace_mark(trimmed) ||
        (last != '\0' && (last == '$' || last == '#' || last == '%')))
        return GUESS_BASH;
    return GUESS_NONE;
}
