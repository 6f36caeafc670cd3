/* The variables of a project: the client's, and those of files that it lacks. */
#include "model/compose/compose_parts.h"

#include "model/client/go_number.h"

static void index_folded(struct compose_variables *env, struct arena *a)
{
    names_init(&env->folded, a, env->map->count);
    env->at = arena_calloc(a, env->map->count + 1, sizeof(*env->at));
    for (size_t i = 0; env->at != NULL && i < env->map->count; i++) {
        bool is_new;
        size_t index = names_index(&env->folded, client_lower(a, env->map->keys[i]), &is_new);

        if (is_new)
            env->at[index] = i;
    }
}

static void index_variables(struct compose *c)
{
    struct compose_variables *env = &c->env;
    bool is_new;

    names_init(&env->names, c->a, env->map->count);
    for (size_t i = 0; i < env->map->count; i++)
        (void)names_index(&env->names, env->map->keys[i], &is_new);
    if (c->in->windows)
        index_folded(env, c->a);
}

/* PWD is set since 2.34: PowerShell and cmd export none. */
void compose_client_variables(struct compose *c)
{
    const struct value *env = c->in->env;
    size_t index;

    for (size_t i = 0; env != NULL && i < env->u.map.count; i++) {
        const struct value_member *m = &env->u.map.members[i];

        if (m->value->kind == VALUE_STRING)
            node_add(c->a, c->env.map, m->key, node_text(c->a, m->value->u.text));
    }
    index_variables(c);
    if (!c->old && !names_find(&index, &c->env.names, STR_LIT("PWD")))
        compose_set_variable(c, STR_LIT("PWD"), c->in->cwd);
}

void compose_set_variable(struct compose *c, struct str name, struct str value)
{
    struct node *text = node_text(c->a, value);
    size_t index;

    if (text == NULL) /* the arena says so */
        return;
    if (names_find(&index, &c->env.names, name)) {
        c->env.map->items[index] = text;
        return;
    }
    node_add(c->a, c->env.map, name, text);
    index_variables(c);
}

static bool env_file(struct node *map, struct compose *c, struct str name, bool must)
{
    const struct str *text = compose_file(c, name);
    struct str why = STR_NONE;

    if (text == NULL)
        return !must || COMPOSE_REFUSE(c,
                                       c->old ? STR_LIT("Couldn't find env file: ")
                                              : STR_LIT("couldn't find env file: "),
                                       name);
    if (!compose_dotenv(map, &why, c, *text, compose_environment(c), false))
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
        if (!names_find(&index, &c->env.names, map->keys[i]))
            node_add(c->a, c->env.map, map->keys[i], map->items[i]);
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

/* Whether COMPOSE_DISABLE_ENV_FILE turns .env off; false in the end: it is no boolean. */
static bool env_file_is_off(bool *off, struct compose *c)
{
    const struct value *set = value_get(c->in->env, STR_LIT("COMPOSE_DISABLE_ENV_FILE"));

    *off = false;
    if (set == NULL || set->kind != VALUE_STRING || go_bool(off, set->u.text))
        return true;
    return COMPOSE_REFUSE(c, STR_LIT("strconv.ParseBool: parsing "),
                          client_quote(c->a, set->u.text), STR_LIT(": invalid syntax"));
}

/* They come in where the client has none. */
bool compose_project_variables(struct compose *c, struct str folder)
{
    struct node *map = node_new(c->a, NODE_MAP);
    bool off = false;

    if (map == NULL)
        return compose_fail(c, err_oom());
    if (c->env_files->count == 0 &&
        (!env_file_is_off(&off, c) ||
         (!off && !env_file(map, c, compose_join(c, folder, STR_LIT(".env")), false))))
        return false;
    for (size_t i = 0; i < c->env_files->count; i++) {
        if (!env_file(map, c, c->env_files->items[i]->text, true))
            return false;
    }
    add_missing(c, map);
    return true;
}
