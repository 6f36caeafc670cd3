#include "model/json/json_number.h"

#include "model/base/ascii.h"
#include "model/base/num.h"

#include <stdint.h>

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

size_t json_number_len(struct str text)
{
    size_t i = at(text, 0) == '-' ? 1 : 0;

    if (!ascii_is_digit(at(text, i)))
        return 0;
    i += at(text, i) == '0' ? 1 : digits(text, i);
    if (at(text, i) == '.') {
        if (digits(text, i + 1) == 0)
            return 0;
        i += 1 + digits(text, i + 1);
    }
    if (at(text, i) == 'e' || at(text, i) == 'E') {
        size_t sign = at(text, i + 1) == '+' || at(text, i + 1) == '-' ? 1 : 0;

        if (digits(text, i + 1 + sign) == 0)
            return 0;
        i += 1 + sign + digits(text, i + 1 + sign);
    }
    return i;
}

/* "write N" when the word is an integer in YAML's way. */
static struct err *with_decimal(struct err *e, struct str word)
{
    uint64_t n;

    if (num_uint64(&n, word) == NUM_OK)
        return err_remedy(e, "write %llu", (unsigned long long)n);
    return err_remedy(e, "write it in decimal digits");
}

static bool exponent_without_digits(struct str body, size_t i)
{
    if (at(body, i) == '.')
        i += 1 + digits(body, i + 1);
    if (at(body, i) != 'e' && at(body, i) != 'E')
        return false;
    i++;
    if (at(body, i) == '+' || at(body, i) == '-')
        i++;
    return i == body.len;
}

/* `body` is the word without its sign. */
static struct err *bad_body(struct str word, struct str body)
{
    size_t whole = digits(body, 0);
    struct err *e;

    if (whole > 0 && at(body, whole) == '.' && digits(body, whole + 1) == 0) {
        e = err_new(ERR_INPUT, "'%.*s': a digit is expected behind the point", STR_FMT(word));
        return err_remedy(e, "leave the point out, or write %.*s.0",
                          STR_FMT(str_cut(word, 0, word.len - body.len + whole)));
    }
    if (exponent_without_digits(body, whole)) {
        e = err_new(ERR_INPUT, "'%.*s': a digit is expected in the exponent", STR_FMT(word));
        return err_remedy(e, "write for example 1e9");
    }
    e = err_new(ERR_INPUT, "'%.*s' is not a number", STR_FMT(word));
    return err_remedy(e, "put text in double quotes; a number is digits, without unit");
}

struct err *json_number_error(struct str word)
{
    struct str body = at(word, 0) == '-' || at(word, 0) == '+' ? str_cut(word, 1, word.len) : word;
    struct err *e;

    if (body.len == 0)
        return err_new(ERR_INPUT, "'%.*s': a digit is expected behind the sign", STR_FMT(word));
    if (at(word, 0) == '+' && ascii_is_digit(body.s[0])) {
        e = err_new(ERR_INPUT, "'%.*s': a number cannot begin with '+'", STR_FMT(word));
        return err_remedy(e, "leave the sign out");
    }
    if (at(body, 0) == '.' && ascii_is_digit(at(body, 1))) {
        e = err_new(ERR_INPUT, "'%.*s': a digit is expected before the point", STR_FMT(word));
        return err_remedy(e, "write %s0%.*s", at(word, 0) == '-' ? "-" : "", STR_FMT(body));
    }
    if (at(body, 0) == '0' && (at(body, 1) | 0x20) == 'x') {
        e = err_new(ERR_INPUT, "'%.*s': JSON has no hexadecimal numbers", STR_FMT(word));
        return with_decimal(e, word);
    }
    if (at(body, 0) == '0' && (at(body, 1) | 0x20) == 'o') {
        e = err_new(ERR_INPUT, "'%.*s': JSON has no octal numbers", STR_FMT(word));
        return with_decimal(e, word);
    }
    if (at(body, 0) == '0' && ascii_is_digit(at(body, 1))) {
        e = err_new(ERR_INPUT, "'%.*s': a number cannot begin with 0 and more digits",
                    STR_FMT(word));
        return err_remedy(e, "leave the zeros out; JSON knows decimal numbers only");
    }
    return bad_body(word, body);
}
