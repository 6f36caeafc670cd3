#include "ui/cli/generation.h"

#include "platform/sim/sim.h"
#include "specgen/assess/assess.h"
#include "specgen/create/create.h"

void generation_init(struct generation *g)
{
    *g = (struct generation){0};
    arena_init(&g->arena);
}

/* A request goes the whole way; a refusal before the spec stands for the builder's own. */
static struct err *carry_out(struct spec_result *out, struct arena *a, const struct mdl_doc *doc,
                             const struct plat *host)
{
    const struct engine engine = engine_of(doc->release);
    struct create_result made;
    struct err *e = create_carry_out(a, doc, host, &engine, CREATE_AND_START, NULL, &made);

    if (e != NULL)
        return e;
    *out = made.spec;
    spec_unknowns_join(&out->unknowns, &made.unknowns);
    if (made.error == NULL || made.error->stage == CREATE_SPEC)
        return NULL;
    out->error = create_refusal(a, made.error);
    return out->error != NULL ? NULL : err_oom();
}

static bool is_request(const struct mdl_doc *doc)
{
    return doc->request.body != NULL && doc->request.body->kind == VALUE_MAP;
}

static struct err *as_created(struct spec_result *out, struct arena *a, const struct mdl_doc *doc,
                              const struct plat *host)
{
    struct assessment r;
    struct err *e = assess(a, doc, host, ASSESS_CHANGED, &r);

    if (e == NULL)
        *out = r.spec;
    return e;
}

struct err *generation_of(struct spec_result *out, struct arena *a, const struct mdl_doc *doc,
                          bool created)
{
    struct plat host = plat_sim(doc);

    if (is_request(doc))
        return carry_out(out, a, doc, &host);
    return created ? as_created(out, a, doc, &host) : spec_generate_only(a, doc, &host, out);
}

struct err *generation_run(struct generation *g, const struct value *root)
{
    struct mdl_doc *doc;
    struct err *e;

    if ((e = mdl_doc_new(&doc, root)) != NULL)
        return e;
    mdl_doc_free(g->doc);
    arena_reset(&g->arena);
    g->doc = doc;
    return generation_of(&g->result, &g->arena, doc, g->created);
}

static bool same_outcome(struct generation *g, const struct spec_result *other)
{
    if (g->result.error != NULL || other->error != NULL)
        return (g->result.error != NULL) == (other->error != NULL);
    return str_eq(spec_json(&g->arena, g->result.spec, 0), spec_json(&g->arena, other->spec, 0));
}

struct err *generation_changes(struct str *out, struct generation *g)
{
    struct plat host = plat_sim(g->doc);
    struct assessment r;
    struct err *e;

    *out = STR_NONE;
    if (g->created || is_request(g->doc))
        return NULL;
    if ((e = assess(&g->arena, g->doc, &host, ASSESS_CHANGED, &r)) != NULL)
        return e;
    if (same_outcome(g, &r.spec))
        return NULL;
    for (const struct preflight_change *c = r.create.changes; c != NULL; c = c->next)
        *out = arena_printf(&g->arena, "%.*s%s%s", STR_FMT(*out), out->len > 0 ? ", " : "",
                            mdl_fields[c->field].key);
    return arena_failed(&g->arena) ? err_oom() : NULL;
}

void generation_finish(struct generation *g)
{
    mdl_doc_free(g->doc);
    arena_finish(&g->arena);
}
