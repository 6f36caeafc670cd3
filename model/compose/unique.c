/* Lists in which each key stands once. */
#include "model/compose/compose_parts.h"

#include "model/compose/trail.h"

enum index {
    INDEX_KEY_VALUE,
    INDEX_DEVICE,
    INDEX_CONFIG,
    INDEX_SECRET,
    INDEX_ENV_FILE,
    INDEX_PORT,
    INDEX_VOLUME
};

static const struct {
    char pattern[40];
    enum index index;
} uniques[] = {
#define UNIQUE(pattern, index) {pattern, INDEX_##index},
#include "model/compose/uniques.def"
#undef UNIQUE
};

static bool missing(struct compose *c, const char *what, const struct trail *t, const char *part)
{
    return COMPOSE_REFUSE(c, str_of(what), compose_trail_text(c->a, t), str_of(part));
}

static struct str print_or(struct compose *c, const struct node *map, const char *key,
                           const char *otherwise)
{
    const struct node *n = node_get(map, key);

    return n != NULL ? node_print(c->a, n) : str_of(otherwise);
}

/* Go's %s of a number and of nothing is like no text: published: 80 is not published: "80". */
static struct str published(struct compose *c, const struct node *port)
{
    const struct node *n = node_get(port, "published");

    if (node_is(n, NODE_TEXT))
        return n->text;
    return n == NULL ? STR_LIT("%!s(<nil>)")
                     : CLIENT_TEXT(c->a, STR_LIT("%!s("), node_print(c->a, n), STR_LIT(")"));
}

static bool port_key(struct str *out, struct compose *c, const struct node *n,
                     const struct trail *t)
{
    if (n->kind != NODE_MAP) {
        *out = node_print(c->a, n);
        return true;
    }
    if (node_get(n, "target") == NULL)
        return missing(c, "service ports ", t, " is missing a target port");
    *out = CLIENT_TEXT(c->a, print_or(c, n, "host_ip", "0.0.0.0"), STR_LIT(":"), published(c, n),
                       STR_LIT(":"), print_or(c, n, "target", ""), STR_LIT("/"),
                       print_or(c, n, "protocol", "tcp"));
    return true;
}

static bool volume_key(struct str *out, struct compose *c, const struct node *n,
                       const struct trail *t)
{
    struct node *volume = NULL;

    if (n->kind == NODE_MAP) {
        if (!node_is(node_get(n, "target"), NODE_TEXT))
            return missing(c, "service volume ", t, " is missing a mount target");
        *out = node_get(n, "target")->text;
        return true;
    }
    *out = STR_NONE;
    if (n->kind != NODE_TEXT)
        return true;
    if (!compose_volume(&volume, c, n->text))
        return false;
    *out = compose_str(volume, "target");
    return true;
}

static struct str mount_key(struct compose *c, const struct node *n, const char *folder)
{
    if (n->kind != NODE_MAP)
        return CLIENT_TEXT(c->a, str_of(folder), STR_LIT("/"), node_print(c->a, n));
    if (node_get(n, "target") != NULL)
        return compose_str(n, "target");
    return CLIENT_TEXT(c->a, str_of(folder), STR_LIT("/"), compose_str(n, "source"));
}

static struct str device_key(const struct node *n)
{
    struct str source, rest, target;

    if (n->kind == NODE_MAP)
        return compose_str(n, node_get(n, "target") != NULL ? "target" : "source");
    (void)client_cut(&source, &rest, n->text, ':');
    (void)client_cut(&target, &rest, rest, ':');
    return target.len > 0 ? target : source;
}

static bool key_of(struct str *out, struct compose *c, enum index index, const struct node *n,
                   const struct trail *t)
{
    struct str rest;

    switch (index) {
    case INDEX_PORT:
        return port_key(out, c, n, t);
    case INDEX_VOLUME:
        return volume_key(out, c, n, t);
    case INDEX_SECRET:
        *out = mount_key(c, n, "/run/secrets");
        return true;
    case INDEX_CONFIG:
        *out = mount_key(c, n, "");
        return true;
    case INDEX_DEVICE:
        *out = device_key(n);
        return true;
    case INDEX_ENV_FILE:
        *out = n->kind == NODE_MAP ? compose_str(n, "path") : node_print(c->a, n);
        return true;
    case INDEX_KEY_VALUE:
        break;
    }
    (void)client_cut(out, &rest, node_print(c->a, n), '=');
    return true;
}

static bool made_unique(struct compose *c, struct node *list, enum index index,
                        const struct trail *t)
{
    struct names names;
    size_t kept = 0;

    names_init(&names, c->a, list->count);
    for (size_t i = 0; i < list->count; i++) {
        struct str at = CLIENT_TEXT(c->a, STR_LIT("["), client_uint_text(c->a, i), STR_LIT("]"));
        struct trail next = trail_next(t, at);
        struct str key = STR_NONE;
        bool is_new;
        size_t first;

        if (!key_of(&key, c, index, list->items[i], &next))
            return false;
        first = names_index(&names, key, &is_new);
        list->items[first] = list->items[i];
        kept += is_new ? 1 : 0;
    }
    list->count = kept;
    return true;
}

static bool walk(struct compose *c, struct node *n, const struct trail *t)
{
    for (size_t i = 0; n->kind == NODE_MAP && i < n->count; i++) {
        struct trail next = trail_next(t, n->keys[i]);

        if (!walk(c, n->items[i], &next))
            return false;
    }
    for (size_t i = 0; n->kind == NODE_LIST && i < sizeof(uniques) / sizeof(*uniques); i++) {
        if (compose_trail_matches(t, uniques[i].pattern))
            return made_unique(c, n, uniques[i].index, t);
    }
    return true;
}

bool compose_unique(struct compose *c, struct node *root)
{
    struct trail t = TRAIL_ROOT;

    return walk(c, root, &t);
}
