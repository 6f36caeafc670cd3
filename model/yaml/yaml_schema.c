#include "model/yaml/yaml_schema.h"

#include "model/base/ascii.h"

static char at(struct str text, size_t i)
{
    return i < text.len ? text.s[i] : '\0';
}

static size_t digits(struct str text, size_t from)
{
    size_t i = from;

    while (ascii_is_digit(at(text, i)))
        i++;
    return i - from;
}

typedef char word[6];

static bool is_one_of(struct str text, const word *words, size_t count)
{
    for (size_t i = 0; text.len < sizeof(word) && i < count; i++) {
        if (str_is(text, words[i]))
            return true;
    }
    return false;
}

#define IS_ONE_OF(text, words) is_one_of(text, words, sizeof(words) / sizeof((words)[0]))

static struct str without_sign(struct str text)
{
    bool sign = at(text, 0) == '-' || at(text, 0) == '+';

    return str_cut(text, sign ? 1 : 0, text.len);
}

static bool is_based(struct str text)
{
    bool hex = str_starts(text, STR_LIT("0x")), octal = str_starts(text, STR_LIT("0o"));

    if ((!hex && !octal) || text.len < 3)
        return false;
    for (size_t i = 2; i < text.len; i++) {
        if (hex ? !ascii_is_hex(text.s[i]) : text.s[i] < '0' || text.s[i] > '7')
            return false;
    }
    return true;
}

/* Also without a fraction or exponent: an integer. */
static bool is_decimal(struct str body)
{
    size_t whole = digits(body, 0), fraction = 0, i = whole;

    if (at(body, i) == '.') {
        fraction = digits(body, i + 1);
        i += 1 + fraction;
    }
    if (whole + fraction == 0)
        return false;
    if (at(body, i) == 'e' || at(body, i) == 'E') {
        size_t sign = at(body, i + 1) == '-' || at(body, i + 1) == '+' ? 1 : 0;

        if (digits(body, i + 1 + sign) == 0)
            return false;
        i += 1 + sign + digits(body, i + 1 + sign);
    }
    return i == body.len;
}

enum value_kind yaml_schema_kind(struct str plain)
{
    static const word nulls[] = {"", "~", "null", "Null", "NULL"};
    static const word bools[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
    static const word infinities[] = {".inf", ".Inf", ".INF"};
    static const word nans[] = {".nan", ".NaN", ".NAN"};
    struct str body = without_sign(plain);

    if (IS_ONE_OF(plain, nulls))
        return VALUE_NULL;
    if (IS_ONE_OF(plain, bools))
        return VALUE_BOOL;
    if (is_decimal(body) || is_based(plain) || IS_ONE_OF(body, infinities) ||
        IS_ONE_OF(plain, nans))
        return VALUE_NUMBER;
    return VALUE_STRING;
}

/* 1_000, 1_000.5, 12:30, -1:30:00.5 */
static bool is_old_decimal(struct str body)
{
    size_t points = 0;

    if (!ascii_is_digit(at(body, 0)) && at(body, 0) != '.')
        return false;
    for (size_t i = 0; i < body.len; i++) {
        if (body.s[i] == '.')
            points++;
        else if (!ascii_is_digit(body.s[i]) && body.s[i] != '_' && body.s[i] != ':')
            return false;
    }
    return points < 2;
}

/* 0b101, -0x1F, 0x_ff */
static bool is_old_based(struct str body)
{
    if (at(body, 0) != '0' || (at(body, 1) != 'b' && at(body, 1) != 'x') || body.len < 3)
        return false;
    for (size_t i = 2; i < body.len; i++) {
        if (!ascii_is_hex(body.s[i]) && body.s[i] != '_')
            return false;
    }
    return true;
}

static bool is_old_date(struct str text)
{
    size_t month, day;

    if (digits(text, 0) != 4 || at(text, 4) != '-')
        return false;
    month = digits(text, 5);
    if (month < 1 || month > 2 || at(text, 5 + month) != '-')
        return false;
    day = digits(text, 6 + month);
    return day == 1 || day == 2;
}

bool yaml_schema_is_old_special(struct str plain)
{
    static const char words[][4] = {"yes", "no", "on", "off", "y", "n"};
    struct str body = without_sign(plain);

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_eq_ascii_case(plain, str_of(words[i])))
            return true;
    }
    return is_old_decimal(body) || is_old_based(body) || is_old_date(plain) ||
           str_is(plain, "<<") || str_is(plain, "=");
}
