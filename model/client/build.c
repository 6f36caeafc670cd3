#include "model/base/names.h"
#include "model/client/client_parts.h"

void client_oom(struct client *c)
{
    if (c->error == NULL)
        c->error = err_oom();
}

static struct value *made(struct client *c, struct value *v)
{
    if (v == NULL)
        client_oom(c);
    return v;
}

struct value *client_null(struct client *c)
{
    return made(c, value_null());
}

struct value *client_text(struct client *c, struct str text)
{
    return made(c, value_string(text));
}

struct value *client_int(struct client *c, int64_t n)
{
    return made(c, value_number(client_int_text(c->a, n)));
}

struct value *client_uint(struct client *c, uint64_t n)
{
    return made(c, value_number(client_uint_text(c->a, n)));
}

struct value *client_bool(struct client *c, bool on)
{
    return made(c, value_bool(on));
}

struct value *client_list(struct client *c)
{
    return made(c, value_list());
}

struct value *client_map(struct client *c)
{
    return made(c, value_map());
}

void client_push(struct client *c, struct value *list, const struct value *child)
{
    if (list == NULL || child == NULL)
        value_unref(child);
    else if (value_list_push(list, child))
        return;
    client_oom(c);
}

void client_put(struct client *c, struct value *map, struct str key, const struct value *child)
{
    if (map == NULL || child == NULL)
        value_unref(child);
    else if (value_map_push(map, key, 0, 0, child))
        return;
    client_oom(c);
}

struct value *client_texts(struct client *c, const struct client_slot *slot)
{
    struct value *list = client_list(c);

    for (size_t i = 0; i < slot->count; i++)
        client_push(c, list, client_text(c, slot->items[i].text));
    return list;
}

struct value *client_pairs(struct client *c, const struct client_slot *slot, char at)
{
    struct str *values = arena_calloc(c->a, slot->count + 1, sizeof(*values));
    struct value *map = client_map(c);
    struct names names;

    names_init(&names, c->a, slot->count);
    for (size_t i = 0; values != NULL && i < slot->count; i++) {
        struct str key, value;
        bool is_new;

        (void)client_cut(&key, &value, slot->items[i].text, at);
        values[names_index(&names, key, &is_new)] = value;
    }
    for (size_t i = 0; values != NULL && i < names.count; i++)
        client_put(c, map, names.texts[i], client_text(c, values[i]));
    return map;
}

bool client_refuse(struct client *c, struct str text)
{
    c->refusal = text;
    return false;
}

bool client_add(struct client *c, struct client_slot *slot, struct str text,
                const struct value *value)
{
    if (slot->count == slot->capacity) {
        size_t capacity = slot->capacity > 0 ? slot->capacity * 2 : 8;
        struct client_item *items = arena_calloc(c->a, capacity, sizeof(*items));

        if (items == NULL) {
            value_unref(value);
            client_oom(c);
            return false;
        }
        if (slot->count > 0)
            memcpy(items, slot->items, slot->count * sizeof(*items));
        slot->items = items;
        slot->capacity = capacity;
    }
    slot->items[slot->count++] = (struct client_item){.text = text, .value = value};
    return true;
}
