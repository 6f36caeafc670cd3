#include "model/base/ascii.h"
#include "model/formats/dockerfile.h"

#include "model/base/buf.h"
#include "model/formats/line_walk.h"

static const char instructions[][12] = {
    "FROM", "RUN",     "CMD",         "LABEL",      "MAINTAINER", "EXPOSE",
    "ENV",  "ADD",     "COPY",        "ENTRYPOINT", "VOLUME",     "USER",
    "ARG",  "WORKDIR", "HEALTHCHECK", "SHELL",      "ONBUILD",    "STOPSIGNAL",
};

bool dockerfile_is_instruction(struct str word)
{
    for (size_t i = 0; i < sizeof(instructions) / sizeof(instructions[0]); i++)
        if (str_eq_ascii_case(word, str_of(instructions[i])))
            return true;
    return false;
}

static bool is_remark(struct str line)
{
    struct str text = str_trim(line);

    return text.len > 0 && text.s[0] == '#';
}

/* "# escape=`" stands above everything else but other directives. */
static char escape_of(struct str text)
{
    struct line_walk at = line_walk_of(text);

    while (line_walk_next(&at) && is_remark(at.line)) {
        struct str directive = str_trim(str_cut(str_trim(at.line), 1, at.line.len));
        ptrdiff_t equals = str_find(directive, '=', 0);
        struct str name = str_trim(str_cut(directive, 0, equals < 0 ? 0 : (size_t)equals));
        struct str value = str_trim(
            str_cut(directive, equals < 0 ? directive.len : (size_t)equals + 1, directive.len));

        if (str_eq_ascii_case(name, STR_LIT("escape")) && value.len == 1)
            return value.s[0];
        if (equals < 0)
            break;
    }
    return '\\';
}

void dockerfile_walk_init(struct dockerfile_walk *w, struct arena *a, struct str text)
{
    *w = (struct dockerfile_walk){.arena = a, .rest = text, .escape = escape_of(text)};
}

/* Without the escape character at its end, which says that it goes on. */
static bool goes_on(struct str *line, char escape)
{
    struct str text = *line;

    while (text.len > 0 && (text.s[text.len - 1] == ' ' || text.s[text.len - 1] == '\t'))
        text.len--;
    if (text.len == 0 || text.s[text.len - 1] != escape)
        return false;
    *line = str_cut(text, 0, text.len - 1);
    return true;
}

/* "EOF" of "<<EOF", "<<-\"EOF\""; STR_NONE: there is none. */
static struct str heredoc(struct str text)
{
    ptrdiff_t at = line_find(text, "<<");
    size_t from, end;

    if (at < 0)
        return STR_NONE;
    for (from = (size_t)at + 2; from < text.len && memchr("-\"'", text.s[from], 3) != NULL;)
        from++;
    for (end = from;
         end < text.len && ((text.s[end] >= 'A' && text.s[end] <= 'Z') ||
                            (text.s[end] >= 'a' && text.s[end] <= 'z') || text.s[end] == '_');)
        end++;
    return str_cut(text, from, end);
}

static void skip_heredoc(struct line_walk *at, struct str end)
{
    while (end.len > 0 && line_walk_next(at))
        if (str_eq(str_trim(at->line), end))
            return;
}

static struct str joined(struct dockerfile_walk *w, struct line_walk *at, bool *unfinished)
{
    struct str part = at->line, text;
    struct buf all = {0};

    *unfinished = false;
    while (goes_on(&part, w->escape)) {
        buf_add(&all, part);
        do
            *unfinished = !line_walk_next(at);
        while (!*unfinished && (is_remark(at->line) || str_trim(at->line).len == 0));
        part = *unfinished ? STR_NONE : at->line;
        if (*unfinished)
            break;
    }
    buf_add(&all, part);
    text = arena_str(w->arena, str_trim(buf_str(&all)));
    w->arena->failed = w->arena->failed || all.failed;
    buf_finish(&all);
    return text;
}

bool dockerfile_walk_next(struct dockerfile_walk *w, struct dockerfile_line *out)
{
    struct line_walk at = {.rest = w->rest, .line_number = w->line};
    struct str text;
    size_t end;

    do
        if (!line_walk_next(&at))
            return false;
    while (is_remark(at.line) || str_trim(at.line).len == 0);
    out->line = at.line_number;
    text = joined(w, &at, &out->unfinished);
    for (end = 0; end < text.len && text.s[end] != ' ' && text.s[end] != '\t';)
        end++;
    out->word = str_cut(text, 0, end);
    out->rest = str_trim(str_cut(text, end, text.len));
    if (str_eq_ascii_case(out->word, STR_LIT("RUN")) ||
        str_eq_ascii_case(out->word, STR_LIT("COPY")) ||
        str_eq_ascii_case(out->word, STR_LIT("ADD")))
        skip_heredoc(&at, heredoc(out->rest));
    w->rest = at.rest;
    w->line = at.line_number;
    return true;
}

/* ---- words ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t word_end(struct str text, size_t i, char escape)
{
    char quote = '\0';

    for (; i < text.len && (quote != '\0' || !is_blank(text.s[i])); i++) {
        char c = text.s[i];

        if (c == escape && quote != '\'')
            i++;
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = '\0';
    }
    return i < text.len ? i : text.len;
}

size_t dockerfile_words(struct str *out, size_t most, struct str text, char escape)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len && count < most;) {
        size_t end;

        if (is_blank(text.s[i])) {
            i++;
            continue;
        }
        end = word_end(text, i, escape);
        out[count++] = str_cut(text, i, end);
        i = end;
    }
    return count;
}

/* ---- variables ---- */

struct expansion {
    struct str (*find)(void *ctx, struct str name);
    void *ctx;
    bool *unresolved;
    struct buf out;
};

/* What stands in the braces of ${...}. */
static void expand_braced(struct expansion *x, struct str text, struct str whole)
{
    size_t end = 0;
    struct str value, word;

    while (end < text.len && ascii_is_word(text.s[end]))
        end++;
    value = x->find(x->ctx, str_cut(text, 0, end));
    word = str_cut(text, end + 2, text.len);
    if (end + 1 < text.len && text.s[end] == ':' && text.s[end + 1] == '-')
        buf_add(&x->out, value.len > 0 ? value : word);
    else if (end + 1 < text.len && text.s[end] == ':' && text.s[end + 1] == '+')
        buf_add(&x->out, value.len > 0 ? word : STR_NONE);
    else if (end == text.len && value.s != NULL)
        buf_add(&x->out, value);
    else {
        *x->unresolved = true;
        buf_add(&x->out, whole);
    }
}

static size_t expand_at(struct expansion *x, struct str text, size_t i)
{
    size_t end = i + 1;
    struct str value;

    if (end < text.len && text.s[end] == '{') {
        ptrdiff_t close = str_find(text, '}', end);

        if (close < 0) {
            buf_char(&x->out, '$');
            return i + 1;
        }
        expand_braced(x, str_cut(text, end + 1, (size_t)close),
                      str_cut(text, i, (size_t)close + 1));
        return (size_t)close + 1;
    }
    while (end < text.len && ascii_is_word(text.s[end]))
        end++;
    value = end > i + 1 ? x->find(x->ctx, str_cut(text, i + 1, end)) : STR_LIT("$");
    if (value.s == NULL) {
        *x->unresolved = true;
        value = str_cut(text, i, end);
    }
    buf_add(&x->out, value);
    return end;
}

/* What the escape character stands before, inside of double quotes, without losing it. */
static bool is_escaped(char next, char quote, char escape)
{
    return quote == '\0' || next == '"' || next == '$' || next == escape;
}

struct str dockerfile_expand(struct arena *a, struct str text, char escape,
                             struct str (*find)(void *ctx, struct str name), void *ctx,
                             bool *unresolved)
{
    struct expansion x = {.find = find, .ctx = ctx, .unresolved = unresolved};
    char quote = '\0';

    *unresolved = false;
    for (size_t i = 0; i < text.len;) {
        char c = text.s[i];

        if (c == escape && quote != '\'' && i + 1 < text.len &&
            is_escaped(text.s[i + 1], quote, escape)) {
            buf_char(&x.out, text.s[i + 1]);
            i += 2;
        } else if (c == '$' && quote != '\'') {
            i = expand_at(&x, text, i);
        } else if (quote == '\0' ? c == '"' || c == '\'' : c == quote) {
            quote = quote == '\0' ? c : '\0';
            i++;
        } else {
            buf_char(&x.out, c);
            i++;
        }
    }
    return buf_in_arena(&x.out, a);
}
