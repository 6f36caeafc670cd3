#include "model/client/run_in_line.h"

#include "model/base/ascii.h"
#include "model/client/client_parts.h"
#include "model/client/run_loop.h"
#include "model/shell/wrapper.h"

struct str run_behind(struct str s, size_t bytes)
{
    s = str_cut(s, bytes, s.len);
    while (s.len > 0 && (s.s[0] == ' ' || s.s[0] == '\t'))
        s = str_cut(s, 1, s.len);
    return s;
}

static struct str first_word(struct str s)
{
    size_t end = 0;
    char quote = '\0';

    if (s.len > 0 && (s.s[0] == '"' || s.s[0] == '\''))
        quote = s.s[end++];
    while (end < s.len && (quote != '\0' ? s.s[end] != quote : s.s[end] != ' ' && s.s[end] != '\t'))
        end++;
    return str_cut(s, 0, end + (quote != '\0' && end < s.len ? 1 : 0));
}

static bool is_docker(struct str word)
{
    size_t from;

    if (word.len > 1 && (word.s[0] == '"' || word.s[0] == '\''))
        word = str_cut(word, 1, word.len - 1);
    from = word.len;
    while (from > 0 && word.s[from - 1] != '/' && word.s[from - 1] != '\\')
        from--;
    if (str_find(str_cut(word, 0, from), '=', 0) >= 0)
        return false; /* ExecStart=/usr/bin/docker */
    word = str_cut(word, from, word.len);
    return str_eq_ascii_case(word, STR_LIT("docker")) ||
           str_eq_ascii_case(word, STR_LIT("docker.exe"));
}

static bool is_word(struct str word, const char *a, const char *b)
{
    return str_is(word, a) || str_is(word, b);
}

/* A word that docker's own flag takes, or that an option of run takes which stands in front of it
 * by mistake (docker -m 2g run). */
static bool takes_next(struct str flag, struct str next)
{
    struct client_global own = client_global_of(flag);

    if (str_find(flag, '=', 0) >= 0 || next.len == 0 || next.s[0] == '-')
        return false;
    return own.known ? own.wants_next
                     : !is_word(next, "run", "create") && !is_word(next, "container", "compose") &&
                           !is_word(next, "network", "service");
}

/* Flags stand between docker and its command. */
static struct str skip_flags(struct str s)
{
    while (s.len > 1 && s.s[0] == '-') {
        struct str flag = first_word(s), next;

        s = run_behind(s, flag.len);
        next = first_word(s);
        if (takes_next(flag, next))
            s = run_behind(s, next.len);
    }
    return s;
}

/* sudo and the like, &, and a PowerShell variable that the output goes to. */
static struct str skip_lead(struct str s)
{
    struct str word = first_word(s), rest;

    if (is_word(word, "sudo", "&") || is_word(word, "call", "winpty"))
        return run_behind(s, word.len);
    if (str_starts(s, STR_LIT("&\"")) || str_starts(s, STR_LIT("&'")))
        return str_cut(s, 1, s.len);
    rest = run_behind(s, word.len);
    if (word.len > 1 && word.s[0] == '$' && str_starts(rest, STR_LIT("=")))
        return run_behind(rest, 1);
    return s;
}

static struct str without_continuation(struct str word)
{
    while (word.len > 0 && memchr("\r`\\^", word.s[word.len - 1], 4) != NULL)
        word.len--;
    return word;
}

/* "docker run is broken": a sentence goes on behind it. */
static bool is_sentence(struct str rest)
{
    static const char words[][12] = {"is",    "to",      "command", "commands", "works",
                                     "fails", "failed",  "too",     "and",      "or",
                                     "with",  "without", "the",     "on",       "in",
                                     "for",   "does",    "doesn't", "line"};
    struct str word = first_word(rest);

    while (word.len > 0 && memchr(",.;:'\"`)", word.s[word.len - 1], 8) != NULL)
        word.len--;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

struct str run_in_line_docker(struct str s)
{
    struct str word = first_word(s);

    return is_docker(word) ? skip_flags(run_behind(s, word.len)) : STR_NONE;
}

/* Whether the command that `s` begins with is docker run or create, network or service create; a
 * word that continues on the next line (`docker run \`) is one too. */
bool run_in_line_begins(struct str s)
{
    struct str word;

    if ((s = run_in_line_docker(skip_lead(s))).len == 0)
        return false;
    if (str_is(first_word(s), "container"))
        s = skip_flags(run_behind(s, 9));
    if (str_is(first_word(s), "network") || str_is(first_word(s), "service"))
        return str_is(without_continuation(first_word(run_behind(s, 7))), "create");
    word = first_word(s);
    return is_word(without_continuation(word), "run", "create") &&
           !is_sentence(run_behind(s, word.len));
}

struct str run_in_line_command(struct str s)
{
    return run_behind(skip_lead(s), 0);
}

/* ---- what may stand before it ---- */

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
           (str_eq(str_trim(before), word) || str_is(first_word(run_behind(before, 0)), "case"));
}

enum { COMMAND_MOST = 256 }; /* bytes that stand before one: a line may name docker often */

/* Behind the sign that ends another command or opens one, and a prompt; empty: too far away. */
static struct str last_command(struct str before)
{
    size_t from = before.len;

    while (from > 0 && memchr(";&|({`", before.s[from - 1], 6) == NULL)
        if (before.len - from-- == COMMAND_MOST)
            return STR_NONE;
    before = run_behind(before, from);
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

    for (struct str s = last_command(before), word; s.len > 0; s = run_behind(s, word.len)) {
        word = first_word(s);
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

/* if exist x, if not defined X, if a==b of cmd. */
static bool is_condition(struct str before)
{
    struct str s = last_command(before), word = first_word(s);

    if (!str_eq_ascii_case(word, STR_LIT("if")))
        return false;
    do {
        s = run_behind(s, word.len);
        word = first_word(s);
    } while (str_eq_ascii_case(word, STR_LIT("not")) || str_eq_ascii_case(word, STR_LIT("/i")));
    if (!str_eq_ascii_case(word, STR_LIT("exist")) &&
        !str_eq_ascii_case(word, STR_LIT("defined")) &&
        !str_eq_ascii_case(word, STR_LIT("errorlevel")))
        return str_holds(s, STR_LIT("=="));
    s = run_behind(s, word.len);
    return s.len > 0 && run_behind(s, first_word(s).len).len == 0;
}

/* for %i in (...) do of cmd. */
static bool is_loop(struct str before)
{
    struct run_assigned v;
    ptrdiff_t at = str_find_ascii_case(before, STR_LIT("for "), 0);

    return at >= 0 && run_loop_read(&v, str_cut(before, (size_t)at, before.len)) &&
           v.shell == SHELL_CMD;
}

/* Whether a command may begin behind `before`: at a sign that ends another or opens one. */
static bool may_begin_behind(struct str before)
{
    struct str trimmed = str_trim(before);
    char last = trimmed.len > 0 ? trimmed.s[trimmed.len - 1] : '\0';

    if (trimmed.len == 0 || memchr(";&|({>=:@`\"'", last, 12) != NULL || is_number(trimmed))
        return true;
    return is_leading_word(last_word(before)) || ends_with_wrapper(before) || is_pattern(before) ||
           is_condition(before);
}

/* A prompt, or a program that hands the text to a shell. */
static enum guess guess_of(struct str before)
{
    struct str trimmed = str_trim(before);
    char last = trimmed.len > 0 ? trimmed.s[trimmed.len - 1] : '\0';

    if (str_holds(before, STR_LIT("PS ")) || str_holds(before, STR_LIT("owershell")) ||
        str_holds(before, STR_LIT("pwsh")) || str_holds(before, STR_LIT("Invoke-")) ||
        str_holds(before, STR_LIT("Measure-Command")) || last == '{')
        return GUESS_POWERSHELL;
    if (is_condition(before) || is_loop(before) || str_holds(before, STR_LIT("cmd ")) ||
        str_holds(before, STR_LIT("cmd.exe")) || str_holds(before, STR_LIT("bat ")) ||
        str_holds(before, STR_LIT("set ")) || last == '@' ||
        (last == '>' && str_holds(before, STR_LIT(":\\"))))
        return GUESS_CMD;
    if (str_holds(before, STR_LIT("sh -c")) || str_holds(before, STR_LIT("ExecStart")) ||
        str_starts(before, STR_LIT("sh ")) || str_starts(trimmed, STR_LIT("$ ")) ||
        is_trace_mark(trimmed) || (last != '\0' && (last == '$' || last == '#' || last == '%')))
        return GUESS_BASH;
    return GUESS_NONE;
}

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

static struct str closed(struct str before, struct str typed)
{
    struct str trimmed = str_trim(before);
    char last = trimmed.len > 0 ? trimmed.s[trimmed.len - 1] : '\0';
    ptrdiff_t end;

    if (last == '(')
        return up_to(typed, '(', ')');
    if (last == '{')
        return up_to(typed, '{', '}');
    if ((last == '"' || last == '\'' || last == '`') && before.len == trimmed.len) {
        end = str_find(typed, last, 0);
        return end > 0 ? str_cut(typed, 0, (size_t)end) : typed;
    }
    return typed;
}

/* docker run with something to run. */
static bool has_more(struct str typed)
{
    size_t words = 0;

    for (size_t i = 0; i < typed.len; i++)
        words += typed.s[i] != ' ' && (i == 0 || typed.s[i - 1] == ' ');
    return words > 2;
}

static bool is_word_start(struct str line, size_t i)
{
    return i == 0 || memchr(" \t\"'`({;&|=>:@/\\", line.s[i - 1], 16) != NULL;
}

/* The place where the path begins that ends with the word at i. */
static size_t path_start(struct str line, size_t i)
{
    bool quoted = false;

    while (i > 0 && memchr(" \t\"'`({;&|=>@", line.s[i - 1], 14) == NULL)
        i--;
    for (size_t k = i; k > 0 && !quoted; k--)
        if (line.s[k - 1] == '"') {
            quoted = str_find(str_cut(line, k, i), '\\', 0) >= 0;
            i = quoted ? k - 1 : i;
            break;
        }
    return i;
}

bool run_in_line_find(struct str line, struct str *typed, enum guess *guess)
{
    for (size_t i = 0; i + 6 < line.len; i++) {
        struct str before, rest;
        size_t from;

        if ((line.s[i] != 'd' && line.s[i] != 'D') || !is_word_start(line, i) ||
            !str_eq_ascii_case(str_cut(line, i, i + 6), STR_LIT("docker")))
            continue;
        from = i > 0 && (line.s[i - 1] == '\\' || line.s[i - 1] == '/') ? path_start(line, i) : i;
        rest = str_cut(line, from, line.len);
        before = str_cut(line, 0, from);
        if (!run_in_line_begins(rest) || !may_begin_behind(before))
            continue;
        rest = closed(before, rest);
        if (!has_more(rest) || str_holds(rest, STR_LIT("--help"))) /* what an error ends with */
            continue;
        *typed = rest;
        *guess = guess_of(before);
        if (*guess == GUESS_NONE && rest.s[0] == 'D')
            *guess = GUESS_POWERSHELL;
        return true;
    }
    return false;
}

/* ---- dashes ---- */

/* The dash that is no hyphen at `s`, three bytes; 'n' a short one, 'm' a long one. */
static char dash_at(struct str s)
{
    static const char shorts[][4] = {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93",
                                     "\xE2\x88\x92"};

    for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
        if (str_starts(s, str_of(shorts[i])))
            return 'n';
    return str_starts(s, STR_LIT("\xE2\x80\x94")) || str_starts(s, STR_LIT("\xE2\x80\x95")) ? 'm'
                                                                                            : '\0';
}

/* Letters of short flags together: -itd. */
static bool is_short(struct str word)
{
    size_t n = 0;

    while (n < word.len && word.s[n] != ' ' && word.s[n] != '=' && word.s[n] != '\n')
        if (memchr("aceditmPpuvwhl", word.s[n++], 14) == NULL)
            return false;
    return n > 0 && n < 4;
}

struct str run_plain_dashes(struct arena *a, struct str text, bool *found)
{
    bool second = false; /* of two dashes, which are what they look like */
    char *to;
    size_t n = 0;

    *found = false;
    for (size_t i = 0; i < text.len; i++)
        *found = *found || ((unsigned char)text.s[i] == 0xE2 &&
                            (i == 0 || memchr(" \n-", text.s[i - 1], 3) != NULL) &&
                            dash_at(str_cut(text, i, text.len)) != '\0');
    if (!*found || (to = arena_alloc(a, text.len + 1)) == NULL)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        bool hyphen = second || (i > 0 && text.s[i - 1] == '-' && (i == 1 || text.s[i - 2] == ' '));
        bool begins = i == 0 || text.s[i - 1] == ' ' || text.s[i - 1] == '\n' || hyphen;
        char dash = begins ? dash_at(str_cut(text, i, text.len)) : '\0';
        struct str behind;

        second = false;
        if (dash == '\0') {
            to[n++] = text.s[i];
            continue;
        }
        i += 2;
        to[n++] = '-';
        behind = str_cut(text, i + 1, text.len);
        second = !hyphen && dash_at(behind) != '\0';
        if (!hyphen && !second && !str_starts(behind, STR_LIT("-")) &&
            (dash == 'm' || !is_short(behind)))
            to[n++] = '-';
    }
    return (struct str){to, n};
}
