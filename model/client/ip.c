#include "model/client/ip.h"

#include "model/base/num.h"
#include "model/client/text.h"

#include <stdio.h>

struct parse {
    struct arena *a;
    struct str in; /* the whole text, for messages */
    struct str *why;
};

static bool fail(const struct parse *p, const char *message, struct str at)
{
    if (p->why == NULL)
        return false;
    *p->why = CLIENT_TEXT(p->a, STR_LIT("ParseAddr("), client_quote(p->a, p->in), STR_LIT("): "),
                          str_of(message));
    if (at.len > 0)
        *p->why =
            CLIENT_TEXT(p->a, *p->why, STR_LIT(" (at "), client_quote(p->a, at), STR_LIT(")"));
    return false;
}

static bool read_v4(uint8_t out[4], const struct parse *p, struct str s)
{
    unsigned value = 0, digits = 0, field = 0;

    for (size_t i = 0; i < s.len; i++) {
        struct str at = str_cut(s, i, s.len);

        if (s.s[i] >= '0' && s.s[i] <= '9') {
            if (digits == 1 && value == 0)
                return fail(p, "IPv4 field has octet with leading zero", STR_NONE);
            value = value * 10 + (unsigned)(s.s[i] - '0');
            digits++;
            if (value > 255)
                return fail(p, "IPv4 field has value >255", STR_NONE);
        } else if (s.s[i] == '.') {
            if (i == 0 || i == s.len - 1 || s.s[i - 1] == '.')
                return fail(p, "IPv4 field must have at least one digit", at);
            if (field == 3)
                return fail(p, "IPv4 address too long", STR_NONE);
            out[field++] = (uint8_t)value;
            value = digits = 0;
        } else {
            return fail(p, "unexpected character", at);
        }
    }
    if (field < 3)
        return fail(p, "IPv4 address too short", STR_NONE);
    out[3] = (uint8_t)value;
    return true;
}

/* The hexadecimal group that `s` begins with; *len: its digits. */
static bool read_group(unsigned *value, size_t *len, const struct parse *p, struct str s)
{
    *value = 0;
    for (*len = 0; *len < s.len && num_hex_digit(s.s[*len]) >= 0; (*len)++) {
        *value = *value << 4 | (unsigned)num_hex_digit(s.s[*len]);
        if (*len > 3)
            return fail(p, "each group must have 4 or less digits", s);
    }
    return *len > 0 || fail(p, "each colon-separated field must have at least one digit", s);
}

struct v6 {
    uint8_t bytes[16];
    size_t count;       /* bytes so far */
    ptrdiff_t ellipsis; /* where :: stands, -1: nowhere */
};

static bool read_tail_v4(struct v6 *v, const struct parse *p, struct str s)
{
    if (v->ellipsis < 0 && v->count != 12)
        return fail(p, "embedded IPv4 address must replace the final 2 fields of the address", s);
    if (v->count + 4 > 16)
        return fail(p, "too many hex fields to fit an embedded IPv4 at the end of the address", s);
    if (!read_v4(v->bytes + v->count, p, s))
        return false;
    v->count += 4;
    return true;
}

/* The colon (or ::) between two groups; *s begins behind it, empty when the text may end there. */
static bool read_colon(struct v6 *v, const struct parse *p, struct str *s)
{
    if (s->s[0] != ':')
        return fail(p, "unexpected character, want colon", *s);
    if (s->len == 1)
        return fail(p, "colon must be followed by more characters", *s);
    *s = str_cut(*s, 1, s->len);
    if (s->s[0] == ':') {
        if (v->ellipsis >= 0)
            return fail(p, "multiple :: in address", *s);
        v->ellipsis = (ptrdiff_t)v->count;
        *s = str_cut(*s, 1, s->len);
    }
    return true;
}

static bool read_groups(struct v6 *v, const struct parse *p, struct str s)
{
    while (v->count < 16) {
        unsigned value;
        size_t len;

        if (!read_group(&value, &len, p, s))
            return false;
        if (len < s.len && s.s[len] == '.')
            return read_tail_v4(v, p, s);
        v->bytes[v->count++] = (uint8_t)(value >> 8);
        v->bytes[v->count++] = (uint8_t)value;
        s = str_cut(s, len, s.len);
        if (s.len == 0 || !read_colon(v, p, &s) || s.len == 0)
            break;
    }
    if (p->why != NULL && p->why->len > 0)
        return false;
    return s.len == 0 || fail(p, "trailing garbage after address", s);
}

static bool expand(struct v6 *v, const struct parse *p)
{
    size_t missing = 16 - v->count, from = v->ellipsis >= 0 ? (size_t)v->ellipsis : 0;

    if (missing == 0)
        return v->ellipsis < 0 ||
               fail(p, "the :: must expand to at least one field of zeros", STR_NONE);
    if (v->ellipsis < 0)
        return fail(p, "address string too short", STR_NONE);
    memmove(v->bytes + from + missing, v->bytes + from, v->count - from);
    memset(v->bytes + from, 0, missing);
    return true;
}

static bool read_v6(struct client_ip *out, const struct parse *p)
{
    struct v6 v = {{0}, 0, -1};
    ptrdiff_t percent = str_find(p->in, '%', 0);
    struct str s = p->in;

    if (percent >= 0) {
        out->zone = str_cut(s, (size_t)percent + 1, s.len);
        s = str_cut(s, 0, (size_t)percent);
        if (out->zone.len == 0)
            return fail(p, "zone must be a non-empty string", STR_NONE);
    }
    if (str_starts(s, STR_LIT("::"))) {
        v.ellipsis = 0;
        s = str_cut(s, 2, s.len);
    }
    if ((v.ellipsis < 0 || s.len > 0) && !read_groups(&v, p, s))
        return false;
    if (!expand(&v, p))
        return false;
    memcpy(out->bytes, v.bytes, sizeof(v.bytes));
    return true;
}

static bool read_mapped_v4(struct client_ip *out, const struct parse *p)
{
    memset(out->bytes, 0, 10);
    memset(out->bytes + 10, 0xff, 2);
    out->is_v4 = true;
    return read_v4(out->bytes + 12, p, p->in);
}

bool client_ip_read(struct client_ip *out, struct str *why, struct arena *a, struct str text)
{
    struct str unheard = STR_NONE;
    const struct parse p = {a, text, why != NULL ? why : &unheard};

    *p.why = STR_NONE;
    *out = (struct client_ip){.zone = STR_NONE};
    for (size_t i = 0; i < text.len; i++) {
        if (text.s[i] == '.')
            return read_mapped_v4(out, &p);
        if (text.s[i] == ':')
            return read_v6(out, &p);
        if (text.s[i] == '%')
            return fail(&p, "missing IPv6 address", STR_NONE);
    }
    return fail(&p, "unable to parse IP", STR_NONE);
}

bool client_ip_read_plain(struct client_ip *out, struct arena *a, struct str text)
{
    return client_ip_read(out, NULL, a, text) && out->zone.len == 0;
}

bool client_ip_is_mapped(const struct client_ip *ip)
{
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

    return memcmp(ip->bytes, mapped, sizeof(mapped)) == 0;
}

static struct str dotted(struct arena *a, const uint8_t *b)
{
    return arena_printf(a, "%u.%u.%u.%u", b[0], b[1], b[2], b[3]);
}

static unsigned group(const struct client_ip *ip, size_t i)
{
    return (unsigned)ip->bytes[2 * i] << 8 | ip->bytes[2 * i + 1];
}

/* The longest run of at least two zero groups, the first of several. */
static void zero_run(size_t *from, size_t *to, const struct client_ip *ip)
{
    *from = *to = 8;
    for (size_t i = 0; i < 8; i++) {
        size_t end = i;

        while (end < 8 && group(ip, end) == 0)
            end++;
        if (end - i >= 2 && end - i > *to - *from) {
            *from = i;
            *to = end;
        }
        i = end > i ? end - 1 : i;
    }
}

static struct str hex_groups(struct arena *a, const struct client_ip *ip)
{
    char text[64];
    size_t len = 0, from, to;

    zero_run(&from, &to, ip);
    for (size_t i = 0; i < 8; i++) {
        if (i == from) {
            text[len++] = ':';
            text[len++] = ':';
            i = to;
            if (i >= 8)
                break;
        } else if (i > 0) {
            text[len++] = ':';
        }
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%x", group(ip, i));
    }
    return arena_str(a, (struct str){text, len});
}

struct str client_ip_text(struct arena *a, const struct client_ip *ip)
{
    struct str text = hex_groups(a, ip);

    if (ip->is_v4)
        return dotted(a, ip->bytes + 12);
    if (client_ip_is_mapped(ip))
        text = CLIENT_TEXT(a, STR_LIT("::ffff:"), dotted(a, ip->bytes + 12));
    return ip->zone.len > 0 ? CLIENT_TEXT(a, text, STR_LIT("%"), ip->zone) : text;
}

struct str client_ip_text_plain(struct arena *a, const struct client_ip *ip)
{
    return client_ip_is_mapped(ip) ? dotted(a, ip->bytes + 12) : hex_groups(a, ip);
}
