#include "model/document/field_index.h"

#include <stdlib.h>

/* At most half of them are taken, so that a name which is none is known by few looks. */
#define SLOTS 4096u
_Static_assert(MDL_FIELD_COUNT * 2 <= SLOTS, "the registry has outgrown its index");

struct slot {
    uint16_t id, parent; /* id 0 with length 0: free; MDL_F_NONE is a parent, too */
    uint8_t length;      /* of the key */
};

struct field_index {
    struct slot slots[SLOTS];
};

/* The names are ours, so that nobody can make them collide; no key is empty. */
static size_t hash(enum mdl_field_id parent, struct str key)
{
    uint32_t h = (uint32_t)parent << 21 ^ (uint32_t)key.len << 16;

    h ^= (uint32_t)(unsigned char)key.s[0] ^ (uint32_t)(unsigned char)key.s[key.len - 1] << 5 ^
         (uint32_t)(unsigned char)key.s[key.len / 2] << 10;
    return (h * UINT32_C(0x9E3779B1)) >> 16;
}

static bool is_row(const struct slot *s, enum mdl_field_id parent, struct str key)
{
    return s->parent == parent && s->length == key.len &&
           memcmp(mdl_fields[s->id].key, key.s, key.len) == 0;
}

struct err *field_index_new(struct field_index **out)
{
    struct field_index *x = calloc(1, sizeof(*x));

    if (x == NULL)
        return err_oom();
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        struct str key = str_of(mdl_fields[id].key);
        size_t at = hash(mdl_fields[id].parent, key) % SLOTS;

        while (x->slots[at].length > 0)
            at = (at + 1) % SLOTS;
        x->slots[at] =
            (struct slot){(uint16_t)id, (uint16_t)mdl_fields[id].parent, (uint8_t)key.len};
    }
    *out = x;
    return NULL;
}

void field_index_free(struct field_index *x)
{
    free(x);
}

static enum mdl_field_id own_child(const struct field_index *x, enum mdl_field_id parent,
                                   struct str key)
{
    for (size_t at = hash(parent, key) % SLOTS; x->slots[at].length > 0; at = (at + 1) % SLOTS) {
        if (is_row(&x->slots[at], parent, key))
            return x->slots[at].id;
    }
    return MDL_F_NONE;
}

enum mdl_field_id field_index_child(const struct field_index *x, enum mdl_field_id parent,
                                    struct str key)
{
    enum mdl_field_id child;

    if (key.len == 0)
        return MDL_F_NONE;
    child = own_child(x, parent, key);
    while (child == MDL_F_NONE && parent != MDL_F_NONE && mdl_fields[parent].like != 0) {
        parent = mdl_fields[parent].like;
        child = own_child(x, parent, key);
    }
    return child;
}
