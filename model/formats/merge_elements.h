/* model/formats/merge_elements.h - the places of the host's images, networks and other elements by
 * their names, in a tree that is being made.
 *
 * Each list is looked through once; what is put behind its end is learnt as it comes. Elements are
 * not renamed or taken out meanwhile; who replaces a whole list, the host or the tree forgets all.
 */
#ifndef MODEL_FORMATS_MERGE_ELEMENTS_H
#define MODEL_FORMATS_MERGE_ELEMENTS_H

#include "model/base/names.h"
#include "model/value/value.h"

enum { ELEMENT_LISTS = 8 };

/* All zero but the arena: nothing is known. */
struct merge_elements {
    struct arena *a;
    struct element_list {
        const char *key;        /* "Networks"; NULL: the place is free */
        const char *identity;   /* "Name" */
        const struct value *of; /* what stands there; NULL: it was not looked at */
        size_t known, most;
        struct names names;
        size_t *at; /* the place of each name */
    } lists[ELEMENT_LISTS];
};

void merge_elements_forget(struct merge_elements *x);

/* As mdl_element_indexes(): makes names list places. */
void merge_elements_find(struct merge_elements *x, struct value_step *steps, size_t count,
                         const struct value *root);

#endif
