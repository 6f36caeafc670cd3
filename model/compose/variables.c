/* The variables of a project: the client's, and those of files that it lacks. */
#include "model/compose/compose_parts.h"

static void index_variables(struct compose *c)
{
    bool is_new;

    names_init(&c->env_names, c->a, c->env->count);
    for (size_t i = 0; i < c->env->count; i++)
        (void)names_index(&c->env_names, c->env->keys[i], &is_new);
}

void compose_client_variables(struct compose *c)
{
    const struct value *env = c->in->env;

    for (size_t i = 0; env != NULL && i < env->u.map.count; i++) {
        const struct value_member *m = &env->u.map.members[i];

        if (m->value->kind == VALUE_STRING)
            node_add(c->a, c->env, m->key, node_text(c->a, m->value->u.text));
    }
    index_variables(c);
}

void compose_set_variable(struct compose *c, struct str name, struct str value)
{
    struct node *text = node_text(c->a, value);
    size_t index;

    if (text == NULL) /* the arena says so */
        return;
    if (names_find(&index, &c->env_names, name)) {
        c->env->items[index] = text;
        return;
    }
    node_add(c->a, c->env, name, text);
    index_variables(c);
}

static bool env_file(struct node *map, struct compose *c, struct str name, bool must)
{
    const struct str *text = compose_file(c, name);
    struct str why = STR_NONE;

    if (text == NULL)
        return !must || COMPOSE_REFUSE(c, STR_LIT("couldn't find env file: "), name);
    if (!compose_dotenv(map, &why, c, *text, false))
        return c->error != NULL
                   ? false
                   : COMPOSE_REFUSE(c, STR_LIT("failed to read "), name, STR_LIT(": "), why);
    return true;
}

/* Those that are not there yet. */
static void add_missing(struct compose *c, const struct node *map)
{
    size_t index;

    for (size_t i = 0; i < map->count; i++) {
        if (!names_find(&index, &c->env_names, map->keys[i]))
            node_add(c->a, c->env, map->keys[i], map->items[i]);
    }
    index_variables(c);
}

bool compose_add_variables(struct compose *c, struct str file, bool must)
{
    struct node *map = node_new(c->a, NODE_MAP);

    if (map == NULL)
        return compose_fail(c, err_oom());
    if (!env_file(map, c, file, must))
        return false;
    add_missing(c, map);
    return true;
}

/* Those of .env come in where the client has none. */
bool compose_project_variables(struct compose *c)
{
    struct node *map = node_new(c->a, NODE_MAP);

    if (map == NULL)
        return compose_fail(c, err_oom());
    if (c->env_files->count == 0 &&
        !env_file(map, c, compose_join(c, c->folder, STR_LIT(".env")), false))
        return false;
    for (size_t i = 0; i < c->env_files->count; i++) {
        if (!env_file(map, c, c->env_files->items[i]->text, true))
            return false;
    }
    add_missing(c, map);
    return true;
}
