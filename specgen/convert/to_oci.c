/* A document as the spec that the engine makes of it. A setting that no node of the spec comes from
 * is lost. */
#include "specgen/convert/convert_parts.h"
#include "specgen/convert/same.h"
#include "specgen/create/create_made.h"
#include "specgen/spec/generate.h"

struct reached {
    struct losses *losses;
    bool field[MDL_FIELD_COUNT];      /* a node comes from it, or from something in it */
    const struct create_result *made; /* NULL: the document has no request */
};

static void free_doc(void *doc)
{
    mdl_doc_free(doc);
}

static void reach(struct reached *r, const struct spec_node *n)
{
    for (const struct spec_node *o = n; o != NULL; o = o->overrode)
        for (unsigned i = 0; i < o->origin->ref_count; i++)
            for (enum mdl_field_id f = o->origin->refs[i].field; f != MDL_F_NONE && !r->field[f];
                 f = mdl_fields[f].parent)
                r->field[f] = true;
    if (n->kind == SPEC_LIST || n->kind == SPEC_OBJECT)
        for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
            reach(r, kid);
}

/* ---- what is not reached -------------------------------------------------------------------- */

/* What create resolved: the spec has what came of it. */
static const char *carried_by(const struct datum *d)
{
    static const struct {
        const char *in, *key, *why;
    } rows[] = {
        {"Config", "Cmd", "Path and Args have what came of it"},
        {"Config", "Entrypoint", "Path and Args have what came of it"},
        {"Config", "Image", "the image's id has what came of it"},
        {"Config", "Volumes", "Mounts has what came of it"},
        {"HostConfig", "Binds", "Mounts has what came of it"},
        {"HostConfig", "Mounts", "Mounts has what came of it"},
        {"HostConfig", "VolumesFrom", "Mounts has what came of it"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (str_is(d->key, rows[i].key) && str_is(d->up->key, rows[i].in))
            return rows[i].why;
    }
    return NULL;
}

static void lose(struct reached *r, const struct datum *d, bool modelled, bool setting)
{
    const char *carried = carried_by(d);
    struct loss loss = {
        .kind = setting && carried == NULL ? LOSS_LOST : LOSS_FACT,
        .path = datum_path(r->losses->a, d),
        .value = d,
        .why = str_of(carried != NULL ? carried
                      : modelled      ? "nothing in this spec is made of it"
                                      : "nothing that goes into a spec is read from it"),
    };

    if (r->made != NULL) {
        struct str in_container = str_cut(loss.path, sizeof("container.") - 1, loss.path.len);
        struct create_made made;

        loss.path =
            create_made_of(&made, r->losses->a, r->made, in_container) ? made.from : STR_NONE;
        if (!str_starts(loss.path, STR_LIT("request.")))
            return;
    }
    losses_add(r->losses, &loss);
}

static bool says_nothing(const struct datum *d)
{
    if (same_is_nothing(d))
        return true;
    if (d->kind != VALUE_MAP && d->kind != VALUE_LIST)
        return false;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (!says_nothing(m) || (d->kind == VALUE_MAP && m->kind == VALUE_MAP))
            return false;
    }
    return true;
}

/* Below Config and HostConfig are settings; the rest is what the engine made of them. */
static void walk(struct reached *r, enum mdl_field_id field, const struct datum *d, bool setting)
{
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        enum mdl_field_id child = d->kind == VALUE_LIST || mdl_fields[field].type == MDL_T_MAP
                                      ? field + 1
                                      : mdl_field_child(field, m->key);
        bool is_setting = setting || child == MDL_F_CONFIG || child == MDL_F_HOST_CONFIG;

        if (says_nothing(m))
            continue;
        if (child == MDL_F_NONE ||
            (!r->field[child] && child != MDL_F_CONFIG && child != MDL_F_HOST_CONFIG))
            lose(r, m, child != MDL_F_NONE, is_setting);
        else if (mdl_fields[child].type == MDL_T_OBJECT || mdl_fields[child].type == MDL_T_LIST ||
                 mdl_fields[child].type == MDL_T_MAP)
            walk(r, child, m, is_setting);
    }
}

static void tell_losses(struct losses *losses, const struct spec_result *spec,
                        const struct create_result *made)
{
    struct reached *r = arena_calloc(losses->a, 1, sizeof(*r));
    const struct datum *root = datum_of(losses->a, spec->doc->root);

    if (r == NULL || root == NULL)
        return;
    r->losses = losses;
    r->made = made;
    reach(r, spec->spec);
    walk(r, MDL_F_CONTAINER, DATUM(root, "container"), false);
}

/* ---- the spec ------------------------------------------------------------------------------- */

static struct err *generate(struct spec_result *out, const struct create_result **made,
                            const struct conversion_input *in, const struct mdl_doc *doc)
{
    const struct engine engine = engine_of(doc->release);
    struct plat host = in->options->host(doc);
    struct create_result *result;
    struct err *e;

    *made = NULL;
    if (doc->request.body == NULL || doc->request.body->kind != VALUE_MAP)
        return spec_generate(in->a, doc, &host, out);
    if ((result = arena_calloc(in->a, 1, sizeof(*result))) == NULL)
        return err_oom();
    e = create_carry_out(in->a, doc, &host, &engine, CREATE_AND_START, NULL, result);
    if (e != NULL)
        return e;
    *made = result;
    *out = result->spec;
    if (result->error != NULL && result->error->stage != CREATE_SPEC)
        out->error = create_refusal(in->a, result->error);
    return NULL;
}

static struct err *write_spec(struct conversion *out, const struct conversion_input *in, int indent)
{
    const struct create_result *made;
    struct spec_result spec;
    struct mdl_doc *doc;
    struct err *e = mdl_doc_new(&doc, in->root);

    if (e != NULL)
        return e;
    arena_at_end(in->a, free_doc, doc);
    if (arena_failed(in->a)) /* it is gone already */
        return err_oom();
    if ((e = generate(&spec, &made, in, doc)) != NULL)
        return e;
    out->refusal = spec.error;
    if (spec.error != NULL)
        return NULL;
    out->open = spec_is_open(&spec.unknowns);
    out->text = spec_json(in->a, spec.spec, indent);
    if (indent > 0)
        out->text = arena_printf(in->a, "%.*s\n", STR_FMT(out->text));
    tell_losses(&out->losses, &spec, made);
    return NULL;
}

struct err *convert_to_oci(struct conversion *out, const struct conversion_input *in)
{
    return write_spec(out, in, 2);
}

struct err *convert_to_oci_compact(struct conversion *out, const struct conversion_input *in)
{
    return write_spec(out, in, 0);
}
