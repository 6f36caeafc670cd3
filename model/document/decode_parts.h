/* model/document/decode_parts.h - how one value is decoded; for the files of the decoder only. */
#ifndef MODEL_DOCUMENT_DECODE_PARTS_H
#define MODEL_DOCUMENT_DECODE_PARTS_H

#include "model/document/decode.h"

/* The way from the start to the value at hand, innermost first. */
struct trail {
    const struct trail *up;
    struct value_step step;
};

struct decoder {
    struct arena *arena;
    const struct field_index *names; /* NULL: the rows are walked */
    struct str start;                /* path of the outermost value */
    struct err *errors;
    size_t count;
    bool unknown;         /* a key has no row; */
    bool unknown_of_host; /* one of the host */
    bool in_tree;         /* what is modelled no further, as the body of a request */
};

bool decode_is_full(const struct decoder *d);
void *decode_at(void *storage, size_t offset); /* NULL stays it */

void decode_value(struct decoder *d, void *storage, enum mdl_field_id id, const struct value *v,
                  const struct trail *trail);
void decode_unknown(struct decoder *d, const struct trail *trail); /* a key that has no row */
void decode_null(void *storage, const struct mdl_field *f);

/* Room for `count` elements, announced in `storage`. NULL: only checking, or no memory. */
void *decode_room(struct decoder *d, void *storage, const struct mdl_field *f, size_t count);

#endif
