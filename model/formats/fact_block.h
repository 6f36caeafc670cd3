/* model/formats/fact_block.h - what one piece says of a list of the host, for who reads it once
 * more for another container: the facts, and what they make of a document that has no such list.
 *
 * Each element is told in one go and each of its facts is told once, so that a document takes over
 * the elements that it does not have as they are. Costs those that it has, and for the others what
 * it takes to count one more owner.
 * Ownership: fact_block_free() gives it back; who has its facts must not outlive it. */
#ifndef MODEL_FORMATS_FACT_BLOCK_H
#define MODEL_FORMATS_FACT_BLOCK_H

#include "model/document/fields.h"
#include "model/formats/evidence.h"

struct fact_block {
    struct evidence told;
    enum mdl_field_id field;  /* of the list */
    const char *identity;     /* by which its elements are named */
    bool plain;               /* each is a member of an element of that list */
    const struct value *made; /* the document of these facts alone, owned; NULL: one by one */
    const struct value *list, *sources; /* in it */
    size_t *first; /* of each element the first fact, which is that of its sources; then all */
};

/* Of what `told` says, which is taken; plain: fact_block_take() is due, with the document that
 * these facts make, which it takes. NULL: no memory. */
struct fact_block *fact_block_new(struct evidence *told);
void fact_block_take(struct fact_block *b, const struct value *made);
void fact_block_free(struct fact_block *b); /* NULL is fine */

/* Whether the elements of the document are so few, and what is told of the list so plain, that the
 * others are taken over. */
bool fact_block_fits(const struct fact_block *b, struct arena *a, const struct value *root);
/* The elements from `from` on up to the first one that `before` has, the document's own list;
 * NULL: it had none. */
size_t fact_block_others(const struct fact_block *b, const struct value *before, size_t from);
/* Puts them behind what is there. False: no memory. */
bool fact_block_put(const struct fact_block *b, const struct value **root, size_t from,
                    size_t count);
/* The document's list; NULL: it has none. */
const struct value *fact_block_list(const struct fact_block *b, const struct value *root);

#endif
