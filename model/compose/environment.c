/* Env and Labels with the files that a service names, and its health check. */
#include "model/compose/request_parts.h"

#include "model/base/buf.h"

#include <stdlib.h>

/* What a file of a service is asked for before its own lines: the project's variables, then those
 * of the service (2.26: the project's alone); of labels nothing. */
struct service_variables {
    struct compose *c;
    const struct node *own; /* map, or NULL */
};

static bool find_of_service(struct str *out, const void *ctx, struct str name)
{
    const struct service_variables *v = ctx;
    struct compose_lookup env = compose_environment(v->c);
    const struct node *own;

    if (env.find(out, env.ctx, name))
        return true;
    own = v->own != NULL && !v->c->old ? node_get_str(v->own, name) : NULL;
    if (!node_is(own, NODE_TEXT))
        return false;
    *out = own->text;
    return true;
}

static bool find_nothing(struct str *out, const void *ctx, struct str name)
{
    (void)out;
    (void)ctx;
    (void)name;
    return false;
}

struct kind {
    const char *key, *word;
    struct compose_lookup outer;
};

static bool no_file(struct compose *c, const struct kind *kind, struct str path)
{
    return COMPOSE_REFUSE(c, str_of(kind->word), STR_LIT(" file "), path, STR_LIT(" not found: "),
                          compose_not_there(c, path));
}

static bool read_file(struct node *map, struct compose *c, const struct kind *kind,
                      const struct node *file)
{
    struct str path = compose_str(file, "path"), format = compose_str(file, "format");
    const struct str *text = compose_file(c, path);
    const struct node *required = node_get(file, "required");
    bool raw = !c->old && str_is(format, "raw");
    struct str why = STR_NONE;

    if (text == NULL)
        return (node_is(required, NODE_BOOL) && !required->on) || no_file(c, kind, path);
    if (format.len > 0 && !raw && !str_is(format, ".env"))
        return COMPOSE_REFUSE(c, STR_LIT("unsupported env_file format "),
                              client_quote(c->a, format));
    if (compose_dotenv(map, &why, c, *text, kind->outer, raw))
        return true;
    if (c->error != NULL)
        return false;
    if (c->old)
        return compose_refuse(c, why);
    return COMPOSE_REFUSE(c,
                          raw ? STR_LIT("failed to parse env_file ") : STR_LIT("failed to read "),
                          path, STR_LIT(": "), why);
}

/* The files in their order, then what the service says itself. */
static bool files(struct node *map, struct compose *c, const struct node *service,
                  const struct kind *kind)
{
    const struct node *list = node_get(service, kind->key);

    for (size_t i = 0; node_is(list, NODE_LIST) && i < list->count; i++) {
        if (!read_file(map, c, kind, list->items[i]))
            return false;
    }
    return true;
}

static void lay_over(struct compose *c, struct node *base, const struct node *over)
{
    struct names names;
    bool is_new;

    if (!node_is(over, NODE_MAP))
        return;
    names_init(&names, c->a, base->count + over->count);
    for (size_t i = 0; i < base->count; i++)
        (void)names_index(&names, base->keys[i], &is_new);
    for (size_t i = 0; i < over->count; i++) {
        size_t index = names_index(&names, over->keys[i], &is_new);

        if (is_new)
            node_add(c->a, base, over->keys[i], over->items[i]);
        else if (index < base->count) /* else memory was short */
            base->items[index] = over->items[i];
    }
}

/* A name alone has the value of the environment, or is sent alone. */
static struct str variable(struct compose *c, struct str name, const struct node *value)
{
    struct compose_lookup env = compose_environment(c);
    struct str found = value->text;

    if (value->kind == NODE_NULL && !env.find(&found, env.ctx, name))
        return name;
    return CLIENT_TEXT(c->a, name, STR_LIT("="), found);
}

struct node *compose_env(struct compose *c, const struct node *service, bool *ok)
{
    const struct service_variables variables = {c, node_get(service, "environment")};
    const struct kind kind = {"env_file", "env", {find_of_service, &variables}};
    struct node *map = node_new(c->a, NODE_MAP), *list = node_new(c->a, NODE_LIST);

    *ok = map != NULL && list != NULL && files(map, c, service, &kind);
    if (!*ok)
        return NULL;
    lay_over(c, map, node_get(service, "environment"));
    for (size_t i = 0; i < map->count; i++)
        node_push(c->a, list, node_text(c->a, variable(c, map->keys[i], map->items[i])));
    if (list->count == 0)
        return NULL;
    qsort(list->items, list->count, sizeof(struct node *), compose_by_text);
    return list;
}

/* ---- labels ---- */

static struct str joined(struct compose *c, const struct node *list)
{
    struct buf text = {NULL, 0, 0, false};

    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buf_char(&text, ',');
        buf_add(&text, list->items[i]->text);
    }
    return buf_in_arena(&text, c->a);
}

static struct str depends_on(struct compose *c, const struct node *service)
{
    const struct node *map = node_get(service, "depends_on");
    struct node *list = node_new(c->a, NODE_LIST);
    size_t index;

    for (size_t i = 0; node_is(map, NODE_MAP) && i < map->count; i++) {
        if (names_find(&index, &c->off, map->keys[i]))
            continue;
        node_push(c->a, list,
                  node_text(c->a, CLIENT_TEXT(c->a, map->keys[i], STR_LIT(":"),
                                              compose_str(map->items[i], "condition"),
                                              compose_bool(map->items[i], "restart")
                                                  ? STR_LIT(":true")
                                                  : STR_LIT(":false"))));
    }
    if (list != NULL && list->count > 1)
        qsort(list->items, list->count, sizeof(struct node *), compose_by_text);
    return list != NULL ? joined(c, list) : STR_NONE;
}

#define LABEL "com.docker.compose."

struct node *compose_labels(struct compose *c, const struct node *service, size_t number, bool *ok)
{
    const struct kind kind = {"label_file", "label", {find_nothing, NULL}};
    struct node *map = node_new(c->a, NODE_MAP);

    *ok = map != NULL && files(map, c, service, &kind);
    if (!*ok)
        return NULL;
    lay_over(c, map, node_get(service, "labels"));
    request_text(c, map, LABEL "container-number", client_uint_text(c->a, number));
    request_text(c, map, LABEL "depends_on", depends_on(c, service));
    request_text(c, map, LABEL "oneoff", STR_LIT("False"));
    request_text(c, map, LABEL "project", c->project);
    request_text(c, map, LABEL "project.config_files", joined(c, c->files));
    if (c->env_files->count > 0)
        request_text(c, map, LABEL "project.environment_file", joined(c, c->env_files));
    request_text(c, map, LABEL "project.working_dir", c->folder);
    request_text(c, map, LABEL "service", compose_str(service, "name"));
    return map;
}

/* ---- health ---- */

struct node *compose_healthcheck(struct compose *c, const struct node *service)
{
    static const struct {
        const char *key, *field;
    } numbers[] = {{"interval", "Interval"},
                   {"timeout", "Timeout"},
                   {"start_period", "StartPeriod"},
                   {"start_interval", "StartInterval"},
                   {"retries", "Retries"}};
    const struct node *n = node_get(service, "healthcheck");
    struct node *map = node_is(n, NODE_MAP) ? node_new(c->a, NODE_MAP) : NULL;
    struct node *test = compose_texts(c, node_get(n, "test"));

    if (map == NULL)
        return NULL;
    if (compose_bool(n, "disable")) {
        test = node_new(c->a, NODE_LIST);
        node_push(c->a, test, node_text(c->a, STR_LIT("NONE")));
    }
    if (test != NULL && test->count > 0)
        request_put(c, map, "Test", test);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        int64_t number = compose_int(node_get(n, numbers[i].key));

        if (number != 0)
            request_int(c, map, numbers[i].field, number);
    }
    return map;
}
