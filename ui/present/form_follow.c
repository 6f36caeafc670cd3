/* After most edits one plain value stands where another stood: the rows stay, and point to it. */
#include "model/base/bounds.h"
#include "ui/present/form.h"

#include <stdint.h>

/* What lies on the way to the one difference of two trees, outermost first. */
struct way {
    const struct value *before[BOUND_NESTING + 1], *after[BOUND_NESTING + 1];
    size_t row[BOUND_NESTING + 1]; /* that shows it; NO_ROW: none does */
    size_t count;
    struct str first; /* the document's key that the way leads through */
};

#define NO_ROW SIZE_MAX

static bool is_plain(const struct value *v)
{
    return v->kind == VALUE_BOOL || v->kind == VALUE_NUMBER || v->kind == VALUE_STRING;
}

static size_t count_of(const struct value *v)
{
    return v->kind == VALUE_MAP ? v->u.map.count : v->u.list.count;
}

static const struct value *child_of(const struct value *v, size_t i)
{
    return v->kind == VALUE_MAP ? v->u.map.members[i].value : v->u.list.items[i];
}

/* The place of the only child that is another one; false: there are more, or none. */
static bool only_other(const struct value *a, const struct value *b, size_t *place)
{
    size_t others = 0;

    if (a->kind != b->kind || count_of(a) != count_of(b))
        return false;
    for (size_t i = 0; i < count_of(a); i++) {
        if (a->kind == VALUE_MAP && !str_eq(a->u.map.members[i].key, b->u.map.members[i].key))
            return false;
        if (child_of(a, i) == child_of(b, i))
            continue;
        *place = i;
        others++;
    }
    return others == 1;
}

static bool find_way(struct way *w, const struct value *a, const struct value *b)
{
    size_t place = 0;

    w->count = 0;
    w->first = STR_NONE;
    while (w->count <= BOUND_NESTING) {
        w->before[w->count] = a;
        w->after[w->count++] = b;
        if (is_plain(a) && is_plain(b))
            return w->count > 1;
        if (is_plain(a) || a->kind == VALUE_NULL || !only_other(a, b, &place))
            return false;
        if (w->count == 1)
            w->first = a->u.map.members[place].key;
        a = child_of(a, place);
        b = child_of(b, place);
    }
    return false;
}

/* What one of YAML's anchors shares stands in two places, of which one stays as it is; and the rows
 * of a map's elements have their names from the map itself. */
static bool find_rows(struct way *w, const struct ui_form *form)
{
    for (size_t k = 1; k < w->count; k++)
        w->row[k] = NO_ROW;
    for (size_t i = 0; i < form->count; i++) {
        const struct ui_row *row = &form->rows[i];

        for (size_t k = 1; k < w->count; k++) {
            if (row->value != w->before[k])
                continue;
            if (w->row[k] != NO_ROW ||
                (row->open && mdl_fields[row->place.field].type == MDL_T_MAP))
                return false;
            w->row[k] = i;
        }
    }
    return true;
}

bool ui_form_follow(struct ui_form *form, const struct mdl_doc *doc)
{
    struct way w;

    if (form->root == NULL || form->root->kind != VALUE_MAP || doc->root->kind != VALUE_MAP)
        return false;
    if (form->root == doc->root)
        return true;
    /* What is known is told beside the host and of it. */
    if (!find_way(&w, form->root, doc->root) ||
        (doc->sources.count > 0 && !str_is(w.first, "container")) || !find_rows(&w, form))
        return false;
    for (size_t k = 1; k < w.count; k++)
        if (w.row[k] != NO_ROW)
            form->rows[w.row[k]].value = w.after[k];
    ui_form_is_of(form, doc->root);
    return true;
}
