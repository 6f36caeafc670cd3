#include "specgen/create/reference.h"

#include "specgen/gocompat/concat.h"

#define HEX_DIGITS     64
#define NAME_MAX_BYTES 255
#define TAG_MAX_BYTES  128

static bool is_lower_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_hex(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (!((s.s[i] >= '0' && s.s[i] <= '9') || (s.s[i] >= 'a' && s.s[i] <= 'f')))
            return false;
    }
    return s.len > 0;
}

static bool is_identifier(struct str s)
{
    return s.len == HEX_DIGITS && is_hex(s);
}

/* Runs of lower-case letters and digits, between them one of . _ __ or any number of - */
static bool is_component(struct str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t from = i;

        while (i < s.len && is_lower_alnum(s.s[i]))
            i++;
        if (i == from || i == s.len)
            return i > from;
        from = i;
        while (i < s.len && (s.s[i] == '.' || s.s[i] == '_' || s.s[i] == '-'))
            i++;
        for (size_t k = from; k < i; k++) {
            if (s.s[k] != '-' && i - from != 1 &&
                !(i - from == 2 && s.s[from] == '_' && s.s[from + 1] == '_'))
                return false;
        }
    }
    return false;
}

static bool is_path(struct str s)
{
    size_t at = 0;

    for (;;) {
        ptrdiff_t slash = str_find(s, '/', at);

        if (!is_component(str_cut(s, at, slash < 0 ? s.len : (size_t)slash)))
            return false;
        if (slash < 0)
            return true;
        at = (size_t)slash + 1;
    }
}

static bool is_domain(struct str s)
{
    ptrdiff_t colon = str_find(s, ':', 0);
    struct str host = str_cut(s, 0, colon < 0 ? s.len : (size_t)colon);

    for (size_t i = colon < 0 ? s.len : (size_t)colon + 1; i < s.len; i++) {
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
    }
    for (size_t i = 0; i < host.len; i++) {
        bool edge = i == 0 || i + 1 == host.len || host.s[i - 1] == '.' ||
                    (i + 1 < host.len && host.s[i + 1] == '.');

        if (!is_lower_alnum(host.s[i]) && !is_upper(host.s[i]) &&
            !(!edge && (host.s[i] == '-' || host.s[i] == '.')))
            return false;
    }
    return host.len > 0 && (colon < 0 || (size_t)colon + 1 < s.len);
}

static bool is_tag(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.s[i];

        if (!is_lower_alnum(c) && !is_upper(c) && c != '_' && (i == 0 || (c != '.' && c != '-')))
            return false;
    }
    return s.len > 0 && s.len <= TAG_MAX_BYTES;
}

static bool is_digest(struct str s)
{
    return str_starts(s, STR_LIT("sha256:")) && is_identifier(str_cut(s, 7, s.len));
}

static bool has_upper(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (is_upper(s.s[i]))
            return true;
    }
    return false;
}

/* "registry:5000" of "registry:5000/web"; empty for the hub. Since 25.0 capitals make a registry,
 * as no name on the hub has them (upper_is_domain). */
static struct str domain_of(struct str text, bool upper_is_domain)
{
    ptrdiff_t slash = str_find(text, '/', 0);
    struct str first = slash < 0 ? STR_NONE : str_cut(text, 0, (size_t)slash);

    if (slash < 0 || (str_find(first, '.', 0) < 0 && str_find(first, ':', 0) < 0 &&
                      !str_is(first, "localhost") && !(upper_is_domain && has_upper(first))))
        return STR_NONE;
    return first;
}

static bool refuse(struct str *error, struct str text)
{
    *error = text;
    return false;
}

struct parts {
    struct str domain, path, tag, digest;
};

static bool split(struct parts *p, struct str text, bool upper_is_domain)
{
    struct str rest;
    ptrdiff_t at;

    p->domain = domain_of(text, upper_is_domain);
    rest = p->domain.len > 0 ? str_cut(text, p->domain.len + 1, text.len) : text;
    at = str_find(rest, '@', 0);
    if (at >= 0) {
        p->digest = str_cut(rest, (size_t)at + 1, rest.len);
        rest = str_cut(rest, 0, (size_t)at);
        if (!is_digest(p->digest))
            return false;
    }
    at = str_find(rest, ':', 0);
    if (at >= 0) {
        p->tag = str_cut(rest, (size_t)at + 1, rest.len);
        rest = str_cut(rest, 0, (size_t)at);
        if (!is_tag(p->tag))
            return false;
    }
    p->path = rest;
    return true;
}

static bool is_on_hub(const struct parts *p)
{
    return p->domain.len == 0 || str_is(p->domain, "docker.io") ||
           str_is(p->domain, "index.docker.io");
}

/* "library/" in front of what the hub itself names. */
static struct str library_of(const struct parts *p)
{
    return is_on_hub(p) && str_find(p->path, '/', 0) < 0 ? STR_LIT("library/") : STR_NONE;
}

/* Of the name in full, "docker.io/library/web"; since 25.0 the registry does not count. */
static size_t name_len(const struct parts *p, bool path_alone)
{
    bool hub = is_on_hub(p);
    size_t domain = hub ? strlen("docker.io") : p->domain.len;
    size_t path = library_of(p).len + p->path.len;

    return path_alone ? path : domain + 1 + path;
}

static struct str familiar(struct arena *a, const struct parts *p)
{
    bool hub = is_on_hub(p);
    struct str path = p->path;

    if (hub && str_starts(path, STR_LIT("library/")) && str_find(path, '/', strlen("library/")) < 0)
        path = str_cut(path, strlen("library/"), path.len);
    return CONCAT(a, hub ? STR_NONE : p->domain, hub ? STR_NONE : STR_LIT("/"), path,
                  p->tag.len > 0 || p->digest.len == 0 ? STR_LIT(":") : STR_NONE,
                  p->tag.len > 0       ? p->tag
                  : p->digest.len == 0 ? STR_LIT("latest")
                                       : STR_NONE,
                  p->digest.len > 0 ? STR_LIT("@") : STR_NONE, p->digest);
}

bool reference_read(struct reference *out, struct str *error, struct arena *a, struct str text,
                    bool with_name)
{
    struct parts p = {.tag = STR_NONE};
    bool good;

    *out = (struct reference){.digest = STR_NONE};
    if (is_identifier(text)) {
        out->digest = CONCAT(a, STR_LIT("sha256:"), text);
        return true;
    }
    if (is_digest(text)) {
        out->digest = text;
        return true;
    }
    good = split(&p, text, with_name);
    /* The remote part up to its tag, for the text alone; a tag or digest may be wrong, too. */
    if (!good)
        p.path = str_cut(text, p.domain.len > 0 ? p.domain.len + 1 : 0,
                         str_find(text, ':', p.domain.len) >= 0
                             ? (size_t)str_find(text, ':', p.domain.len)
                             : text.len);
    if (has_upper(p.path))
        return refuse(error, with_name
                                 ? CONCAT(a, STR_LIT("invalid reference format: repository name ("),
                                          library_of(&p), p.path, STR_LIT(") must be lowercase"))
                                 : STR_LIT("invalid reference format: repository name must be "
                                           "lowercase"));
    if (!good || !is_path(p.path) || (p.domain.len > 0 && !is_domain(p.domain)))
        return refuse(error, STR_LIT("invalid reference format"));
    if (name_len(&p, with_name) > NAME_MAX_BYTES)
        return refuse(error, arena_printf(a, "repository name must not be more than %d characters",
                                          NAME_MAX_BYTES));
    out->familiar = familiar(a, &p);
    return true;
}
