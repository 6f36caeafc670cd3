#include "model/document/field_index.h"

#include "model/base/word8.h"

#include <stdlib.h>

/* At most half of them are taken, so that a name which is none is known by few looks. */
#define SLOTS 1024u
_Static_assert(MDL_FIELD_COUNT * 2 <= SLOTS, "the registry has outgrown its index");

/* A key's first eight bytes and its last eight, which overlap where it is short. */
struct ends {
    uint64_t first, last;
};

struct slot {
    struct ends ends;
    uint16_t id, parent; /* MDL_F_NONE is a parent, too */
    uint16_t length;     /* of the key; 0: the slot is free */
};

struct field_index {
    struct slot slots[SLOTS];
};

static uint32_t half(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;

    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* Of keys of one length different ones have different ends, up to sixteen bytes. */
static inline struct ends ends_of(struct str key)
{
    const unsigned char *b = (const unsigned char *)key.s;

    if (key.len >= 8)
        return (struct ends){word8_load(b), word8_load(b + key.len - 8)};
    if (key.len >= 4)
        return (struct ends){half(key.s) | (uint64_t)half(key.s + key.len - 4) << 32, 0};
    return (struct ends){
        (uint64_t)b[0] | (uint64_t)b[key.len / 2] << 8 | (uint64_t)b[key.len - 1] << 16, 0};
}

/* The names are ours, so that nobody can make them collide. */
static inline size_t hash(unsigned parent, size_t length, struct ends ends)
{
    uint64_t h = (ends.first ^ ends.last * 3 ^ ((uint64_t)parent << 40 | length)) *
                 UINT64_C(0x9E3779B97F4A7C15);

    return (size_t)(h >> 50);
}

static inline bool is_row(const struct slot *s, unsigned parent, struct str key, struct ends ends)
{
    return s->ends.first == ends.first && s->ends.last == ends.last && s->parent == parent &&
           s->length == key.len &&
           (key.len <= 16 || memcmp(mdl_fields[s->id].key, key.s, key.len) == 0);
}

struct err *field_index_new(struct field_index **out)
{
    struct field_index *x = calloc(1, sizeof(*x));

    if (x == NULL)
        return err_oom();
    for (enum mdl_field_id id = 0; id < MDL_FIELD_COUNT; id++) {
        struct str key = str_of(mdl_fields[id].key);
        struct ends ends = ends_of(key);
        size_t at = hash(mdl_fields[id].parent, key.len, ends) % SLOTS;

        while (x->slots[at].length > 0)
            at = (at + 1) % SLOTS;
        x->slots[at] =
            (struct slot){ends, (uint16_t)id, (uint16_t)mdl_fields[id].parent, (uint16_t)key.len};
    }
    *out = x;
    return NULL;
}

void field_index_free(struct field_index *x)
{
    free(x);
}

static inline enum mdl_field_id own_child(const struct field_index *x, enum mdl_field_id parent,
                                          struct str key, struct ends ends)
{
    for (size_t at = hash(parent, key.len, ends) % SLOTS; x->slots[at].length > 0;
         at = (at + 1) % SLOTS) {
        if (is_row(&x->slots[at], parent, key, ends))
            return x->slots[at].id;
    }
    return MDL_F_NONE;
}

enum mdl_field_id field_index_child(const struct field_index *x, enum mdl_field_id parent,
                                    struct str key)
{
    enum mdl_field_id child;
    struct ends ends;

    if (key.len == 0)
        return MDL_F_NONE;
    ends = ends_of(key);
    child = own_child(x, parent, key, ends);
    while (child == MDL_F_NONE && parent != MDL_F_NONE && mdl_fields[parent].like != 0) {
        parent = mdl_fields[parent].like;
        child = own_child(x, parent, key, ends);
    }
    return child;
}
