#include "model/formats/merge_elements.h"

#include "model/document/knowledge.h"
#include "model/document/lookup.h"

enum { FEW = 32, FIRST_ROOM = 256 };

void merge_elements_forget(struct merge_elements *x)
{
    for (size_t i = 0; i < ELEMENT_LISTS; i++)
        x->lists[i].of = NULL;
}

/* Of a member of the host; NULL: its elements have no names, or other lists take all places. */
static struct element_list *list_of(struct merge_elements *x, const struct value_step *steps)
{
    for (size_t i = 0; i < ELEMENT_LISTS; i++) {
        struct element_list *l = &x->lists[i];

        if (l->key != NULL && str_is(steps[1].key, l->key))
            return l;
        if (l->key == NULL) {
            enum mdl_field_id field = mdl_field_child(MDL_F_HOST, steps[1].key);

            if ((l->identity = mdl_identity(steps, 2)) == NULL || field == MDL_F_NONE)
                return NULL;
            l->key = mdl_fields[field].key;
            return l;
        }
    }
    return NULL;
}

static void look_at(struct element_list *l, const struct value *list)
{
    if (l->of == list)
        return;
    l->of = list;
    l->known = 0;
    names_clear(&l->names);
}

/* False: no memory. */
static bool widen(struct element_list *l, struct arena *a)
{
    size_t most = l->most > 0 ? 2 * l->most : FIRST_ROOM;

    l->at = arena_calloc(a, most, sizeof(*l->at));
    names_init(&l->names, a, most);
    l->most = l->at != NULL && l->names.texts != NULL && l->names.slots != NULL ? most : 0;
    l->known = 0;
    return l->most > 0;
}

/* A name may be told once more, and its text with it: that of the index is its own. */
static bool learn(struct element_list *l, struct arena *a)
{
    while (l->known < l->of->u.list.count) {
        const struct value *element = l->of->u.list.items[l->known];
        bool is_new;
        size_t name;

        if (l->names.count == l->most) {
            if (!widen(l, a))
                return false;
            continue;
        }
        name =
            names_index(&l->names, arena_str(a, mdl_element_name(element, l->identity)), &is_new);
        if (is_new)
            l->at[name] = l->known;
        l->known++;
    }
    return true;
}

/* A list of the host, whose elements are many. */
static void find_listed(struct merge_elements *x, struct value_step *steps,
                        const struct value *root)
{
    const struct value *list = value_at(root, steps, 2);
    struct element_list *l;
    size_t name;

    if (list == NULL || list->kind != VALUE_LIST || list->u.list.count < FEW ||
        (l = list_of(x, steps)) == NULL)
        return;
    look_at(l, list);
    if (learn(l, x->a))
        steps[2] = (struct value_step){
            .index = names_find(&name, &l->names, steps[2].key) ? l->at[name] : list->u.list.count};
}

void merge_elements_find(struct merge_elements *x, struct value_step *steps, size_t count,
                         const struct value *root)
{
    if (count > 2 && str_is(steps[0].key, mdl_fields[MDL_F_HOST].key) && steps[1].key.s != NULL &&
        steps[2].key.s != NULL)
        find_listed(x, steps, root);
    mdl_element_indexes(steps, count, root);
}
