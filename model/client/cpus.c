#include "model/client/cpus.h"

#include "model/client/go_number.h"

/* 4 bits a digit, and the 30 bits of 10^9. */
#define BIG_WORDS (CLIENT_CPUS_BYTES * 4 / 32 + 2)

#define MOST_EXP5 1000000           /* Go refuses more */
#define MOST_EXP2 INT64_C(10000000) /* Go refuses more */

struct big {
    uint32_t words[BIG_WORDS]; /* lowest first */
    size_t count;              /* without leading zeros */
};

static void big_mul_add(struct big *b, uint32_t factor, uint32_t more)
{
    uint64_t carry = more;

    for (size_t i = 0; i < b->count; i++) {
        carry += (uint64_t)b->words[i] * factor;
        b->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry > 0 && b->count < BIG_WORDS)
        b->words[b->count++] = (uint32_t)carry;
}

/* Divides by 5 when that leaves nothing. */
static bool big_fifth(struct big *b)
{
    struct big q = *b;
    uint64_t rest = 0;

    for (size_t i = b->count; i-- > 0;) {
        rest = rest << 32 | b->words[i];
        q.words[i] = (uint32_t)(rest / 5);
        rest %= 5;
    }
    if (rest != 0)
        return false;
    while (q.count > 0 && q.words[q.count - 1] == 0)
        q.count--;
    *b = q;
    return true;
}

static bool big_bit(const struct big *b, size_t bit)
{
    return bit / 32 < b->count && (b->words[bit / 32] >> (bit % 32) & 1) != 0;
}

static bool big_less(const struct big *x, const struct big *y)
{
    if (x->count != y->count)
        return x->count < y->count;
    for (size_t i = x->count; i-- > 0;) {
        if (x->words[i] != y->words[i])
            return x->words[i] < y->words[i];
    }
    return false;
}

static void big_subtract(struct big *x, const struct big *y)
{
    uint64_t borrow = 0;

    for (size_t i = 0; i < x->count; i++) {
        uint64_t take = borrow + (i < y->count ? y->words[i] : 0);

        borrow = x->words[i] < take;
        x->words[i] = (uint32_t)(x->words[i] - take);
    }
    while (x->count > 0 && x->words[x->count - 1] == 0)
        x->count--;
}

/* The 64 low bits of x / y; false when something is left over. */
static bool big_divide(uint64_t *low, const struct big *x, const struct big *y)
{
    struct big rest = {{0}, 0};

    *low = 0;
    for (size_t bit = x->count * 32; bit-- > 0;) {
        bool fits;

        big_mul_add(&rest, 2, 0);
        if (big_bit(x, bit)) {
            if (rest.count == 0)
                rest.count = 1;
            rest.words[0] |= 1;
        }
        fits = !big_less(&rest, y);
        if (fits)
            big_subtract(&rest, y);
        *low = *low << 1 | (fits ? 1 : 0);
    }
    return rest.count == 0;
}

struct mantissa {
    struct big n;
    unsigned base;
    int64_t fraction; /* digits behind the point, as a number that is not above 0 */
    size_t end;       /* the byte behind it */
};

static unsigned digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'z')
        return (unsigned)(c - 'a') + 10;
    return c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A') + 10 : 255;
}

/* The base by the prefix at `at`, and how many bytes that takes. */
static unsigned prefix_base(size_t *bytes, struct str s, size_t at, bool point)
{
    char letter = at + 1 < s.len && s.s[at] == '0' ? s.s[at + 1] : '\0';

    *bytes = 2;
    switch (letter) {
    case 'b':
    case 'B':
        return 2;
    case 'o':
    case 'O':
        return 8;
    case 'x':
    case 'X':
        return 16;
    default:
        *bytes = letter != '\0' && !point ? 1 : 0;
        return *bytes == 1 ? 8 : 10;
    }
}

/* Digits in the base that their prefix says; with `point` one point may stand among them, and a
 * leading 0 alone does not mean octal. Separators stand between digits or behind the prefix. */
static bool scan(struct mantissa *m, struct str s, size_t at, bool point)
{
    size_t prefix, count = 0;
    ptrdiff_t point_at = -1;
    char previous = '.';
    bool bad = false, octal_zero;

    m->n.count = 0;
    m->base = prefix_base(&prefix, s, at, point);
    octal_zero = prefix == 1;
    if (prefix > 0)
        previous = '0';
    for (at += prefix; at < s.len; at++) {
        if (s.s[at] == '.' && point) {
            point = false;
            bad |= previous == '_';
            previous = '.';
            point_at = (ptrdiff_t)count;
        } else if (s.s[at] == '_') {
            bad |= previous != '0';
            previous = '_';
        } else if (digit_of(s.s[at]) < m->base) {
            big_mul_add(&m->n, m->base, digit_of(s.s[at]));
            previous = '0';
            count++;
        } else {
            break;
        }
    }
    m->end = at;
    m->fraction = point_at >= 0 ? (int64_t)point_at - (int64_t)count : 0;
    return !bad && previous != '_' && (count > 0 || octal_zero);
}

struct exponent {
    int64_t e2, e5; /* the factor is 2^e2 * 5^e5 */
};

static bool scan_exponent(struct exponent *e, struct str s, size_t at)
{
    char letter = at < s.len ? s.s[at] : '\0';
    char digits[32];
    size_t len = 0;
    int64_t n;
    char previous = '.';
    bool nonzero = false;

    if (at == s.len)
        return true;
    if (memchr("eEpP", letter, 4) == NULL)
        return false;
    if (++at < s.len && (s.s[at] == '+' || s.s[at] == '-'))
        digits[len++] = s.s[at++];
    for (; at < s.len; at++) {
        if (s.s[at] == '_' ? previous != '0' : s.s[at] < '0' || s.s[at] > '9')
            return false;
        previous = s.s[at] == '_' ? '_' : '0';
        nonzero |= s.s[at] >= '1' && s.s[at] <= '9';
        /* Leading zeros say nothing; what does not fit here does not fit int64. */
        if (previous == '0' && nonzero) {
            if (len + 2 >= sizeof(digits))
                return false;
            digits[len++] = s.s[at];
        }
    }
    if (!nonzero)
        digits[len++] = '0';
    if (previous != '0' || go_int(&n, (struct str){digits, len}, 10, 64) != GO_OK)
        return false;
    /* Farther than Go goes, but a zero stays one. */
    n = n > 2 * MOST_EXP2 ? 2 * MOST_EXP2 : n < -2 * MOST_EXP2 ? -2 * MOST_EXP2 : n;
    e->e2 += n;
    if (letter == 'e' || letter == 'E')
        e->e5 += n;
    return true;
}

static int64_t with_sign(uint64_t low, bool negative)
{
    uint64_t n = negative ? 0 - low : low;

    return n <= INT64_MAX ? (int64_t)n : -(int64_t)(UINT64_MAX - n) - 1;
}

static uint64_t power(uint64_t base, int64_t exponent)
{
    uint64_t result = 1;

    for (; exponent > 0; exponent /= 2, base *= base) {
        if (exponent % 2 != 0)
            result *= base;
    }
    return result;
}

/* The 64 low bits of n * 2^e2 * 5^e5; false when that is no integer. */
static bool scaled(uint64_t *low, struct big *n, struct exponent e)
{
    size_t skip = 0;

    for (; e.e5 < 0; e.e5++) {
        if (!big_fifth(n))
            return false;
    }
    for (; e.e2 < 0; e.e2++) {
        if (big_bit(n, skip++))
            return false;
    }
    *low = 0;
    for (size_t bit = 0; bit < 64; bit++)
        *low |= (uint64_t)big_bit(n, skip + bit) << bit;
    *low = e.e2 < 64 ? (*low << e.e2) * power(5, e.e5) : 0;
    return true;
}

static struct exponent fraction_exponent(const struct mantissa *m)
{
    int64_t bits = m->base == 16 ? 4 : m->base == 8 ? 3 : 1;

    if (m->base == 10)
        return (struct exponent){m->fraction, m->fraction};
    return (struct exponent){m->fraction * bits, 0};
}

static enum client_cpus decimal(int64_t *nano, struct str s, size_t at, bool negative)
{
    struct mantissa m;
    struct exponent e;
    uint64_t low;

    if (!scan(&m, s, at, true))
        return CPUS_NO_NUMBER;
    e = fraction_exponent(&m);
    if (!scan_exponent(&e, s, m.end))
        return CPUS_NO_NUMBER;
    *nano = 0;
    if (m.n.count == 0)
        return CPUS_OK;
    if (e.e5 > MOST_EXP5 || e.e5 < -MOST_EXP5 || e.e2 > MOST_EXP2 || e.e2 < -MOST_EXP2)
        return CPUS_NO_NUMBER;
    e.e2 += 9;
    e.e5 += 9;
    if (!scaled(&low, &m.n, e))
        return CPUS_TOO_PRECISE;
    *nano = with_sign(low, negative);
    return CPUS_OK;
}

static enum client_cpus fraction(int64_t *nano, struct str s, size_t at, size_t slash,
                                 bool negative)
{
    struct mantissa over, under;
    uint64_t low;

    if (!scan(&over, str_cut(s, 0, slash), at, false) || over.end != slash)
        return CPUS_NO_NUMBER;
    if (!scan(&under, s, slash + 1, false) || under.end != s.len || under.n.count == 0)
        return CPUS_NO_NUMBER;
    big_mul_add(&over.n, 1000000000, 0);
    if (!big_divide(&low, &over.n, &under.n))
        return CPUS_TOO_PRECISE;
    *nano = with_sign(low, negative);
    return CPUS_OK;
}

enum client_cpus client_cpus(int64_t *nano, struct str text)
{
    ptrdiff_t slash = str_find(text, '/', 0);
    bool negative = text.len > 0 && text.s[0] == '-';
    size_t at = text.len > 0 && (negative || text.s[0] == '+') ? 1 : 0;

    if (text.len > CLIENT_CPUS_BYTES)
        return CPUS_TOO_LONG;
    if (text.len == 0)
        return CPUS_NO_NUMBER;
    if (slash >= 0)
        return fraction(nano, text, at, (size_t)slash, negative);
    return decimal(nano, text, at, negative);
}
