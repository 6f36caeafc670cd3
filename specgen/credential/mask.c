/* A quote has a level: 0 in the text itself, 1 in JSON that is a string of it, and so on. At
 * level n a quote is written with 2^n - 1 backslashes, and each backslash that stands before it
 * in the innermost text adds 2^n more. So the level in which it begins or ends a string is the
 * number of times that 2 divides (backslashes + 1); an escaped quote has a higher level. */
#include "specgen/credential/mask.h"

#define SECRET_KEY "plugininput" /* lower case */
#define STARS      STR_LIT("***")

struct quote {
    size_t start, end; /* with the backslashes that belong to it */
    unsigned level;
};

struct secret {
    size_t from, to;
    bool bare;        /* not between quotes: they are to be put around the stars */
    struct str quote; /* the bytes of one */
};

static unsigned twos(size_t n)
{
    unsigned count = 0;

    for (; n % 2 == 0; n /= 2)
        count++;
    return count;
}

/* Whether a quote stands at `at`, behind so many backslashes. */
static bool quote_at(struct quote *out, struct str text, size_t at, size_t backslashes)
{
    if (at < text.len && text.s[at] == '"') {
        unsigned level = twos(backslashes + 1);

        *out = (struct quote){at - (((size_t)1 << level) - 1), at + 1, level};
        return true;
    }
    if (backslashes > 0 && str_starts(str_cut(text, at, text.len), STR_LIT("u0022"))) {
        /* The escape belongs to level `outer`; the quote that it stands for to the text within,
         * where (odd - 1) / 2 backslashes are before it. */
        unsigned outer = twos(backslashes);
        size_t odd = backslashes >> outer;
        unsigned inner = twos((odd + 1) / 2);
        size_t own = (((size_t)1 << inner) - 1) << (outer + 1);

        *out = (struct quote){at - own - ((size_t)1 << outer), at + 5, outer + 1 + inner};
        return true;
    }
    return false;
}

static size_t skip_backslashes(struct str text, size_t at)
{
    while (at < text.len && text.s[at] == '\\')
        at++;
    return at;
}

static size_t find_char(struct str text, size_t at, char c)
{
    const char *found = at < text.len ? memchr(text.s + at, c, text.len - at) : NULL;

    return found != NULL ? (size_t)(found - text.s) : text.len;
}

/* In pieces: many backslashes may stand before the next quote. */
static size_t quote_or_backslash(struct str text, size_t at)
{
    for (size_t piece = 64; at < text.len; at += piece, piece *= 2) {
        struct str some = str_cut(text, 0, text.len - at > piece ? at + piece : text.len);
        size_t found = find_char(str_cut(some, 0, find_char(some, at, '"')), at, '\\');

        if (found < some.len)
            return found;
    }
    return text.len;
}

/* The first quote at or after `at`, which is not inside of a run of backslashes. */
static bool next_quote(struct quote *out, struct str text, size_t at)
{
    for (;;) {
        size_t end;

        at = quote_or_backslash(text, at);
        if (at >= text.len)
            return false;
        end = skip_backslashes(text, at);
        if (quote_at(out, text, end, end - at))
            return true;
        at = end + 1;
    }
}

static bool quote_right_here(struct quote *out, struct str text, size_t at)
{
    size_t end = skip_backslashes(text, at);

    return quote_at(out, text, end, end - at) && out->start == at;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The ASCII character at `at`, plain or as \u00XX; returns its length, 0 if there is none. */
static size_t ascii_at(char *out, struct str text, size_t at)
{
    size_t end = skip_backslashes(text, at);
    struct str rest = str_cut(text, end, text.len);
    int high, low;

    if (end == at) {
        *out = rest.len > 0 ? rest.s[0] : '\0';
        return rest.len > 0 ? 1 : 0;
    }
    if (rest.len < 5 || !str_starts(rest, STR_LIT("u00")))
        return 0;
    high = hex_digit(rest.s[3]);
    low = hex_digit(rest.s[4]);
    if (high < 0 || high > 7 || low < 0)
        return 0;
    *out = (char)(high * 16 + low);
    return end - at + 5;
}

/* The place behind the key's word, or 0. */
static size_t skip_key(struct str text, size_t at)
{
    for (const char *want = SECRET_KEY; *want != '\0'; want++) {
        char c = '\0';
        size_t len = ascii_at(&c, text, at);

        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if (len == 0 || c != *want)
            return 0;
        at += len;
    }
    return at;
}

/* Blanks and line ends, also escaped ones: \n, \r, \t and \u0009 and so on. */
static size_t skip_space(struct str text, size_t at)
{
    for (;;) {
        size_t end = skip_backslashes(text, at), len;
        char c = end < text.len ? text.s[end] : '\0';

        if (end == at && c != '\0' && strchr(" \t\r\n", c) != NULL) {
            at++;
        } else if (end > at && c != '\0' && strchr("nrt", c) != NULL) {
            at = end + 1;
        } else {
            len = end > at ? ascii_at(&c, text, at) : 0;
            if (len == 0 || c == '\0' || strchr(" \t\r\n", c) == NULL)
                return at;
            at += len;
        }
    }
}

/* Whether JSON could go on so behind a value: otherwise its last quote may be part of it. */
static bool ends_value(struct str text, size_t at, unsigned level)
{
    struct quote q;

    at = skip_space(text, at);
    if (at >= text.len)
        return true;
    if (quote_right_here(&q, text, at))
        return q.level < level;
    return memchr(",}]", text.s[at], 3) != NULL;
}

static size_t string_end(struct str text, struct quote open)
{
    struct quote q;

    for (size_t at = open.end; next_quote(&q, text, at); at = q.end) {
        if (q.level < open.level || (q.level == open.level && ends_value(text, q.end, q.level)))
            return q.start;
    }
    return text.len;
}

/* The end of an object or array that begins at `at`, or of the string around it. */
static size_t brackets_end(struct str text, size_t at, unsigned level)
{
    size_t depth = 0;
    bool in_string = false;

    while (at < text.len) {
        size_t end = skip_backslashes(text, at);
        struct quote q;

        if (quote_at(&q, text, end, end - at)) {
            if (q.level < level)
                return q.start;
            in_string ^= q.level == level;
            at = q.end;
            continue;
        }
        if (end < text.len && !in_string) {
            char c = text.s[end];

            depth += c == '{' || c == '[';
            if ((c == '}' || c == ']') && --depth == 0)
                return end + 1;
        }
        at = end + 1;
    }
    return text.len;
}

/* The end of the line or of the string around it. */
static size_t line_end(struct str text, size_t at, unsigned level)
{
    ptrdiff_t newline = str_find(text, '\n', at);
    struct str line = str_cut(text, 0, newline < 0 ? text.len : (size_t)newline);
    struct quote q;

    for (; next_quote(&q, line, at); at = q.end) {
        if (q.level < level)
            return q.start;
    }
    return line.len;
}

static bool is_number(struct str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (memchr("0123456789+-.eE", word.s[i], 15) == NULL)
            return false;
    }
    return true;
}

/* A value without quotes; returns where it ends, `at` when there is nothing to hide. */
static size_t bare_end(struct str text, size_t at, unsigned level)
{
    size_t end = at;
    struct str word;

    if (at >= text.len)
        return at;
    if (text.s[at] == '{' || text.s[at] == '[')
        return brackets_end(text, at, level);
    while (end < text.len && memchr(",}] \t\r\n\"\\", text.s[end], 9) == NULL)
        end++;
    word = str_cut(text, at, end);
    if (ends_value(text, end, level)) {
        if (word.len == 0 || str_is(word, "null") || str_is(word, "true") || str_is(word, "false"))
            return at;
        if (is_number(word))
            return end;
    }
    return line_end(text, at, level);
}

/* What follows the key whose last quote is `key`. */
static bool secret_behind(struct secret *out, struct str text, struct quote key)
{
    size_t at = skip_space(text, key.end);
    bool separated = at < text.len && (text.s[at] == ':' || text.s[at] == '=');
    struct quote open;

    if (separated)
        at = skip_space(text, at + 1);
    *out = (struct secret){at, at, false, str_cut(text, key.start, key.end)};
    if (quote_right_here(&open, text, at)) {
        out->from = open.end;
        out->to = open.level < key.level ? open.end : string_end(text, open);
        return open.level >= key.level;
    }
    out->bare = true;
    if (separated)
        out->to = bare_end(text, at, key.level);
    return out->to > at;
}

/* The first secret at or after *at, which moves behind it. */
static bool next_secret(struct secret *out, struct str text, size_t *at)
{
    struct quote open, close;

    for (; next_quote(&open, text, *at); *at = open.end) {
        size_t end = skip_key(text, open.end);

        if (end > 0 && quote_right_here(&close, text, end) && close.level == open.level &&
            secret_behind(out, text, close)) {
            *at = out->to;
            return true;
        }
    }
    return false;
}

bool mask_next(struct mask_span *out, struct str text, size_t *at)
{
    struct secret s;

    if (!next_secret(&s, text, at))
        return false;
    *out = (struct mask_span){s.from, s.to, s.bare ? s.quote : STR_NONE};
    return true;
}

bool mask_is(struct str text)
{
    struct str number = str_cut(text, MASK_NUMBERED.len, text.len);

    if (str_eq(text, STARS))
        return true;
    for (size_t i = 0; i < number.len; i++)
        if (number.s[i] < '0' || number.s[i] > '9')
            return false;
    return number.len > 0 && str_starts(text, MASK_NUMBERED);
}

static bool is_hidden(const struct secret *s, struct str text)
{
    return !s->bare && mask_is(str_cut(text, s->from, s->to));
}

static bool is_key_at(struct str text, size_t at)
{
    for (size_t i = 0; i < sizeof(SECRET_KEY) - 1; i++) {
        char c = at + i < text.len ? text.s[at + i] : '\0';

        if (c != SECRET_KEY[i] && (c < 'A' || c > 'Z' || c + ('a' - 'A') != SECRET_KEY[i]))
            return false;
    }
    return true;
}

/* By one of its letters, which most texts have nowhere. */
static bool has_key(struct str text, char letter, size_t place)
{
    for (size_t at = find_char(text, place, letter); at < text.len;
         at = find_char(text, at + 1, letter))
        if (is_key_at(text, at - place))
            return true;
    return false;
}

/* Behind a backslash. Prose has none, and paths have few of the other. */
static bool has_u(struct str text)
{
    size_t at = find_char(text, 0, '\\');

    while (at < text.len && (at = find_char(text, at + 1, 'u')) < text.len)
        if (text.s[at - 1] == '\\')
            return true;
    return false;
}

/* False: the word stands nowhere, neither plain nor with a character as \u00XX, or without a
 * quote. Most texts are done with that, without a look at their quotes. */
static bool may_hold_key(struct str text)
{
    enum { PLACE = 3 }; /* of the g */

    if (find_char(text, 0, '"') == text.len)
        return has_u(text);
    return has_u(text) || has_key(text, 'g', PLACE) || has_key(text, 'G', PLACE);
}

bool mask_needed(struct str text)
{
    struct secret s;

    /* The word and the quotes around it are longer. */
    if (text.len < sizeof(SECRET_KEY) || !may_hold_key(text))
        return false;
    for (size_t at = 0; next_secret(&s, text, &at);) {
        if (!is_hidden(&s, text))
            return true;
    }
    return false;
}

static size_t append(char *to, size_t at, struct str part)
{
    if (to != NULL && part.len > 0)
        memcpy(to + at, part.s, part.len);
    return at + part.len;
}

/* Into `to`, if it is not NULL; returns the length. */
static size_t write_masked(char *to, struct str text)
{
    size_t len = 0, copied = 0;
    struct secret s;

    for (size_t at = 0; next_secret(&s, text, &at); copied = s.to) {
        if (is_hidden(&s, text)) {
            len = append(to, len, str_cut(text, copied, s.to));
            continue;
        }
        len = append(to, len, str_cut(text, copied, s.from));
        len = append(to, len, s.bare ? s.quote : STR_NONE);
        len = append(to, len, STARS);
        len = append(to, len, s.bare ? s.quote : STR_NONE);
    }
    return append(to, len, str_cut(text, copied, text.len));
}

struct str mask_secrets(struct arena *a, struct str text)
{
    size_t len;
    char *to;

    if (!mask_needed(text))
        return text;
    len = write_masked(NULL, text);
    to = arena_alloc(a, len);
    if (to == NULL)
        return STR_NONE;
    (void)write_masked(to, text);
    return (struct str){to, len};
}

struct str mask_same_length(struct arena *a, struct str text)
{
    char *to = arena_alloc(a, text.len + 1);
    struct secret s;

    if (to == NULL)
        return STR_NONE;
    (void)append(to, 0, text);
    for (size_t at = 0; next_secret(&s, text, &at);) {
        memset(to + s.from, s.bare && s.to - s.from == 1 ? '0' : '*', s.to - s.from);
        if (s.bare && s.to - s.from > 1)
            to[s.from] = to[s.to - 1] = '"';
    }
    return (struct str){to, text.len};
}
