#include "model/compose/request_parts.h"

#include "model/client/client.h"

struct node *compose_texts(struct compose *c, const struct node *list)
{
    struct node *out;

    if (!node_is(list, NODE_LIST) || (out = node_new(c->a, NODE_LIST)) == NULL)
        return NULL;
    for (size_t i = 0; i < list->count; i++)
        node_push(c->a, out, node_text(c->a, node_print(c->a, list->items[i])));
    return out;
}

int compose_by_text(const void *a, const void *b)
{
    return str_cmp((*(struct node *const *)a)->text, (*(struct node *const *)b)->text);
}

size_t compose_scale(const struct node *service)
{
    const struct node *n = node_get(service, "scale");

    if (n == NULL)
        n = NODE_AT(service, "deploy", "replicas");
    if (n == NULL)
        return 1;
    return compose_int(n) > 0 ? (size_t)compose_int(n) : 0;
}

struct str compose_container_name(struct compose *c, const struct node *service, size_t number)
{
    struct str name = compose_str(service, "container_name");

    return name.len > 0 ? name
                        : CLIENT_TEXT(c->a, c->project, c->separator, compose_str(service, "name"),
                                      c->separator, client_uint_text(c->a, number));
}
