/* Services that extend others, of the same file or of another one. */
#include "model/compose/compose_parts.h"

/* A service and what it extends. `told`: the file that compose's words name for it: the one that it
 * extends, as it is written, or the project's. */
struct step {
    const struct step *up;
    struct str file, service, told;
};

static bool of_services(struct node **out, struct compose *c, struct node *services,
                        struct str name, struct str file, const struct step *up);

static bool is_there(const struct step *at, const struct step *one)
{
    for (; at != NULL; at = at->up) {
        if (str_eq(at->file, one->file) && str_eq(at->service, one->service))
            return true;
    }
    return false;
}

static bool refuse_circle(struct compose *c, const struct step *last)
{
    struct str text = STR_NONE;

    for (const struct step *at = last; at != NULL; at = at->up)
        text = CLIENT_TEXT(c->a, at->up != NULL ? STR_LIT("\n  extends ") : STR_LIT("\n  "),
                           at->service, STR_LIT(" in "), at->told, text);
    return COMPOSE_REFUSE(c, STR_LIT("Circular reference:"), text);
}

static size_t steps(const struct step *at)
{
    size_t count = 0;

    for (; at != NULL; at = at->up)
        count++;
    return count;
}

/* The services of another file, its variables filled in; `for_whom` extends one of them. */
static bool read_services(struct node **out, struct compose *c, struct str file,
                          struct str for_whom)
{
    const struct str *text = compose_file(c, file);
    struct node *documents, *all = node_new(c->a, NODE_MAP);

    *out = NULL;
    if (text == NULL)
        return compose_no_file(c, file);
    if (!compose_yaml(&documents, c, *text,
                      CLIENT_TEXT(c->a, STR_LIT("failed to parse "), file, STR_LIT(": "))))
        return false;
    for (size_t i = 0; i < documents->count; i++) {
        if (documents->items[i]->kind != NODE_MAP)
            return COMPOSE_REFUSE(c, c->old ? STR_LIT("Top-level object must be a mapping")
                                            : STR_LIT("top-level object must be a mapping"));
        if (!compose_interpolate(c, documents->items[i]) ||
            !compose_merge(c, all, documents->items[i]))
            return false;
    }
    *out = node_get(all, "services");
    return node_is(*out, NODE_MAP) ||
           COMPOSE_REFUSE(c, STR_LIT("cannot extend service "), client_quote(c->a, for_whom),
                          STR_LIT(" in "), file,
                          *out == NULL ? STR_LIT(": no services section")
                                       : STR_LIT(": services must be a mapping"));
}

static struct str project_file(const struct step *at)
{
    while (at->up != NULL)
        at = at->up;
    return at->file;
}

static bool base_of(struct node **out, struct compose *c, struct node *services,
                    const struct node *extends, struct str name, struct step *at)
{
    struct str target =
        extends->kind == NODE_TEXT ? extends->text : compose_str(extends, "service");
    struct str file = at->file, other = compose_str(extends, "file"), folder;
    struct node *from = services;

    at->told = other.len == 0 ? project_file(at)
               : str_eq(at->file, project_file(at))
                   ? other
                   : compose_join(c, compose_folder(c, at->up->told), other);
    if (extends->kind == NODE_MAP && !node_is(node_get(extends, "service"), NODE_TEXT))
        return COMPOSE_REFUSE(c, STR_LIT("extends."), name, STR_LIT(".service is required"));
    if (other.len > 0) {
        folder = at->up == NULL && steps(at) == 1 ? c->folder : compose_folder(c, at->file);
        file = compose_located(c, folder, other);
        if (!read_services(&from, c, file, name))
            return false;
    }
    if (node_get_str(from, target) == NULL)
        return COMPOSE_REFUSE(c, STR_LIT("cannot extend service "), client_quote(c->a, name),
                              STR_LIT(" in "), project_file(at), STR_LIT(": service "),
                              client_quote(c->a, target), STR_LIT(" not found"),
                              other.len > 0 ? STR_LIT(" in ") : STR_NONE,
                              other.len > 0 ? at->told : STR_NONE);
    if (is_there(at->up, at))
        return refuse_circle(c, at);
    if (!of_services(out, c, from, target, file, at))
        return false;
    if (!compose_count(c, node_count(*out)))
        return false;
    *out = node_copy(c->a, *out);
    if (*out == NULL)
        return compose_fail(c, err_oom());
    return other.len == 0 || compose_service_paths(c, *out, compose_folder(c, file));
}

/* What a service is once all that it extends lies under it. */
static bool of_services(struct node **out, struct compose *c, struct node *services,
                        struct str name, struct str file, const struct step *up)
{
    struct step here = {up, file, name, STR_NONE};
    struct node *service = node_get_str(services, name), *base = NULL;
    const struct node *extends = node_get(service, "extends");

    *out = service;
    if (service != NULL && service->kind != NODE_MAP && service->kind != NODE_NULL)
        return COMPOSE_REFUSE(c, STR_LIT("services."), name, STR_LIT(" must be a mapping"));
    if (service == NULL || extends == NULL || service->kind != NODE_MAP)
        return true;
    if (steps(up) >= COMPOSE_EXTENDS)
        return compose_fail(
            c, err_new(ERR_LIMIT, "services extend each other deeper than %d", COMPOSE_EXTENDS));
    if (!base_of(&base, c, services, extends, name, &here))
        return false;
    if (!node_is(base, NODE_MAP)) /* the schema will say so */
        return true;
    node_remove(service, STR_LIT("extends"));
    if (!compose_merge_service(c, base, service))
        return false;
    node_set(c->a, services, name, base);
    *out = base;
    return true;
}

bool compose_extends(struct compose *c, struct node *root, struct str file)
{
    struct node *services = node_get(root, "services"), *ignored;

    if (services != NULL && services->kind != NODE_MAP && services->merge != NODE_RESET)
        return COMPOSE_REFUSE(c, STR_LIT("services must be a mapping"));
    for (size_t i = 0; services != NULL && i < services->count; i++) {
        if (!of_services(&ignored, c, services, services->keys[i], file, NULL))
            return false;
    }
    return true;
}
