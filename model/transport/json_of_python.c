#include "model/transport/json_of_python.h"

#include "model/base/ascii.h"
#include "model/base/buf.h"

struct reader {
    struct str in;
    size_t at;
    struct buf out;
};

static char here(const struct reader *r)
{
    return r->at < r->in.len ? r->in.s[r->at] : '\0';
}

/* u'', b'', r'': the letter says nothing that JSON does not. */
static size_t letter_of_string(const struct reader *r)
{
    return r->at + 1 < r->in.len && memchr("ub", r->in.s[r->at], 2) != NULL &&
                   memchr("'\"", r->in.s[r->at + 1], 2) != NULL
               ? 1
               : 0;
}

/* At a backslash. Python writes \xNN for what JSON has \u00NN for. */
static void take_escape(struct reader *r)
{
    const char next = r->at + 1 < r->in.len ? r->in.s[r->at + 1] : '\0';

    r->at += 2;
    if (next == '\'')
        buf_char(&r->out, '\'');
    else if (next == 'x')
        buf_add(&r->out, STR_LIT("\\u00"));
    else if (next != '\0' && memchr("\"\\/bfnrtu", next, 9) != NULL)
        buf_printf(&r->out, "\\%c", next);
    else
        buf_printf(&r->out, "\\\\%c", next);
}

/* At its quote. False: it does not end. */
static bool take_string(struct reader *r)
{
    const char quote = here(r);

    buf_char(&r->out, '"');
    for (r->at++; r->at < r->in.len && r->in.s[r->at] != quote;) {
        if (r->in.s[r->at] == '\\') {
            take_escape(r);
            continue;
        }
        if (r->in.s[r->at] == '"')
            buf_char(&r->out, '\\');
        buf_char(&r->out, r->in.s[r->at++]);
    }
    buf_char(&r->out, '"');
    return r->at++ < r->in.len;
}

/* None, True, a number. */
static bool take_word(struct reader *r)
{
    static const char words[][2][8] = {{"None", "null"}, {"True", "true"}, {"False", "false"}};
    const size_t from = r->at;
    struct str word;

    while (ascii_is_alnum(here(r)) || (here(r) != '\0' && memchr("+-._", here(r), 4) != NULL))
        r->at++;
    word = str_cut(r->in, from, r->at);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_is(word, words[i][0]))
            word = str_of(words[i][1]);
    buf_add(&r->out, word);
    return word.len > 0;
}

/* A comma in front of a closing bracket is Python's, and none of JSON's. */
static void take_comma(struct reader *r)
{
    size_t next = ++r->at;

    while (next < r->in.len && memchr(" \t\r\n", r->in.s[next], 4) != NULL)
        next++;
    if (next < r->in.len && memchr(")]}", r->in.s[next], 3) == NULL)
        buf_char(&r->out, ',');
}

static bool take(struct reader *r)
{
    const char c = here(r);

    if (memchr(" \t\r\n:[]{}()", c, 11) != NULL) {
        buf_char(&r->out, c == '(' ? '[' : c == ')' ? ']' : c);
        r->at++;
        return true;
    }
    if (c == ',') {
        take_comma(r);
        return true;
    }
    r->at += letter_of_string(r);
    return here(r) == '\'' || here(r) == '"' ? take_string(r) : take_word(r);
}

/* Behind its brackets stands a name in single quotes. */
static bool begins_so(struct str text)
{
    size_t i = 0;

    while (i < text.len && memchr(" \t\r\n[{(", text.s[i], 7) != NULL)
        i++;
    i += i < text.len && text.s[i] == 'u';
    return i > 0 && i < text.len && text.s[i] == '\'';
}

bool json_is_of_python(struct str text)
{
    static const char signs[][10] = {": None", ": True", ": False", ": u'", "[None", "{u'"};

    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (begins_so(text) && str_find_text(text, str_of(signs[i]), 0) >= 0)
            return true;
    return false;
}

struct str json_of_python(struct arena *a, struct str text)
{
    struct reader r = {.in = text};

    if (!begins_so(text))
        return STR_NONE;
    while (r.at < text.len)
        if (!take(&r)) {
            buf_finish(&r.out);
            return STR_NONE;
        }
    return buf_in_arena(&r.out, a);
}
