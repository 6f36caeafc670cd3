/* Go's template of a docker command, as far as it is paths and text between them. */
#include "model/formats/asked_template.h"

#include "model/base/ascii.h"
#include "model/formats/line_walk.h"

struct template
{
    struct asked_command *out;
    struct str text; /* of the template, without its quotes */
    size_t at;
    char *made; /* a text in the room, which goes on behind it: as a rule what is printed between
                   the last action and the next. All of them are no longer than the template. */
    size_t len;
};

static void put(struct template *t, struct str text)
{
    memcpy(t->made + t->len, text.s, text.len);
    t->len += text.len;
}

static struct str take_made(struct template *t)
{
    struct str made = {t->made, t->len};

    t->made += t->len;
    t->len = 0;
    return made;
}

static bool is_path_char(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '_' || c == '.';
}

/* ".A.B" without its point; empty: it is something else. */
static struct str path_in(struct str text)
{
    if (text.len < 2 || text.s[0] != '.')
        return STR_NONE;
    for (size_t i = 0; i < text.len; i++)
        if (!is_path_char(text.s[i]))
            return STR_NONE;
    return str_cut(text, 1, text.len);
}

static bool drop_word(struct str *text, const char *word)
{
    struct str w = str_of(word);

    if (!str_starts(*text, w) || text->len <= w.len || text->s[w.len] != ' ')
        return false;
    *text = str_trim(str_cut(*text, w.len, text->len));
    return true;
}

/* printf with the value and nothing around it; the quotes may wear a shell's backslash. */
static void drop_verb(struct str *text)
{
    static const char *const verbs[] = {"\"%s\"",     "\"%v\"",     "\"%+v\"",    "\"%d\"",
                                        "\\\"%s\\\"", "\\\"%v\\\"", "\\\"%+v\\\""};

    if (!drop_word(text, "printf"))
        return;
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (drop_word(text, verbs[i]))
            return;
}

/* 0: it is no number of a list's element. */
static size_t digits_in(struct str text)
{
    size_t n = 0;

    while (n < text.len && ascii_is_digit(text.s[n]))
        n++;
    return n == text.len ? n : 0;
}

static bool is_mark(char c)
{
    return c == '\\' || c == '"' || c == '`';
}

static struct str with_key(struct template *t, struct str path, const char *open, struct str key,
                           const char *close)
{
    put(t, path);
    put(t, str_of(open));
    put(t, key);
    put(t, str_of(close));
    return take_made(t);
}

/* index .A.B "key", index .A.B 0: the path with the key in brackets. */
static struct str index_in(struct template *t, struct str text)
{
    ptrdiff_t blank = str_find(text, ' ', 0);
    struct str path = path_in(str_cut(text, 0, blank < 0 ? 0 : (size_t)blank)), key;
    size_t marks = 0;

    if (path.len == 0)
        return STR_NONE;
    key = str_trim(str_cut(text, (size_t)blank, text.len));
    if (digits_in(key) > 0)
        return with_key(t, path, "[", key, "]");
    while (marks < key.len && is_mark(key.s[marks]))
        marks++;
    key = str_cut(key, marks, key.len);
    while (key.len > 0 && is_mark(key.s[key.len - 1]))
        key.len--;
    if (marks == 0 || key.len == 0 || str_find(key, '"', 0) >= 0 || str_find(key, '\\', 0) >= 0)
        return STR_NONE;
    return with_key(t, path, "[\"", key, "\"]");
}

/* {{"\n"}}: text alone. */
static bool is_text_action(struct template *t, struct str inside)
{
    if (inside.len < 2 || inside.s[0] != '"' || inside.s[inside.len - 1] != '"')
        return false;
    for (size_t i = 1; i + 1 < inside.len; i++) {
        bool escaped = inside.s[i] == '\\' && i + 2 < inside.len;

        i += escaped;
        t->made[t->len++] = escaped && inside.s[i] == 'n'   ? '\n'
                            : escaped && inside.s[i] == 't' ? '\t'
                                                            : inside.s[i];
    }
    return true;
}

static bool read_action(struct template *t, struct str inside)
{
    struct asked_part part = {.json = false};
    bool ends_line;
    ptrdiff_t pipe;

    if (is_text_action(t, inside))
        return true;
    ends_line = drop_word(&inside, "println");
    part.json = drop_word(&inside, "json");
    pipe = str_find(inside, '|', 0);
    if (pipe > 0 && str_is(str_trim(str_cut(inside, (size_t)pipe + 1, inside.len)), "json")) {
        part.json = true;
        inside = str_trim(str_cut(inside, 0, (size_t)pipe));
    }
    drop_verb(&inside);
    part.before = take_made(t);
    part.path = drop_word(&inside, "index") ? index_in(t, inside) : path_in(inside);
    if (part.path.len == 0 || t->out->count == ASKED_PARTS)
        return false;
    t->out->parts[t->out->count++] = part;
    if (ends_line)
        t->made[t->len++] = '\n';
    return true;
}

/* PowerShell's "`n" and "`t", and text as it is. */
static void read_plain(struct template *t)
{
    char c = t->text.s[t->at++];

    if (c == '`' && t->at < t->text.len && memchr("nt", t->text.s[t->at], 2) != NULL)
        c = t->text.s[t->at++] == 'n' ? '\n' : '\t';
    t->made[t->len++] = c;
}

static bool read_parts(struct asked_command *out, char *room, struct str text)
{
    struct template t = {.out = out, .text = text};

    t.made = room;
    if (text.len > 1 && (text.s[0] == '"' || text.s[0] == '\'') &&
        text.s[text.len - 1] == text.s[0])
        t.text = str_cut(text, 1, text.len - 1);
    if (line_find(t.text, "{{") < 0 || t.text.len > ASKED_TEMPLATE)
        return false;
    while (t.at < t.text.len) {
        struct str here = str_cut(t.text, t.at, t.text.len);
        ptrdiff_t close = str_starts(here, STR_LIT("{{")) ? line_find(here, "}}") : -1;

        if (close < 0) {
            read_plain(&t);
            continue;
        }
        if (!read_action(&t, str_trim(str_cut(here, 2, (size_t)close))))
            return false;
        t.at += (size_t)close + 2;
    }
    out->behind = take_made(&t);
    return out->count > 0;
}

static size_t line_ends(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += text.s[i] == '\n';
    return n;
}

static void count_lines(struct asked_command *out)
{
    while (out->behind.len > 0 && out->behind.s[out->behind.len - 1] == '\n')
        out->behind.len--; /* empty lines, which pastes lose */
    out->lines = 1 + line_ends(out->behind);
    for (size_t i = 0; i < out->count; i++)
        out->lines += line_ends(out->parts[i].before);
}

bool asked_template_read(struct asked_command *out, char *room, struct str text)
{
    if (!read_parts(out, room, text))
        return false;
    count_lines(out);
    return true;
}
