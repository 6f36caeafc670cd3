#include "model/client/duration.h"

#include "model/base/ascii.h"
#include "model/client/text.h"

#define LIMIT (UINT64_C(1) << 63)

static const struct {
    const char *name;
    uint64_t nanoseconds;
} units[] = {
    {"ns", 1},
    {"us", 1000},
    {"\xc2\xb5s", 1000}, /* U+00B5 micro sign */
    {"\xce\xbcs", 1000}, /* U+03BC Greek letter mu */
    {"ms", 1000000},
    {"s", 1000000000},
    {"m", UINT64_C(60000000000)},
    {"h", UINT64_C(3600000000000)},
    {"d", UINT64_C(86400000000000)},
    {"w", UINT64_C(604800000000000)},
};

/* How many of them Go's time package knows. */
#define GO_UNITS  (sizeof(units) / sizeof(units[0]) - 2)
#define ALL_UNITS (sizeof(units) / sizeof(units[0]))

/* The quoting of Go's time package: bytes that are not printable ASCII as \x... */
static struct str quoted(struct arena *a, struct str text)
{
    static const char hex[] = "0123456789abcdef";
    char *s = arena_calloc(a, text.len + 1, 4);
    size_t len = 0;

    if (s == NULL)
        return STR_NONE;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if (c >= 0x80 || c < ' ') {
            s[len++] = '\\';
            s[len++] = 'x';
            s[len++] = hex[c >> 4];
            s[len++] = hex[c & 15];
        } else {
            if (c == '"' || c == '\\')
                s[len++] = '\\';
            s[len++] = (char)c;
        }
    }
    return CLIENT_TEXT(a, STR_LIT("\""), ((struct str){s, len}), STR_LIT("\""));
}

static bool invalid(struct str *why, struct arena *a, struct str text)
{
    *why = CLIENT_TEXT(a, STR_LIT("time: invalid duration "), quoted(a, text));
    return false;
}

/* False: more than 2^63. */
static bool leading_int(uint64_t *n, struct str *s)
{
    *n = 0;
    for (; s->len > 0 && ascii_is_digit(s->s[0]); *s = str_cut(*s, 1, s->len)) {
        if (*n > LIMIT / 10)
            return false;
        *n = *n * 10 + (uint64_t)(s->s[0] - '0');
        if (*n > LIMIT)
            return false;
    }
    return true;
}

/* Digits that no longer fit are passed over. */
static void leading_fraction(uint64_t *n, double *scale, struct str *s)
{
    bool full = false;

    *n = 0;
    *scale = 1;
    for (; s->len > 0 && ascii_is_digit(s->s[0]); *s = str_cut(*s, 1, s->len)) {
        uint64_t next;

        full = full || *n > (LIMIT - 1) / 10;
        next = full ? 0 : *n * 10 + (uint64_t)(s->s[0] - '0');
        full = full || next > LIMIT;
        if (full)
            continue;
        *n = next;
        *scale *= 10;
    }
}

static struct str leading_unit(struct str *s)
{
    size_t len = 0;
    struct str unit;

    while (len < s->len && s->s[len] != '.' && !ascii_is_digit(s->s[len]))
        len++;
    unit = str_cut(*s, 0, len);
    *s = str_cut(*s, len, s->len);
    return unit;
}

static uint64_t unit_nanoseconds(struct str name, size_t known)
{
    for (size_t i = 0; i < known; i++) {
        if (str_is(name, units[i].name))
            return units[i].nanoseconds;
    }
    return 0;
}

/* One number with its unit, added to *sum. */
static bool add_part(uint64_t *sum, struct str *why, struct arena *a, struct str *s,
                     struct str text, size_t known)
{
    uint64_t whole, part = 0, unit;
    double scale = 1;
    size_t before = s->len;
    bool digits;
    struct str name;

    if (!leading_int(&whole, s))
        return invalid(why, a, text);
    digits = s->len != before;
    if (s->len > 0 && s->s[0] == '.') {
        *s = str_cut(*s, 1, s->len);
        before = s->len;
        leading_fraction(&part, &scale, s);
        digits |= s->len != before;
    }
    if (!digits)
        return invalid(why, a, text);
    name = leading_unit(s);
    if (name.len == 0) {
        *why = CLIENT_TEXT(a, STR_LIT("time: missing unit in duration "), quoted(a, text));
        return false;
    }
    if ((unit = unit_nanoseconds(name, known)) == 0) {
        *why = CLIENT_TEXT(a, STR_LIT("time: unknown unit "), quoted(a, name),
                           STR_LIT(" in duration "), quoted(a, text));
        return false;
    }
    if (whole > LIMIT / unit)
        return invalid(why, a, text);
    whole = whole * unit + (uint64_t)((double)part * ((double)unit / scale));
    *sum += whole;
    return whole > LIMIT || *sum > LIMIT ? invalid(why, a, text) : true;
}

static bool parse(int64_t *out, struct str *why, struct arena *a, struct str text, size_t known)
{
    bool negative = text.len > 0 && text.s[0] == '-';
    struct str s = text;
    uint64_t sum = 0;

    if (s.len > 0 && (negative || s.s[0] == '+'))
        s = str_cut(s, 1, s.len);
    *out = 0;
    if (str_is(s, "0"))
        return true;
    if (s.len == 0)
        return invalid(why, a, text);
    while (s.len > 0) {
        if (!add_part(&sum, why, a, &s, text, known))
            return false;
    }
    if (!negative && sum == LIMIT)
        return invalid(why, a, text);
    *out = negative && sum > 0 ? -(int64_t)(sum - 1) - 1 : (int64_t)sum;
    return true;
}

bool client_duration(int64_t *out, struct str *why, struct arena *a, struct str text)
{
    return parse(out, why, a, text, GO_UNITS);
}

bool client_duration_in_weeks(int64_t *out, struct str *why, struct arena *a, struct str text)
{
    return parse(out, why, a, text, ALL_UNITS);
}
