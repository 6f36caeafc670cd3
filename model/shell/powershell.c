/* PowerShell: statements, and how words reach a program. */
#include "model/shell/powershell_parts.h"

#include "model/base/utf8.h"

struct statement {
    struct shell_words words;
    bool called;         /* behind & or . */
    bool no_command;     /* begins with an expression */
    struct str verbatim; /* behind --% */
    bool has_verbatim;
    size_t told, lists; /* unresolved names and lists before it */
};

struct powershell {
    struct splitter *s;
    bool legacy;
    struct statement now;
};

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

static void begin_statement(struct powershell *p)
{
    p->now = (struct statement){.told = p->s->out->unresolved.count, .lists = p->s->out->lists};
    p->now.words.offset = p->s->at;
}

/* ---- how words reach a program before 7.3 ---- */

/* White space outside the word's own quotes. */
static bool needs_quotes(struct str word)
{
    size_t quotes = 0;
    bool slash = false;

    for (size_t i = 0; i < word.len; i++) {
        if (word.s[i] == '"' && !slash)
            quotes++;
        else if (memchr(" \t\n\r\v\f", word.s[i], 6) != NULL && quotes % 2 == 0)
            return true;
        slash = word.s[i] == '\\';
    }
    return false;
}

static void add_raw(struct splitter *s, struct shell_bytes *line, struct str word)
{
    bool quotes = needs_quotes(word);

    if (word.len == 0)
        return;
    if (line->len > 0)
        shell_bytes_char(s, line, ' ');
    if (quotes)
        shell_bytes_char(s, line, '"');
    shell_bytes_add(s, line, word);
    for (size_t i = word.len; quotes && i > 0 && word.s[i - 1] == '\\'; i--)
        shell_bytes_char(s, line, '\\');
    if (quotes)
        shell_bytes_char(s, line, '"');
}

/* Behind --% only %NAME% is looked at. */
static void find_variables(struct splitter *s, struct str t)
{
    size_t i = 0;

    while (i < t.len) {
        ptrdiff_t from = str_find(t, '%', i),
                  to = from >= 0 ? str_find(t, '%', (size_t)from + 1) : -1;

        if (to < 0)
            return;
        i = (size_t)from + 1;
        if (!shell_may_be_variable(str_cut(t, i, (size_t)to)))
            continue;
        shell_unresolved(s, str_cut(t, i, (size_t)to));
        i = (size_t)to + 1;
    }
}

static struct shell_words delivered(struct powershell *p)
{
    struct splitter *s = p->s;
    struct shell_words out = {NULL, 0, 0, p->now.words.offset};
    struct shell_bytes line = {NULL, 0, 0};

    if (!p->legacy && !p->now.has_verbatim)
        return p->now.words;
    (void)shell_words_add(s, &out, p->now.words.items[0]);
    for (size_t i = 1; i < p->now.words.count; i++) {
        if (p->legacy)
            add_raw(s, &line, p->now.words.items[i]);
        else
            (void)shell_words_add(s, &out, p->now.words.items[i]);
    }
    if (p->now.has_verbatim) {
        shell_bytes_char(s, &line, ' ');
        shell_bytes_add(s, &line, p->now.verbatim);
        find_variables(s, p->now.verbatim);
    }
    shell_argv(s, &out, shell_bytes_str(&line));
    return out;
}

static void end_statement(struct powershell *p)
{
    struct splitter *s = p->s;
    size_t before = s->out->count;

    if (p->now.words.count > 0 && !p->now.no_command) {
        struct shell_words words = delivered(p);

        shell_command(s, &words, true);
    }
    if (s->out->count == before && !s->out->is_open)
        s->out->unresolved.count = p->now.told;
    if (s->out->count == before)
        s->out->lists = p->now.lists;
}

/* ---- what stands between arguments ---- */

static bool skip_comment(struct splitter *s)
{
    if (at(s, s->at) == '<' && at(s, s->at + 1) == '#') {
        while (s->at < s->text.len && !(at(s, s->at) == '#' && at(s, s->at + 1) == '>'))
            s->at++;
        s->at = s->at + 2 < s->text.len ? s->at + 2 : s->text.len;
        return true;
    }
    if (at(s, s->at) != '#')
        return false;
    while (s->at < s->text.len && ps_line_end_at(s, s->at) == 0)
        s->at++;
    return true;
}

/* Blanks, comments, and line ends behind a backtick. */
static void skip_blanks(struct splitter *s)
{
    for (;;) {
        size_t width = ps_space_at(s, s->at);

        if (width > 0)
            s->at += width;
        else if (at(s, s->at) == '`' && ps_line_end_at(s, s->at + 1) > 0)
            s->at += 1 + ps_line_end_at(s, s->at + 1);
        else if (s->at >= s->text.len || !skip_comment(s))
            return;
    }
}

/* >, >>, 2>, *>, 2>&1 at a word's start; 0: none. */
static size_t redirection_len(const struct splitter *s)
{
    size_t i = s->at;

    if ((at(s, i) >= '1' && at(s, i) <= '6') || at(s, i) == '*')
        i++;
    if (at(s, i) != '>')
        return 0;
    i += at(s, i + 1) == '>' ? 2 : 1;
    return i - s->at;
}

static bool take_redirection(struct powershell *p)
{
    struct splitter *s = p->s;
    struct shell_bytes target = {NULL, 0, 0};
    size_t told = s->out->unresolved.count;

    s->at += redirection_len(s);
    if (at(s, s->at) == '&' && at(s, s->at + 1) >= '1' && at(s, s->at + 1) <= '6') {
        s->at += 2;
        return true;
    }
    skip_blanks(s);
    if (!ps_argument(s, &target, p->legacy))
        return false;
    s->out->unresolved.count = told;
    return true;
}

/* --% : everything up to the line end or a pipe. */
static void take_verbatim(struct powershell *p)
{
    struct splitter *s = p->s;
    size_t from = s->at;

    while (s->at < s->text.len && ps_line_end_at(s, s->at) == 0 && at(s, s->at) != '|')
        s->at++;
    p->now.verbatim = str_cut(s->text, from, s->at);
    p->now.has_verbatim = true;
}

/* ; | & && || and line ends; false: something else. */
static bool take_separator(struct powershell *p)
{
    struct splitter *s = p->s;
    size_t line_end = ps_line_end_at(s, s->at);
    char c = at(s, s->at);

    if (line_end == 0 && (c == '\0' || strchr(";|&", c) == NULL))
        return false;
    if (c == '&' && at(s, s->at + 1) != '&' && p->now.words.count == 0 && !p->now.called) {
        p->now.called = true;
        s->at++;
        return true;
    }
    end_statement(p);
    s->at += line_end > 0 ? line_end : (c != ';' && at(s, s->at + 1) == c) ? 2 : 1;
    begin_statement(p);
    return true;
}

static bool take_argument(struct powershell *p)
{
    struct splitter *s = p->s;
    struct shell_bytes word = {NULL, 0, 0};
    size_t from = s->at, width;
    bool first = p->now.words.count == 0;

    if (first)
        p->now.words.offset = from;
    if (first && at(s, from) == '.' && ps_space_at(s, from + 1) > 0) {
        p->now.called = true;
        s->at++;
        return true;
    }
    /* A string or a variable is no command without &. */
    if (first && !p->now.called && (ps_quote_at(s, &width) != PS_NONE || at(s, from) == '$'))
        p->now.no_command = true;
    if (!ps_argument(s, &word, p->legacy))
        return false;
    if (str_is(str_cut(s->text, from, s->at), "--%") && !first) {
        take_verbatim(p);
        return true;
    }
    /* $id = docker run ...: the command is behind it. */
    if (p->now.words.count == 1 && p->now.no_command && at(s, from) == '=' && s->at == from + 1) {
        s->out->unresolved.count = p->now.told;
        begin_statement(p);
        return true;
    }
    /* What is made of unresolved names alone is a word all the same: an empty one. */
    return shell_words_add(s, &p->now.words, shell_bytes_str(&word));
}

void shell_powershell(struct splitter *s, bool legacy)
{
    struct powershell p = {.s = s, .legacy = legacy};

    begin_statement(&p);
    for (skip_blanks(s); s->at < s->text.len && s->error == NULL; skip_blanks(s)) {
        if (take_separator(&p))
            continue;
        if (redirection_len(s) > 0 ? !take_redirection(&p) : !take_argument(&p))
            return;
    }
    end_statement(&p);
}
