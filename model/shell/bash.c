/* bash: commands, their separators and redirections. */
#include "model/shell/bash_parts.h"

#define HEREDOCS 16 /* that can wait for the end of one line */

struct command {
    struct shell_words words;
    bool any;     /* something stands in it: a word, a redirection, a group */
    bool wants;   /* && || | stand before it */
    bool options; /* of a command that runs another one are passed over */
    size_t told;  /* names that were unresolved before it */
};

struct bash {
    struct splitter *s;
    struct command now;
    size_t depth; /* open ( */
    struct str heredocs[HEREDOCS];
    size_t heredoc_count;
};

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

static bool unexpected(struct splitter *s, const char *token)
{
    return shell_refuse(s, shell_concat(s, STR_LIT("syntax error near unexpected token `"),
                                        str_of(token), STR_LIT("'")));
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
        return unexpected(b->s, token);
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

/* The operator's bytes. */
static size_t redirection_len(const struct splitter *s)
{
    static const char operators[][4] = {"<<<", "<<-", "&>>", "<<", ">>", ">&",
                                        "<&",  ">|",  "<>",  "&>", "<",  ">"};
    struct str rest = str_cut(s->text, s->at, s->text.len);

    for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
        if (str_starts(rest, str_of(operators[i])))
            return strlen(operators[i]);
    }
    return 0;
}

static void skip_blanks(struct splitter *s)
{
    for (;;) {
        if (at(s, s->at) == ' ' || at(s, s->at) == '\t')
            s->at++;
        else if (at(s, s->at) == '\\' && at(s, s->at + 1) == '\n')
            s->at += 2;
        else
            return;
    }
}

static const char *token_name(const struct splitter *s)
{
    static const char *const names[] = {"&&", "||", ";;", "&", "|", ";", "(", ")", "<", ">"};
    struct str rest = str_cut(s->text, s->at, s->text.len);

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (str_starts(rest, str_of(names[i])))
            return names[i];
    }
    return "newline";
}

static bool take_redirection(struct bash *b)
{
    struct splitter *s = b->s;
    size_t from = s->at, len = redirection_len(s), told = s->out->unresolved.count;
    bool heredoc = len < 3 ? len == 2 && at(s, from + 1) == '<' : at(s, from + 2) == '-';
    struct bash_word word;

    s->at += len;
    skip_blanks(s);
    if (s->at >= s->text.len || bash_is_meta(at(s, s->at)))
        return unexpected(s, token_name(s));
    if (!bash_word_read(s, &word))
        return false;
    s->out->unresolved.count = told;
    if (heredoc && b->heredoc_count < HEREDOCS)
        b->heredocs[b->heredoc_count++] = bash_atoms_text(s, word.atoms, word.count);
    b->now.any = true;
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
    static const char words[][8] = {"if", "then", "elif", "else", "do", "{", "!", "while", "until"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_is(word, words[i]))
            return true;
    }
    return false;
}

/* Commands that run the one behind them. */
static bool runs_another(struct str word)
{
    static const char words[][8] = {"sudo", "time", "command", "exec", "env", "nohup"};

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_is(word, words[i]))
            return true;
    }
    return false;
}

/* True: the word stands before the command's name and is passed over. */
static bool stands_before(struct bash *b, const struct bash_word *w)
{
    struct str text = bash_atoms_text(b->s, w->atoms, w->count);

    if (is_assignment(w)) {
        b->s->out->unresolved.count = b->now.told;
        return true;
    }
    if (b->now.options && str_starts(text, STR_LIT("-")))
        return true;
    if (!all_plain(w))
        return false;
    b->now.options = runs_another(text);
    return b->now.options || is_reserved(text);
}

static bool take_word(struct bash *b)
{
    struct splitter *s = b->s;
    struct bash_word word;
    char next;

    if (b->now.words.count == 0)
        b->now.words.offset = s->at;
    if (!bash_word_read(s, &word))
        return false;
    next = at(s, s->at);
    b->now.any = true;
    if ((next == '<' || next == '>') && all_plain(&word) &&
        all_digits(bash_atoms_text(s, word.atoms, word.count)))
        return true;
    if (b->now.words.count == 0 && stands_before(b, &word))
        return true;
    bash_expand(s, &b->now.words, &word);
    return s->error == NULL;
}

static bool take_bracket(struct bash *b)
{
    if (at(b->s, b->s->at) == '(') {
        if (b->now.words.count > 0)
            return unexpected(b->s, "(");
        b->depth++;
        b->s->at++;
        begin_command(b, false);
        return true;
    }
    if (b->depth == 0)
        return unexpected(b->s, ")");
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
    if (c == ';')
        return separate(b, next == ';' ? ";;" : ";", next == ';' ? 2 : 1, false);
    if (c == '&' && next != '&')
        return separate(b, "&", 1, false);
    if (c == '&')
        return separate(b, "&&", 2, true);
    return separate(b, next == '|' ? "||" : "|", next == '|' || next == '&' ? 2 : 1, true);
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
    if (redirection_len(s) > 0)
        return take_redirection(b);
    if (bash_is_meta(c))
        return take_operator(b);
    return take_word(b);
}

void shell_bash(struct splitter *s)
{
    struct bash b = {.s = s};

    begin_command(&b, false);
    for (skip_blanks(s); s->at < s->text.len; skip_blanks(s)) {
        if (!take(&b) || s->error != NULL)
            return;
    }
    if ((b.now.wants && !b.now.any) || b.depth > 0)
        (void)shell_refuse(s, STR_LIT("syntax error: unexpected end of file"));
    else
        end_command(&b);
}
