#include "model/document/lookup.h"

#include "model/base/names.h"

#include <stdint.h>

enum { LARGE = 64, OFTEN = 8, FIRST_CAPACITY = 16 };

struct looked {
    const struct value *in;
    unsigned asked;
    bool indexed;
    struct names names;
    size_t *at; /* the place of each name */
};

/* ---- what was asked before --------------------------------------------------------------- */

static size_t slot_of(const struct mdl_lookup *x, const struct value *in)
{
    size_t slot =
        (size_t)((uint64_t)(uintptr_t)in * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (x->capacity - 1);

    while (x->slots[slot] != NULL && x->slots[slot]->in != in)
        slot = (slot + 1) & (x->capacity - 1);
    return slot;
}

static bool grow(struct mdl_lookup *x)
{
    struct mdl_lookup wider = *x;

    wider.capacity = x->capacity > 0 ? 2 * x->capacity : FIRST_CAPACITY;
    wider.slots = arena_calloc(x->a, wider.capacity, sizeof(struct looked *));
    if (wider.slots == NULL)
        return false;
    for (size_t i = 0; i < x->capacity; i++)
        if (x->slots[i] != NULL)
            wider.slots[slot_of(&wider, x->slots[i]->in)] = x->slots[i];
    *x = wider;
    return true;
}

/* NULL: no memory. */
static struct looked *looked_of(struct mdl_lookup *x, const struct value *in)
{
    size_t slot;

    if (2 * x->count >= x->capacity && !grow(x))
        return NULL;
    slot = slot_of(x, in);
    if (x->slots[slot] == NULL && (x->slots[slot] = arena_calloc(x->a, 1, sizeof(struct looked)))) {
        x->slots[slot]->in = in;
        x->count++;
    }
    return x->slots[slot];
}

/* ---- one list or map --------------------------------------------------------------------- */

struct str mdl_element_name(const struct value *element, const char *identity)
{
    const struct value *name = value_get(element, str_of(identity));

    return name != NULL && name->kind == VALUE_STRING ? name->u.text : STR_NONE;
}

static struct str name_at(const struct value *in, size_t i, const char *identity)
{
    return in->kind == VALUE_MAP ? in->u.map.members[i].key
                                 : mdl_element_name(in->u.list.items[i], identity);
}

static void make_index(struct looked *l, struct arena *a, size_t count, const char *identity)
{
    l->at = arena_calloc(a, count, sizeof(*l->at));
    names_init(&l->names, a, count);
    l->indexed = l->at != NULL && l->names.texts != NULL && l->names.slots != NULL;
    for (size_t i = 0; l->indexed && i < count; i++) {
        bool is_new;
        size_t name = names_index(&l->names, name_at(l->in, i, identity), &is_new);

        if (is_new)
            l->at[name] = i;
    }
}

/* Its place; `count`: it is not there. */
static size_t place_of(struct mdl_lookup *x, const struct value *in, size_t count,
                       const char *identity, struct str name)
{
    struct looked *l = x != NULL && count > LARGE ? looked_of(x, in) : NULL;
    size_t i = 0;

    if (l != NULL && l->asked++ == OFTEN)
        make_index(l, x->a, count, identity);
    if (l != NULL && l->indexed)
        return names_find(&i, &l->names, name) ? l->at[i] : count;
    while (i < count && !str_eq(name_at(in, i, identity), name))
        i++;
    return i;
}

const struct value *mdl_lookup_member(struct mdl_lookup *x, const struct value *map, struct str key)
{
    size_t count = map->kind == VALUE_MAP ? map->u.map.count : 0;
    size_t at = place_of(x, map, count, NULL, key);

    return at < count ? map->u.map.members[at].value : NULL;
}

const struct value *mdl_lookup_element(struct mdl_lookup *x, const struct value *list,
                                       const char *identity, struct str name)
{
    size_t count = list->kind == VALUE_LIST ? list->u.list.count : 0;
    size_t at = place_of(x, list, count, identity, name);

    return at < count ? list->u.list.items[at] : NULL;
}
