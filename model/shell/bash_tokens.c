/* Operators of bash between words, and what it says where one stands wrong. */
#include "model/shell/bash_parts.h"

static char at(const struct splitter *s, size_t i)
{
    return i < s->text.len ? s->text.s[i] : '\0';
}

size_t bash_redirection_at(const struct splitter *s)
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

bool bash_unexpected_here(struct splitter *s)
{
    size_t end = s->at;

    while (end < s->text.len && !bash_is_meta(at(s, end)))
        end++;
    return end > s->at ? unexpected_text(s, str_cut(s->text, s->at, end))
                       : bash_unexpected(s, token_name(s));
}
