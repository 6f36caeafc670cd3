/* One word of bash: quotes, escapes, and the expansions that only the shell could do. */
#include "model/shell/bash_parts.h"

#include "model/base/ascii.h"
#include "model/base/bounds.h"

bool bash_is_meta(char c)
{
    return c != '\0' && strchr(" \t\n;&|()<>", c) != NULL;
}

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

static bool too_deep(struct splitter *s)
{
    if (s->error == NULL)
        s->error = err_new(ERR_LIMIT, "expansions are nested more than %d deep", BOUND_NESTING);
    return false;
}

/* ---- where nested things end; 0: they do not ---- */

static size_t skip_brackets(struct splitter *s, size_t i, char open, char close, unsigned depth);

static size_t skip_parens(struct splitter *s, size_t i, unsigned depth)
{
    return skip_brackets(s, i, '(', ')', depth);
}

size_t bash_behind_paren(struct splitter *s, size_t i)
{
    return skip_parens(s, i, 0);
}

static size_t skip_single(const struct splitter *s, size_t i)
{
    ptrdiff_t end = str_find(s->text, '\'', i);

    return end >= 0 ? (size_t)end + 1 : 0;
}

static size_t skip_double(struct splitter *s, size_t i, unsigned depth)
{
    while (i < s->text.len && at(s, i) != '"') {
        if (at(s, i) == '\\')
            i += 2;
        else if (at(s, i) == '$' && at(s, i + 1) == '(') {
            if ((i = skip_parens(s, i + 2, depth + 1)) == 0)
                return 0;
        } else {
            i++;
        }
    }
    return i < s->text.len ? i + 1 : 0;
}

/* Behind the bracket that closes what was opened before `i`; of braces those behind $ count. */
static size_t skip_brackets(struct splitter *s, size_t i, char open, char close, unsigned depth)
{
    size_t level = 1;

    if (depth > BOUND_NESTING && !too_deep(s))
        return 0;
    while (i > 0 && i < s->text.len) {
        char c = at(s, i++);

        if (c == '\\')
            i++;
        else if (c == '\'')
            i = skip_single(s, i);
        else if (c == '"')
            i = skip_double(s, i, depth);
        else if (c == open && (c != '{' || (i > 1 && at(s, i - 2) == '$')))
            level++;
        else if (c == close && --level == 0)
            return i;
    }
    return 0;
}

static size_t skip_backquotes(const struct splitter *s, size_t i)
{
    while (i < s->text.len && at(s, i) != '`')
        i += at(s, i) == '\\' ? 2 : 1;
    return i < s->text.len ? i + 1 : 0;
}

/* ---- expansions ---- */

/* Between quotes the marks are there already. One at the start keeps a ~ behind it from being the
 * word's first. */
static void put_edge(struct splitter *s, struct bash_word *w, bool quoted)
{
    if ((w->braces || w->count == 0) && !quoted && s->depth == 0)
        bash_put(s, w, '\0', ATOM_EDGE);
}

static bool is_name_start(char c)
{
    return ascii_is_letter(c) || c == '_';
}

static size_t name_end(const struct splitter *s, size_t i)
{
    if (is_name_start(at(s, i))) {
        while (ascii_is_word(at(s, i)))
            i++;
        return i;
    }
    return i;
}

/* $? and $# have a value even where nothing is known: no command has failed, no argument given. */
static void put_special(struct splitter *s, struct bash_word *w, char c)
{
    if (c == '?' || c == '#')
        bash_put(s, w, '0', ATOM_QUOTED);
}

static bool read_part(struct splitter *s, struct bash_word *w);
static bool read_quoted_part(struct splitter *s, struct bash_word *w);

/* Between double quotes, where further ones part nothing. */
static bool read_quoted_default(struct splitter *s, struct bash_word *w)
{
    while (s->at < s->text.len) {
        if (at(s, s->at) == '"')
            s->at++;
        else if (at(s, s->at) == '\\' && at(s, s->at + 1) == '}')
            bash_put(s, w, at(s, (s->at += 2) - 1), ATOM_QUOTED);
        else if (!read_quoted_part(s, w))
            return false;
    }
    return true;
}

/* What is not quoted is no syntax any more, but its blanks part words. */
static bool read_bare_default(struct splitter *s, struct bash_word *w)
{
    while (s->at < s->text.len) {
        size_t before = w->count;

        if (!read_part(s, w))
            return false;
        for (size_t i = before; i < w->count; i++)
            if (w->atoms[i].kind == ATOM_PLAIN)
                w->atoms[i].kind =
                    strchr(" \t\n", w->atoms[i].c) != NULL ? ATOM_SPLIT : ATOM_QUOTED;
    }
    return true;
}

/* ${NAME-word}: what stands for a variable that is not there, from s->at to before `end`. */
static bool read_default(struct splitter *s, struct bash_word *w, size_t end, bool quoted)
{
    struct str whole = s->text;
    bool read;

    s->at += at(s, s->at) == ':';
    if (at(s, s->at) != '-' && at(s, s->at) != '=')
        return true;
    if (s->depth == BOUND_NESTING)
        return too_deep(s);
    s->at++;
    s->text.len = end;
    s->depth++;
    read = quoted ? read_quoted_default(s, w) : read_bare_default(s, w);
    s->depth--;
    s->text = whole;
    return read;
}

static bool read_braced(struct splitter *s, struct bash_word *w, bool quoted)
{
    size_t from = s->at + 2, end = skip_brackets(s, from, '{', '}', 0), name;
    bool special;

    if (end == 0)
        return bash_unmatched(s, "}");
    if ((at(s, from) == '#' || at(s, from) == '!') && at(s, from + 1) != '}') {
        if (at(s, from) == '#')
            bash_put(s, w, '0', ATOM_QUOTED);
        from++;
    }
    name = name_end(s, from);
    if (name == from)
        name = from + 1;
    shell_unresolved(s, str_cut(s->text, from, name));
    /* ${#} and ${?} are $# and $?, which are never without a value. */
    special = from == s->at + 2 && (at(s, from) == '#' || at(s, from) == '?');
    s->at = name;
    put_edge(s, w, quoted);
    if (special)
        put_special(s, w, at(s, from));
    else if (!read_default(s, w, end - 1, quoted))
        return false;
    s->at = end;
    return true;
}

static bool read_command(struct splitter *s, struct bash_word *w, size_t end, const char *bracket)
{
    if (end == 0)
        return bash_unmatched(s, bracket);
    put_edge(s, w, false);
    shell_unresolved(s, str_cut(s->text, s->at, end));
    s->at = end;
    return true;
}

static bool read_variable(struct splitter *s, struct bash_word *w, bool quoted)
{
    char next = at(s, s->at + 1);
    size_t end = name_end(s, s->at + 1);

    if (end > s->at + 1 && !quoted && s->depth == 0 && (w->braces || at(s, end) == '{')) {
        /* Braces are expanded before variables: $A{b,c} is $Ab and $Ac, {$A,$B}c is $Ac and $Bc. */
        bash_put(s, w, '$', ATOM_NAME);
        for (s->at++; s->at < end; s->at++)
            bash_put(s, w, at(s, s->at), ATOM_PLAIN);
    } else if (end > s->at + 1) {
        put_edge(s, w, quoted);
        shell_unresolved(s, str_cut(s->text, s->at + 1, end));
        s->at = end;
    } else if (ascii_is_digit(next) || (next != '\0' && strchr("?#$!@*-", next))) {
        put_edge(s, w, quoted);
        shell_unresolved(s, str_cut(s->text, s->at + 1, s->at + 2));
        put_special(s, w, next);
        s->at += 2;
    } else {
        bash_put(s, w, '$', quoted ? ATOM_QUOTED : ATOM_PLAIN);
        s->at++;
    }
    return true;
}

static bool read_double(struct splitter *s, struct bash_word *w);

static bool read_dollar(struct splitter *s, struct bash_word *w, bool quoted)
{
    switch (at(s, s->at + 1)) {
    case '(':
        return read_command(s, w, skip_parens(s, s->at + 2, 0), ")");
    case '[': /* what $((..)) was before */
        return read_command(s, w, skip_brackets(s, s->at + 2, '[', ']', 0), "]");
    case '{':
        return read_braced(s, w, quoted);
    case '\'':
        if (!quoted)
            return bash_ansi_read(s, w);
        break;
    case '"':
        if (!quoted) {
            s->at++;
            return read_double(s, w);
        }
        break;
    default:
        break;
    }
    return read_variable(s, w, quoted);
}

/* ---- quotes ---- */

static bool read_single(struct splitter *s, struct bash_word *w)
{
    size_t end = skip_single(s, s->at + 1);

    if (end == 0)
        return bash_unmatched(s, "'");
    bash_put(s, w, '\0', ATOM_MARK);
    for (s->at++; s->at + 1 < end; s->at++)
        bash_put(s, w, at(s, s->at), ATOM_QUOTED);
    s->at = end;
    return true;
}

/* A backslash inside double quotes: before $ ` " \ it goes, before a line end both go. */
static void read_double_escape(struct splitter *s, struct bash_word *w)
{
    char next = at(s, s->at + 1);

    if (s->at + 1 >= s->text.len || memchr("$`\"\\\n", next, 5) == NULL) {
        bash_put(s, w, '\\', ATOM_QUOTED);
        s->at++;
        return;
    }
    if (next != '\n')
        bash_put(s, w, next, ATOM_QUOTED);
    s->at += 2;
}

/* One character, or what stands for several. */
static bool read_quoted_part(struct splitter *s, struct bash_word *w)
{
    switch (at(s, s->at)) {
    case '\\':
        read_double_escape(s, w);
        return true;
    case '$':
        return read_dollar(s, w, true);
    case '`':
        return read_command(s, w, skip_backquotes(s, s->at + 1), "`");
    default:
        bash_put(s, w, at(s, s->at++), ATOM_QUOTED);
        return true;
    }
}

/* The one quotes that make no word when nothing is in them: as many as there are arguments. */
static bool is_arguments(const struct splitter *s)
{
    struct str rest = str_cut(s->text, s->at, s->text.len);

    return str_starts(rest, STR_LIT("\"$@\"")) || str_starts(rest, STR_LIT("\"${@}\""));
}

static bool read_double(struct splitter *s, struct bash_word *w)
{
    bash_put(s, w, '\0', is_arguments(s) ? ATOM_EDGE : ATOM_MARK);
    s->at++;
    while (s->at < s->text.len && at(s, s->at) != '"')
        if (!read_quoted_part(s, w))
            return false;
    if (s->at >= s->text.len)
        return bash_unmatched(s, "\"");
    s->at++;
    return true;
}

static void read_escape(struct splitter *s, struct bash_word *w)
{
    s->at++;
    if (s->at >= s->text.len)
        bash_put(s, w, '\\', ATOM_QUOTED);
    else if (at(s, s->at) == '\n')
        s->at++;
    else
        bash_put(s, w, at(s, s->at++), ATOM_QUOTED);
}

/* ---- ~ ---- */

static bool is_assignment(const struct bash_word *w)
{
    size_t i = 0;

    while (i < w->count && w->atoms[i].kind == ATOM_PLAIN && ascii_is_word(w->atoms[i].c))
        i++;
    if (i > 0 && i < w->count && w->atoms[i].kind == ATOM_PLAIN && w->atoms[i].c == '+')
        i++;
    return i > 0 && i < w->count && w->atoms[i].kind == ATOM_PLAIN && w->atoms[i].c == '=' &&
           is_name_start(w->atoms[0].c);
}

/* At the start of a word, and in A=~, A+=~ and A=x:~. */
static bool tilde_counts(const struct splitter *s, const struct bash_word *w)
{
    const struct atom *last = w->count > 0 ? &w->atoms[w->count - 1] : NULL;

    return s->at == w->from || (last != NULL && last->kind == ATOM_PLAIN &&
                                (last->c == '=' || last->c == ':') && is_assignment(w));
}

bool bash_is_home_name(char c)
{
    return ascii_is_word(c) || (c != '\0' && strchr("-.+", c) != NULL);
}

/* False: no home directory is meant. One is a word of its own, empty to us. */
static bool read_tilde(struct splitter *s, struct bash_word *w)
{
    size_t end = s->at + 1;

    if (!tilde_counts(s, w))
        return false;
    while (end < s->text.len && !bash_is_meta(at(s, end)) && memchr("/:", at(s, end), 2) == NULL) {
        if (!bash_is_home_name(at(s, end)))
            return false;
        end++;
    }
    shell_unresolved(s, str_cut(s->text, s->at, end));
    bash_put(s, w, '\0', ATOM_MARK);
    s->at = end;
    return true;
}

static bool read_part(struct splitter *s, struct bash_word *w)
{
    switch (at(s, s->at)) {
    case '\\':
        read_escape(s, w);
        return true;
    case '\'':
        return read_single(s, w);
    case '"':
        return read_double(s, w);
    case '$':
        return read_dollar(s, w, false);
    case '`':
        return read_command(s, w, skip_backquotes(s, s->at + 1), "`");
    case '~':
        if (read_tilde(s, w))
            return true;
        break;
    default:
        break;
    }
    w->braces |= at(s, s->at) == '{' && s->depth == 0;
    bash_put(s, w, at(s, s->at++), ATOM_PLAIN);
    return true;
}

bool bash_at_process(const struct splitter *s)
{
    return (at(s, s->at) == '<' || at(s, s->at) == '>') && at(s, s->at + 1) == '(';
}

/* <(command): the name of a file that only the shell knows. */
static bool read_process(struct splitter *s, struct bash_word *w)
{
    bash_put(s, w, '\0', ATOM_MARK);
    return read_command(s, w, skip_parens(s, s->at + 2, 0), ")");
}

bool bash_word_read(struct splitter *s, struct bash_word *w)
{
    bool process;

    *w = (struct bash_word){.from = s->at};
    while (s->at < s->text.len && s->error == NULL &&
           ((process = bash_at_process(s)) || !bash_is_meta(at(s, s->at)))) {
        if (!(process ? read_process(s, w) : read_part(s, w)))
            return false;
    }
    return s->error == NULL;
}
