#include "model/base/num.h"

int num_hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static enum num_result magnitude(uint64_t *out, struct str digits, unsigned base)
{
    uint64_t n = 0;
    bool fits = true;

    if (digits.len == 0)
        return NUM_NOT_INTEGER;
    for (size_t i = 0; i < digits.len; i++) {
        unsigned d = (unsigned)num_hex_digit(digits.s[i]);

        if (d >= base)
            return NUM_NOT_INTEGER;
        if (n > (UINT64_MAX - d) / base)
            fits = false;
        else
            n = n * base + d;
    }
    if (!fits)
        return NUM_OUT_OF_RANGE;
    *out = n;
    return NUM_OK;
}

static enum num_result signed_magnitude(uint64_t *out, bool *negative, struct str text)
{
    enum num_result r;

    *negative = false;
    if (str_starts(text, STR_LIT("0x")))
        return magnitude(out, str_cut(text, 2, text.len), 16);
    if (str_starts(text, STR_LIT("0o")))
        return magnitude(out, str_cut(text, 2, text.len), 8);
    if (text.len > 0 && (text.s[0] == '-' || text.s[0] == '+')) {
        *negative = text.s[0] == '-';
        text = str_cut(text, 1, text.len);
    }
    r = magnitude(out, text, 10);
    if (r != NUM_NOT_INTEGER && text.len > 1 && text.s[0] == '0')
        return NUM_AMBIGUOUS;
    return r;
}

enum num_result num_int64(int64_t *out, struct str text)
{
    uint64_t n = 0;
    bool negative;
    enum num_result r = signed_magnitude(&n, &negative, text);

    if (r != NUM_OK)
        return r;
    if (n > (uint64_t)INT64_MAX + negative)
        return NUM_OUT_OF_RANGE;
    if (negative)
        *out = n > INT64_MAX ? INT64_MIN : -(int64_t)n;
    else
        *out = (int64_t)n;
    return NUM_OK;
}

enum num_result num_uint64(uint64_t *out, struct str text)
{
    uint64_t n = 0;
    bool negative;
    enum num_result r = signed_magnitude(&n, &negative, text);

    if (r != NUM_OK)
        return r;
    if (negative && n != 0)
        return NUM_OUT_OF_RANGE;
    *out = n;
    return NUM_OK;
}
