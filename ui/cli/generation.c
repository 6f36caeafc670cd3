#include "ui/cli/generation.h"

#include "platform/sim/sim.h"
#include "specgen/create/create.h"

void generation_init(struct generation *g)
{
    *g = (struct generation){0};
    arena_init(&g->arena);
}

/* A request goes the whole way; a refusal before the spec stands for the builder's own. */
static struct err *carry_out(struct generation *g, const struct plat *host)
{
    const struct engine engine = engine_of(g->doc->release);
    struct create_result made;
    struct spec_error *refused;
    struct err *e =
        create_carry_out(&g->arena, g->doc, host, &engine, CREATE_AND_START, NULL, &made);

    if (e != NULL)
        return e;
    g->result = made.spec;
    if (made.error == NULL || made.error->stage == CREATE_SPEC)
        return NULL;
    refused = arena_calloc(&g->arena, 1, sizeof(*refused));
    if (refused == NULL)
        return err_oom();
    refused->panic = made.error->panic;
    refused->message = made.error->message;
    refused->class = made.error->class;
    refused->rule = made.error->rule;
    refused->http_status = made.error->http_status;
    g->result.error = refused;
    return NULL;
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
    if (doc->request.body != NULL && doc->request.body->kind == VALUE_MAP)
        return carry_out(g, &host);
    return spec_generate(&g->arena, doc, &host, &g->result);
}

void generation_finish(struct generation *g)
{
    mdl_doc_free(g->doc);
    arena_finish(&g->arena);
}
