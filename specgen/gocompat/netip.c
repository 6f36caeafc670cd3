#include "specgen/gocompat/netip.h"

#include "model/base/quote.h"
#include "specgen/gocompat/concat.h"

enum { GROUP_BYTES = 2, TAIL_BYTES = 4, V6_BYTES = 16 };

struct parser {
    struct netip *out;
    struct str *reason;
    struct arena *a;
    enum unicode_version unicode;
};

static bool refuse(struct parser *p, const char *reason)
{
    *p->reason = str_of(reason);
    return false;
}

static bool refuse_at(struct parser *p, const char *reason, struct str rest)
{
    *p->reason = CONCAT(p->a, str_of(reason), STR_LIT(" (at "), quote_go(p->a, p->unicode, rest),
                        STR_LIT(")"));
    return false;
}

static struct str from(struct str s, size_t at)
{
    return str_cut(s, at, s.len);
}

/* Four decimal fields into four bytes. */
static bool parse_v4(struct parser *p, unsigned char *bytes, struct str s)
{
    unsigned value = 0, digits = 0, dots = 0;

    for (size_t i = 0; i < s.len; i++) {
        char c = s.s[i];

        if (c >= '0' && c <= '9') {
            if (digits == 1 && value == 0)
                return refuse(p, "IPv4 field has octet with leading zero");
            value = value * 10 + (unsigned)(c - '0');
            digits++;
            if (value > 255)
                return refuse(p, "IPv4 field has value >255");
        } else if (c == '.') {
            if (i == 0 || i == s.len - 1 || s.s[i - 1] == '.')
                return refuse_at(p, "IPv4 field must have at least one digit", from(s, i));
            if (dots == 3)
                return refuse(p, "IPv4 address too long");
            bytes[dots++] = (unsigned char)value;
            value = digits = 0;
        } else {
            return refuse_at(p, "unexpected character", from(s, i));
        }
    }
    if (dots < 3)
        return refuse(p, "IPv4 address too short");
    bytes[dots] = (unsigned char)value;
    return true;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* What is read of an IPv6 address so far. */
struct v6 {
    struct str rest;
    size_t bytes;
    ptrdiff_t gap; /* bytes before "::"; -1: none yet */
};

/* A dot stands behind the digits: the rest is the IPv4 tail. */
static bool parse_tail(struct parser *p, struct v6 *v)
{
    if (v->gap < 0 && v->bytes != V6_BYTES - TAIL_BYTES)
        return refuse_at(p, "embedded IPv4 address must replace the final 2 fields of the address",
                         v->rest);
    if (v->bytes + TAIL_BYTES > V6_BYTES)
        return refuse_at(p, "too many hex fields to fit an embedded IPv4 at the end of the address",
                         v->rest);
    if (!parse_v4(p, &p->out->bytes[v->bytes], v->rest))
        return false;
    v->bytes += TAIL_BYTES;
    v->rest = STR_NONE;
    return true;
}

/* The colon behind a group, which may begin the "::". */
static bool parse_colon(struct parser *p, struct v6 *v)
{
    if (v->rest.s[0] != ':')
        return refuse_at(p, "unexpected character, want colon", v->rest);
    if (v->rest.len == 1)
        return refuse_at(p, "colon must be followed by more characters", v->rest);
    v->rest = from(v->rest, 1);
    if (v->rest.s[0] != ':')
        return true;
    if (v->gap >= 0)
        return refuse_at(p, "multiple :: in address", v->rest);
    v->gap = (ptrdiff_t)v->bytes;
    v->rest = from(v->rest, 1);
    return true;
}

static bool parse_group(struct parser *p, struct v6 *v)
{
    unsigned value = 0;
    size_t digits = 0;

    for (; digits < v->rest.len && hex_value(v->rest.s[digits]) >= 0; digits++) {
        if (digits == 4)
            return refuse_at(p, "each group must have 4 or less digits", v->rest);
        value = value * 16 + (unsigned)hex_value(v->rest.s[digits]);
    }
    if (digits == 0)
        return refuse_at(p, "each colon-separated field must have at least one digit", v->rest);
    if (digits < v->rest.len && v->rest.s[digits] == '.')
        return parse_tail(p, v);
    p->out->bytes[v->bytes] = (unsigned char)(value >> 8);
    p->out->bytes[v->bytes + 1] = (unsigned char)(value & 0xFF);
    v->bytes += GROUP_BYTES;
    v->rest = from(v->rest, digits);
    return v->rest.len == 0 || parse_colon(p, v);
}

/* The zeros that "::" stands for go between what is before and behind it. */
static bool fill_gap(struct parser *p, const struct v6 *v)
{
    unsigned char *bytes = p->out->bytes;
    size_t behind;

    if (v->bytes == V6_BYTES)
        return v->gap < 0 || refuse(p, "the :: must expand to at least one field of zeros");
    if (v->gap < 0)
        return refuse(p, "address string too short");
    behind = v->bytes - (size_t)v->gap;
    memmove(&bytes[V6_BYTES - behind], &bytes[v->gap], behind);
    memset(&bytes[v->gap], 0, V6_BYTES - v->bytes);
    return true;
}

static bool parse_v6(struct parser *p, struct str text)
{
    ptrdiff_t percent = str_find(text, '%', 0);
    struct v6 v = {.rest = text, .gap = -1};

    if (percent >= 0) {
        p->out->zone = from(text, (size_t)percent + 1);
        v.rest = str_cut(text, 0, (size_t)percent);
        if (p->out->zone.len == 0)
            return refuse(p, "zone must be a non-empty string");
    }
    if (str_starts(v.rest, STR_LIT("::"))) {
        v.gap = 0;
        v.rest = from(v.rest, 2);
        if (v.rest.len == 0)
            return true;
    }
    do {
        if (!parse_group(p, &v))
            return false;
    } while (v.rest.len > 0 && v.bytes < V6_BYTES);
    if (v.rest.len > 0)
        return refuse_at(p, "trailing garbage after address", v.rest);
    return fill_gap(p, &v);
}

bool netip_parse(struct netip *out, struct str *reason, struct arena *a,
                 enum unicode_version unicode, struct str text)
{
    struct parser p = {out, reason, a, unicode};

    *out = (struct netip){.is_v4 = false};
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '.') {
            out->is_v4 = true;
            return parse_v4(&p, &out->bytes[V6_BYTES - TAIL_BYTES], text);
        }
        if (text.s[i] == ':')
            return parse_v6(&p, text);
        if (text.s[i] == '%')
            return refuse(&p, "missing IPv6 address");
    }
    return refuse(&p, "unable to parse IP");
}

static struct str dotted(struct arena *a, const unsigned char *bytes)
{
    return arena_printf(a, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
}

static unsigned group_of(const struct netip *ip, size_t i)
{
    return (unsigned)ip->bytes[i * 2] << 8 | ip->bytes[i * 2 + 1];
}

/* The first of the longest runs of two and more zero groups; count 0: there is none. */
static size_t longest_zeros(const struct netip *ip, size_t *count)
{
    size_t start = 0;

    *count = 0;
    for (size_t i = 0; i < V6_BYTES / 2; i++) {
        size_t end = i;

        while (end < V6_BYTES / 2 && group_of(ip, end) == 0)
            end++;
        if (end - i > 1 && end - i > *count) {
            start = i;
            *count = end - i;
        }
    }
    return start;
}

static struct str groups(struct arena *a, const struct netip *ip)
{
    struct str text = STR_NONE;
    size_t count, zeros = longest_zeros(ip, &count);

    for (size_t i = 0; i < V6_BYTES / 2; i++) {
        if (count > 0 && i == zeros) {
            text = CONCAT(a, text, STR_LIT("::"));
            i += count - 1;
            continue;
        }
        text =
            arena_printf(a, "%.*s%s%x", STR_FMT(text),
                         i == 0 || (count > 0 && i == zeros + count) ? "" : ":", group_of(ip, i));
    }
    return text;
}

static bool is_v4_in_v6(const struct netip *ip)
{
    static const unsigned char prefix[12] = {[10] = 0xFF, [11] = 0xFF};

    return memcmp(ip->bytes, prefix, sizeof(prefix)) == 0;
}

struct str netip_text(struct arena *a, const struct netip *ip)
{
    const unsigned char *tail = &ip->bytes[V6_BYTES - TAIL_BYTES];
    struct str text;

    if (ip->is_v4)
        return dotted(a, tail);
    text = is_v4_in_v6(ip) ? CONCAT(a, STR_LIT("::ffff:"), dotted(a, tail)) : groups(a, ip);
    return ip->zone.len > 0 ? CONCAT(a, text, STR_LIT("%"), ip->zone) : text;
}
