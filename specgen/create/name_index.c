#include "specgen/create/name_index.h"

#include <stdint.h>

struct name_slot {
    struct str name;
    void *what; /* NULL: free */
};

void name_index_init(struct name_index *x, struct arena *a)
{
    *x = (struct name_index){.a = a};
}

/* FNV-1a, its high bits folded down. */
static size_t hash(struct str name)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < name.len; i++)
        h = (h ^ (unsigned char)name.s[i]) * UINT64_C(1099511628211);
    return (size_t)(h ^ h >> 32);
}

static struct name_slot *slot_of(struct name_slot *slots, size_t capacity, struct str name)
{
    size_t at = hash(name) & (capacity - 1);

    while (slots[at].what != NULL && !str_eq(slots[at].name, name))
        at = (at + 1) & (capacity - 1);
    return &slots[at];
}

void *name_index_get(const struct name_index *x, struct str name)
{
    return x->count > 0 ? slot_of(x->slots, x->capacity, name)->what : NULL;
}

static bool grow(struct name_index *x)
{
    size_t capacity = x->capacity > 0 ? x->capacity * 2 : 16;
    struct name_slot *slots = arena_calloc(x->a, capacity, sizeof(*slots));

    if (slots == NULL)
        return false;
    for (size_t i = 0; i < x->capacity; i++) {
        if (x->slots[i].what != NULL)
            *slot_of(slots, capacity, x->slots[i].name) = x->slots[i];
    }
    x->slots = slots;
    x->capacity = capacity;
    return true;
}

void name_index_put(struct name_index *x, struct str name, void *what)
{
    struct name_slot *slot;

    if (x->count * 2 >= x->capacity && !grow(x))
        return;
    slot = slot_of(x->slots, x->capacity, name);
    x->count += slot->what == NULL;
    *slot = (struct name_slot){name, what};
}
