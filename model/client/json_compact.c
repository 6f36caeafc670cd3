#include "model/client/json_compact.h"

#include "model/client/text.h"

#define NESTING 10000 /* Go's own limit */

/* What may come next, outside of a word. */
enum expects {
    EXPECT_VALUE,
    EXPECT_VALUE_OR_END, /* behind [ */
    EXPECT_KEY,          /* behind a comma of an object */
    EXPECT_KEY_OR_END,   /* behind { */
    EXPECT_COLON,        /* behind a key */
    EXPECT_COMMA_OR_END, /* behind a value inside something */
    EXPECT_NOTHING,      /* behind the whole */
};

struct scanner {
    struct arena *a;
    struct str text;
    size_t at;
    char *out;
    size_t len;
    char *open; /* the brackets that are open */
    size_t depth;
    struct str *why;
};

static bool at_end(const struct scanner *s)
{
    return s->at >= s->text.len;
}

static char peek(const struct scanner *s)
{
    return s->text.s[s->at];
}

/* Go's quoting of one byte as a character. */
static struct str quoted_byte(struct arena *a, char byte)
{
    unsigned char u = (unsigned char)byte;
    char utf8[2] = {(char)(0xc0 | u >> 6), (char)(0x80 | (u & 0x3f))};
    struct str quoted;

    if (byte == '\'')
        return STR_LIT("'\\''");
    if (byte == '"')
        return STR_LIT("'\"'");
    quoted = client_quote(a, u < 0x80 ? (struct str){&byte, 1} : (struct str){utf8, 2});
    return CLIENT_TEXT(a, STR_LIT("'"), str_cut(quoted, 1, quoted.len - 1), STR_LIT("'"));
}

static bool bad(struct scanner *s, const char *context)
{
    if (at_end(s)) {
        *s->why = STR_LIT("unexpected end of JSON input");
        return false;
    }
    *s->why = CLIENT_TEXT(s->a, STR_LIT("invalid character "), quoted_byte(s->a, peek(s)),
                          STR_LIT(" "), str_of(context));
    return false;
}

static void take(struct scanner *s)
{
    s->out[s->len++] = s->text.s[s->at++];
}

static bool is_digit(const struct scanner *s)
{
    return !at_end(s) && peek(s) >= '0' && peek(s) <= '9';
}

static bool is_hex(const struct scanner *s)
{
    return is_digit(s) || (!at_end(s) && peek(s) != '\0' && strchr("abcdefABCDEF", peek(s)));
}

static bool read_escape(struct scanner *s)
{
    take(s);
    if (at_end(s) || peek(s) == '\0' || strchr("bfnrt\\/\"u", peek(s)) == NULL)
        return bad(s, "in string escape code");
    if (peek(s) != 'u') {
        take(s);
        return true;
    }
    take(s);
    for (int i = 0; i < 4; i++) {
        if (!is_hex(s))
            return bad(s, "in \\u hexadecimal character escape");
        take(s);
    }
    return true;
}

static bool read_string(struct scanner *s)
{
    take(s);
    while (!at_end(s) && peek(s) != '"') {
        if ((unsigned char)peek(s) < 0x20)
            return bad(s, "in string literal");
        if (peek(s) != '\\')
            take(s);
        else if (!read_escape(s))
            return false;
    }
    if (at_end(s))
        return bad(s, "");
    take(s);
    return true;
}

static bool read_word(struct scanner *s, const char *word)
{
    for (size_t i = 0; word[i] != '\0'; i++) {
        if (at_end(s) || peek(s) != word[i]) {
            struct str context =
                CLIENT_TEXT(s->a, STR_LIT("in literal "), str_of(word), STR_LIT(" (expecting "),
                            quoted_byte(s->a, word[i]), STR_LIT(")"));

            return bad(s, arena_cstr(s->a, context));
        }
        take(s);
    }
    return true;
}

static bool read_digits(struct scanner *s, const char *context)
{
    if (!is_digit(s))
        return bad(s, context);
    while (is_digit(s))
        take(s);
    return true;
}

static bool read_number(struct scanner *s)
{
    if (peek(s) == '-')
        take(s);
    if (!is_digit(s))
        return bad(s, "in numeric literal");
    if (peek(s) == '0')
        take(s);
    else if (!read_digits(s, "in numeric literal"))
        return false;
    if (!at_end(s) && peek(s) == '.') {
        take(s);
        if (!read_digits(s, "after decimal point in numeric literal"))
            return false;
    }
    if (at_end(s) || (peek(s) != 'e' && peek(s) != 'E'))
        return true;
    take(s);
    if (!at_end(s) && (peek(s) == '+' || peek(s) == '-'))
        take(s);
    return read_digits(s, "in exponent of numeric literal");
}

static enum expects behind_value(const struct scanner *s)
{
    return s->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static bool open_bracket(struct scanner *s, enum expects *next)
{
    if (s->depth == NESTING) {
        *s->why = STR_LIT("exceeded max depth");
        return false;
    }
    s->open[s->depth++] = peek(s);
    *next = peek(s) == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
    take(s);
    return true;
}

static bool close_bracket(struct scanner *s, enum expects *next)
{
    take(s);
    s->depth--;
    *next = behind_value(s);
    return true;
}

static bool read_value(struct scanner *s, enum expects *next)
{
    char c = at_end(s) ? '\0' : peek(s);
    bool ok;

    if (c == '{' || c == '[')
        return open_bracket(s, next);
    if (c == '"')
        ok = read_string(s);
    else if (c == '-' || (c >= '0' && c <= '9'))
        ok = read_number(s);
    else if (c == 't')
        ok = read_word(s, "true");
    else if (c == 'f')
        ok = read_word(s, "false");
    else if (c == 'n')
        ok = read_word(s, "null");
    else
        return bad(s, "looking for beginning of value");
    *next = behind_value(s);
    return ok;
}

static bool read_key(struct scanner *s, enum expects *next)
{
    if (at_end(s) || peek(s) != '"')
        return bad(s, "looking for beginning of object key string");
    *next = EXPECT_COLON;
    return read_string(s);
}

static bool read_behind_value(struct scanner *s, enum expects *next)
{
    bool in_object = s->open[s->depth - 1] == '{';

    if (!at_end(s) && peek(s) == (in_object ? '}' : ']'))
        return close_bracket(s, next);
    if (at_end(s) || peek(s) != ',')
        return bad(s, in_object ? "after object key:value pair" : "after array element");
    take(s);
    *next = in_object ? EXPECT_KEY : EXPECT_VALUE;
    return true;
}

static bool step(struct scanner *s, enum expects *next)
{
    switch (*next) {
    case EXPECT_VALUE:
        return read_value(s, next);
    case EXPECT_VALUE_OR_END:
        return !at_end(s) && peek(s) == ']' ? close_bracket(s, next) : read_value(s, next);
    case EXPECT_KEY:
        return read_key(s, next);
    case EXPECT_KEY_OR_END:
        return !at_end(s) && peek(s) == '}' ? close_bracket(s, next) : read_key(s, next);
    case EXPECT_COLON:
        if (at_end(s) || peek(s) != ':')
            return bad(s, "after object key");
        take(s);
        *next = EXPECT_VALUE;
        return true;
    case EXPECT_COMMA_OR_END:
        return read_behind_value(s, next);
    case EXPECT_NOTHING:
        break;
    }
    return bad(s, "after top-level value");
}

bool client_json_compact(struct str *out, struct str *why, struct arena *a, struct str text)
{
    struct scanner s = {.a = a, .text = text, .why = why};
    enum expects next = EXPECT_VALUE;

    *out = STR_NONE;
    *why = STR_NONE;
    s.out = arena_calloc(a, text.len + 1, 1);
    s.open = arena_calloc(a, NESTING + 1, 1);
    if (s.out == NULL || s.open == NULL)
        return true;
    for (;;) {
        while (!at_end(&s) && memchr(" \t\r\n", peek(&s), 4) != NULL)
            s.at++;
        if (at_end(&s) && next == EXPECT_NOTHING)
            break;
        if (!step(&s, &next))
            return false;
    }
    *out = (struct str){s.out, s.len};
    return true;
}
