/* Image references as distribution/reference reads them. */
#include "model/client/reference.h"

#include "model/base/ascii.h"
#include "model/client/client_parts.h"

#include "model/base/unicode.h"
#include "model/base/utf8.h"

#define NAME_BYTES 255

static bool is_lower(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* [a-z0-9]+ parted by ., _, __ or dashes. */
static bool is_component(struct str s)
{
    size_t at = 0;

    for (;;) {
        size_t from = at, dashes;

        while (at < s.len && is_lower(s.s[at]))
            at++;
        if (at == from)
            return false;
        if (at == s.len)
            return true;
        dashes = at;
        while (dashes < s.len && s.s[dashes] == '-')
            dashes++;
        if (dashes > at)
            at = dashes;
        else if (s.s[at] == '.' || s.s[at] == '_')
            at += at + 1 < s.len && s.s[at] == '_' && s.s[at + 1] == '_' ? 2 : 1;
        else
            return false;
    }
}

static bool is_path(struct str s)
{
    struct str part;
    bool more = true;

    while (more) {
        more = client_cut(&part, &s, s, '/');
        if (!is_component(part))
            return false;
    }
    return true;
}

static bool is_domain_label(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_is_letter(s.s[i]) && !ascii_is_digit(s.s[i]) && s.s[i] != '-')
            return false;
    }
    return s.len > 0 && s.s[0] != '-' && s.s[s.len - 1] != '-';
}

static bool is_port(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_is_digit(s.s[i]))
            return false;
    }
    return s.len > 0;
}

/* [address], since 23 */
static size_t bracket_end(const struct client *c, struct str s)
{
    size_t at = 1;

    if (!client_is(c, 2300) || s.len == 0 || s.s[0] != '[')
        return 0;
    while (at < s.len && (ascii_is_hex(s.s[at]) || s.s[at] == ':'))
        at++;
    return at > 1 && at < s.len && s.s[at] == ']' ? at + 1 : 0;
}

static bool is_domain(const struct client *c, struct str s)
{
    size_t bracket = bracket_end(c, s);
    struct str host, port, label;
    bool has_port, more = true;

    if (bracket > 0)
        return bracket == s.len || (s.s[bracket] == ':' && is_port(str_cut(s, bracket + 1, s.len)));
    has_port = client_cut(&host, &port, s, ':');
    if (has_port && !is_port(port))
        return false;
    while (more) {
        more = client_cut(&label, &host, host, '.');
        if (!is_domain_label(label))
            return false;
    }
    return true;
}

static bool is_tag(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        bool word = ascii_is_letter(s.s[i]) || ascii_is_digit(s.s[i]) || s.s[i] == '_';

        if (!word && (i == 0 || (s.s[i] != '.' && s.s[i] != '-')))
            return false;
    }
    return s.len >= 1 && s.len <= 128;
}

/* algorithm:hex, the algorithm of parts between + . - _ that begin with letters. */
static bool is_digest_shape(struct str s)
{
    struct str algorithm, hex;
    bool begins = true;

    if (!client_cut(&algorithm, &hex, s, ':') || algorithm.len == 0 || hex.len < 32)
        return false;
    for (size_t i = 0; i < algorithm.len; i++) {
        char ch = algorithm.s[i];

        if (begins ? !ascii_is_letter(ch)
                   : !ascii_is_letter(ch) && !ascii_is_digit(ch) && memchr("-_+.", ch, 4) == NULL)
            return false;
        begins = !ascii_is_letter(ch) && !ascii_is_digit(ch);
    }
    for (size_t i = 0; i < hex.len; i++) {
        if (!ascii_is_hex(hex.s[i]))
            return false;
    }
    return !begins;
}

/* What digest.Parse says; NULL: it is one. */
static const char *digest_fault(struct str s)
{
    struct str algorithm, hex;
    size_t digits;

    (void)client_cut(&algorithm, &hex, s, ':');
    digits = str_is(algorithm, "sha256")   ? 64
             : str_is(algorithm, "sha384") ? 96
             : str_is(algorithm, "sha512") ? 128
                                           : 0;
    if (digits == 0)
        return "unsupported digest algorithm";
    if (hex.len != digits)
        return "invalid checksum digest length";
    for (size_t i = 0; i < hex.len; i++) {
        if (!ascii_is_digit(hex.s[i]) && !(hex.s[i] >= 'a' && hex.s[i] <= 'f'))
            return "invalid checksum digest format";
    }
    return NULL;
}

static bool is_id(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_is_digit(s.s[i]) && !(s.s[i] >= 'a' && s.s[i] <= 'f'))
            return false;
    }
    return s.len == 64;
}

struct reference {
    struct str domain, path, tag, digest;
    bool has_tag, has_digest;
};

static bool has_upper(struct str s)
{
    for (size_t at = 0, width; at < s.len; at += width) {
        uint32_t c;

        width = utf8_decode(&c, s, at);
        if (unicode_lower(c) != c)
            return true;
    }
    return false;
}

/* The first part is a registry when it looks like a host. */
static void split_domain(struct reference *ref, struct client *c, struct str text)
{
    struct str first, rest;
    bool upper_is_domain = client_is(c, 2500);

    ref->domain = STR_LIT("docker.io");
    ref->path = text;
    if (client_cut(&first, &rest, text, '/') &&
        (client_has_any(first, ".:") || str_is(first, "localhost") ||
         (upper_is_domain && has_upper(first)))) {
        ref->domain = str_is(first, "index.docker.io") ? STR_LIT("docker.io") : first;
        ref->path = rest;
    }
    if (str_is(ref->domain, "docker.io") && str_find(ref->path, '/', 0) < 0)
        ref->path = CLIENT_TEXT(c->a, STR_LIT("library/"), ref->path);
}

static bool is_well_formed(struct client *c, const struct reference *ref)
{
    return (is_domain(c, ref->domain) || is_component(ref->domain)) && is_path(ref->path) &&
           (!ref->has_tag || is_tag(ref->tag)) &&
           (!ref->has_digest || is_digest_shape(ref->digest));
}

static bool bad_format(struct client *c)
{
    return CLIENT_REFUSE(c, STR_LIT("invalid reference format"));
}

static bool read(struct reference *ref, struct client *c, struct str image)
{
    struct str remote, rest;
    const char *fault = str_find(image, ':', 0) >= 0 ? digest_fault(image) : "no digest";

    *ref = (struct reference){.has_tag = false};
    if (is_id(image) || fault == NULL) {
        ref->digest = fault == NULL ? image : CLIENT_TEXT(c->a, STR_LIT("sha256:"), image);
        return true;
    }
    split_domain(ref, c, image);
    (void)client_cut(&remote, &rest, ref->path, ':');
    if (has_upper(remote))
        return client_is(c, 2500)
                   ? CLIENT_REFUSE(c, STR_LIT("invalid reference format: repository name ("),
                                   remote, STR_LIT(") must be lowercase"))
                   : CLIENT_REFUSE(c, STR_LIT("invalid reference format: repository name must be "
                                              "lowercase"));
    ref->has_digest = client_cut(&ref->path, &ref->digest, ref->path, '@');
    ref->has_tag = client_cut(&ref->path, &ref->tag, ref->path, ':');
    if (!is_well_formed(c, ref))
        return bad_format(c);
    if (ref->path.len + (client_is(c, 2500) ? 0 : ref->domain.len + 1) > NAME_BYTES)
        return CLIENT_REFUSE(c, STR_LIT("repository name must not be more than 255 characters"));
    if (ref->has_digest && (fault = digest_fault(ref->digest)) != NULL)
        return CLIENT_REFUSE(c, str_of(fault));
    return true;
}

bool client_reference(struct client *c, struct str image)
{
    struct reference ref;

    return read(&ref, c, image);
}

bool client_name_read(struct client_name *out, struct str *why, struct arena *a, struct str image,
                      unsigned release)
{
    const struct client_input in = {.release = release};
    struct client c = {.a = a, .in = &in};
    struct reference ref;
    bool ok = read(&ref, &c, image);

    *why = c.refusal;
    *out = (struct client_name){.path = STR_NONE};
    if (ok && ref.path.len == 0)
        out->digest = ref.digest;
    else if (ok)
        *out = (struct client_name){ref.domain, ref.path, ref.has_tag ? ref.tag : STR_NONE,
                                    ref.has_digest ? ref.digest : STR_NONE};
    return ok;
}

bool client_image_reference(struct str *why, struct arena *a, struct str image)
{
    const struct client_input in = {.release = CLIENT_NEWEST};
    struct client c = {.a = a, .in = &in};
    bool ok = client_reference(&c, image);

    *why = c.refusal;
    return ok;
}
