/* A command line in one text, as go-shellwords cuts it for compose. */
#include "model/compose/compose_parts.h"

#include "model/base/buf.h"

struct cutter {
    struct buf word;
    bool has_word, escaped, in_double, in_single, in_backquotes, in_dollar;
};

static bool is_quoted(const struct cutter *w)
{
    return w->in_double || w->in_single || w->in_backquotes || w->in_dollar;
}

static void end_word(struct cutter *w, struct compose *c, struct node *list)
{
    c->a->failed = c->a->failed || w->word.failed;
    if (w->has_word)
        node_push(c->a, list, node_text(c->a, arena_str(c->a, buf_str(&w->word))));
    w->word.len = 0;
    w->has_word = false;
}

static void add(struct cutter *w, char c)
{
    buf_char(&w->word, c);
    w->has_word = true;
}

static bool opens(struct cutter *w)
{
    if (w->in_single || w->in_double || w->in_backquotes) {
        add(w, '(');
        return true;
    }
    if (w->in_dollar || w->word.len == 0 || w->word.s[w->word.len - 1] != '$')
        return false;
    w->in_dollar = true;
    add(w, '(');
    return true;
}

/* A quote that stands for itself: false. */
static bool toggles(struct cutter *w, char c)
{
    bool *in = c == '"' ? &w->in_double : &w->in_single;

    if (w->in_dollar || (c == '"' ? w->in_single : w->in_double))
        return false;
    if (*in)
        w->has_word = true;
    *in = !*in;
    return true;
}

static bool ends_line(const struct cutter *w, char c)
{
    return !is_quoted(w) && strchr(";&|<>", c) != NULL;
}

static bool step(struct cutter *w, struct compose *c, struct node *list, char at)
{
    if (w->escaped) {
        add(w, at == 't' ? '\t' : at == 'n' ? '\n' : at);
        w->escaped = false;
    } else if (at == '\\' && !w->in_single) {
        w->escaped = true;
    } else if (at == '\\') {
        buf_char(&w->word, at);
    } else if (strchr(" \t\r\n", at) != NULL) {
        if (is_quoted(w))
            buf_char(&w->word, at);
        else
            end_word(w, c, list);
    } else if (at == '(') {
        return opens(w);
    } else if ((at == '"' || at == '\'') && toggles(w, at)) {
        return true;
    } else {
        if (at == '`' && !w->in_single && !w->in_double && !w->in_dollar)
            w->in_backquotes = !w->in_backquotes;
        else if (at == ')' && !w->in_single && !w->in_double && !w->in_backquotes)
            w->in_dollar = !w->in_dollar;
        add(w, at);
    }
    return true;
}

/* 2>file: the digits belong to what is dropped. */
static void drop_number(struct cutter *w, char c)
{
    if (c == '>' && w->word.len > 0 && w->word.s[0] >= '0' && w->word.s[0] <= '9')
        w->has_word = false;
}

bool compose_words(struct node *list, struct compose *c, struct str line)
{
    struct cutter w = {.has_word = false};
    bool ok = true;

    for (size_t i = 0; ok && i < line.len; i++) {
        if (line.s[i] == '\0') {
            add(&w, '\0');
            continue;
        }
        if (!w.escaped && ends_line(&w, line.s[i])) {
            drop_number(&w, line.s[i]);
            break;
        }
        ok = step(&w, c, list, line.s[i]);
    }
    end_word(&w, c, list);
    ok = ok && !w.escaped && !is_quoted(&w);
    buf_finish(&w.word);
    return ok;
}
