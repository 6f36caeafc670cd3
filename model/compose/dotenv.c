/* Files of variables as compose-go's dotenv reads them: quotes, export, comments, variables. */
#include "model/compose/compose_parts.h"

#include "model/base/buf.h"

struct dotenv {
    struct compose *c;
    struct str rest;
    struct node *map;
    struct names names;
    struct str why;
    size_t line;
};

static bool is_blank(char c)
{
    return strchr(" \t\v\f\r", c) != NULL && c != '\0';
}

static bool find(struct str *out, const void *ctx, struct str name)
{
    const struct dotenv *d = ctx;
    struct compose_lookup outer = compose_environment(d->c);
    size_t index;

    if (outer.find(out, outer.ctx, name))
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
    while (d->rest.len > 0 && is_blank(d->rest.s[0]))
        take(d, 1);
}

/* To the next statement; false: there is none. */
static bool begin(struct dotenv *d)
{
    while (d->rest.len > 0) {
        if (is_blank(d->rest.s[0]) || d->rest.s[0] == '\n')
            take(d, 1);
        else if (d->rest.s[0] == '#')
            take(d, str_line_end(d->rest, 0));
        else
            return true;
    }
    return false;
}

static bool is_key_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80 || (c != '\0' && strchr("_.-[]", c) != NULL);
}

/* NAME and what ends it; *inherited: the line has nothing but the name. */
static bool read_key(struct str *key, bool *inherited, struct dotenv *d)
{
    size_t at = 0;

    if (str_starts(d->rest, STR_LIT("export")) && d->rest.len > 6 && is_blank(d->rest.s[6])) {
        take(d, 6);
        skip_blanks(d);
    }
    while (at < d->rest.len && strchr("=:\n", d->rest.s[at]) == NULL) {
        char c = d->rest.s[at];

        if (!is_blank(c) && !is_key_byte(c))
            return bad(d, CLIENT_TEXT(d->c->a, STR_LIT("unexpected character "),
                                      client_quote(d->c->a, str_cut(d->rest, at, at + 1)),
                                      STR_LIT(" in variable name "),
                                      client_quote(d->c->a,
                                                   str_cut(d->rest, 0, str_line_end(d->rest, 0)))));
        at++;
    }
    *inherited = at == d->rest.len || d->rest.s[at] == '\n';
    *key = str_cut(d->rest, 0, at);
    while (key->len > 0 && is_blank(key->s[key->len - 1]))
        key->len--;
    if (str_find(*key, ' ', 0) >= 0)
        return bad(d, STR_LIT("key cannot contain a space"));
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
    if (d->why.len == 0 && d->c->error == NULL)
        (void)bad(d, missing.len > 0 ? missing
                                     : CLIENT_TEXT(d->c->a, STR_LIT("Invalid template: "),
                                                   client_quote(d->c->a, text)));
    return text;
}

/* \n and the like; \$ stays for the variables, which make $ of $$. */
static struct str unescaped(struct compose *c, struct str text)
{
    static const char from[] = "abfnrtv\"\\", to[] = "\a\b\f\n\r\t\v\"\\";
    struct buf b = {NULL, 0, 0, false};

    for (size_t i = 0; i < text.len; i++) {
        char next = i + 1 < text.len ? text.s[i + 1] : '\0';
        const char *hit = text.s[i] == '\\' && next != '\0' ? strchr(from, next) : NULL;

        if (hit != NULL)
            buf_char(&b, to[hit - from]);
        else if (text.s[i] == '\\' && next == '$')
            buf_add(&b, STR_LIT("$$"));
        else
            buf_char(&b, text.s[i]);
        if (hit != NULL || (text.s[i] == '\\' && next == '$'))
            i++;
    }
    return buf_in_arena(&b, c->a);
}

static struct str trimmed_right(struct str s)
{
    while (s.len > 0 && (is_blank(s.s[s.len - 1]) || s.s[s.len - 1] == '\n'))
        s.len--;
    return s;
}

static struct str bare_value(struct dotenv *d)
{
    struct str line = str_cut(d->rest, 0, str_line_end(d->rest, 0));

    take(d, line.len);
    for (size_t i = 0; i < line.len; i++) {
        if (line.s[i] == '#' && (i == 0 || is_blank(line.s[i - 1])))
            line = str_cut(line, 0, i);
    }
    return filled(d, trimmed_right(line));
}

static bool quoted_value(struct str *out, struct dotenv *d)
{
    char quote = d->rest.s[0];
    size_t end = 1;

    while (end < d->rest.len && (d->rest.s[end] != quote || d->rest.s[end - 1] == '\\'))
        end++;
    if (end == d->rest.len)
        return bad(d, CLIENT_TEXT(d->c->a, STR_LIT("unterminated quoted value "),
                                  str_cut(d->rest, 0, str_line_end(d->rest, 0))));
    *out = str_cut(d->rest, 1, end);
    take(d, end + 1);
    if (quote == '"')
        *out = filled(d, unescaped(d->c, *out));
    return true;
}

static bool statement(struct dotenv *d)
{
    struct str key, value = STR_NONE;
    struct compose_lookup outer = compose_environment(d->c);
    bool inherited = false;

    if (!read_key(&key, &inherited, d))
        return false;
    if (inherited) {
        if (outer.find(&value, outer.ctx, key))
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

static bool raw_line(struct dotenv *d)
{
    struct str line = str_cut(d->rest, 0, str_line_end(d->rest, 0)), key, value;

    take(d, line.len < d->rest.len ? line.len + 1 : line.len);
    line = client_trim_left(trimmed_right(line));
    if (line.len == 0 || line.s[0] == '#')
        return true;
    if (client_cut(&key, &value, line, '='))
        put(d, key, value);
    else if (compose_environment(d->c).find(&value, compose_environment(d->c).ctx, key))
        put(d, key, value);
    return true;
}

bool compose_dotenv(struct node *map, struct str *why, struct compose *c, struct str text, bool raw)
{
    struct dotenv d = {.c = c, .rest = text, .map = map, .line = 1};
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
