#include "model/client/run_line.h"
#include "model/client/run_in_line.h"
#include "model/client/run_line_shell.h"

/* ---- prompts ---- */

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

static enum guess take_prompt(struct str *s)
{
    size_t len;

    if ((len = powershell_prompt(*s)) > 0) {
        *s = run_behind(*s, len);
        return GUESS_POWERSHELL;
    }
    if ((len = cmd_prompt(*s)) > 0) {
        *s = run_behind(*s, len);
        return GUESS_CMD;
    }
    if ((len = bash_prompt(*s)) > 0) {
        *s = run_behind(*s, len);
        return GUESS_BASH;
    }
    return GUESS_NONE;
}

struct str run_line_typed(struct str line)
{
    struct str typed = run_behind(line, 0);

    (void)take_prompt(&typed);
    return typed;
}

/* `C:\dir` of a prompt of Windows in front of `typed`. */
static struct str prompt_folder(struct str line, struct str typed)
{
    struct str prompt = str_trim(str_cut(line, 0, (size_t)(typed.s - line.s)));
    ptrdiff_t end = str_find(prompt, '>', 0), colon = str_find(prompt, ':', 0);

    while (colon > 0 && colon + 1 < end && prompt.s[colon + 1] != '\\')
        colon = str_find(prompt, ':', (size_t)colon + 1);
    return colon > 0 && colon + 1 < end ? str_cut(prompt, (size_t)colon - 1, (size_t)end)
                                        : STR_NONE;
}

/* ---- where a line begins ---- */

/* Marks of lists, quotes and code that stand before a line in prose. */
static struct str skip_marks(struct str s)
{
    bool more = true;

    s = run_behind(s, 0);
    while (more) {
        more = str_starts(s, STR_LIT("- ")) || str_starts(s, STR_LIT("* ")) ||
               (str_starts(s, STR_LIT("> ")) && s.len > 2);
        if (more)
            s = run_behind(s, 2);
    }
    while (s.len > 0 && s.s[0] == '`')
        s = run_behind(s, 1);
    return s;
}

/* ---- lines ---- */

struct lines {
    struct str text;
    size_t at;
    unsigned number; /* of the line that was taken last */
};

static bool next_line(struct lines *l, struct str *line)
{
    ptrdiff_t end = str_find(l->text, '\n', l->at);
    size_t to = end >= 0 ? (size_t)end : l->text.len;

    if (l->at >= l->text.len)
        return false;
    *line = str_cut(l->text, l->at, to);
    l->at = to + 1;
    l->number++;
    if (line->len > 0 && line->s[line->len - 1] == '\r')
        line->len--;
    return true;
}

/* The shell whose character ends the line, so that the next one belongs to it. */
static enum guess continuation(struct str line)
{
    char last = line.len > 0 ? line.s[line.len - 1] : '\0';

    if (last == '`')
        return GUESS_POWERSHELL;
    if (last == '^')
        return GUESS_CMD;
    /* A path may end with a backslash as well; docker takes no word that is one alone. */
    if (last == '\\' && (line.len == 1 || line.s[line.len - 2] == ' '))
        return GUESS_BASH;
    return GUESS_NONE;
}

/* Behind a line that goes on, `>> `, `> ` and `More? ` are the shell's. */
static struct str skip_continued_prompt(struct str line)
{
    struct str s = run_behind(line, 0);

    if (str_starts(s, STR_LIT(">>")))
        return run_behind(s, 2);
    if (str_starts(s, STR_LIT("> ")))
        return run_behind(s, 2);
    if (str_starts(s, STR_LIT("More?")))
        return run_behind(s, 5);
    return line;
}

struct collected {
    struct arena *a;
    char *s;
    size_t len, capacity;
};

static void collect(struct collected *c, struct str text)
{
    if (c->len + text.len + 1 > c->capacity) {
        size_t capacity = 2 * (c->len + text.len + 64);
        char *s = arena_calloc(c->a, capacity, 1);

        if (s == NULL)
            return;
        if (c->len > 0)
            memcpy(s, c->s, c->len);
        c->s = s;
        c->capacity = capacity;
    }
    if (text.len > 0)
        memcpy(c->s + c->len, text.s, text.len);
    c->len += text.len;
}

/* Takes the lines that belong to `line`; what told the shell by the way. */
static enum guess collect_line(struct collected *c, struct lines *l, struct str line)
{
    enum guess told = GUESS_NONE, now;
    struct str next;

    collect(c, line);
    while ((now = continuation(line)) != GUESS_NONE && (told == GUESS_NONE || now == told) &&
           next_line(l, &next)) {
        told = now;
        line = skip_continued_prompt(next);
        collect(c, STR_LIT("\n"));
        collect(c, line);
    }
    return told;
}

/* ---- the whole ---- */

/* The words from docker on, and which shell what stood before them belongs to. */
static bool take_command(struct str *typed, enum guess *prompt)
{
    struct str command = run_in_line_command(*typed);

    if (!run_in_line_begins(*typed))
        return false;
    if (*prompt == GUESS_NONE && command.s != typed->s &&
        (typed->s[0] == '&' || typed->s[0] == '$'))
        *prompt = GUESS_POWERSHELL;
    if (typed->s[0] != '&') /* which calls what stands in quotes */
        *typed = command;
    if (*prompt == GUESS_NONE && command.len > 0 && command.s[0] == 'D')
        *prompt = GUESS_POWERSHELL; /* or cmd: bash knows no Docker */
    return true;
}

static bool is_run(struct str line, struct str *typed, enum guess *prompt)
{
    *typed = run_behind(line, 0);
    *prompt = take_prompt(typed);
    if (take_command(typed, prompt))
        return true;
    *prompt = GUESS_NONE;
    *typed = skip_marks(line);
    if (take_command(typed, prompt))
        return true;
    *prompt = take_prompt(typed);
    return (*prompt != GUESS_NONE && take_command(typed, prompt)) ||
           run_in_line_find(line, typed, prompt);
}

/* A closing mark of code behind a line that one stood before. */
static struct str without_code_mark(struct str typed, struct str line)
{
    bool marked = typed.s > line.s && typed.s[-1] == '`';

    while (marked && typed.len > 0 && typed.s[typed.len - 1] == '`')
        typed.len--;
    return typed;
}

/* Up to the ;; of a script's case, behind which no command of the line goes on. */
static struct str without_case_end(struct str typed)
{
    char quote = '\0';

    for (size_t i = 0; i + 1 < typed.len; i++) {
        char c = typed.s[i];

        if (quote != '\0' || c == '"' || c == '\'')
            quote = quote == '\0' ? c : quote == c ? '\0' : quote;
        else if (c == ';' && typed.s[i + 1] == ';' &&
                 (i + 2 == typed.len || (i > 0 && typed.s[i - 1] == ' ')))
            return str_cut(typed, 0, i);
    }
    return typed;
}

bool run_line_split(struct str *before, struct str line)
{
    struct str typed;
    enum guess prompt;

    if (!is_run(line, &typed, &prompt))
        return false;
    *before = str_cut(line, 0, (size_t)(typed.s - line.s));
    return true;
}

bool run_line_begins(struct str line)
{
    struct str before;

    return run_line_split(&before, line);
}

bool run_line_goes_on(struct str first, struct str last, struct str next, size_t count)
{
    struct str typed;
    enum guess prompt;

    (void)first;
    (void)next;
    (void)count;
    if (is_run(last, &typed, &prompt))
        last = without_code_mark(typed, last);
    return continuation(last) != GUESS_NONE;
}

bool run_lines_any(struct str text)
{
    struct lines l = {text, 0, 0};
    struct str line, typed;
    enum guess prompt;

    while (next_line(&l, &line)) {
        if (is_run(line, &typed, &prompt))
            return true;
    }
    return false;
}

static size_t count_runs(struct str text)
{
    struct lines l = {text, 0, 0};
    struct str line, typed;
    enum guess prompt;
    size_t count = 0;

    while (next_line(&l, &line))
        count += is_run(line, &typed, &prompt);
    return count;
}

struct err *run_lines_find(struct run_lines *out, struct arena *a, struct str text)
{
    struct lines l = {text, 0, 0};
    struct str line, typed;
    enum guess prompt;

    out->count = 0;
    out->items = arena_calloc(a, count_runs(text) + 1, sizeof(*out->items));
    while (out->items != NULL && next_line(&l, &line)) {
        struct run_line *found = &out->items[out->count];
        struct collected c = {a, NULL, 0, 0};
        enum guess goes_on;
        struct err *e;

        if (!is_run(line, &typed, &prompt))
            continue;
        found->first_line = l.number;
        found->folder = prompt_folder(line, typed);
        goes_on = collect_line(&c, &l, without_code_mark(typed, line));
        found->last_line = l.number;
        found->text = run_plain_dashes(
            a, without_case_end((struct str){c.s, c.s != NULL ? c.len : 0}), &found->dashes);
        if ((e = run_line_tell_shell(found, a, prompt, goes_on)) != NULL)
            return e;
        out->count++;
    }
    return arena_failed(a) ? err_oom() : NULL;
}
