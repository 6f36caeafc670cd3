#include "model/base/units.h"

#include "model/base/ascii.h"

#include <inttypes.h>

#define NANO UINT64_C(1000000000)
/* Below this a plain number for CPUs is a count of them, from here on nanocpus. */
#define NANOCPUS_FROM UINT64_C(1000000)

struct scale {
    const char *suffix;
    uint64_t factor;
};

static const struct scale byte_scales[] = {
    {"b", 1},
    {"k", UINT64_C(1) << 10},
    {"m", UINT64_C(1) << 20},
    {"g", UINT64_C(1) << 30},
    {"t", UINT64_C(1) << 40},
    {"p", UINT64_C(1) << 50},
    {"e", UINT64_C(1) << 60},
};

/* Largest first, as a duration is written. */
static const struct scale time_scales[] = {
    {"h", 3600 * NANO}, {"m", 60 * NANO},    {"s", NANO}, {"ms", 1000000},
    {"us", 1000},       {"\xc2\xb5s", 1000}, {"ns", 1},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- reading ------------------------------------------------------------------------- */

/* digits [. digits] as it stands; nothing is computed yet */
struct decimal {
    uint64_t whole, fraction;
    unsigned places; /* of the fraction, without zeros at its end */
    bool point;
    bool too_long;
};

static bool take_digit(uint64_t *n, char c)
{
    uint64_t digit = (uint64_t)(c - '0');

    if (*n > (UINT64_MAX - digit) / 10)
        return false;
    *n = *n * 10 + digit;
    return true;
}

/* Cuts a number off the front; false when there is none. */
static bool take_decimal(struct decimal *out, struct str *text)
{
    struct decimal d = {0};
    size_t i = 0, digits = 0, end;

    for (; i < text->len && ascii_is_digit(text->s[i]); i++, digits++)
        d.too_long |= !take_digit(&d.whole, text->s[i]);
    if (i < text->len && text->s[i] == '.') {
        d.point = true;
        for (end = ++i; end < text->len && ascii_is_digit(text->s[end]); end++)
            digits++;
        size_t last = end;

        while (last > i && text->s[last - 1] == '0')
            last--;
        for (; i < last; i++, d.places++)
            d.too_long |= !take_digit(&d.fraction, text->s[i]);
        i = end;
    }
    if (digits == 0)
        return false;
    *text = str_cut(*text, i, text->len);
    *out = d;
    return true;
}

enum scaled { SCALED, TOO_BIG, NOT_WHOLE };

/* *sum += d * factor, exactly: fraction * factor / 10^places is a whole number only if the
 * twos and fives of 10^places cancel against those of the other two. */
static enum scaled add_scaled(uint64_t *sum, const struct decimal *d, uint64_t factor)
{
    uint64_t rest = d->fraction, unit = factor, total;

    if (d->too_long)
        return d->point ? NOT_WHOLE : TOO_BIG;
    for (unsigned i = 0; i < 2 * d->places; i++) {
        uint64_t prime = i % 2 == 0 ? 2 : 5;

        if (unit % prime == 0)
            unit /= prime;
        else if (rest % prime == 0)
            rest /= prime;
        else
            return NOT_WHOLE;
    }
    if (d->whole > UINT64_MAX / factor)
        return TOO_BIG;
    total = d->whole * factor;
    /* A proper fraction of factor, so this product fits. */
    if (rest * unit > UINT64_MAX - total || total + rest * unit > UINT64_MAX - *sum)
        return TOO_BIG;
    *sum += total + rest * unit;
    return SCALED;
}

/* What docker takes of 0.3333g: the decimal as a double, times the factor, without what is behind
 * the point (go-units, RAMInBytes). False: more digits than a double holds, or below a byte. */
static bool round_down(uint64_t *out, const struct decimal *d, uint64_t factor)
{
    const uint64_t exact = UINT64_C(1) << 53;
    uint64_t digits = d->whole;
    double value, power = 1;

    if (factor == 1 || d->too_long || d->places > 15)
        return false;
    for (unsigned i = 0; i < d->places; i++) {
        if (digits > exact / 10)
            return false;
        power *= 10;
        digits *= 10;
    }
    digits += d->fraction;
    if (digits > exact)
        return false;
    value = (double)digits / power * (double)factor;
    if (value >= 9223372036854775808.0)
        return false;
    *out = (uint64_t)value;
    return true;
}

static struct err *refused(enum scaled why, struct str text, const char *unit)
{
    if (why == TOO_BIG)
        return err_new(ERR_INPUT, "'%.*s' is more %s than any number here can hold", STR_FMT(text),
                       unit);
    return err_new(ERR_INPUT, "'%.*s' is not a whole number of %s", STR_FMT(text), unit);
}

static struct err *not_a(const char *what, struct str text, const char *examples)
{
    return err_remedy(err_new(ERR_INPUT, "'%.*s' is not %s", STR_FMT(text), what),
                      "write it like %s", examples);
}

static bool same_word(struct str text, const char *word)
{
    return str_eq_ascii_case(text, str_of(word));
}

/* Errors tell what was written, with the sign. */
static struct str behind_sign(struct str text)
{
    return text.len > 0 && (text.s[0] == '-' || text.s[0] == '+') ? str_cut(text, 1, text.len)
                                                                  : text;
}

/* The suffix without "b", "ib" and "/s": "GiB/s" gives "G". */
static struct str byte_suffix(struct str text, bool per_second)
{
    size_t n = text.len;

    if (per_second && n >= 2 && same_word(str_cut(text, n - 2, n), "/s"))
        n -= 2;
    if (n >= 3 && same_word(str_cut(text, n - 2, n), "ib"))
        n -= 2;
    else if (n >= 2 && same_word(str_cut(text, n - 1, n), "b"))
        n -= 1;
    return str_cut(text, 0, n);
}

static struct err *parse_bytes(uint64_t *out, struct str text, bool per_second)
{
    struct str rest = behind_sign(text), suffix;
    const char *unit = per_second ? "bytes a second" : "bytes";
    const char *what = per_second ? "a number of bytes a second" : "a number of bytes";
    struct decimal d;

    if (!take_decimal(&d, &rest))
        return not_a(what, text, "1024, 512m or 1.5GiB");
    suffix = byte_suffix(str_trim(rest), per_second);
    for (size_t i = 0; i < COUNT(byte_scales); i++)
        if (same_word(suffix, byte_scales[i].suffix) || (i == 0 && suffix.len == 0)) {
            enum scaled s = add_scaled(out, &d, byte_scales[i].factor);

            if (s == NOT_WHOLE && round_down(out, &d, byte_scales[i].factor))
                return NULL;
            return s == SCALED ? NULL : refused(s, text, unit);
        }
    return not_a(what, text, "1024, 512m or 1.5GiB");
}

static struct err *parse_time(uint64_t *out, struct str text)
{
    static const char examples[] = "30s, 500ms or 1m30s";
    struct str rest = behind_sign(text);
    struct decimal d;

    do {
        size_t n = 0, i = 0;
        enum scaled s;

        if (!take_decimal(&d, &rest))
            return not_a("a time", text, examples);
        while (n < rest.len && !ascii_is_digit(rest.s[n]) && rest.s[n] != '.')
            n++;
        while (i < COUNT(time_scales) && !str_is(str_cut(rest, 0, n), time_scales[i].suffix))
            i++;
        /* A plain number, as the document has it, stands alone. */
        if (i == COUNT(time_scales) && n == 0 && rest.len == 0 && *out == 0 && !d.point)
            i--;
        if (i == COUNT(time_scales))
            return not_a("a time", text, examples);
        if ((s = add_scaled(out, &d, time_scales[i].factor)) != SCALED)
            return refused(s, text, "nanoseconds");
        rest = str_cut(rest, n, rest.len);
    } while (rest.len > 0);
    return NULL;
}

static struct err *parse_nanocpus(uint64_t *out, struct str text)
{
    struct str rest = behind_sign(text);
    struct decimal d;
    bool nano;
    enum scaled s;

    if (!take_decimal(&d, &rest) || (rest.len > 0 && !str_is(rest, "n")))
        return not_a("a number of CPUs", text, "1.5, or 1500000000n for nanocpus");
    nano = rest.len > 0 || (!d.point && (d.too_long || d.whole >= NANOCPUS_FROM));
    s = add_scaled(out, &d, nano ? 1 : NANO);
    if (s == SCALED)
        return NULL;
    return err_remedy(refused(s, text, "nanocpus"),
                      "a number with a point or below %" PRIu64 " counts CPUs, "
                      "any other counts nanocpus",
                      NANOCPUS_FROM);
}

static struct err *parse_mode(uint64_t *out, struct str text)
{
    struct str digits = behind_sign(text);
    uint64_t n = 0;

    if (str_starts(digits, STR_LIT("0o")))
        digits = str_cut(digits, 2, digits.len);
    else if (digits.len == 0 || digits.s[0] != '0')
        return not_a("a file mode", text, "0444: octal, with a zero in front");
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.s[i] < '0' || digits.s[i] > '7')
            return not_a("a file mode", text, "0444: octal, with a zero in front");
        if (n > UINT64_MAX >> 3)
            return err_new(ERR_INPUT, "'%.*s' is too large for a file mode", STR_FMT(text));
        n = n << 3 | (uint64_t)(digits.s[i] - '0');
    }
    if (digits.len == 0)
        return not_a("a file mode", text, "0444: octal, with a zero in front");
    *out = n;
    return NULL;
}

static struct err *parse_plain(uint64_t *out, struct str text, bool percent)
{
    struct str rest = behind_sign(text);
    struct decimal d;
    enum scaled s;

    if (!take_decimal(&d, &rest) || d.point ||
        !(rest.len == 0 || (percent && str_is(str_trim(rest), "%"))))
        return percent ? not_a("a percentage", text, "50 or 50%")
                       : err_new(ERR_INPUT, "'%.*s' is not an integer", STR_FMT(text));
    s = add_scaled(out, &d, 1);
    return s == SCALED
               ? NULL
               : err_new(ERR_INPUT, "'%.*s' is more than any number here can hold", STR_FMT(text));
}

static struct err *parse_magnitude(uint64_t *out, enum mdl_unit unit, struct str text)
{
    switch (unit) {
    case MDL_UNIT_BYTES:
    case MDL_UNIT_BYTES_PER_SECOND:
        return parse_bytes(out, text, unit == MDL_UNIT_BYTES_PER_SECOND);
    case MDL_UNIT_NANOCPUS:
        return parse_nanocpus(out, text);
    case MDL_UNIT_NANOSECONDS:
        return parse_time(out, text);
    case MDL_UNIT_FILE_MODE:
        return parse_mode(out, text);
    case MDL_UNIT_NONE:
    case MDL_UNIT_PER_SECOND:
    case MDL_UNIT_PERCENT:
    case MDL_UNIT_CPUS:
    case MDL_UNIT_WEIGHT:
    case MDL_UNIT_CHARACTERS:
    case MDL_UNIT_BUILD:
        break;
    }
    return parse_plain(out, text, unit == MDL_UNIT_PERCENT);
}

struct err *units_parse(struct units_integer *out, enum mdl_unit unit, struct str text)
{
    struct str written = str_trim(text);
    uint64_t magnitude = 0;
    bool negative = written.len > 0 && written.s[0] == '-';
    struct err *e;

    if ((e = parse_magnitude(&magnitude, unit, written)) != NULL)
        return e;
    *out = (struct units_integer){negative && magnitude > 0, magnitude};
    return NULL;
}

/* ---- writing ------------------------------------------------------------------------- */

/* n / 10^9 without zeros at the end: "1.5", "2". */
static struct str billionths(struct arena *a, uint64_t n)
{
    static const char zeros[] = "000000000";
    struct str s = arena_printf(a, "%" PRIu64, n % NANO);

    s = arena_printf(a, "%" PRIu64 ".%.*s%.*s", n / NANO, (int)(sizeof(zeros) - 1 - s.len), zeros,
                     STR_FMT(s));
    while (s.len > 0 && s.s[s.len - 1] == '0')
        s.len--;
    if (s.len > 0 && s.s[s.len - 1] == '.')
        s.len--;
    return s;
}

static struct str print_time(struct arena *a, uint64_t n)
{
    struct str out = STR_NONE;
    uint64_t minutes = n / (60 * NANO), seconds = n % (60 * NANO);

    if (n == 0)
        return STR_LIT("0s");
    if (n < NANO) {
        if (n % 1000000 == 0)
            return arena_printf(a, "%" PRIu64 "ms", n / 1000000);
        return n % 1000 == 0 ? arena_printf(a, "%" PRIu64 "us", n / 1000)
                             : arena_printf(a, "%" PRIu64 "ns", n);
    }
    if (minutes >= 60)
        out = arena_printf(a, "%" PRIu64 "h", minutes / 60);
    if (minutes % 60 > 0)
        out = arena_printf(a, "%.*s%" PRIu64 "m", STR_FMT(out), minutes % 60);
    if (seconds > 0)
        out = arena_printf(a, "%.*s%.*ss", STR_FMT(out), STR_FMT(billionths(a, seconds)));
    return out;
}

static struct str print_bytes(struct arena *a, uint64_t n)
{
    size_t i = COUNT(byte_scales) - 1;

    while (i > 0 && (n == 0 || n % byte_scales[i].factor != 0))
        i--;
    return arena_printf(a, "%" PRIu64 "%s", n / byte_scales[i].factor,
                        i > 0 ? byte_scales[i].suffix : "");
}

static struct str print_nanocpus(struct arena *a, uint64_t n)
{
    struct str cpus = billionths(a, n);
    bool whole = n % NANO == 0;

    /* So many CPUs would be read as nanocpus. */
    if (whole && n / NANO >= NANOCPUS_FROM)
        return arena_printf(a, "%.*s.0", STR_FMT(cpus));
    return cpus;
}

static struct str print_magnitude(struct arena *a, enum mdl_unit unit, uint64_t n)
{
    switch (unit) {
    case MDL_UNIT_BYTES:
    case MDL_UNIT_BYTES_PER_SECOND:
        return print_bytes(a, n);
    case MDL_UNIT_NANOCPUS:
        return print_nanocpus(a, n);
    case MDL_UNIT_NANOSECONDS:
        return print_time(a, n);
    case MDL_UNIT_FILE_MODE:
        return n == 0 ? STR_LIT("0") : arena_printf(a, "0%" PRIo64, n);
    case MDL_UNIT_NONE:
    case MDL_UNIT_PER_SECOND:
    case MDL_UNIT_PERCENT:
    case MDL_UNIT_CPUS:
    case MDL_UNIT_WEIGHT:
    case MDL_UNIT_CHARACTERS:
    case MDL_UNIT_BUILD:
        break;
    }
    return arena_printf(a, "%" PRIu64, n);
}

static struct str signed_text(struct arena *a, struct units_integer n, struct str magnitude)
{
    return n.negative ? arena_printf(a, "-%.*s", STR_FMT(magnitude)) : magnitude;
}

struct str units_print(struct arena *a, enum mdl_unit unit, struct units_integer n)
{
    return signed_text(a, n, print_magnitude(a, unit, n.magnitude));
}

static struct str show_bytes(struct arena *a, uint64_t n)
{
    static const char names[][4] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    size_t i = COUNT(byte_scales) - 1;
    uint64_t factor, hundredths;

    while (i > 0 && n < byte_scales[i].factor)
        i--;
    factor = byte_scales[i].factor;
    if (n % factor == 0)
        return arena_printf(a, "%" PRIu64 " %s", n / factor, names[i]);
    /* factor >= 1024 here; dividing it first keeps the product below 2^64 */
    hundredths = (n % factor) / (factor / 1024) * 100 / 1024;
    return arena_printf(a, "%s%" PRIu64 ".%s%" PRIu64 " %s",
                        (n % factor) * 4 % factor == 0 ? "" : "~", n / factor,
                        hundredths < 10 ? "0" : "", hundredths, names[i]);
}

struct str units_show(struct arena *a, enum mdl_unit unit, struct units_integer n)
{
    struct str plain = print_magnitude(a, unit, n.magnitude);

    switch (unit) {
    case MDL_UNIT_BYTES:
        plain = show_bytes(a, n.magnitude);
        break;
    case MDL_UNIT_BYTES_PER_SECOND:
        plain = arena_printf(a, "%.*s/s", STR_FMT(show_bytes(a, n.magnitude)));
        break;
    case MDL_UNIT_PER_SECOND:
        plain = arena_printf(a, "%.*s/s", STR_FMT(plain));
        break;
    case MDL_UNIT_NANOCPUS:
        plain = billionths(a, n.magnitude);
        plain = arena_printf(a, "%.*s %s", STR_FMT(plain), n.magnitude == NANO ? "CPU" : "CPUs");
        break;
    case MDL_UNIT_CPUS:
        plain = arena_printf(a, "%.*s %s", STR_FMT(plain), n.magnitude == 1 ? "CPU" : "CPUs");
        break;
    case MDL_UNIT_PERCENT:
        plain = arena_printf(a, "%.*s %%", STR_FMT(plain));
        break;
    case MDL_UNIT_NONE:
    case MDL_UNIT_WEIGHT:
    case MDL_UNIT_NANOSECONDS:
    case MDL_UNIT_CHARACTERS:
    case MDL_UNIT_FILE_MODE:
    case MDL_UNIT_BUILD:
        break;
    }
    return signed_text(a, n, plain);
}
