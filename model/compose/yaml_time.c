#include "model/compose/yaml_time.h"

#include "model/base/ascii.h"
#include "model/client/text.h"

struct time_parts {
    unsigned year, month, day, hour, minute, second;
    struct str fraction; /* digits, without zeros at the end */
    struct str zone;     /* +0200; empty: UTC */
};

/* One number of at least one and at most that many digits. */
static bool number(unsigned *out, struct str *rest, size_t most)
{
    size_t len = 0;

    for (*out = 0; len < most && len < rest->len && ascii_is_digit(rest->s[len]); len++)
        *out = 10 * *out + (unsigned)(rest->s[len] - '0');
    *rest = str_cut(*rest, len, rest->len);
    return len > 0;
}

static bool past(struct str *rest, char c)
{
    if (rest->len == 0 || rest->s[0] != c)
        return false;
    *rest = str_cut(*rest, 1, rest->len);
    return true;
}

static unsigned days_of(unsigned year, unsigned month)
{
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    if (month == 2)
        return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static bool date(struct time_parts *t, struct str *rest)
{
    return number(&t->year, rest, 4) && past(rest, '-') && number(&t->month, rest, 2) &&
           past(rest, '-') && number(&t->day, rest, 2) && t->month >= 1 && t->month <= 12 &&
           t->day >= 1 && t->day <= days_of(t->year, t->month);
}

static bool clock_time(struct time_parts *t, struct str *rest)
{
    size_t len = 0;

    if (!number(&t->hour, rest, 2) || !past(rest, ':') || !number(&t->minute, rest, 2) ||
        !past(rest, ':') || !number(&t->second, rest, 2) || t->hour > 23 || t->minute > 59 ||
        t->second > 59)
        return false;
    if (!past(rest, '.'))
        return true;
    while (len < rest->len && ascii_is_digit(rest->s[len]))
        len++;
    t->fraction = str_cut(*rest, 0, len);
    *rest = str_cut(*rest, len, rest->len);
    while (t->fraction.len > 0 && t->fraction.s[t->fraction.len - 1] == '0')
        t->fraction.len--;
    return len > 0 && len <= 9;
}

/* Z or +02:00 */
static bool zone(struct time_parts *t, struct arena *a, struct str *rest)
{
    struct str hours = str_cut(*rest, 0, 3), minutes = str_cut(*rest, 4, 6);

    if (past(rest, 'Z'))
        return true;
    if (rest->len != 6 || (rest->s[0] != '+' && rest->s[0] != '-') || rest->s[3] != ':' ||
        !ascii_is_digit(rest->s[1]) || !ascii_is_digit(rest->s[2]) || !ascii_is_digit(rest->s[4]) ||
        !ascii_is_digit(rest->s[5]))
        return false;
    t->zone = CLIENT_TEXT(a, hours, minutes);
    *rest = STR_NONE;
    return true;
}

static struct str padded(struct arena *a, unsigned n)
{
    return CLIENT_TEXT(a, n < 10 ? STR_LIT("0") : STR_NONE, client_uint_text(a, n));
}

bool compose_yaml_time(struct str *out, struct arena *a, struct str text)
{
    struct time_parts t = {.fraction = STR_NONE, .zone = STR_NONE};
    struct str rest = text;

    if (text.len < 5 || text.s[4] != '-' || !date(&t, &rest))
        return false;
    if (rest.len > 0) {
        bool with_zone = rest.s[0] == 'T' || rest.s[0] == 't';

        if (!with_zone && rest.s[0] != ' ')
            return false;
        rest = str_cut(rest, 1, rest.len);
        if (!clock_time(&t, &rest) || (with_zone && !zone(&t, a, &rest)) || rest.len > 0)
            return false;
    }
    *out = CLIENT_TEXT(a, str_cut(text, 0, 4), STR_LIT("-"), padded(a, t.month), STR_LIT("-"),
                       padded(a, t.day), STR_LIT(" "), padded(a, t.hour), STR_LIT(":"),
                       padded(a, t.minute), STR_LIT(":"), padded(a, t.second),
                       t.fraction.len > 0 ? STR_LIT(".") : STR_NONE, t.fraction, STR_LIT(" "),
                       t.zone.len > 0 ? t.zone : STR_LIT("+0000"), STR_LIT(" "),
                       t.zone.len > 0 ? t.zone : STR_LIT("UTC"));
    return true;
}
