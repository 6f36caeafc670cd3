/* Operators of bash between words, and what it says where one stands wrong. */
#include "model/shell/bash_parts.h"

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

/* The longest first, as bash takes them. */
static const char operators[][4] = {";;&", "<<<", "<<-", "&>>", "&&", "||", ";;", ";&",
                                    "|&",  "<<",  ">>",  ">&",  "<&", ">|", "<>", "&>",
                                    "&",   "|",   ";",   "(",   ")",  "<",  ">"};

static const char *operator_at(const struct splitter *s)
{
    struct str rest = str_cut(s->text, s->at, s->text.len);

    for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
        if (str_starts(rest, str_of(operators[i])))
            return operators[i];
    }
    return NULL;
}

size_t bash_redirection_at(const struct splitter *s)
{
    const char *name = operator_at(s);

    return name != NULL && strpbrk(name, "<>") != NULL ? strlen(name) : 0;
}

void bash_skip_blanks(struct splitter *s)
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

static bool unexpected_text(struct splitter *s, struct str token)
{
    return shell_refuse(
        s, shell_concat(s, STR_LIT("syntax error near unexpected token `"), token, STR_LIT("'")));
}

bool bash_unexpected(struct splitter *s, const char *token)
{
    return unexpected_text(s, str_of(token));
}

bool bash_unexpected_here(struct splitter *s)
{
    const char *name = operator_at(s);
    struct bash_word word;

    if (name != NULL && !bash_at_process(s))
        return bash_unexpected(s, name);
    if (at(s, s->at) == '#' || !bash_word_read(s, &word))
        return bash_unexpected(s, "newline"); /* or what the word is refused for already */
    return s->at > word.from ? unexpected_text(s, str_cut(s->text, word.from, s->at))
                             : bash_unexpected(s, "newline");
}
