#include "ui/present/items.h"

struct ui_item *ui_items_add(struct ui_items *l, char sign, enum ui_role role, struct str text)
{
    struct ui_item *item = &l->spare;

    if (l->count == l->size) {
        size_t size = l->size != 0 ? l->size * 2 : 16;
        struct ui_item *more = arena_alloc(l->a, size * sizeof(*more));

        if (more != NULL && l->count > 0)
            memcpy(more, l->items, l->count * sizeof(*more));
        if (more != NULL) {
            l->items = more;
            l->size = size;
        }
    }
    if (l->count < l->size)
        item = &l->items[l->count++];
    *item = (struct ui_item){
        .sign = sign, .role = role, .text = text, .ref = {.field = MDL_F_NONE, .index = -1}};
    return item;
}

bool ui_items_finish(struct ui_panel *out, const struct ui_items *l)
{
    *out = (struct ui_panel){.items = l->items, .count = l->count};
    return !arena_failed(l->a);
}
