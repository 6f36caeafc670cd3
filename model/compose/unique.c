/* Lists in which each key stands once. */
#include "model/compose/compose_parts.h"

#include "model/base/buf.h"
#include "model/compose/trail.h"

enum index {
    INDEX_KEY_VALUE,
    INDEX_EXPOSE,
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

/* Go's %T of what YAML gives. */
static struct str type_of(const struct node *n)
{
    switch (n->kind) {
    case NODE_NULL:
        return STR_LIT("<nil>");
    case NODE_BOOL:
        return STR_LIT("bool");
    case NODE_INT:
        return n->huge ? STR_LIT("uint64") : STR_LIT("int");
    case NODE_FLOAT:
        return STR_LIT("float64");
    case NODE_LIST:
        return STR_LIT("[]interface {}");
    case NODE_MAP:
        return STR_LIT("map[string]interface {}");
    case NODE_TEXT:
        break;
    }
    return n->is_time ? STR_LIT("time.Time") : STR_LIT("string");
}

/* Go's %s of it: %!s(int=5); of lists and maps what stands in them. */
static void add_as_text(struct buf *out, struct compose *c, const struct node *n)
{
    struct str type = type_of(n);

    if (n->kind == NODE_TEXT) {
        buf_add(out, n->text);
        return;
    }
    if (n->kind != NODE_LIST && n->kind != NODE_MAP) {
        buf_add(out, STR_LIT("%!s("));
        buf_add(out, type);
        if (n->kind != NODE_NULL) {
            buf_char(out, '=');
            buf_add(out, node_print(c->a, n));
        }
        buf_char(out, ')');
        return;
    }
    buf_add(out, n->kind == NODE_MAP ? STR_LIT("map[") : STR_LIT("["));
    for (size_t i = 0; i < n->count; i++) {
        if (i > 0)
            buf_char(out, ' ');
        if (n->kind == NODE_MAP) {
            buf_add(out, n->keys[i]);
            buf_char(out, ':');
        }
        add_as_text(out, c, n->items[i]);
    }
    buf_char(out, ']');
}

/* compose counts what a list holds before it asks the schema. */
static bool of_no_use(struct compose *c, const struct trail *t, const struct node *n)
{
    struct buf text = {NULL, 0, 0, false};

    add_as_text(&text, c, n);
    return COMPOSE_REFUSE(c, compose_trail_text(c->a, t), STR_LIT(": unsupported expose value "),
                          buf_in_arena(&text, c->a));
}

static bool key_value_key(struct str *out, struct compose *c, const struct node *n,
                          const struct trail *t)
{
    struct str rest;

    if (n->kind != NODE_TEXT || n->is_time)
        return COMPOSE_REFUSE(c, compose_trail_text(c->a, t), STR_LIT(": unexpected type "),
                              type_of(n));
    (void)client_cut(out, &rest, n->text, '=');
    return true;
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

static bool mount_key(struct str *out, struct compose *c, const struct node *n,
                      const struct trail *t, const char *folder)
{
    struct str source = n->kind == NODE_TEXT ? n->text : compose_str(n, "source");

    if (n->kind != NODE_TEXT && n->kind != NODE_MAP)
        return of_no_use(c, t, n);
    *out = n->kind == NODE_MAP && node_get(n, "target") != NULL
               ? compose_str(n, "target")
               : CLIENT_TEXT(c->a, str_of(folder), STR_LIT("/"), source);
    return true;
}

static bool device_key(struct str *out, struct compose *c, const struct node *n,
                       const struct trail *t)
{
    struct str rest;

    if (n->kind == NODE_MAP && !node_is(node_get(n, "target"), NODE_TEXT))
        return missing(c, "service device ", t, " is missing a mount target");
    *out = n->kind == NODE_MAP ? compose_str(n, "target") : STR_NONE;
    if (n->kind == NODE_TEXT && client_cut(out, &rest, n->text, ':'))
        (void)client_cut(out, &rest, rest, ':');
    return true;
}

static bool env_file_key(struct str *out, struct compose *c, const struct node *n,
                         const struct trail *t)
{
    if (n->kind == NODE_MAP && node_get(n, "path") == NULL)
        return missing(c, "environment path attribute ", t, " is missing");
    *out = n->kind == NODE_MAP ? compose_str(n, "path") : n->text;
    return true;
}

static bool key_of(struct str *out, struct compose *c, enum index index, const struct node *n,
                   const struct trail *t)
{
    switch (index) {
    case INDEX_PORT:
        return port_key(out, c, n, t);
    case INDEX_VOLUME:
        return volume_key(out, c, n, t);
    case INDEX_SECRET:
        return mount_key(out, c, n, t, "/run/secrets");
    case INDEX_CONFIG:
        return mount_key(out, c, n, t, "");
    case INDEX_DEVICE:
        return device_key(out, c, n, t);
    case INDEX_ENV_FILE:
        return env_file_key(out, c, n, t);
    case INDEX_EXPOSE:
        *out = node_print(c->a, n);
        return n->kind == NODE_TEXT || n->kind == NODE_INT || of_no_use(c, t, n);
    case INDEX_KEY_VALUE:
        break;
    }
    return key_value_key(out, c, n, t);
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
