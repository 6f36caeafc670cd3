/* cmd.exe, interactive: %NAME% first, then ^ and quotes, then docker.exe's own splitting. */
#include "model/shell/shell_parts.h"

#define INCOMPLETE "incomplete: the line ends with ^, cmd asks for more"

static bool is_delimiter(char c)
{
    return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '=';
}

/* The names between two % of one line. A caret in a name hides it from people's eyes: ^%X^% is
 * how one writes %X%. */
static void find_variables(struct splitter *s)
{
    struct str t = s->text;
    size_t at = 0;

    while (at < t.len) {
        size_t end = at + 1;
        struct str name, before;
        ptrdiff_t colon;

        if (t.s[at++] != '%')
            continue;
        while (end < t.len && t.s[end] != '%' && t.s[end] != '\n')
            end++;
        if (end >= t.len || t.s[end] != '%' || end == at)
            continue;
        name = str_cut(t, at, end);
        colon = str_find(name, ':', 0);
        before = colon > 0 ? str_cut(name, 0, (size_t)colon) : name;
        if (!shell_may_be_variable(before))
            continue;
        if (str_find(name, '^', 0) < 0)
            shell_unresolved(s, before);
        at = end + 1;
    }
}

struct line {
    struct shell_bytes bytes; /* the command as cmd hands it on, quotes kept */
    bool quoted;
    size_t offset;
    bool skip;     /* a redirection's target is being read */
    bool skipping; /* ... and has begun */
    bool named;    /* the first word is read and begins no comment */
};

static void put(struct splitter *s, struct line *l, char c)
{
    if (!l->skip) {
        if (l->bytes.len > 0 || l->quoted || (!is_delimiter(c) && c != '@'))
            shell_bytes_char(s, &l->bytes, c);
        return;
    }
    l->skipping = l->skipping || !is_delimiter(c);
}

/* Blanks end the target of a redirection. */
static bool ends_target(const struct line *l, char c)
{
    return l->skip && l->skipping && !l->quoted && is_delimiter(c);
}

static struct str without_quotes(struct splitter *s, struct str word)
{
    struct shell_bytes b = {NULL, 0, 0};

    for (size_t i = 0; i < word.len; i++) {
        if (word.s[i] != '"')
            shell_bytes_char(s, &b, word.s[i]);
    }
    return shell_bytes_str(&b);
}

static struct str first_word(struct str line)
{
    size_t end = 0;
    bool quoted = false;

    while (end < line.len && (quoted || !is_delimiter(line.s[end])))
        quoted ^= line.s[end++] == '"';
    return str_cut(line, 0, end);
}

/* ---- what stands before a command ---- */

static struct str behind(struct str line, size_t bytes)
{
    line = str_cut(line, bytes, line.len);
    while (line.len > 0 && is_delimiter(line.s[0]))
        line = str_cut(line, 1, line.len);
    return line;
}

static bool is_one_of(struct str word, const char words[][16], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq_ascii_case(word, str_of(words[i])))
            return true;
    }
    return false;
}

/* Up to a blank, or == where two texts are compared. */
static size_t operand_len(struct str line)
{
    bool quoted = false;
    size_t end = 0;

    while (end < line.len && (quoted || (line.s[end] != ' ' && line.s[end] != '\t' &&
                                         !str_starts(str_cut(line, end, line.len), STR_LIT("==")))))
        quoted ^= line.s[end++] == '"';
    return end;
}

/* The command behind the condition of an if; false: it is not whole. */
static bool behind_condition(struct str *out, struct str line)
{
    static const char flags[][16] = {"/i", "not"};
    static const char tests[][16] = {"exist", "defined", "errorlevel", "cmdextversion"};
    static const char compare[][16] = {"equ", "neq", "lss", "leq", "gtr", "geq"};
    struct str word;

    while (is_one_of(word = first_word(line), flags, 2))
        line = behind(line, word.len);
    if (is_one_of(word, tests, 4)) {
        line = behind(line, word.len);
    } else {
        line = behind(line, operand_len(line)); /* == goes with it */
        word = first_word(line);
        if (is_one_of(word, compare, 6))
            line = behind(line, word.len);
    }
    *out = behind(line, operand_len(line));
    return line.len > 0;
}

/* call and else, and if with what it asks; false: the command itself is still to come. */
static bool skip_control(struct str *line)
{
    static const char words[][16] = {"call", "else"};
    struct str word;

    while ((word = first_word(*line)).len > 0) {
        if (is_one_of(word, words, 2))
            *line = behind(*line, word.len);
        else if (!str_eq_ascii_case(word, STR_LIT("if")))
            return true;
        else if (!behind_condition(line, behind(*line, word.len)))
            return true;
    }
    return false;
}

enum { CONDITION_MOST = 1024 }; /* bytes of an if before its bracket: each one asks */

/* A bracket opens a group here. */
static bool is_before_command(const struct line *l)
{
    struct str line = shell_bytes_str(&l->bytes);

    return line.len <= CONDITION_MOST && !skip_control(&line);
}

static void end_command(struct splitter *s, struct line *l)
{
    struct str line = shell_bytes_str(&l->bytes), word;
    struct shell_words words = {NULL, 0, 0, l->offset};

    (void)skip_control(&line);
    word = first_word(line);
    if (word.len > 0) {
        (void)shell_words_add(s, &words, without_quotes(s, word));
        shell_argv(s, &words, str_cut(line, word.len, line.len));
        shell_command(s, &words, true);
    }
    *l = (struct line){.offset = s->at};
}

/* rem and :: at the start of a command take the rest of the line. */
static bool is_comment(const struct line *l)
{
    struct str line = shell_bytes_str(&l->bytes);

    return str_starts(line, STR_LIT("::")) || str_eq_ascii_case(first_word(line), STR_LIT("rem"));
}

static void skip_line(struct splitter *s)
{
    while (s->at < s->text.len && s->text.s[s->at] != '\n')
        s->at++;
}

static char peek(const struct splitter *s, size_t ahead)
{
    return s->at + ahead < s->text.len ? s->text.s[s->at + ahead] : '\0';
}

static bool at_line_end(const struct splitter *s)
{
    return peek(s, 0) == '\n' || (peek(s, 0) == '\r' && peek(s, 1) == '\n');
}

static void take_line_end(struct splitter *s)
{
    s->at += s->text.s[s->at] == '\r' ? 2 : 1;
}

/* Outside quotes: the next character is literal; at a line end so is the first of the next. */
static bool take_caret(struct splitter *s, struct line *l)
{
    s->at++;
    if (s->at < s->text.len && at_line_end(s))
        take_line_end(s);
    else if (s->at >= s->text.len)
        return shell_refuse(s, STR_LIT(INCOMPLETE));
    if (s->at >= s->text.len)
        return shell_refuse(s, STR_LIT(INCOMPLETE));
    put(s, l, s->text.s[s->at++]);
    return true;
}

/* A digit that stands alone before > or < is part of it. */
static void take_redirection(struct splitter *s, struct line *l)
{
    struct shell_bytes *b = &l->bytes;

    if (!l->skip && b->len > 0 && b->s[b->len - 1] >= '0' && b->s[b->len - 1] <= '9' &&
        (b->len == 1 || b->s[b->len - 2] == ' ' || b->s[b->len - 2] == '\t'))
        b->len--;
    s->at++;
    if (peek(s, 0) == '>' || peek(s, 0) == '&')
        s->at++;
    l->skip = true;
    l->skipping = false;
}

struct groups {
    size_t depth;
};

/* Characters with a meaning outside quotes; false: it has none here. */
static bool take_special(struct splitter *s, struct line *l, struct groups *g)
{
    char c = peek(s, 0);

    if (c == '&' || c == '|') {
        end_command(s, l);
        s->at += peek(s, 1) == c ? 2 : 1;
    } else if (c == '<' || c == '>') {
        take_redirection(s, l);
    } else if (c == '(' && is_before_command(l)) {
        if (l->bytes.len > 0)
            l->offset = s->at + 1;
        l->bytes.len = 0;
        l->named = false;
        g->depth++;
        s->at++;
    } else if (c == ')' && g->depth > 0) {
        end_command(s, l);
        g->depth--;
        s->at++;
    } else {
        return false;
    }
    return true;
}

static bool take(struct splitter *s, struct line *l, struct groups *g)
{
    char c = peek(s, 0);

    if (at_line_end(s)) {
        end_command(s, l);
        take_line_end(s);
        return true;
    }
    if (c == '^' && !l->quoted)
        return take_caret(s, l);
    if (!l->quoted && take_special(s, l, g))
        return true;
    if (ends_target(l, c))
        l->skip = false;
    if (c == '"')
        l->quoted = !l->quoted;
    put(s, l, c);
    s->at++;
    if (!is_delimiter(c) || l->quoted || l->named || l->bytes.len == 0)
        return true;
    l->named = !is_comment(l);
    if (!l->named) {
        l->bytes.len = 0;
        skip_line(s);
    }
    return true;
}

void shell_cmd(struct splitter *s)
{
    struct line l = {.offset = 0};
    struct groups g = {0};

    find_variables(s);
    while (s->at < s->text.len && s->error == NULL) {
        if (!take(s, &l, &g))
            return;
    }
    if (!is_comment(&l))
        end_command(s, &l);
}
