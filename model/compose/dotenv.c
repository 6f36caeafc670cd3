/* Files of variables as compose-go's dotenv reads them: quotes, export, comments, variables. */
#include "model/compose/compose_parts.h"

#include "model/base/buf.h"
#include "model/base/utf8.h"

struct dotenv {
    struct compose *c;
    struct compose_lookup outer; /* what is asked before the file itself */
    struct str rest;
    struct node *map;
    struct names names;
    struct str why;
    size_t line;
};

/* Its isSpace: no line end. */
static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || (c >= '\v' && c <= '\r') || c == 0x85 || c == 0xA0;
}

static bool find(struct str *out, const void *ctx, struct str name)
{
    const struct dotenv *d = ctx;
    size_t index;

    if (d->outer.find(out, d->outer.ctx, name))
        return true;
    if (!names_find(&index, &d->names, name) || index >= d->map->count) /* memory was short */
        return false;
    *out = d->map->items[index]->text;
    return true;
}

static void put(struct dotenv *d, struct str key, struct str value)
{
    bool is_new;
    size_t index = names_index(&d->names, key, &is_new);
    struct node *text = node_text(d->c->a, value);

    if (is_new)
        node_add(d->c->a, d->map, key, text);
    else if (text != NULL && index < d->map->count) /* else memory was short */
        d->map->items[index] = text;
}

static bool bad(struct dotenv *d, struct str why)
{
    d->why = CLIENT_TEXT(d->c->a, STR_LIT("line "), client_uint_text(d->c->a, d->line),
                         STR_LIT(": "), why);
    return false;
}

static void take(struct dotenv *d, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        d->line += d->rest.s[i] == '\n' ? 1 : 0;
    d->rest = str_cut(d->rest, bytes, d->rest.len);
}

static void skip_blanks(struct dotenv *d)
{
    uint32_t c;
    size_t width;

    while ((width = utf8_decode(&c, d->rest, 0)) > 0 && is_blank(c))
        take(d, width);
}

/* To the next statement; false: there is none. */
static bool begin(struct dotenv *d)
{
    uint32_t c;
    size_t width;

    while ((width = utf8_decode(&c, d->rest, 0)) > 0) {
        if (client_is_space(c))
            take(d, width);
        else if (c == '#')
            take(d, str_line_end(d->rest, 0));
        else
            return true;
    }
    return false;
}

/* What is no UTF-8 is a mark to Go, and none of its letters. */
static bool is_stray(uint32_t c, size_t width)
{
    return c >= 0x80 && width == 1;
}

static bool is_of_key(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c >= 0x80 || (c != '\0' && strchr("_.-[]", (int)c) != NULL);
}

static void skip_export(struct dotenv *d)
{
    static const struct str word = STR_INIT("export");

    if (!str_starts(d->rest, word) || d->rest.len == word.len ||
        strchr("\t\n\f\r ", d->rest.s[word.len]) == NULL)
        return;
    take(d, word.len);
    skip_blanks(d);
}

/* NAME and what ends it; *inherited: the line has nothing but the name. A last line without its end
 * has no name: all of it is the value. */
static bool read_key(struct str *key, bool *inherited, struct dotenv *d)
{
    size_t at = 0, width;
    uint32_t c;

    skip_export(d);
    while ((width = utf8_decode(&c, d->rest, at)) > 0 && c != '=' && c != ':' && c != '\n') {
        if (!is_blank(c) && (is_stray(c, width) || !is_of_key(c)))
            return bad(
                d, CLIENT_TEXT(
                       d->c->a, STR_LIT("unexpected character "),
                       client_quote(d->c->a, is_stray(c, width) ? STR_LIT("\xEF\xBF\xBD")
                                                                : str_cut(d->rest, at, at + width)),
                       STR_LIT(" in variable name "),
                       client_quote(d->c->a, str_cut(d->rest, 0, str_line_end(d->rest, 0)))));
        at += width;
    }
    *inherited = width > 0 && c == '\n';
    *key = width > 0 ? client_trim_right(str_cut(d->rest, 0, at)) : STR_NONE;
    if (str_find(*key, ' ', 0) >= 0)
        return bad(d, STR_LIT("key cannot contain a space"));
    if (width > 0)
        take(d, *inherited ? at : at + 1);
    if (!*inherited)
        skip_blanks(d);
    return true;
}

static struct str filled(struct dotenv *d, struct str text)
{
    struct compose_lookup lookup = {find, d};
    struct str out, missing;

    if (compose_substitute(&out, &missing, d->c, text, lookup))
        return out;
    if (d->why.len == 0 && d->c->error == NULL) /* without the line, as the others have it */
        d->why = missing.len > 0 ? missing
                                 : CLIENT_TEXT(d->c->a, STR_LIT("Invalid template: "),
                                               client_quote(d->c->a, text));
    return text;
}

/* \0 and up to three digits: of three octal ones the character, U+0000 to U+00FF; else without the
 * zero as it is. Returns what it takes of the text. */
static size_t unescape_octal(struct buf *out, struct str text)
{
    enum { PREFIX = 2, DIGITS = 3 };
    char utf8[UTF8_MAX];
    size_t end = PREFIX;
    uint32_t c = 0;
    bool octal = true;

    for (; end < text.len && end < PREFIX + DIGITS && text.s[end] >= '0' && text.s[end] <= '9';
         end++) {
        octal = octal && text.s[end] <= '7';
        c = c * 8 + (uint32_t)(text.s[end] - '0');
    }
    if (octal && end == PREFIX + DIGITS && c <= 0xFF) {
        buf_add(out, (struct str){utf8, utf8_encode(utf8, c)});
    } else {
        buf_char(out, '\\');
        buf_add(out, str_cut(text, PREFIX, end));
    }
    return end;
}

/* \n and the like, \c as it is; \$ stays for the variables, which make $ of $$. */
static struct str unescaped(struct compose *c, struct str text)
{
    static const char from[] = "abfnrtv\"\\", to[] = "\a\b\f\n\r\t\v\"\\";
    struct buf b = {NULL, 0, 0, false};

    for (size_t i = 0; i < text.len;) {
        char next = text.s[i] == '\\' && i + 1 < text.len ? text.s[i + 1] : '\0';
        const char *hit = next != '\0' ? strchr(from, next) : NULL;

        if (next == '0') {
            i += unescape_octal(&b, str_cut(text, i, text.len));
            continue;
        }
        if (hit != NULL)
            buf_char(&b, to[hit - from]);
        else if (next == '$')
            buf_add(&b, STR_LIT("$$"));
        else
            buf_char(&b, text.s[i]);
        i += hit != NULL || next == '$' ? 2 : 1;
    }
    return buf_in_arena(&b, c->a);
}

static struct str bare_value(struct dotenv *d)
{
    struct str line = str_cut(d->rest, 0, str_line_end(d->rest, 0));

    take(d, line.len);
    for (size_t i = 0; i + 1 < line.len; i++)
        if (line.s[i] == ' ' && line.s[i + 1] == '#')
            line = str_cut(line, 0, i);
    return filled(d, client_trim_right(line));
}

/* What stands between the quotes: a backslash before a quote of that kind is taken away, two are
 * two. Returns the place of the quote that ends it; the text's length: there is none. */
static size_t between_quotes(struct buf *out, struct str text)
{
    bool escaped = false;
    size_t i = 1;

    for (; i < text.len && (text.s[i] != text.s[0] || escaped); i++) {
        if (!escaped && text.s[i] == '\\') {
            escaped = true;
            continue;
        }
        if (escaped && text.s[i] != text.s[0])
            buf_char(out, '\\');
        buf_char(out, text.s[i]);
        escaped = false;
    }
    return i;
}

static bool quoted_value(struct str *out, struct dotenv *d)
{
    struct buf inside = {NULL, 0, 0, false};
    bool variables = d->rest.s[0] == '"';
    size_t end = between_quotes(&inside, d->rest);

    *out = buf_in_arena(&inside, d->c->a);
    if (end == d->rest.len) {
        struct str from = str_cut(d->rest, 0, str_line_end(d->rest, 0));

        take(d, d->rest.len); /* told of the last line that was looked at */
        return bad(d, CLIENT_TEXT(d->c->a, STR_LIT("unterminated quoted value "), from));
    }
    take(d, end + 1);
    if (variables)
        *out = filled(d, unescaped(d->c, *out));
    return true;
}

static bool statement(struct dotenv *d)
{
    struct str key, value = STR_NONE;
    bool inherited = false;

    if (!read_key(&key, &inherited, d))
        return false;
    if (inherited) {
        if (d->outer.find(&value, d->outer.ctx, key))
            put(d, key, value);
        return true;
    }
    if (d->rest.len > 0 && (d->rest.s[0] == '"' || d->rest.s[0] == '\'')) {
        if (!quoted_value(&value, d))
            return false;
    } else {
        value = bare_value(d);
    }
    put(d, key, value);
    return d->why.len == 0 && d->c->error == NULL;
}

/* A line of `format: raw`, as docker's client reads its --env-file. */
static bool raw_line(struct dotenv *d)
{
    struct str line = str_cut(d->rest, 0, str_line_end(d->rest, 0)), key, value;

    take(d, line.len < d->rest.len ? line.len + 1 : line.len);
    if (line.len > 0 && line.s[line.len - 1] == '\r')
        line.len--;
    line = client_trim_left(line);
    if (line.len == 0 || line.s[0] == '#')
        return true;
    if (client_cut(&key, &value, line, '=')) {
        if (key.len > 0 && !client_has_any(key, " \t"))
            put(d, key, value);
    } else if (d->outer.find(&value, d->outer.ctx, key)) {
        put(d, key, value);
    }
    if (key.len == 0)
        d->why = CLIENT_TEXT(d->c->a, STR_LIT("no variable name on line '"), line, STR_LIT("'"));
    else if (client_has_any(key, " \t"))
        d->why =
            CLIENT_TEXT(d->c->a, STR_LIT("variable '"), key, STR_LIT("' contains whitespaces"));
    return d->why.len == 0;
}

bool compose_dotenv(struct node *map, struct str *why, struct compose *c, struct str text,
                    struct compose_lookup outer, bool raw)
{
    struct dotenv d = {.c = c, .outer = outer, .rest = text, .map = map, .line = 1};
    size_t lines = 1 + map->count;
    bool is_new, ok = true;

    if (str_starts(text, STR_LIT("\xEF\xBB\xBF")))
        d.rest = str_cut(text, 3, text.len);
    for (size_t i = 0; i < text.len; i++)
        lines += text.s[i] == '\n' || text.s[i] == '"' || text.s[i] == '\'' ? 1 : 0;
    names_init(&d.names, c->a, lines);
    for (size_t i = 0; i < map->count; i++)
        (void)names_index(&d.names, map->keys[i], &is_new);
    while (ok && (raw ? d.rest.len > 0 : begin(&d)))
        ok = raw ? raw_line(&d) : statement(&d);
    *why = d.why;
    return ok;
}
