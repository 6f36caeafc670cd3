/* `include`: other files with a folder and variables of their own, whose services, networks and the
 * rest come into the project. Rule: compose-go loader/include.go. */
#include "model/compose/compose_parts.h"

/* One text, or a list of texts. */
static size_t text_count(const struct node *n)
{
    return node_is(n, NODE_TEXT) ? 1 : node_is(n, NODE_LIST) ? n->count : 0;
}

static struct str text_at(const struct node *n, size_t i)
{
    const struct node *item = n->kind == NODE_TEXT ? n : n->items[i];

    return item->kind == NODE_TEXT ? item->text : STR_NONE;
}

/* ---- circles ---- */

static bool refuse_circle(struct compose *c, const struct compose_including *up, struct str file)
{
    struct str behind = CLIENT_TEXT(c->a, STR_LIT("\n include "), file);

    for (; up->up != NULL; up = up->up)
        behind = CLIENT_TEXT(c->a, STR_LIT("\n include "), up->file, behind);
    return COMPOSE_REFUSE(c, STR_LIT("include cycle detected:\n"), up->file, behind);
}

static bool is_open_file(struct compose *c, const struct compose_including *up, struct str file)
{
    size_t depth = 0;

    for (const struct compose_including *at = up; at != NULL; at = at->up) {
        if (str_eq(at->file, file))
            return refuse_circle(c, up, file);
        if (++depth > COMPOSE_INCLUDES)
            return compose_fail(
                c, err_new(ERR_LIMIT, "files include each other deeper than %d", COMPOSE_INCLUDES));
    }
    return true;
}

/* ---- what comes in ---- */

static bool import(struct compose *c, struct node *target, const struct node *from,
                   const char *kind)
{
    const struct node *all = node_get(from, kind);
    struct node *to = node_get(target, kind);

    if (!node_is(all, NODE_MAP))
        return true;
    if (!node_is(to, NODE_MAP)) {
        to = node_new(c->a, NODE_MAP);
        node_set(c->a, target, str_of(kind), to);
    }
    for (size_t i = 0; to != NULL && i < all->count; i++) {
        const struct node *there = node_get_str(to, all->keys[i]);

        if (there == NULL)
            node_add(c->a, to, all->keys[i], all->items[i]);
        else if (!node_eq(there, all->items[i]))
            return COMPOSE_REFUSE(c, str_of(kind), STR_LIT("."), all->keys[i],
                                  STR_LIT(" conflicts with imported resource"));
    }
    return true;
}

static bool import_all(struct compose *c, struct node *target, const struct node *from)
{
    static const char kinds[][12] = {"services", "volumes", "networks", "secrets", "configs"};

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (!import(c, target, from, kinds[i]))
            return false;
    }
    return true;
}

/* ---- one of them ---- */

/* Its own variables come in where the project has none. */
static bool add_variables(struct compose *c, const struct node *env_file, struct str base,
                          struct str folder)
{
    if (text_count(env_file) == 0)
        return compose_add_variables(c, compose_join(c, folder, STR_LIT(".env")), false);
    for (size_t i = 0; i < text_count(env_file); i++) {
        struct str name = compose_located(c, base, text_at(env_file, i));

        if (compose_file(c, name) == NULL)
            return compose_refuse(c, compose_not_there(c, name));
        if (!compose_add_variables(c, name, true))
            return false;
    }
    return true;
}

static bool read_into(struct compose *c, struct node *model, const struct node *paths,
                      struct str base, const struct compose_including *up)
{
    for (size_t i = 0; i < text_count(paths); i++) {
        struct str name = compose_located(c, base, text_at(paths, i));

        if (!is_open_file(c, up, name) || !up->read(c, model, name, up))
            return false;
    }
    return compose_file_paths(c, model, c->folder);
}

static bool include_one(struct compose *c, struct node *target, const struct node *item,
                        const struct compose_including *up)
{
    const struct node *paths = item->kind == NODE_TEXT ? item : node_get(item, "path");
    struct str base = c->folder, folder = compose_str(item, "project_directory");
    struct node *model = node_new(c->a, NODE_MAP);
    struct compose_variables env = c->env;
    bool ok;

    if (text_count(paths) == 0)
        return true;
    folder = folder.len > 0 ? compose_located(c, base, folder)
                            : compose_folder(c, compose_located(c, base, text_at(paths, 0)));
    c->env.map = node_copy(c->a, env.map);
    if (model == NULL || c->env.map == NULL)
        return compose_fail(c, err_oom());
    c->folder = folder;
    ok = add_variables(c, node_get(item, "env_file"), base, folder) &&
         read_into(c, model, paths, base, up) && compose_count(c, node_count(model));
    c->folder = base;
    c->env = env;
    return ok && import_all(c, target, model);
}

bool compose_include(struct compose *c, struct node *one, const struct compose_including *up)
{
    const struct node *list = node_get(one, "include");

    if (list == NULL || list->kind == NODE_MAP) /* the schema will say so */
        return true;
    if (list->kind != NODE_LIST && list->kind != NODE_NULL)
        return COMPOSE_REFUSE(c, STR_LIT("`include` must be a list, got "), node_print(c->a, list));
    for (size_t i = 0; i < list->count; i++) {
        if (!include_one(c, one, list->items[i], up))
            return false;
    }
    node_remove(one, STR_LIT("include"));
    return true;
}
