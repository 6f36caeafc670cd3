#include "specgen/gocompat/ipnet.h"

#include "specgen/gocompat/netip.h"

static const unsigned char v4_mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static void parse_v4(unsigned char out[4], struct str text)
{
    unsigned n = 0;
    int index = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] != '.')
            n = n * 10 + (unsigned)(text.s[i] - '0');
        if (text.s[i] == '.' || i + 1 == text.len) {
            out[index++ & 3] = (unsigned char)n;
            n = 0;
        }
    }
}

/* Groups before and behind "::"; the last one may be an IPv4 address. */
static void parse_v6(unsigned char out[16], struct str text)
{
    unsigned char groups[16] = {0};
    int count = 0, gap = -1;
    size_t at = 0;

    while (at < text.len && count < 16) {
        ptrdiff_t colon = str_find(text, ':', at);
        struct str word = str_cut(text, at, colon < 0 ? text.len : (size_t)colon);
        unsigned n = 0;

        if (word.len == 0) {
            if (gap < 0)
                gap = count;
        } else if (str_find(word, '.', 0) >= 0 && count <= 12) {
            parse_v4(&groups[count], word);
            count += 4;
        } else {
            for (size_t i = 0; i < word.len; i++)
                n = n << 4 | (unsigned)hex_value(word.s[i]);
            groups[count] = (unsigned char)(n >> 8);
            groups[count + 1] = (unsigned char)n;
            count += 2;
        }
        at += word.len + 1;
    }
    if (gap < 0)
        gap = count;
    memset(out, 0, 16);
    memcpy(out, groups, (size_t)gap);
    memcpy(out + 16 - (count - gap), groups + gap, (size_t)(count - gap));
}

bool ipnet_parse(struct ipnet *out, enum netaddr_rules rules, struct str text)
{
    if (!netaddr_is_ip(rules, text))
        return false;
    if (str_find(text, ':', 0) >= 0) {
        parse_v6(out->bytes, text);
        return true;
    }
    memcpy(out->bytes, v4_mapped, sizeof(v4_mapped));
    parse_v4(out->bytes + 12, text);
    return true;
}

bool ipnet_is_v4(const struct ipnet *ip)
{
    return memcmp(ip->bytes, v4_mapped, sizeof(v4_mapped)) == 0;
}

bool ipnet_is_unspecified(const struct ipnet *ip)
{
    static const unsigned char zero[16];

    return ipnet_is_v4(ip) ? memcmp(ip->bytes + 12, zero, 4) == 0
                           : memcmp(ip->bytes, zero, 16) == 0;
}

/* The address before '/', the length behind it; -1: neither. */
static int prefix_parts(struct ipnet *base, struct str prefix)
{
    ptrdiff_t slash = str_find(prefix, '/', 0);
    int length = 0;

    if (slash < 0 || (size_t)slash + 1 == prefix.len ||
        !ipnet_parse(base, NETADDR_GO_1_23, str_cut(prefix, 0, (size_t)slash)))
        return -1;
    for (size_t i = (size_t)slash + 1; i < prefix.len; i++) {
        if (prefix.s[i] < '0' || prefix.s[i] > '9' || length > 128)
            return -1;
        length = length * 10 + (prefix.s[i] - '0');
    }
    return length <= (ipnet_is_v4(base) ? 32 : 128) ? length : -1;
}

bool ipnet_prefix_is_v4(struct str prefix)
{
    struct ipnet base;

    return prefix_parts(&base, prefix) >= 0 && ipnet_is_v4(&base);
}

bool ipnet_prefix_holds(struct str prefix, const struct ipnet *ip, int *length)
{
    struct ipnet base;
    int bits = prefix_parts(&base, prefix);
    int at = 0;

    if (bits < 0 || ipnet_is_v4(&base) != ipnet_is_v4(ip))
        return false;
    *length = bits;
    if (ipnet_is_v4(&base))
        at = 96;
    for (int i = at; i < at + bits; i++) {
        if (((base.bytes[i / 8] ^ ip->bytes[i / 8]) >> (7 - i % 8) & 1) != 0)
            return false;
    }
    return true;
}

struct str ipnet_at(struct arena *a, struct str prefix, unsigned index)
{
    struct ipnet base;
    unsigned long n;

    if (prefix_parts(&base, prefix) < 0 || !ipnet_is_v4(&base))
        return STR_NONE;
    n = (unsigned long)base.bytes[12] << 24 | (unsigned long)base.bytes[13] << 16 |
        (unsigned long)base.bytes[14] << 8 | base.bytes[15];
    n += index;
    return arena_printf(a, "%lu.%lu.%lu.%lu", n >> 24 & 255, n >> 16 & 255, n >> 8 & 255, n & 255);
}

struct str ipnet_text(struct arena *a, const struct ipnet *ip)
{
    struct netip same = {.is_v4 = ipnet_is_v4(ip)};

    memcpy(same.bytes, ip->bytes, sizeof(same.bytes));
    return netip_text(a, &same);
}

int ipnet_class_length(const struct ipnet *ip)
{
    if (!ipnet_is_v4(ip))
        return 0;
    if (ip->bytes[12] < 0x80)
        return 8;
    return ip->bytes[12] < 0xC0 ? 16 : 24;
}

/* Pairs of digits between the same sign, ':' or '-'; or three groups of four between dots. */
bool ipnet_mac(struct str *out, struct arena *a, struct str text)
{
    size_t group = text.len > 4 && text.s[4] == '.' ? 4 : 2, pairs = 0;
    char sign = text.len > group ? text.s[group] : '\0';
    char digits[40];

    if (group == 4 ? sign != '.' : sign != ':' && sign != '-')
        return false;
    for (size_t at = 0; at < text.len;) {
        for (size_t i = 0; i < group; i += 2, pairs++) {
            if (at + 2 > text.len || hex_value(text.s[at]) < 0 || hex_value(text.s[at + 1]) < 0 ||
                pairs >= 20)
                return false;
            digits[pairs * 2] = "0123456789abcdef"[hex_value(text.s[at])];
            digits[pairs * 2 + 1] = "0123456789abcdef"[hex_value(text.s[at + 1])];
            at += 2;
        }
        if (at == text.len)
            break;
        if (text.s[at++] != sign || at == text.len)
            return false;
    }
    if (pairs != 6 && pairs != 8 && pairs != 20)
        return false;
    *out = STR_NONE;
    for (size_t i = 0; i < pairs; i++)
        *out = arena_printf(a, "%.*s%s%.2s", STR_FMT(*out), i > 0 ? ":" : "", &digits[i * 2]);
    return true;
}
