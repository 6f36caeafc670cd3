/* model/value/value_parts.h - what the files of a value share; for them only. */
#ifndef MODEL_VALUE_VALUE_PARTS_H
#define MODEL_VALUE_VALUE_PARTS_H

#include "model/value/value.h"

#include "model/base/arena.h"

/* What lies in an arena has so many owners that no reference matters; its texts, and the keys of
 * such a map, are borrowed. An edit copies what it keeps of it. */
#define VALUE_LAID (1u << 30)

static inline bool value_is_laid(const struct value *v)
{
    return v->refs > VALUE_LAID / 2;
}

/* A null, a text or number, or an empty list or map. NULL: no memory. */
static inline struct value *value_lay(struct arena *a, enum value_kind kind, struct str text)
{
    struct value *v = arena_alloc(a, sizeof(*v));

    if (v == NULL)
        return NULL;
    v->refs = VALUE_LAID;
    v->kind = kind;
    v->u.text = text;
    if (kind == VALUE_LIST) {
        v->u.list.items = NULL;
        v->u.list.count = 0;
    } else if (kind == VALUE_MAP) {
        v->u.map.members = NULL;
        v->u.map.count = 0;
    }
    return v;
}

/* The same on the heap, with a copy of the text. */
struct value *value_make(enum value_kind kind, struct str text);

/* Fills an empty list or map with all its children at once, of whose members a list takes the
 * values; keys are of value_key_new(), or borrowed where `v` is laid in `a`. Takes the members if
 * it says true. */
bool value_fill(struct arena *a, struct value *v, const struct value_member *members, size_t count);

/* Keys are counted texts of their own; these work on the `key` of a struct value_member. */
bool value_key_new(struct str *out, struct str key);
struct str value_key_ref(struct str key);
void value_key_unref(struct str key);

/* More members of a map that is being made, which another map has as well; neither is laid. */
bool value_map_share(struct value *map, const struct value_member *members, size_t count);

/* Slots that a list or map of so many children has. */
size_t value_capacity(size_t count);

#endif
