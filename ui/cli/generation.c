#include "ui/cli/generation.h"

#include "platform/sim/sim.h"

void generation_init(struct generation *g)
{
    *g = (struct generation){0};
    arena_init(&g->arena);
}

struct err *generation_run(struct generation *g, const struct value *root)
{
    struct mdl_doc *doc;
    struct plat host;
    struct err *e;

    if ((e = mdl_doc_new(&doc, root)) != NULL)
        return e;
    mdl_doc_free(g->doc);
    arena_reset(&g->arena);
    g->doc = doc;
    host = plat_sim(doc);
    return spec_generate(&g->arena, doc, &host, &g->result);
}

void generation_finish(struct generation *g)
{
    mdl_doc_free(g->doc);
    arena_finish(&g->arena);
}
