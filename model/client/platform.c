#include "model/client/platform.h"

#include "model/client/client_parts.h"
#include "model/client/platform_name.h"

/* How a part may be written; the text is the pattern as the client prints it. */
#define PART_PATTERN_NOW "^[A-Za-z0-9_.-]+$"
#define PART_PATTERN_24  "^[A-Za-z0-9_-]+$"
#define OS_PATTERN_NOW   "^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.%-]*)((?:\\+[A-Za-z0-9_.%-]+)*)\\))?$"
#define OS_PATTERN_26    "^([A-Za-z0-9_-]+)(?:\\(([A-Za-z0-9_.-]*)\\))?$"

static bool is_part_char(char c, const char *more)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr(more, c) != NULL);
}

static size_t part_end(struct str s, size_t at, const char *more)
{
    while (at < s.len && is_part_char(s.s[at], more))
        at++;
    return at;
}

static struct str normal_os(struct client *c, struct str os)
{
    if (os.len == 0)
        return c->in->windows ? STR_LIT("windows") : STR_LIT("linux");
    return client_normal_os(c->a, os);
}

static bool bad_platform(struct client *c, struct str what)
{
    return CLIENT_REFUSE(
        c, client_is(c, 2900) ? STR_NONE : STR_LIT("error parsing specified platform: "), what,
        STR_LIT(": invalid argument"));
}

/* (version) and, since 29, (version+feature+feature). */
static bool is_os_options(const struct client *c, struct str s, size_t at)
{
    const char *chars = client_is(c, 2900) ? "_.%-" : "_.-";
    size_t from;

    at = part_end(s, at + 1, chars);
    while (client_is(c, 2900) && at < s.len && s.s[at] == '+') {
        from = at + 1;
        if ((at = part_end(s, from, chars)) == from)
            return false;
    }
    return at + 1 == s.len && s.s[at] == ')';
}

/* name or, since 26, name(options). */
static bool read_os(struct str *os, struct client *c, struct str part, struct str whole)
{
    size_t name = part_end(part, 0, "_-");

    *os = str_cut(part, 0, name);
    if (name > 0 && name == part.len)
        return true;
    if (name > 0 && part.s[name] == '(' && is_os_options(c, part, name))
        return true;
    return bad_platform(
        c, CLIENT_TEXT(c->a, client_quote(c->a, part), STR_LIT(" is an invalid OS component of "),
                       client_quote(c->a, whole),
                       STR_LIT(": OSAndVersion specifier component must match "),
                       client_quote(c->a, client_is(c, 2900) ? STR_LIT(OS_PATTERN_NOW)
                                                             : STR_LIT(OS_PATTERN_26))));
}

static bool check_part(struct client *c, struct str part, struct str whole)
{
    bool now = client_is(c, 2500);

    if (part.len > 0 && part_end(part, 0, now ? "_.-" : "_-") == part.len)
        return true;
    return bad_platform(
        c, CLIENT_TEXT(
               c->a, client_quote(c->a, part), STR_LIT(" is an invalid component of "),
               client_quote(c->a, whole), STR_LIT(": platform specifier component must match "),
               client_quote(c->a, now ? STR_LIT(PART_PATTERN_NOW) : STR_LIT(PART_PATTERN_24))));
}

/* Since 25 the fourth one is all that is left. */
struct parts {
    struct str items[4];
    size_t count; /* may be more */
};

static bool read_parts(struct parts *p, struct str *os, struct client *c, struct str text)
{
    const size_t most = sizeof(p->items) / sizeof(p->items[0]);
    struct str rest = text, part;
    bool now = client_is(c, 2500), more = true;

    for (p->count = 0; more; p->count++) {
        more = client_cut(&part, &rest, rest, '/');
        if (more && now && p->count == most - 1) {
            part = (struct str){part.s, part.len + 1 + rest.len};
            more = false;
        }
        if (p->count == 0 && now ? !read_os(os, c, part, text) : !check_part(c, part, text))
            return false;
        if (p->count < most)
            p->items[p->count] = part;
    }
    if (!now)
        *os = p->items[0];
    *os = normal_os(c, *os);
    return true;
}

/* A system alone gets the client's architecture, an architecture alone the client's system. */
static bool complete(struct client_request *r, struct client *c, struct str os, struct str first,
                     struct str text)
{
    struct str arch = first, variant = STR_NONE;

    if (client_is_known_os(os)) {
        r->platform = CLIENT_TEXT(c->a, os, STR_LIT("/amd64"));
        return true;
    }
    client_normal_arch(&arch, &variant, c->a);
    if (str_is(arch, "arm") && str_is(variant, "v7"))
        variant = STR_NONE;
    if (!client_is_known_arch(arch))
        return bad_platform(c, CLIENT_TEXT(c->a, client_quote(c->a, text),
                                           STR_LIT(": unknown operating system or architecture")));
    r->platform = CLIENT_TEXT(c->a, normal_os(c, STR_NONE), STR_LIT("/"), arch,
                              variant.len > 0 ? STR_LIT("/") : STR_NONE, variant);
    return true;
}

static bool normalized(struct client_request *r, struct client *c, struct str text)
{
    struct str os = STR_NONE, arch, variant = STR_NONE;
    struct parts p;

    if (str_find(text, '*', 0) >= 0)
        return bad_platform(c, CLIENT_TEXT(c->a, client_quote(c->a, text),
                                           STR_LIT(": wildcards not yet supported")));
    if (!read_parts(&p, &os, c, text))
        return false;
    if (p.count == 1)
        return complete(r, c, os, p.items[0], text);
    if (p.count > 3)
        return bad_platform(c, CLIENT_TEXT(c->a, client_quote(c->a, text),
                                           STR_LIT(": cannot parse platform specifier")));
    arch = p.items[1];
    if (p.count == 3)
        variant = p.items[2];
    client_normal_arch(&arch, &variant, c->a);
    if (p.count == 2 && str_is(arch, "arm") && str_is(variant, "v7"))
        variant = STR_NONE;
    if (p.count == 3 && str_is(arch, "arm64") && variant.len == 0)
        variant = STR_LIT("v8");
    r->platform = CLIENT_TEXT(c->a, os, STR_LIT("/"), arch,
                              variant.len > 0 ? STR_LIT("/") : STR_NONE, variant);
    return true;
}

bool client_platform(struct client *c, struct client_request *r)
{
    struct str text = client_slot(c, SLOT_PLATFORM)->text;

    return text.len == 0 || normalized(r, c, text);
}

bool client_platform_read(struct str *out, struct str *why, struct arena *a, struct str text,
                          bool windows)
{
    const struct client_input in = {.release = 2900, .windows = windows};
    struct client c = {.a = a, .in = &in};
    struct client_request r = {.binds = NULL};
    bool ok = normalized(&r, &c, text);

    *out = r.platform;
    *why = c.refusal;
    return ok;
}
