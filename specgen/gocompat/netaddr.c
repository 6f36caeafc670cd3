#include "specgen/gocompat/netaddr.h"

#include <stdint.h>

#define TOO_BIG 0xFFFFFF /* where Go's scanners stop counting */

static int digit_value(char c, int base)
{
    int v = 99;

    if (c >= '0' && c <= '9')
        v = c - '0';
    else if (c >= 'a' && c <= 'f')
        v = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
        v = c - 'A' + 10;
    return v < base ? v : -1;
}

/* The number at the start of *s, which moves behind it; -1: none, or too big. */
static int32_t scan_number(struct str *s, int base)
{
    int32_t n = 0;
    size_t at = 0;
    int digit;

    for (; at < s->len && (digit = digit_value(s->s[at], base)) >= 0; at++) {
        n = n * base + digit;
        if (n >= TOO_BIG)
            return -1;
    }
    if (at == 0)
        return -1;
    *s = str_cut(*s, at, s->len);
    return n;
}

static bool is_ipv4(enum netaddr_rules rules, struct str s)
{
    for (int i = 0; i < 4; i++) {
        struct str before;
        int32_t n;

        if (i > 0) {
            if (s.len == 0 || s.s[0] != '.')
                return false;
            s = str_cut(s, 1, s.len);
        }
        before = s;
        n = scan_number(&s, 10);
        if (n < 0 || n > 255)
            return false;
        if (rules != NETADDR_GO_1_13 && before.len - s.len > 1 && before.s[0] == '0')
            return false;
    }
    return s.len == 0;
}

/* One group and what follows it; *bytes counts what is filled, *gap says that "::" was seen. */
static bool scan_group(enum netaddr_rules rules, struct str *s, int *bytes, bool *gap, bool *done)
{
    struct str before = *s;
    int32_t n = scan_number(s, 16);

    if (n < 0 || n > 0xFFFF)
        return false;
    if (rules == NETADDR_GO_1_23 && before.len - s->len > 4)
        return false;
    if (s->len > 0 && s->s[0] == '.') {
        if ((!*gap && *bytes != 12) || *bytes > 12 || !is_ipv4(rules, before))
            return false;
        *bytes += 4;
        *s = STR_NONE;
    } else {
        *bytes += 2;
    }
    *done = s->len == 0;
    if (*done)
        return true;
    if (s->s[0] != ':' || s->len == 1)
        return false;
    *s = str_cut(*s, 1, s->len);
    if (s->s[0] == ':') {
        if (*gap)
            return false;
        *gap = true;
        *s = str_cut(*s, 1, s->len);
        *done = s->len == 0;
    }
    return true;
}

static bool is_ipv6(enum netaddr_rules rules, struct str s)
{
    bool gap = str_starts(s, STR_LIT("::"));
    bool done = false;
    int bytes = 0;

    if (gap) {
        s = str_cut(s, 2, s.len);
        done = s.len == 0;
    }
    while (!done && bytes < 16) {
        if (!scan_group(rules, &s, &bytes, &gap, &done))
            return false;
    }
    return s.len == 0 && (bytes < 16) == gap;
}

bool netaddr_is_ip(enum netaddr_rules rules, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '.')
            return is_ipv4(rules, text);
        if (text.s[i] == ':')
            return is_ipv6(rules, text);
    }
    return false;
}

static bool is_hex_pair(struct str s, size_t at)
{
    return digit_value(s.s[at], 16) >= 0 && digit_value(s.s[at + 1], 16) >= 0;
}

static bool is_mac_length(size_t bytes)
{
    return bytes == 6 || bytes == 8 || bytes == 20;
}

/* Groups of `width` hexadecimal digits with `separator` between them. */
static bool is_grouped(struct str s, size_t width, char separator)
{
    if ((s.len + 1) % (width + 1) != 0 || !is_mac_length((s.len + 1) / (width + 1) * width / 2))
        return false;
    for (size_t at = 0; at < s.len; at += width + 1) {
        for (size_t i = 0; i < width; i += 2) {
            if (!is_hex_pair(s, at + i))
                return false;
        }
        if (at + width < s.len && s.s[at + width] != separator)
            return false;
    }
    return true;
}

bool netaddr_is_mac(struct str s)
{
    if (s.len < 14)
        return false;
    if (s.s[2] == ':' || s.s[2] == '-')
        return is_grouped(s, 2, s.s[2]);
    return s.s[4] == '.' && is_grouped(s, 4, '.');
}

/* -1: not a port. */
static int32_t port_number(struct str text)
{
    int32_t n = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] < '0' || text.s[i] > '9')
            return -1;
        n = n * 10 + (text.s[i] - '0');
        if (n > 65535)
            return -1;
    }
    return text.len > 0 ? n : -1;
}

bool netaddr_is_port(struct str text)
{
    return port_number(text) >= 0;
}

struct str netaddr_port_part(struct str text)
{
    ptrdiff_t slash = str_find(text, '/', 0);

    return slash < 0 ? text : str_cut(text, 0, (size_t)slash);
}

bool netaddr_is_port_range(struct str text)
{
    ptrdiff_t dash = str_find(text, '-', 0);
    ptrdiff_t second;
    int32_t from, to;

    if (dash < 0)
        return netaddr_is_port(text);
    second = str_find(text, '-', (size_t)dash + 1);
    from = port_number(str_cut(text, 0, (size_t)dash));
    to = port_number(str_cut(text, (size_t)dash + 1, second < 0 ? text.len : (size_t)second));
    return from >= 0 && to >= from;
}

bool netaddr_is_strict_port_range(struct str text)
{
    ptrdiff_t dash = str_find(text, '-', 0);
    int32_t from, to;

    if (dash < 0)
        return netaddr_is_port(text);
    from = port_number(str_cut(text, 0, (size_t)dash));
    to = port_number(str_cut(text, (size_t)dash + 1, text.len));
    return from >= 0 && to >= from;
}

/* Digit by digit: what comes first is told. */
const char *netaddr_port_refusal(struct str text)
{
    int32_t n = 0;

    if (text.len == 0)
        return "value is empty";
    for (size_t i = 0; i < text.len; i++) {
        int digit = digit_value(text.s[i], 10);

        if (digit < 0)
            return "invalid syntax";
        n = n * 10 + digit;
        if (n > 65535)
            return "value out of range";
    }
    return NULL;
}
