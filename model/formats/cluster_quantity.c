/* Quantities of Kubernetes: 1.5Gi, 129e6, 500m.
 * Source: Kubernetes API reference, Quantity. */
#include "model/base/ascii.h"
#include "model/base/num.h"
#include "model/formats/cluster.h"

/* Digits from *at on, at most `most` of them count; *scale is 10 to the power of those. */
static uint64_t digits(struct str text, size_t *at, size_t most, uint64_t *scale)
{
    uint64_t n = 0;

    *scale = 1;
    for (; *at < text.len && ascii_is_digit(text.s[*at]); ++*at)
        if (most > 0) {
            n = n * 10 + (uint64_t)(text.s[*at] - '0');
            *scale *= 10;
            most--;
        }
    return n;
}

/* value * scale of a decimal text; *end: behind the number. Parts below 1 are cut off. */
static uint64_t scaled(struct str text, uint64_t scale, size_t *end)
{
    uint64_t power, n = digits(text, end, 19, &power);

    if (n > UINT64_MAX / scale)
        return 0;
    n *= scale;
    if (*end < text.len && text.s[*end] == '.') {
        uint64_t part;

        ++*end;
        part = digits(text, end, scale > 1000000000 ? 6 : 9, &power);
        n += part * scale / power;
    }
    return n;
}

struct unit {
    uint64_t times, by; /* one of them is 1 */
};

/* 10 to the power of a signed number behind e; false: it is none, or too large for bytes. */
static bool exponent(struct unit *u, struct str text)
{
    bool minus = text.len > 0 && text.s[0] == '-';
    uint64_t n = 0, power = 1;

    if (text.len > 0 && (text.s[0] == '-' || text.s[0] == '+'))
        text = str_cut(text, 1, text.len);
    if (num_uint64(&n, text) != NUM_OK || n > 18)
        return false;
    for (; n > 0; n--)
        power *= 10;
    *u = (struct unit){minus ? 1 : power, minus ? power : 1};
    return true;
}

/* What stands behind the number of a quantity. */
static bool unit_of(struct unit *u, struct str text)
{
    static const char bytes[] = "kMGTPE", parts[] = "num";
    uint64_t times = 1;
    const char *at = text.len > 0 ? strchr(bytes, text.s[0] == 'K' ? 'k' : text.s[0]) : NULL;
    bool binary = text.len == 2 && text.s[1] == 'i' && text.s[0] != 'k';

    *u = (struct unit){1, 1};
    if (text.len == 0)
        return true;
    if (at != NULL && (binary || (text.len == 1 && text.s[0] != 'K'))) {
        for (const char *b = bytes; b <= at; b++)
            times *= binary ? 1024 : 1000;
        u->times = times;
        return true;
    }
    if (text.len == 1 && (at = strchr(parts, text.s[0])) != NULL) {
        for (; *at != '\0'; at++)
            u->by *= 1000;
        return true;
    }
    return (text.s[0] == 'e' || text.s[0] == 'E') && exponent(u, str_cut(text, 1, text.len));
}

/* As Kubernetes does: parts of a byte are rounded up. */
uint64_t quantity_of_memory(struct str quantity)
{
    size_t end = 0;
    uint64_t power, part = 0, n = digits(quantity, &end, 19, &power), rest;
    struct unit u;

    power = 1;
    if (end < quantity.len && quantity.s[end] == '.') {
        end++;
        part = digits(quantity, &end, 9, &power);
    }
    if (end == 0 || !unit_of(&u, str_cut(quantity, end, quantity.len)) || n >= UINT64_MAX / u.times)
        return 0;
    rest = u.times % power * part; /* below 10^18 */
    return n / u.by * u.times + (n % u.by > 0 || (u.by > 1 && part > 0) ? 1 : 0) +
           (u.by > 1 ? 0 : u.times / power * part + rest / power + (rest % power > 0 ? 1 : 0));
}

uint64_t quantity_of_processors(struct str quantity)
{
    size_t end = 0;
    uint64_t n = scaled(quantity, UINT64_C(1000000000), &end);

    if (end > 0 && end == quantity.len)
        return n;
    return end > 0 && str_is(str_cut(quantity, end, quantity.len), "m") ? n / 1000 : 0;
}
