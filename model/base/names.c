#include "model/base/names.h"

#include <stdint.h>
#include <string.h>

void names_init(struct names *n, struct arena *a, size_t most)
{
    *n = (struct names){.a = a, .capacity = 8};
    while (n->capacity < 2 * most)
        n->capacity *= 2;
    n->texts = arena_calloc(a, most + 1, sizeof(*n->texts));
    n->slots = arena_calloc(a, n->capacity, sizeof(*n->slots));
}

void names_clear(struct names *n)
{
    n->count = 0;
    if (n->slots != NULL)
        memset(n->slots, 0, n->capacity * sizeof(*n->slots));
}

/* FNV-1a. */
static uint64_t hash(struct str text)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.s[i]) * UINT64_C(1099511628211);
    return h ^ h >> 32;
}

/* The slot that holds the text, or the free one where it would stand. */
static size_t slot_of(const struct names *n, struct str text)
{
    size_t slot = (size_t)hash(text) & (n->capacity - 1);

    while (n->slots[slot] != 0 && !str_eq(n->texts[n->slots[slot] - 1], text))
        slot = (slot + 1) & (n->capacity - 1);
    return slot;
}

size_t names_index(struct names *n, struct str text, bool *is_new)
{
    size_t slot;

    *is_new = false;
    if (n->texts == NULL || n->slots == NULL)
        return 0;
    slot = slot_of(n, text);
    if (n->slots[slot] == 0) {
        *is_new = true;
        n->texts[n->count] = text;
        n->slots[slot] = ++n->count;
    }
    return n->slots[slot] - 1;
}

bool names_find(size_t *index, const struct names *n, struct str text)
{
    size_t slot;

    if (n->texts == NULL || n->slots == NULL)
        return false;
    slot = slot_of(n, text);
    *index = n->slots[slot] - 1;
    return n->slots[slot] != 0;
}
