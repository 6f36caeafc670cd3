#include "model/client/go_number.h"

#include "model/base/ascii.h"
#include "model/client/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_hex_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'f';
}

/* Underscores stand between digits, or between a prefix and a digit. */
static bool underscores_ok(struct str s)
{
    char saw = '^';
    bool hex = false;
    size_t i = 0;

    if (s.len > 0 && (s.s[0] == '-' || s.s[0] == '+'))
        s = str_cut(s, 1, s.len);
    if (s.len >= 2 && s.s[0] == '0' && memchr("box", lower(s.s[1]), 3) != NULL) {
        hex = lower(s.s[1]) == 'x';
        saw = '0';
        i = 2;
    }
    for (; i < s.len; i++) {
        if (ascii_is_digit(s.s[i]) || (hex && is_hex_letter(s.s[i]))) {
            saw = '0';
        } else if (s.s[i] == '_') {
            if (saw != '0')
                return false;
            saw = '_';
        } else if (saw == '_') {
            return false;
        } else {
            saw = '!';
        }
    }
    return saw != '_';
}

/* The base by prefix; *s begins behind the prefix then. */
static unsigned base_of(struct str *s)
{
    char letter = s->len >= 3 ? lower(s->s[1]) : '\0';
    unsigned base = letter == 'b' ? 2 : letter == 'o' ? 8 : letter == 'x' ? 16 : 0;

    if (s->s[0] != '0')
        return 10;
    *s = str_cut(*s, base != 0 ? 2 : 1, s->len);
    return base != 0 ? base : 8;
}

static unsigned digit_of(char c)
{
    if (ascii_is_digit(c))
        return (unsigned)(c - '0');
    c = lower(c);
    return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') + 10 : 255;
}

enum go_number go_uint(uint64_t *out, struct str text, unsigned base, unsigned bits)
{
    const uint64_t most = bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
    bool by_prefix = base == 0, underscores = false;
    struct str s = text;
    uint64_t n = 0;

    if (s.len == 0)
        return GO_SYNTAX;
    if (by_prefix)
        base = base_of(&s);
    for (size_t i = 0; i < s.len; i++) {
        unsigned d = digit_of(s.s[i]);

        if (s.s[i] == '_' && by_prefix) {
            underscores = true;
            continue;
        }
        if (d >= base)
            return GO_SYNTAX;
        if (n > UINT64_MAX / base || n * base > UINT64_MAX - d || n * base + d > most)
            return GO_RANGE;
        n = n * base + d;
    }
    if (underscores && !underscores_ok(text))
        return GO_SYNTAX;
    *out = n;
    return GO_OK;
}

enum go_number go_int(int64_t *out, struct str text, unsigned base, unsigned bits)
{
    const uint64_t limit = UINT64_C(1) << (bits - 1);
    bool negative = text.len > 0 && text.s[0] == '-';
    uint64_t n = 0;
    enum go_number result;

    if (text.len > 0 && (negative || text.s[0] == '+'))
        text = str_cut(text, 1, text.len);
    if ((result = go_uint(&n, text, base, bits)) != GO_OK)
        return result;
    if (negative ? n > limit : n >= limit)
        return GO_RANGE;
    *out = !negative ? (int64_t)n : n == 0 ? 0 : -(int64_t)(n - 1) - 1;
    return GO_OK;
}

struct float_shape {
    bool underscores;
    size_t len; /* bytes that belong to the number; 0: none */
};

static size_t digits_end(struct float_shape *f, struct str s, size_t i, bool hex, bool *digits)
{
    bool dot = false;

    for (; i < s.len; i++) {
        if (s.s[i] == '_')
            f->underscores = true;
        else if (s.s[i] == '.' && !dot)
            dot = true;
        else if (ascii_is_digit(s.s[i]) || (hex && is_hex_letter(s.s[i])))
            *digits = true;
        else
            break;
    }
    return i;
}

static size_t exponent_end(struct float_shape *f, struct str s, size_t i)
{
    if (i < s.len && (s.s[i] == '+' || s.s[i] == '-'))
        i++;
    if (i >= s.len || !ascii_is_digit(s.s[i]))
        return 0;
    while (i < s.len && (ascii_is_digit(s.s[i]) || s.s[i] == '_'))
        f->underscores |= s.s[i++] == '_';
    return i;
}

/* The grammar of Go's floating-point literals. */
static struct float_shape float_shape(struct str s)
{
    struct float_shape f = {false, 0};
    bool hex, digits = false;
    size_t i = s.len > 0 && (s.s[0] == '+' || s.s[0] == '-') ? 1 : 0;

    hex = i + 2 < s.len && s.s[i] == '0' && lower(s.s[i + 1]) == 'x';
    i = digits_end(&f, s, hex ? i + 2 : i, hex, &digits);
    if (!digits)
        return f;
    if (i < s.len && lower(s.s[i]) == (hex ? 'p' : 'e'))
        i = exponent_end(&f, s, i + 1);
    else if (hex)
        return f;
    f.len = i;
    return f;
}

static bool special_float(double *out, struct str s)
{
    bool sign = s.len > 0 && (s.s[0] == '+' || s.s[0] == '-');
    bool negative = sign && s.s[0] == '-';
    struct str word = str_cut(s, sign ? 1 : 0, s.len);

    if (str_eq_ascii_case(word, STR_LIT("inf")) || str_eq_ascii_case(word, STR_LIT("infinity")))
        *out = negative ? -HUGE_VAL : HUGE_VAL;
    else if (!sign && str_eq_ascii_case(word, STR_LIT("nan")))
        *out = strtod("nan", NULL);
    else
        return false;
    return true;
}

enum { FLOAT_USUAL = 128 }; /* bytes: what is longer than anybody types takes memory */

/* As strtod() wants it: no underscores, the locale's decimal point. In `usual` where it fits; NULL:
 * no memory. */
static char *float_text(char *usual, struct str s)
{
    char half[16]; /* 0.5 */
    int half_len = snprintf(half, sizeof(half), "%.1f", 0.5);
    const char *point = half + 1;
    size_t point_len = half_len > 2 ? (size_t)half_len - 2 : 0, len = 0;
    char *text = s.len + point_len < FLOAT_USUAL ? usual : malloc(s.len + point_len + 1);

    if (text == NULL)
        return NULL;
    for (size_t i = 0; i < s.len; i++) {
        if (s.s[i] == '.') {
            memcpy(text + len, point, point_len);
            len += point_len;
        } else if (s.s[i] != '_') {
            text[len++] = s.s[i];
        }
    }
    text[len] = '\0';
    return text;
}

enum go_number go_float(double *out, struct str text)
{
    struct float_shape shape;
    char usual[FLOAT_USUAL], *plain;

    if (special_float(out, text))
        return GO_OK;
    shape = float_shape(text);
    if (shape.len == 0 || shape.len != text.len || (shape.underscores && !underscores_ok(text)))
        return GO_SYNTAX;
    if ((plain = float_text(usual, text)) == NULL)
        return GO_RANGE;
    *out = strtod(plain, NULL);
    if (plain != usual)
        free(plain);
    return isinf(*out) ? GO_RANGE : GO_OK;
}

bool go_bool(bool *out, struct str text)
{
    static const char yes[][8] = {"1", "t", "T", "TRUE", "true", "True"};
    static const char no[][8] = {"0", "f", "F", "FALSE", "false", "False"};

    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        if (str_is(text, yes[i]) || str_is(text, no[i])) {
            *out = str_is(text, yes[i]);
            return true;
        }
    }
    return false;
}

int64_t go_int_of_float(double f)
{
    const double limit = 9223372036854775808.0; /* 2^63 */

    return f >= -limit && f < limit ? (int64_t)f : INT64_MIN;
}

struct str go_number_why(enum go_number result)
{
    return result == GO_RANGE ? STR_LIT("value out of range") : STR_LIT("invalid syntax");
}

struct str go_number_error(struct arena *a, const char *function, struct str text,
                           enum go_number result)
{
    return CLIENT_TEXT(a, STR_LIT("strconv."), str_of(function), STR_LIT(": parsing "),
                       client_quote(a, text), STR_LIT(": "), go_number_why(result));
}
