/* The request of one container of a service. */
#include "model/client/reference.h"
#include "model/compose/request_parts.h"

#include <stdlib.h>

enum how { HOW_TEXT, HOW_TEXT_GIVEN, HOW_INT, HOW_BOOL, HOW_LIST, HOW_LIST_FULL, HOW_MAP_GIVEN };

struct field {
    bool host;
    char name[20];
    char key[20]; /* of the service; "": compose has none for it */
    enum how how;
};

static const struct field fields[] = {
#define CONFIG(name, key, how) {false, name, key, HOW_##how},
#define HOST(name, key, how)   {true, name, key, HOW_##how},
#include "model/compose/request.def"
#undef CONFIG
#undef HOST
};

static void put_field(struct compose *c, struct node *map, const struct field *f,
                      const struct node *service)
{
    const struct node *n = f->key[0] != '\0' ? node_get(service, f->key) : NULL;

    switch (f->how) {
    case HOW_TEXT:
        request_text(c, map, f->name, node_print(c->a, n));
        break;
    case HOW_TEXT_GIVEN:
        if (node_print(c->a, n).len > 0)
            request_text(c, map, f->name, node_print(c->a, n));
        break;
    case HOW_INT:
        request_int(c, map, f->name, compose_int(n));
        break;
    case HOW_BOOL:
        request_put(c, map, f->name, node_bool(c->a, node_is(n, NODE_BOOL) && n->on));
        break;
    case HOW_LIST:
        request_put(c, map, f->name, compose_texts(c, n));
        break;
    case HOW_LIST_FULL:
        request_put(c, map, f->name, request_some(compose_texts(c, n)));
        break;
    case HOW_MAP_GIVEN:
        if (node_is(n, NODE_MAP) && n->count > 0)
            request_put(c, map, f->name, node_copy(c->a, n));
        break;
    }
}

static void put_fields(struct compose *c, struct node *map, const struct node *service, bool host)
{
    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        if (fields[i].host == host)
            put_field(c, map, &fields[i], service);
    }
}

static void exposed(struct compose *c, const struct node *service, struct node *body,
                    struct node *host)
{
    const struct node *ports = node_get(service, "ports"), *expose = node_get(service, "expose");
    struct node *map = node_new(c->a, NODE_MAP), *bindings = node_new(c->a, NODE_MAP);

    if (map == NULL || bindings == NULL)
        return; /* the arena remembers */
    for (size_t i = 0; node_is(expose, NODE_LIST) && i < expose->count; i++)
        node_set(c->a, map, node_print(c->a, expose->items[i]), node_new(c->a, NODE_MAP));
    for (size_t i = 0; node_is(ports, NODE_LIST) && i < ports->count; i++) {
        const struct node *p = ports->items[i];
        struct str key = CLIENT_TEXT(c->a, node_print(c->a, node_get(p, "target")), STR_LIT("/"),
                                     compose_str(p, "protocol"));
        struct node *list = node_get_str(bindings, key), *one = node_new(c->a, NODE_MAP);

        if (list == NULL)
            node_add(c->a, bindings, key, list = node_new(c->a, NODE_LIST));
        node_set(c->a, map, key, node_new(c->a, NODE_MAP));
        request_text(c, one, "HostIp", compose_str(p, "host_ip"));
        request_text(c, one, "HostPort", node_print(c->a, node_get(p, "published")));
        node_push(c->a, list, one);
    }
    if (map->count > 0)
        request_put(c, body, "ExposedPorts", map);
    request_put(c, host, "PortBindings", bindings);
}

static struct str image_of(struct compose *c, const struct node *service)
{
    struct str image = compose_str(service, "image");

    return image.len > 0
               ? image
               : CLIENT_TEXT(c->a, c->project, c->separator, compose_str(service, "name"));
}

/* A build makes the image itself, whatever it is called. */
static bool image_is_named_well(struct compose *c, const struct node *service)
{
    struct str why = STR_NONE;

    if (node_get(service, "build") != NULL ||
        client_image_reference(&why, c->a, image_of(c, service)))
        return true;
    c->at_create = true;
    return compose_refuse(c, why);
}

static bool config(struct compose *c, struct node *body, const struct node *service, size_t number)
{
    bool ok = true;
    const struct node *grace = node_get(service, "stop_grace_period");
    struct node *health = compose_healthcheck(c, service);

    put_fields(c, body, service, false);
    request_put(c, body, "AttachStdout", node_bool(c->a, true));
    request_put(c, body, "AttachStderr", node_bool(c->a, true));
    request_text(c, body, "Image", image_of(c, service));
    request_put(c, body, "Labels", compose_labels(c, service, number, &ok));
    request_put(c, body, "Env", ok ? compose_env(c, service, &ok) : NULL);
    if (health != NULL)
        request_put(c, body, "Healthcheck", health);
    if (node_is(grace, NODE_INT))
        request_int(c, body, "StopTimeout", grace->number / 1000000000);
    return ok;
}

static struct str credential_spec(struct compose *c, const struct node *service)
{
    static const char schemes[][12] = {"file", "registry", "config"};
    const struct node *spec = node_get(service, "credential_spec");

    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        struct str name = compose_str(spec, schemes[i]);

        if (name.len > 0)
            return CLIENT_TEXT(c->a, str_of(schemes[i]), STR_LIT("://"), name);
    }
    return STR_NONE;
}

bool compose_body(struct compose_request *out, struct compose *c, const struct node *root,
                  const struct node *service, struct str name, size_t number)
{
    struct node *body = node_new(c->a, NODE_MAP), *host = node_new(c->a, NODE_MAP);

    if (body == NULL || host == NULL)
        return compose_fail(c, err_oom());
    if (!image_is_named_well(c, service) || !config(c, body, service, number))
        return false;
    put_fields(c, host, service, true);
    if (arena_failed(c->a)) /* what follows takes its own nodes for granted */
        return compose_fail(c, err_oom());
    exposed(c, service, body, host);
    if (!compose_resources(c, service, host) || !compose_security(c, service, host) ||
        !compose_mounts(c, root, service, host) ||
        !compose_networking(c, root, service, number, host, body))
        return false;
    request_put(c, body, "HostConfig", host);
    *out = (struct compose_request){name,
                                    compose_str(service, "name"),
                                    compose_str(service, "platform"),
                                    node_value(c->a, body),
                                    credential_spec(c, service),
                                    STR_NONE};
    if (out->body != NULL && !arena_failed(c->a))
        return true;
    value_unref(out->body);
    return compose_fail(c, err_oom());
}
