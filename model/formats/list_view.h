/* model/formats/list_view.h - what PowerShell's Format-List prints: "Name  : value" on lines of
 * their own, long values wrapped to the column of the values, objects apart by blank lines.
 *
 * Wrapped lines are joined: of JSON and of words that were broken without a blank, of everything
 * else with the blank that PowerShell took away.
 * Ownership: values that were joined lie in the arena, all others in the text. */
#ifndef MODEL_FORMATS_LIST_VIEW_H
#define MODEL_FORMATS_LIST_VIEW_H

#include "model/base/arena.h"
#include "model/formats/line_walk.h"

#define LIST_VIEW_ITEMS 100 /* properties of one object; further ones are left */

struct list_view_item {
    struct str name, value;
    unsigned line; /* of the text */
};

struct list_view {
    struct arena *arena;
    struct line_walk at;
    struct list_view_item items[LIST_VIEW_ITEMS]; /* of the object that was read last */
    size_t count;
};

void list_view_init(struct list_view *v, struct arena *a, struct str text);

/* The next object that has at least two properties. False: there is none. */
bool list_view_next(struct list_view *v);

/* The value of a property of the object, its name in any case; STR_NONE: it has none. */
struct str list_view_value(const struct list_view *v, const char *name);
const struct list_view_item *list_view_item(const struct list_view *v, const char *name);

/* "ID" of "@{ID=2c09...; Name=x}"; STR_NONE: there is none. */
struct str list_view_member(struct str object, const char *name);

#endif
