#include "ui/present/changed_place.h"

/* The one member that differs, by its key; false when there is none, or more than one. */
static bool only_member(const struct value *before, const struct value *after, struct str *key)
{
    size_t found = 0;

    for (size_t i = 0; i < after->u.map.count; i++)
        if (!value_eq(value_get(before, after->u.map.members[i].key),
                      after->u.map.members[i].value)) {
            *key = after->u.map.members[i].key;
            found++;
        }
    for (size_t i = 0; i < before->u.map.count; i++)
        if (value_get(after, before->u.map.members[i].key) == NULL) {
            *key = before->u.map.members[i].key;
            found++;
        }
    return found == 1;
}

/* The one item that differs; one more or less is not one that differs. */
static bool only_item(const struct value *before, const struct value *after, size_t *at)
{
    size_t found = 0;

    if (before->u.list.count != after->u.list.count)
        return false;
    for (size_t i = 0; i < after->u.list.count; i++)
        if (!value_eq(before->u.list.items[i], after->u.list.items[i])) {
            *at = i;
            found++;
        }
    return found == 1;
}

/* One level further in, if the difference lies in one child that is modelled. */
static bool step(struct ui_place *place, const struct value **before, const struct value **after)
{
    enum mdl_type type = place->field == MDL_F_NONE ? MDL_T_OBJECT : mdl_fields[place->field].type;
    struct ui_place next = *place;
    struct str key;
    size_t at;

    if (*before == NULL || *after == NULL || (*before)->kind != (*after)->kind)
        return false;
    if ((*after)->kind == VALUE_LIST && type == MDL_T_LIST && only_item(*before, *after, &at)) {
        next.field = (enum mdl_field_id)(place->field + 1);
        *before = (*before)->u.list.items[at];
        *after = (*after)->u.list.items[at];
    } else if ((*after)->kind == VALUE_MAP && (type == MDL_T_OBJECT || type == MDL_T_MAP) &&
               only_member(*before, *after, &key)) {
        if (type == MDL_T_MAP && value_index(*after, key) < 0)
            return false;
        at = type == MDL_T_MAP ? (size_t)value_index(*after, key) : 0;
        next.field = type == MDL_T_MAP ? (enum mdl_field_id)(place->field + 1)
                                       : mdl_field_child(place->field, key);
        if (next.field != MDL_F_NONE && type == MDL_T_OBJECT &&
            mdl_fields[next.field].parent != place->field)
            next.through = place->field;
        *before = value_get(*before, key);
        *after = value_get(*after, key);
    } else {
        return false;
    }
    if (next.field == MDL_F_NONE || next.count == UI_PLACES)
        return false;
    if (type != MDL_T_OBJECT)
        next.at[next.count++] = at;
    *place = next;
    return true;
}

struct ui_place ui_changed_place(const struct value *before, const struct value *after)
{
    struct ui_place place = {.field = MDL_F_NONE};

    while (step(&place, &before, &after))
        ;
    /* Differences all over are in no place. */
    if (place.field != MDL_F_NONE && ui_field_is_frame(place.field))
        place.field = MDL_F_NONE;
    return place;
}
