#include "specgen/tree/origin.h"

const struct spec_origin *spec_origin_new(struct arena *a, enum spec_rule rule,
                                          const struct spec_ref *refs, size_t count)
{
    struct made {
        struct spec_origin origin;
        struct spec_ref refs[];
    } *m = arena_alloc(a, sizeof(*m) + count * sizeof(*refs));

    if (m == NULL)
        return NULL;
    memcpy(m->refs, refs, count * sizeof(*refs));
    m->origin = (struct spec_origin){.rule = rule, .ref_count = (unsigned)count, .refs = m->refs};
    return &m->origin;
}

const struct spec_origin *spec_origin_at(struct arena *a, enum spec_rule rule,
                                         enum mdl_field_id field, size_t index)
{
    const struct spec_ref ref = {field, (int)index};

    return spec_origin_new(a, rule, &ref, 1);
}

const struct spec_origin *spec_origin_of_nodes(struct arena *a, enum spec_rule rule,
                                               const struct spec_node *const *nodes, size_t count)
{
    struct made {
        struct spec_origin origin;
        const struct spec_node *nodes[];
    } *m = arena_alloc(a, sizeof(*m) + count * sizeof(struct spec_node *));

    if (m == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++)
        m->nodes[i] = nodes[i];
    m->origin =
        (struct spec_origin){.rule = rule, .node_count = (unsigned)count, .nodes = m->nodes};
    return &m->origin;
}

/* As deep as trees are derived from one another. */
bool spec_origin_any(const struct spec_origin *o, bool (*is)(void *ctx, struct spec_ref ref),
                     void *ctx)
{
    for (unsigned i = 0; i < o->ref_count; i++) {
        if (is(ctx, o->refs[i]))
            return true;
    }
    for (unsigned i = 0; i < o->node_count; i++) {
        if (spec_origin_any(o->nodes[i]->origin, is, ctx))
            return true;
    }
    return false;
}

static bool is_below(enum mdl_field_id field, enum mdl_field_id ancestor)
{
    while (field != MDL_F_NONE && field != ancestor)
        field = mdl_fields[field].parent;
    return field == ancestor;
}

static bool is_of(void *ctx, struct spec_ref ref)
{
    const struct spec_ref *asked = ctx;

    return is_below(ref.field, asked->field) &&
           (asked->index < 0 || ref.index < 0 || ref.index == asked->index);
}

bool spec_driven_by(const struct spec_node *node, enum mdl_field_id field, int index)
{
    struct spec_ref asked = {field, index};

    return spec_origin_any(node->origin, is_of, &asked);
}
