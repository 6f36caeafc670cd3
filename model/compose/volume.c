/* Volumes in one text: SOURCE:TARGET:OPTIONS, cut at colons that are not those of drives. */
#include "model/compose/compose_parts.h"

#include "model/base/unicode.h"
#include "model/base/utf8.h"

/* So few bytes are a target, whatever they are. */
#define SHORTEST 2

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && unicode_is_letter(c));
}

/* Whether text begins with one letter and a colon; *len: the bytes of the letter. */
static bool begins_with_drive(size_t *len, struct str text)
{
    uint32_t c = 0;

    *len = utf8_decode(&c, text, 0);
    return *len > 0 && is_letter(c) && *len < text.len && text.s[*len] == ':';
}

static bool is_path(struct str source)
{
    size_t len;

    if (source.len == 0)
        return false;
    return strchr("./~", source.s[0]) != NULL || str_starts(source, STR_LIT("\\\\")) ||
           begins_with_drive(&len, source);
}

/* The section at the start of *rest, which goes behind its colon; *more: there was one. */
static struct str section(struct str *rest, bool *more)
{
    size_t letter, from = begins_with_drive(&letter, *rest) ? letter + 1 : 0;
    ptrdiff_t colon = str_find(*rest, ':', from);
    struct str out = str_cut(*rest, 0, colon < 0 ? rest->len : (size_t)colon);

    *more = colon >= 0;
    *rest = colon < 0 ? STR_NONE : str_cut(*rest, (size_t)colon + 1, rest->len);
    return out;
}

static struct node *options_of(struct compose *c, struct node *volume, const char *key)
{
    struct node *map = node_get(volume, key);

    if (map == NULL && (map = node_new(c->a, NODE_MAP)) != NULL)
        node_add(c->a, volume, str_of(key), map);
    return map;
}

static void take_option(struct compose *c, struct node *volume, struct str option)
{
    static const char propagations[][12] = {"rprivate", "private", "rshared",
                                            "shared",   "rslave",  "slave"};

    if (str_is(option, "ro") || str_is(option, "rw"))
        node_set(c->a, volume, STR_LIT("read_only"), node_bool(c->a, str_is(option, "ro")));
    else if (str_is(option, "nocopy"))
        node_set(c->a, options_of(c, volume, "volume"), STR_LIT("nocopy"), node_bool(c->a, true));
    else if (str_is(option, "z") || str_is(option, "Z"))
        node_set(c->a, options_of(c, volume, "bind"), STR_LIT("selinux"), node_text(c->a, option));
    for (size_t i = 0; i < sizeof(propagations) / sizeof(*propagations); i++) {
        if (str_is(option, propagations[i]))
            node_set(c->a, options_of(c, volume, "bind"), STR_LIT("propagation"),
                     node_text(c->a, option));
    }
}

static bool cut(struct str sections[3], size_t *count, struct compose *c, struct str spec)
{
    struct str rest = spec;
    bool more = true;

    for (*count = 0; more; ++*count) {
        struct str one = section(&rest, &more);

        if (one.len == 0 || (*count == 2 && more))
            return COMPOSE_REFUSE(c, STR_LIT("invalid spec: "), spec,
                                  one.len == 0 ? STR_LIT(": empty section between colons")
                                               : STR_LIT(": too many colons"));
        sections[*count] = one;
    }
    return true;
}

static void put(struct compose *c, struct node *map, const char *key, struct str text)
{
    node_set(c->a, map, str_of(key), node_text(c->a, text));
}

static struct node *long_form(struct compose *c, const struct str *sections, size_t count)
{
    struct node *v = node_new(c->a, NODE_MAP);
    struct str option, rest = count > 2 ? sections[2] : STR_NONE;
    bool bind = count > 1 && is_path(sections[0]);

    put(c, v, "type", bind ? STR_LIT("bind") : STR_LIT("volume"));
    if (count > 1)
        put(c, v, "source", sections[0]);
    put(c, v, "target", sections[count > 1 ? 1 : 0]);
    while (rest.len > 0) {
        (void)client_cut(&option, &rest, rest, ',');
        take_option(c, v, option);
    }
    if (bind)
        node_set(c->a, options_of(c, v, "bind"), STR_LIT("create_host_path"),
                 node_bool(c->a, true));
    else if (count > 1 || sections[0].len > SHORTEST)
        (void)options_of(c, v, "volume");
    return v;
}

bool compose_volume(struct node **out, struct compose *c, struct str spec)
{
    struct str sections[3] = {spec};
    size_t count = 1;

    if (spec.len == 0)
        return COMPOSE_REFUSE(c, STR_LIT("invalid empty volume spec"));
    if (spec.len > SHORTEST && !cut(sections, &count, c, spec))
        return false;
    *out = long_form(c, sections, count);
    return *out != NULL || compose_fail(c, err_oom());
}
