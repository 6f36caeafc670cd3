/* Checks of the project as a whole: compose-go's loader/validate.go. */
#include "model/compose/compose_parts.h"

#define INVALID STR_LIT(": invalid compose project")

static bool undefined(struct compose *c, const struct node *service, const char *what,
                      struct str name)
{
    return COMPOSE_REFUSE(c, STR_LIT("service "), client_quote(c->a, compose_str(service, "name")),
                          STR_LIT(" refers to undefined "), str_of(what), name, INVALID);
}

static bool networks(struct compose *c, const struct node *root, const struct node *service)
{
    const struct node *map = node_get(service, "networks");

    if (compose_str(service, "network_mode").len > 0 && node_is(map, NODE_MAP) && map->count > 0)
        return COMPOSE_REFUSE(c, STR_LIT("service "), compose_str(service, "name"),
                              STR_LIT(" declares mutually exclusive `network_mode` and `networks`"),
                              INVALID);
    for (size_t i = 0; node_is(map, NODE_MAP) && i < map->count; i++) {
        if (node_get_str(node_get(root, "networks"), map->keys[i]) == NULL)
            return undefined(c, service, "network ", map->keys[i]);
    }
    return true;
}

static bool healthcheck(struct compose *c, const struct node *service)
{
    const struct node *test = NODE_AT(service, "healthcheck", "test");

    if (!node_is(test, NODE_LIST) || test->count == 0 || str_is(test->items[0]->text, "CMD") ||
        str_is(test->items[0]->text, "CMD-SHELL") || str_is(test->items[0]->text, "NONE"))
        return true;
    return COMPOSE_REFUSE(c, STR_LIT("healthcheck.test must start either by \"CMD\", "
                                     "\"CMD-SHELL\" or \"NONE\""));
}

/* One that is not required may be off, but not be missing. */
static bool dependencies(struct compose *c, const struct node *root, const struct node *service)
{
    const struct node *map = node_get(service, "depends_on"), *required;
    size_t index;

    for (size_t i = 0; node_is(map, NODE_MAP) && i < map->count; i++) {
        required = node_get(map->items[i], "required");
        if (node_get_str(node_get(root, "services"), map->keys[i]) == NULL &&
            !(node_is(required, NODE_BOOL) && !required->on &&
              names_find(&index, &c->off, map->keys[i])))
            return COMPOSE_REFUSE(c, STR_LIT("service "),
                                  client_quote(c->a, compose_str(service, "name")),
                                  STR_LIT(" depends on undefined service "),
                                  client_quote(c->a, map->keys[i]), INVALID);
    }
    return true;
}

static bool volumes(struct compose *c, const struct node *root, const struct node *service)
{
    const struct node *list = node_get(service, "volumes");

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str source = compose_str(list->items[i], "source");

        if (str_is(compose_str(list->items[i], "type"), "volume") && source.len > 0 &&
            node_get_str(node_get(root, "volumes"), source) == NULL)
            return undefined(c, service, "volume ", source);
    }
    return true;
}

static bool mounted(struct compose *c, const struct node *root, const struct node *service,
                    const char *key, const char *what)
{
    const struct node *list = node_get(service, key);

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        struct str source = compose_str(list->items[i], "source");

        if (node_get_str(node_get(root, key), source) == NULL)
            return undefined(c, service, what, source);
    }
    return true;
}

static bool models(struct compose *c, const struct node *root, const struct node *service)
{
    const struct node *n = node_get(service, "models");

    for (size_t i = 0; n != NULL && i < n->count; i++) {
        struct str name = n->kind == NODE_MAP ? n->keys[i] : n->items[i]->text;

        if (node_get_str(node_get(root, "models"), name) == NULL)
            return undefined(c, service, "model ", name);
    }
    return true;
}

static bool distinct(struct compose *c, const struct node *service, const char *key,
                     const char *other)
{
    return COMPOSE_REFUSE(c, STR_LIT("services."), compose_str(service, "name"),
                          STR_LIT(": can't set distinct values on '"), str_of(key),
                          STR_LIT("' and '"), str_of(other), STR_LIT("'"), INVALID);
}

static bool same_cpus(const struct node *service, const struct node *limits)
{
    float own = compose_float(node_get(service, "cpus"));
    float limit = compose_float(node_get(limits, "cpus"));

    return limits == NULL || (own <= 0 && own >= 0) || (own <= limit && own >= limit);
}

static bool same_number(const struct node *service, const char *key, const struct node *resources,
                        const char *other)
{
    int64_t own = compose_int(node_get(service, key));

    return resources == NULL || own == 0 || own == compose_int(node_get(resources, other));
}

static bool limits(struct compose *c, const struct node *service)
{
    const struct node *limits = NODE_AT(service, "deploy", "resources", "limits");
    const struct node *reserved = NODE_AT(service, "deploy", "resources", "reservations");

    if (!same_cpus(service, limits))
        return distinct(c, service, "cpus", "deploy.resources.limits.cpus");
    if (!same_number(service, "mem_limit", limits, "memory"))
        return distinct(c, service, "mem_limit", "deploy.resources.limits.memory");
    if (!same_number(service, "mem_reservation", reserved, "memory"))
        return distinct(c, service, "mem_reservation", "deploy.resources.reservations.memory");
    return same_number(service, "pids_limit", limits, "pids") ||
           distinct(c, service, "pids_limit", "deploy.resources.limits.pids");
}

static bool scale(struct compose *c, struct node *service)
{
    const struct node *own = node_get(service, "scale");
    const struct node *replicas = NODE_AT(service, "deploy", "replicas");

    if (own != NULL && replicas != NULL && compose_int(own) != compose_int(replicas))
        return distinct(c, service, "scale", "deploy.replicas");
    if (!c->old && (compose_int(own) < 0 || compose_int(replicas) < 0))
        return COMPOSE_REFUSE(c, STR_LIT("services."), compose_str(service, "name"),
                              own != NULL ? STR_LIT(".scale") : STR_LIT(".deploy.replicas"),
                              STR_LIT(": must be greater than or equal to 0"));
    if (!limits(c, service))
        return false;
    if (compose_scale(service) <= 1 || compose_str(service, "container_name").len == 0)
        return true;
    return COMPOSE_REFUSE(c, STR_LIT("services."),
                          own != NULL ? STR_LIT("scale") : STR_LIT("deploy.replicas"),
                          STR_LIT(": can't set container_name and "), compose_str(service, "name"),
                          STR_LIT(" as container name must be unique"), INVALID);
}

static bool mounted_once(struct compose *c, struct names *names, struct str *places,
                         const struct node *service, const char *key, size_t at, struct str target)
{
    struct str where =
        CLIENT_TEXT(c->a, STR_LIT("services."), compose_str(service, "name"), STR_LIT("."),
                    str_of(key), STR_LIT("["), client_uint_text(c->a, at), STR_LIT("]"));
    bool is_new;
    size_t i = names_index(names, target, &is_new);

    if (is_new) {
        places[i] = where;
        return true;
    }
    return COMPOSE_REFUSE(c, where, STR_LIT(": target "), target, STR_LIT(" already mounted as "),
                          places[i]);
}

static bool targets(struct compose *c, const struct node *service)
{
    const struct node *tmpfs = node_get(service, "tmpfs"), *list = node_get(service, "volumes");
    size_t most = (tmpfs != NULL ? tmpfs->count : 0) + (list != NULL ? list->count : 0);
    struct str *places = arena_calloc(c->a, most + 1, sizeof(*places)), target, rest;
    struct names names;

    if (places == NULL)
        return compose_fail(c, err_oom());
    names_init(&names, c->a, most);
    for (size_t i = 0; node_is(tmpfs, NODE_LIST) && i < tmpfs->count; i++) {
        (void)client_cut(&target, &rest, tmpfs->items[i]->text, ':');
        if (!mounted_once(c, &names, places, service, "tmpfs", i, target))
            return false;
    }
    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        if (!mounted_once(c, &names, places, service, "volumes", i,
                          compose_str(list->items[i], "target")))
            return false;
    }
    return true;
}

static bool has_image(struct compose *c, const struct node *service)
{
    if (compose_str(service, "image").len > 0 || node_get(service, "build") != NULL ||
        node_get(service, "provider") != NULL)
        return true;
    return COMPOSE_REFUSE(c, STR_LIT("service "), client_quote(c->a, compose_str(service, "name")),
                          STR_LIT(" has neither an image nor a build context specified"), INVALID);
}

static bool has_platform(const struct node *platforms, struct str platform)
{
    for (size_t i = 0; i < platforms->count; i++)
        if (str_eq(platforms->items[i]->text, platform))
            return true;
    return false;
}

static bool build(struct compose *c, const struct node *service)
{
    const struct node *n = node_get(service, "build"), *platforms = node_get(n, "platforms");
    struct str platform = compose_str(service, "platform");

    if (compose_str(n, "dockerfile").len > 0 && compose_str(n, "dockerfile_inline").len > 0)
        return COMPOSE_REFUSE(c, STR_LIT("service "),
                              client_quote(c->a, compose_str(service, "name")),
                              STR_LIT(" declares mutualy exclusive dockerfile and "
                                      "dockerfile_inline"),
                              INVALID);
    return !node_is(platforms, NODE_LIST) || platforms->count == 0 || platform.len == 0 ||
           has_platform(platforms, platform) ||
           COMPOSE_REFUSE(c, STR_LIT("service.build.platforms MUST include service.platform "),
                          client_quote(c->a, platform), INVALID);
}

bool compose_consistent(struct compose *c, struct node *root)
{
    struct node *services = node_get(root, "services");

    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        struct node *s = services->items[i];

        if (!has_image(c, s) || !build(c, s) || !networks(c, root, s) || !healthcheck(c, s) ||
            !dependencies(c, root, s) || !volumes(c, root, s) ||
            !mounted(c, root, s, "configs", "config ") ||
            !mounted(c, root, s, "secrets", "secret ") || !models(c, root, s) || !scale(c, s) ||
            (!c->old && !targets(c, s)))
            return false;
    }
    return compose_no_cycles(c, services);
}
