#include "model/client/platform.h"
#include "model/compose/compose_parts.h"

#include <stdlib.h>

/* ---- which services ---- */

static bool is_on(const struct compose *c, const struct node *service)
{
    const struct node *list = node_get(service, "profiles");

    if (!node_is(list, NODE_LIST) || list->count == 0)
        return true;
    for (size_t i = 0; i < list->count; i++) {
        if (c->profiles->count == 0 && list->items[i]->text.len == 0)
            return true;
        for (size_t j = 0; j < c->profiles->count; j++) {
            if (str_eq(list->items[i]->text, c->profiles->items[j]->text) ||
                str_is(c->profiles->items[j]->text, "*"))
                return true;
        }
    }
    return false;
}

static void drop_services_that_are_off(struct compose *c, struct node *root)
{
    struct node *services = node_get(root, "services");
    size_t kept = 0;
    bool is_new;

    names_init(&c->off, c->a, node_is(services, NODE_MAP) ? services->count : 0);
    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        if (!is_on(c, services->items[i])) {
            (void)names_index(&c->off, services->keys[i], &is_new);
            continue;
        }
        services->keys[kept] = services->keys[i];
        services->items[kept++] = services->items[i];
    }
    if (services != NULL) {
        services->count = kept;
        node_moved(services);
    }
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct str *names_of(struct compose *c, const struct node *services, size_t *count)
{
    struct str *names;

    *count = node_is(services, NODE_MAP) ? services->count : 0;
    names = arena_calloc(c->a, *count + 1, sizeof(*names));
    if (names != NULL && *count > 0) {
        memcpy(names, services->keys, *count * sizeof(*names));
        qsort(names, *count, sizeof(*names), by_name);
    }
    return names;
}

/* ---- the requests ---- */

static bool containers_of(struct compose_answer *out, struct compose *c, const struct node *root,
                          struct node *service)
{
    struct str was_read_only = STR_NONE;

    if (compose_scale(service) > 0 && !compose_references(&was_read_only, c, root, service))
        return false;
    for (size_t number = 1; number <= compose_scale(service); number++) {
        struct str name = compose_container_name(c, service, number);

        if (!compose_body(&out->requests[out->count], c, root, service, name, number))
            return false;
        out->requests[out->count].was_read_only = was_read_only;
        out->count++;
    }
    return true;
}

static bool no_api_socket(struct compose *c, const struct node *services)
{
    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        if (!str_is(c->in->server_os, "linux") &&
            compose_bool(services->items[i], "use_api_socket")) {
            c->at_create = true;
            return COMPOSE_REFUSE(c, STR_LIT("use_api_socket can't be used with a Windows Docker "
                                             "Engine"));
        }
    }
    return true;
}

/* compose looks for all images before it makes a container, and sends what it looked for. */
static bool platforms_known(struct compose *c, const struct node *services)
{
    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        struct str text = compose_str(services->items[i], "platform"), platform, why;

        if (text.len == 0)
            continue;
        if (!client_platform_read(&platform, &why, c->a, text, c->in->windows)) {
            c->at_create = true;
            return compose_refuse(c, why);
        }
        node_set(c->a, services->items[i], STR_LIT("platform"), node_text(c->a, platform));
    }
    return true;
}

static bool count_containers(size_t *most, struct compose *c, const struct node *services)
{
    *most = 0;
    for (size_t i = 0; node_is(services, NODE_MAP) && i < services->count; i++) {
        size_t scale = compose_scale(services->items[i]);

        if (scale > COMPOSE_CONTAINERS || (*most += scale) > COMPOSE_CONTAINERS)
            return compose_fail(c, err_new(ERR_LIMIT, "the services have more than %d containers",
                                           COMPOSE_CONTAINERS));
    }
    return true;
}

static bool requests(struct compose_answer *out, struct compose *c, const struct node *root)
{
    const struct node *services = node_get(root, "services");
    size_t most, count;
    struct str *names = names_of(c, services, &count);

    if (!count_containers(&most, c, services) || !no_api_socket(c, services) ||
        !platforms_known(c, services))
        return false;
    out->requests = arena_calloc(c->a, most + 1, sizeof(*out->requests));
    if (out->requests == NULL || names == NULL)
        return compose_fail(c, err_oom());
    for (size_t i = 0; i < count; i++) {
        if (!containers_of(out, c, root, node_get_str(services, names[i])))
            return false;
    }
    return true;
}

static bool carried_out(struct compose_answer *out, struct compose *c)
{
    struct node *root = node_new(c->a, NODE_MAP);

    if (root == NULL)
        return compose_fail(c, err_oom());
    if (!compose_load(c, root))
        return false;
    out->services = names_of(c, node_get(root, "services"), &out->service_count);
    /* Without memory there are holes in the tree, which nobody further on asks for. */
    if (!compose_canonical(c, root) || arena_failed(c->a) || !compose_decode(c, root) ||
        arena_failed(c->a))
        return false;
    compose_convert_paths(c, root);
    drop_services_that_are_off(c, root);
    return compose_consistent(c, root) && requests(out, c, root);
}

static void begin(struct compose *c, struct arena *a, const struct compose_input *in)
{
    *c = (struct compose){.a = a, .in = in, .old = in->release < COMPOSE_2_40};
    c->env.map = node_new(a, NODE_MAP);
    c->profiles = node_new(a, NODE_LIST);
    c->files = node_new(a, NODE_LIST);
    c->env_files = node_new(a, NODE_LIST);
}

struct err *compose_run(struct compose_answer *out, struct arena *a, const struct compose_input *in)
{
    struct compose c;
    bool ok;

    *out = (struct compose_answer){.count = 0};
    begin(&c, a, in);
    if (c.env_files == NULL || arena_failed(a))
        return err_oom();
    ok = carried_out(out, &c);
    if (c.error == NULL && arena_failed(a))
        c.error = err_oom();
    if (c.error != NULL) {
        compose_answer_finish(out);
        return c.error;
    }
    if (!ok) {
        out->message = c.refusal;
        out->at_create = c.at_create;
        out->panics = c.panics;
        out->exit_status = c.panics ? 2 : c.old && !c.at_create ? 15 : 1;
        if (!c.at_create)
            compose_answer_finish(out);
    }
    out->converted = c.converted;
    out->warnings = c.warnings;
    out->warning_count = c.warning_count;
    return NULL;
}

void compose_answer_finish(struct compose_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        value_unref(answer->requests[i].body);
    answer->count = 0;
}
