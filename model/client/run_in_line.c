#include "model/client/run_in_line.h"

#include "model/base/ascii.h"
#include "model/client/client_parts.h"
#include "model/client/run_before.h"
#include "model/client/run_held.h"

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
        struct str flag = run_first_word(s), next;

        s = run_behind(s, flag.len);
        next = run_first_word(s);
        if (takes_next(flag, next))
            s = run_behind(s, next.len);
    }
    return s;
}

/* "Run docker run ..." of GitHub's log, "[exec] docker run ..." of Ant's. */
static bool is_of_log(struct str word)
{
    return str_is(word, "Run") || (word.len > 2 && word.s[0] == '[' &&
                                   word.s[word.len - 1] == ']' && ascii_is_letter(word.s[1]));
}

/* sudo and the like, &, what a log puts in front, and a PowerShell variable that the output goes
 * to. */
static struct str skip_lead(struct str s)
{
    struct str word = run_first_word(s), rest;

    if (is_of_log(word) && is_docker(run_first_word(run_behind(s, word.len))))
        return run_behind(s, word.len);
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
    struct str word = run_first_word(rest);

    while (word.len > 0 && memchr(",.;:'\"`)", word.s[word.len - 1], 8) != NULL)
        word.len--;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

struct str run_in_line_docker(struct str s)
{
    struct str word = run_first_word(s);

    return is_docker(word) ? skip_flags(run_behind(s, word.len)) : STR_NONE;
}

/* Whether the command that `s` begins with is docker run or create, network or service create; a
 * word that continues on the next line (`docker run \`) is one too. */
bool run_in_line_begins(struct str s)
{
    struct str word;

    if ((s = run_in_line_docker(skip_lead(s))).len == 0)
        return false;
    if (str_is(run_first_word(s), "container"))
        s = skip_flags(run_behind(s, 9));
    if (str_is(run_first_word(s), "network") || str_is(run_first_word(s), "service"))
        return str_is(without_continuation(run_first_word(run_behind(s, 7))), "create");
    word = run_first_word(s);
    return is_word(without_continuation(word), "run", "create") &&
           !is_sentence(run_behind(s, word.len));
}

struct str run_in_line_command(struct str s)
{
    return run_behind(skip_lead(s), 0);
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

enum { COMMANDS_LOOKED = 64 }; /* of a line, each of them to its end */

bool run_in_line_find(struct str line, struct run_in_line *found)
{
    size_t looked = 0;

    for (size_t i = 0; i + 6 < line.len && looked < COMMANDS_LOOKED; i++) {
        struct str before, rest;
        size_t from;

        if ((line.s[i] != 'd' && line.s[i] != 'D') || !is_word_start(line, i) ||
            !str_eq_ascii_case(str_cut(line, i, i + 6), STR_LIT("docker")))
            continue;
        from = i > 0 && (line.s[i - 1] == '\\' || line.s[i - 1] == '/') ? path_start(line, i) : i;
        rest = str_cut(line, from, line.len);
        before = str_cut(line, 0, from);
        if (!run_in_line_begins(rest) || !run_may_begin_behind(before))
            continue;
        looked++;
        rest = run_held_in(&found->held, before, rest);
        if (!has_more(rest) || str_holds(rest, STR_LIT("--help"))) /* what an error ends with */
            continue;
        found->typed = rest;
        found->guess = run_guess_of(before);
        if (found->guess == GUESS_NONE && rest.s[0] == 'D')
            found->guess = GUESS_POWERSHELL;
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
