/* specgen/tree/origin.h - where a node's value comes from: a rule, and what it was made of.
 *
 * What a rule read is a field of the document or a node of another tree (from which this one was
 * derived). Whoever wants the fields alone asks spec_origin_any(), which goes through such nodes.
 */
#ifndef SPECGEN_TREE_ORIGIN_H
#define SPECGEN_TREE_ORIGIN_H

#include "model/base/arena.h"
#include "model/document/fields.h"
#include "specgen/engine/rules.h"
#include "specgen/tree/node.h"

/* A field of the document. `index`: the place in the outermost list or map of its path, -1 when it
 * has none or all of them count. */
struct spec_ref {
    enum mdl_field_id field;
    int index;
};

#define SPEC_REF(id)           ((struct spec_ref){MDL_F_##id, -1})
#define SPEC_REF_AT(id, index) ((struct spec_ref){MDL_F_##id, (int)(index)})

struct spec_origin {
    enum spec_rule rule;
    unsigned ref_count, node_count;
    const struct spec_ref *refs;
    const struct spec_node *const *nodes; /* of other trees */
};

/* Origins that are the same on every run, at file scope:
 * static const struct spec_origin from_user = SPEC_ORIGIN(USER, SPEC_FROM(USER)); */
#define SPEC_ORIGIN(id, ...)                                                                       \
    {                                                                                              \
        .rule = RULE_##id,                                                                         \
        .ref_count = sizeof((struct spec_ref[]){__VA_ARGS__}) / sizeof(struct spec_ref),           \
        .refs = (const struct spec_ref[]){__VA_ARGS__},                                            \
    }
#define SPEC_FROM(id) SPEC_FROM_AT(id, -1)
#define SPEC_FROM_AT(id, index)                                                                    \
    {                                                                                              \
        MDL_F_##id, index                                                                          \
    }

/* Origins of one run; refs and nodes are copied. NULL: memory is short. */
const struct spec_origin *spec_origin_new(struct arena *a, enum spec_rule rule,
                                          const struct spec_ref *refs, size_t count);
const struct spec_origin *spec_origin_at(struct arena *a, enum spec_rule rule,
                                         enum mdl_field_id field, size_t index);
const struct spec_origin *spec_origin_of_nodes(struct arena *a, enum spec_rule rule,
                                               const struct spec_node *const *nodes, size_t count);

/* Whether `is` says true of any field that the origin comes down to. */
bool spec_origin_any(const struct spec_origin *o, bool (*is)(void *ctx, struct spec_ref ref),
                     void *ctx);

/* Whether `field`, or one below it, (at list place `index`, -1 = any) is among the node's inputs.
 */
bool spec_driven_by(const struct spec_node *node, enum mdl_field_id field, int index);

#endif
