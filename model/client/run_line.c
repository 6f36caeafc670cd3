#include "model/client/run_line.h"
#include "model/base/buf.h"
#include "model/client/run_before.h"
#include "model/client/run_held.h"
#include "model/client/run_in_line.h"
#include "model/client/run_line_shell.h"
#include "model/client/run_prompt.h"

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
    if (c->s == NULL || c->len + text.len + 1 > c->capacity) {
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

/* What is found of a run line in its first line. */
struct found {
    struct str typed;
    enum guess prompt;
    struct run_held held;
    struct str before; /* of the same line */
};

static bool is_run_by_prompt(struct found *f, struct str line)
{
    f->typed = run_behind(line, 0);
    f->prompt = run_take_prompt(&f->typed);
    if (take_command(&f->typed, &f->prompt))
        return true;
    f->prompt = GUESS_NONE;
    f->typed = skip_marks(line);
    if (take_command(&f->typed, &f->prompt))
        return true;
    f->prompt = run_take_prompt(&f->typed);
    return f->prompt != GUESS_NONE && take_command(&f->typed, &f->prompt);
}

static bool is_run(struct str line, struct found *f)
{
    struct run_in_line in = {.guess = GUESS_NONE};

    *f = (struct found){.prompt = GUESS_NONE};
    if (!is_run_by_prompt(f, line)) {
        if (!run_in_line_find(line, &in))
            return false;
        f->typed = in.typed;
        f->prompt = in.guess;
        f->held = in.held;
    }
    f->before = str_cut(line, 0, (size_t)(f->typed.s - line.s));
    return true;
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
    struct found f;

    if (!is_run(line, &f))
        return false;
    *before = f.before;
    return true;
}

bool run_line_begins(struct str line)
{
    struct str before;

    return run_line_split(&before, line);
}

bool run_line_goes_on(struct str first, struct str last, struct str next, size_t count)
{
    struct found f;

    (void)first;
    (void)next;
    (void)count;
    if (is_run(last, &f))
        last = without_code_mark(f.typed, last);
    return continuation(last) != GUESS_NONE;
}

bool run_lines_any(struct str text)
{
    struct lines l = {text, 0, 0};
    struct str line;
    struct found f;

    while (next_line(&l, &line)) {
        if (is_run(line, &f))
            return true;
    }
    return false;
}

static size_t count_runs(struct str text)
{
    struct lines l = {text, 0, 0};
    struct str line;
    struct found f;
    size_t count = 0;

    while (next_line(&l, &line))
        count += is_run(line, &f);
    return count;
}

/* With "value" wherever xargs puts a word. */
static struct str with_fed(struct arena *a, struct str text, struct str place)
{
    struct buf made = {.s = NULL};
    ptrdiff_t at = place.len > 0 ? str_find_text(text, place, 0) : -1;
    size_t from = 0;

    if (at < 0)
        return text;
    for (; at >= 0; at = str_find_text(text, place, from)) {
        buf_add(&made, str_cut(text, from, (size_t)at));
        buf_add(&made, STR_LIT("value"));
        from = (size_t)at + place.len;
    }
    buf_add(&made, str_cut(text, from, text.len));
    return buf_in_arena(&made, a);
}

/* The line as the shell gets it. */
static struct str plain(struct run_line *out, struct arena *a, const struct found *f,
                        struct str collected)
{
    struct str text = run_held_plain(a, without_case_end(collected), &f->held), place;

    out->doubled = f->held.doubled;
    out->fed = run_is_fed(f->before, &place);
    return run_plain_dashes(a, with_fed(a, text, place), &out->dashes);
}

struct err *run_lines_find(struct run_lines *out, struct arena *a, struct str text)
{
    struct lines l = {text, 0, 0};
    struct str line;
    struct found f;

    out->count = 0;
    out->items = arena_calloc(a, count_runs(text) + 1, sizeof(*out->items));
    while (out->items != NULL && next_line(&l, &line)) {
        struct run_line *found = &out->items[out->count];
        struct collected c = {a, NULL, 0, 0};
        enum guess goes_on;
        struct err *e;

        if (!is_run(line, &f))
            continue;
        found->first_line = l.number;
        found->folder = prompt_folder(line, f.typed);
        goes_on = collect_line(&c, &l, without_code_mark(f.typed, line));
        found->last_line = l.number;
        found->text = plain(found, a, &f, (struct str){c.s, c.s != NULL ? c.len : 0});
        if ((e = run_line_tell_shell(found, a, f.prompt, goes_on)) != NULL)
            return e;
        out->count++;
    }
    return arena_failed(a) ? err_oom() : NULL;
}
