#include "model/compose/schema_parts.h"

void compose_blame(struct compose *c, struct fault *f, const struct trail *t, size_t more,
                   bool is_type, struct str text)
{
    size_t depth = t->depth + more;

    /* 2.26 prefers what is said of the content over what is said of its type. */
    if (f->any && (f->depth > depth || (f->depth == depth && !(c->old && f->is_type && !is_type))))
        return;
    *f = (struct fault){
        true, is_type, depth,
        CLIENT_TEXT(c->a, t->depth == 0 && c->old ? STR_LIT("(root)") : compose_trail_text(c->a, t),
                    STR_LIT(" "), text)};
}

void compose_worse(struct compose *c, struct fault *f, const struct fault *other)
{
    if (other->any && (!f->any || other->depth > f->depth ||
                       (c->old && other->depth == f->depth && f->is_type && !other->is_type)))
        *f = *other;
}
