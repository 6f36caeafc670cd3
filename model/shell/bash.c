/* bash: commands, their separators and redirections. */
#include "model/shell/bash_parts.h"
#include "model/shell/wrapper.h"

#include "model/base/ascii.h"

#define HEREDOCS 16 /* that can wait for the end of one line */

struct command {
    struct shell_words words;
    bool any;                      /* something stands in it: a word, a redirection, a group */
    bool wants;                    /* && || | stand before it */
    size_t told;                   /* names that were unresolved before it */
    const struct wrapper *wrapper; /* runs it; what of its own words is passed over still: */
    bool value;                    /* that of an option */
    unsigned operands;
};

struct bash {
    struct splitter *s;
    struct command now;
    size_t depth; /* open ( */
    size_t cases; /* case that no esac ended */
    struct str heredocs[HEREDOCS];
    size_t heredoc_count;
};

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

static void begin_command(struct bash *b, bool wants)
{
    b->now = (struct command){.wants = wants, .told = b->s->out->unresolved.count};
    b->now.words.offset = b->s->at;
}

/* What is unresolved in a command that is not docker's is nobody's question. */
static void end_command(struct bash *b)
{
    size_t before = b->s->out->count;

    shell_command(b->s, &b->now.words, false);
    if (b->s->out->count == before)
        b->s->out->unresolved.count = b->now.told;
}

/* A separator behind a command; `token` as bash would name it. */
static bool separate(struct bash *b, const char *token, size_t bytes, bool wants)
{
    if (!b->now.any)
        return bash_unexpected(b->s, token);
    end_command(b);
    b->s->at += bytes;
    begin_command(b, wants);
    return true;
}

static void skip_to_line_end(struct splitter *s)
{
    while (s->at < s->text.len && s->text.s[s->at] != '\n')
        s->at++;
}

static struct str take_line(struct splitter *s)
{
    size_t from = s->at;
    struct str line;

    skip_to_line_end(s);
    line = str_cut(s->text, from, s->at);
    s->at += s->at < s->text.len;
    return line;
}

static void skip_heredocs(struct bash *b)
{
    struct splitter *s = b->s;

    for (size_t i = 0; i < b->heredoc_count; i++) {
        while (s->at < s->text.len) {
            struct str line = take_line(s);

            while (line.len > 0 && line.s[0] == '\t')
                line = str_cut(line, 1, line.len);
            if (str_eq(line, b->heredocs[i]))
                break;
        }
    }
    b->heredoc_count = 0;
}

static bool take_newline(struct bash *b)
{
    bool wants = b->now.wants && !b->now.any;

    end_command(b);
    b->s->at++;
    skip_heredocs(b);
    begin_command(b, wants);
    return true;
}

static bool all_digits(struct str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.s[i] < '0' || word.s[i] > '9')
            return false;
    }
    return word.len > 0;
}

/* 2> and the like: the word says what is redirected. */
static bool is_descriptor(const struct splitter *s, const struct bash_word *w)
{
    return (at(s, s->at) == '<' || at(s, s->at) == '>') && !bash_at_process(s) &&
           all_digits(str_cut(s->text, w->from, s->at));
}

/* Where a word must stand there is none. */
static bool ends_early(const struct splitter *s)
{
    return s->at >= s->text.len || at(s, s->at) == '#' ||
           (bash_is_meta(at(s, s->at)) && !bash_at_process(s));
}

static bool take_redirection(struct bash *b)
{
    struct splitter *s = b->s;
    size_t from = s->at, len = bash_redirection_at(s), told = s->out->unresolved.count;
    bool heredoc = len < 3 ? len == 2 && at(s, from + 1) == '<' : at(s, from + 2) == '-';
    bool copies = len == 2 && at(s, from + 1) == '&'; /* >& and <&: a descriptor, or - */
    struct bash_word word;

    s->at += len;
    bash_skip_blanks(s);
    b->now.any = true;
    if (copies && at(s, s->at) == '-') {
        s->at++; /* closes; what stands behind it is the next word */
        return true;
    }
    if (ends_early(s))
        return bash_unexpected_here(s);
    if (!bash_word_read(s, &word))
        return false;
    if (!copies && is_descriptor(s, &word)) {
        s->at = word.from;
        return bash_unexpected_here(s);
    }
    s->out->unresolved.count = told;
    if (heredoc && b->heredoc_count < HEREDOCS)
        b->heredocs[b->heredoc_count++] = bash_atoms_text(s, word.atoms, word.count);
    return true;
}

static bool all_plain(const struct bash_word *w)
{
    for (size_t i = 0; i < w->count; i++) {
        if (w->atoms[i].kind != ATOM_PLAIN)
            return false;
    }
    return true;
}

/* NAME=value and NAME+=value, of a word that is the first of its command. */
static bool is_assignment(const struct bash_word *w)
{
    size_t i = 0;

    while (i < w->count && w->atoms[i].kind == ATOM_PLAIN &&
           (w->atoms[i].c == '_' || (w->atoms[i].c >= 'a' && w->atoms[i].c <= 'z') ||
            (w->atoms[i].c >= 'A' && w->atoms[i].c <= 'Z') ||
            (i > 0 && w->atoms[i].c >= '0' && w->atoms[i].c <= '9')))
        i++;
    if (i > 0 && i < w->count && w->atoms[i].kind == ATOM_PLAIN && w->atoms[i].c == '+')
        i++;
    return i > 0 && i < w->count && w->atoms[i].kind == ATOM_PLAIN && w->atoms[i].c == '=';
}

/* Words before a command that are not its name. */
static bool is_reserved(struct str word)
{
    static const char words[][8] = {"if", "then", "elif",  "else",  "do",
                                    "{",  "!",    "while", "until", "coproc"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_is(word, words[i]))
            return true;
    }
    return false;
}

/* Options of sudo and the like, their values, how long timeout waits. */
static bool is_of_wrapper(struct command *c, struct str text)
{
    bool option = !c->value && str_starts(text, STR_LIT("-"));

    if (!option && !c->value && c->operands == 0)
        return false;
    c->operands -= !option && !c->value;
    c->value = option && wrapper_takes_value(c->wrapper, text);
    return true;
}

/* True: the word stands before the command's name and is passed over. */
static bool stands_before(struct bash *b, const struct bash_word *w)
{
    struct str text = bash_atoms_text(b->s, w->atoms, w->count);

    if (is_assignment(w)) {
        b->s->out->unresolved.count = b->now.told;
        return true;
    }
    if (b->now.wrapper != NULL && is_of_wrapper(&b->now, text))
        return true;
    if (!all_plain(w))
        return false;
    if ((b->now.wrapper = wrapper_named(text)) != NULL)
        b->now.operands = b->now.wrapper->operands;
    return b->now.wrapper != NULL || is_reserved(text);
}

/* ---- what is no command but holds some ---- */

static void skip_lines(struct bash *b)
{
    struct splitter *s = b->s;

    for (bash_skip_blanks(s); at(s, s->at) == '\n' || at(s, s->at) == '#'; bash_skip_blanks(s)) {
        skip_to_line_end(s);
        s->at += s->at < s->text.len;
        skip_heredocs(b);
    }
}

/* The word at s->at; "": there is none, or it is not plain. False: the line is refused. */
static bool plain_word(struct bash *b, struct str *text)
{
    size_t told = b->s->out->unresolved.count;
    struct bash_word word;

    if (!bash_word_read(b->s, &word))
        return false;
    b->s->out->unresolved.count = told;
    *text = all_plain(&word) ? bash_atoms_text(b->s, word.atoms, word.count) : STR_NONE;
    return true;
}

/* `a|b)` in front of the commands of a case, or its end. */
static bool take_patterns(struct bash *b)
{
    struct splitter *s = b->s;
    struct str word;
    bool open;

    skip_lines(b);
    begin_command(b, false);
    open = at(s, s->at) == '(';
    s->at += open;
    for (;;) {
        bash_skip_blanks(s);
        if (s->at >= s->text.len)
            return true; /* the end is wanted still, and refused there */
        if (bash_is_meta(at(s, s->at)))
            return bash_unexpected_here(s);
        if (!plain_word(b, &word))
            return false;
        if (!open && str_is(word, "esac")) {
            b->cases--;
            b->now.any = true;
            return true;
        }
        bash_skip_blanks(s);
        if (at(s, s->at) == ')')
            break;
        if (s->at < s->text.len && at(s, s->at) != '|')
            return bash_unexpected_here(s);
        s->at += s->at < s->text.len;
        open = true;
    }
    s->at++;
    begin_command(b, false);
    return true;
}

/* Behind the word case: what is compared, and in. */
static bool take_case(struct bash *b)
{
    struct splitter *s = b->s;
    struct str word;
    size_t from;

    bash_skip_blanks(s);
    if (s->at >= s->text.len || bash_is_meta(at(s, s->at)))
        return bash_unexpected_here(s);
    if (!plain_word(b, &word))
        return false;
    skip_lines(b);
    from = s->at;
    if (!plain_word(b, &word))
        return false;
    if (!str_is(word, "in")) {
        s->at = from;
        return bash_unexpected_here(s);
    }
    b->cases++;
    return take_patterns(b);
}

/* ;; ;& ;;& */
static bool end_pattern(struct bash *b, size_t bytes)
{
    if (b->cases == 0)
        return bash_unexpected(b->s, bytes == 3                      ? ";;&"
                                     : at(b->s, b->s->at + 1) == ';' ? ";;"
                                                                     : ";&");
    end_command(b);
    b->s->at += bytes;
    return take_patterns(b);
}

static bool skip_parens(struct bash *b)
{
    b->s->at = bash_behind_paren(b->s, b->s->at + 1);
    return b->s->at > 0 || bash_unmatched(b->s, ")");
}

/* {name}> and 2> */
static bool is_redirected(const struct splitter *s, const struct bash_word *w)
{
    struct str text = str_cut(s->text, w->from, s->at);

    if ((at(s, s->at) != '<' && at(s, s->at) != '>') || bash_at_process(s))
        return false;
    if (is_descriptor(s, w))
        return true;
    if (text.len < 3 || text.s[0] != '{' || text.s[text.len - 1] != '}' ||
        ascii_is_digit(text.s[1]))
        return false;
    for (size_t i = 1; i + 1 < text.len; i++) {
        if (!ascii_is_word(text.s[i]))
            return false;
    }
    return true;
}

static bool take_first_word(struct bash *b, const struct bash_word *w, bool *taken)
{
    struct splitter *s = b->s;
    struct str text = all_plain(w) ? bash_atoms_text(s, w->atoms, w->count) : STR_NONE;

    *taken = true;
    if (is_assignment(w) && at(s, s->at) == '(' && s->text.s[s->at - 1] == '=')
        return skip_parens(b); /* A=(b c) */
    if (str_is(text, "case"))
        return take_case(b);
    if (str_is(text, "function")) {
        bash_skip_blanks(s);
        return plain_word(b, &text);
    }
    if (str_is(text, "esac") && b->cases > 0)
        b->cases--;
    else
        *taken = stands_before(b, w);
    return true;
}

static bool take_word(struct bash *b)
{
    struct splitter *s = b->s;
    struct bash_word word;
    bool taken;

    if (b->now.words.count == 0)
        b->now.words.offset = s->at;
    if (!bash_word_read(s, &word))
        return false;
    b->now.any = true;
    if (is_redirected(s, &word))
        return true;
    if (b->now.words.count == 0 && (!take_first_word(b, &word, &taken) || taken))
        return s->error == NULL && s->out->error.len == 0;
    bash_expand(s, &b->now.words, &word);
    return s->error == NULL;
}

/* name () in front of what it runs, and for ((..)). */
static bool take_bracket_behind(struct bash *b)
{
    struct splitter *s = b->s;
    size_t from = s->at;

    if (b->now.words.count == 1 && str_is(b->now.words.items[0], "for") && at(s, from + 1) == '(')
        return skip_parens(b);
    s->at++;
    bash_skip_blanks(s);
    if (b->now.words.count > 1) {
        s->at = from;
        return bash_unexpected_here(s);
    }
    if (at(s, s->at) != ')')
        return bash_unexpected_here(s);
    s->at++;
    begin_command(b, true);
    return true;
}

static bool take_bracket(struct bash *b)
{
    if (at(b->s, b->s->at) == '(') {
        if (b->now.words.count > 0)
            return take_bracket_behind(b);
        b->depth++;
        b->s->at++;
        begin_command(b, false);
        return true;
    }
    if (b->depth == 0)
        return bash_unexpected(b->s, ")");
    end_command(b);
    b->depth--;
    b->s->at++;
    begin_command(b, false);
    b->now.any = true;
    return true;
}

static bool take_operator(struct bash *b)
{
    struct splitter *s = b->s;
    char c = at(s, s->at), next = at(s, s->at + 1);

    if (c == '(' || c == ')')
        return take_bracket(b);
    if (c == ';' && (next == ';' || next == '&'))
        return end_pattern(b, next == ';' && at(s, s->at + 2) == '&' ? 3 : 2);
    if (c == ';')
        return separate(b, ";", 1, false);
    if (c == '&' && next != '&')
        return separate(b, "&", 1, false);
    if (c == '&')
        return separate(b, "&&", 2, true);
    if (next == '|' || next == '&')
        return separate(b, next == '|' ? "||" : "|&", 2, true);
    return separate(b, "|", 1, true);
}

static bool take(struct bash *b)
{
    struct splitter *s = b->s;
    char c = at(s, s->at);

    if (c == '\n')
        return take_newline(b);
    if (c == '#') {
        skip_to_line_end(s);
        return true;
    }
    if (bash_at_process(s))
        return take_word(b);
    if (bash_redirection_at(s) > 0)
        return take_redirection(b);
    if (bash_is_meta(c))
        return take_operator(b);
    return take_word(b);
}

void shell_bash(struct splitter *s)
{
    struct bash b = {.s = s};

    begin_command(&b, false);
    for (bash_skip_blanks(s); s->at < s->text.len; bash_skip_blanks(s)) {
        if (!take(&b) || s->error != NULL)
            return;
    }
    if ((b.now.wants && !b.now.any) || b.depth > 0 || b.cases > 0)
        (void)shell_refuse(s, STR_LIT("syntax error: unexpected end of file"));
    else
        end_command(&b);
}
