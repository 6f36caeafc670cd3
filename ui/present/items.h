/* ui/present/items.h - lists of items under construction, in an arena. */
#ifndef UI_PRESENT_ITEMS_H
#define UI_PRESENT_ITEMS_H

#include "ui/present/panels.h"

struct ui_items {
    struct arena *a;
    struct ui_item *items;
    size_t count, size;
    struct ui_item spare; /* filled in vain when memory is short */
};

/* The new last item, about no field; never NULL, valid until the next one is added. */
struct ui_item *ui_items_add(struct ui_items *l, char sign, enum ui_role role, struct str text);

/* False: no memory. */
bool ui_items_finish(struct ui_panel *out, const struct ui_items *l);

#endif
