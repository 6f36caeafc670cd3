/* A document with a request: create and start are carried out, and what they leave is assessed. */
#include "specgen/assess/assess_request.h"

#include "model/document/path.h"
#include "specgen/assess/assess_start.h"

static enum preflight_stage stage_of(const struct create_error *e)
{
    static const enum preflight_stage stages[CREATE_STAGES] = {
        [CREATE_ROUTER] = PREFLIGHT_ROUTER,     [CREATE_PREFLIGHT] = PREFLIGHT_VERIFY,
        [CREATE_CREATION] = PREFLIGHT_CREATION, [CREATE_NETWORKS] = PREFLIGHT_NETWORKS,
        [CREATE_SPEC] = PREFLIGHT_NETWORKS,
    };

    return e->stage <= CREATE_PREFLIGHT && e->moment < CREATE_ROUTING ? PREFLIGHT_RUNCONFIG
                                                                      : stages[e->stage];
}

/* As the results name places: the field by its row, which a part of a request may share with the
 * container. */
static struct spec_ref ref_of(struct arena *a, const struct mdl_doc *doc,
                              const struct create_result *r, const struct datum *where)
{
    struct spec_ref ref = {MDL_F_REQUEST_BODY, -1};
    struct mdl_path path;
    struct err *e;

    if (where == NULL)
        return ref;
    e = mdl_path_parse(&path, a, create_where(a, r, where), doc->root);
    if (e == NULL && path.field != MDL_F_NONE)
        ref = (struct spec_ref){path.field, mdl_path_index(&path, doc->root)};
    err_free(e);
    return ref;
}

/* The answer, and what the same checks refuse as well. */
static const struct preflight_error *error_of(struct arena *a, const struct mdl_doc *doc,
                                              const struct create_result *r)
{
    const struct preflight_error *first = NULL, **end = &first;

    for (const struct create_error *from = r->error; from != NULL; from = from->next) {
        struct preflight_error *e = arena_calloc(a, 1, sizeof(*e));

        if (e == NULL)
            return first;
        *e = (struct preflight_error){
            .panic = from->panic,
            .message = from->message,
            .class = from->class,
            .stage = stage_of(from),
            .rule = from->rule,
            .fix = ref_of(a, doc, r, from->where),
            .http_status = from->http_status != 0 ? from->http_status : 500,
        };
        *end = e;
        end = &e->next;
    }
    return first;
}

/* What making the container would refuse, once the checks before it pass. */
static struct err *add_creation(struct assessment *r, struct arena *a,
                                const struct create_result *made, const struct engine *engine)
{
    struct preflight_result more = {.unknowns = {.a = a, .doc = made->doc}};
    struct preflight_error *last = (struct preflight_error *)(uintptr_t)r->create.error;
    struct name_index said;
    struct err *e;

    if (last == NULL || made->error->stage > CREATE_PREFLIGHT)
        return NULL;
    if ((e = preflight_creation(a, made->doc, &made->host, engine, &more)) != NULL)
        return e;
    r->create.unknowns = more.unknowns;
    name_index_init(&said, a);
    name_index_put(&said, last->message, last);
    while (last->next != NULL) {
        last = (struct preflight_error *)(uintptr_t)last->next;
        name_index_put(&said, last->message, last);
    }
    for (const struct preflight_error *m = more.error; m != NULL; m = m->next) {
        struct preflight_error *one =
            name_index_get(&said, m->message) != NULL ? NULL : arena_alloc(a, sizeof(*m));

        if (one == NULL)
            continue;
        *one = *m;
        one->next = NULL;
        last->next = one;
        last = one;
        name_index_put(&said, one->message, one);
    }
    return NULL;
}

static const struct preflight_warning *warnings_of(struct arena *a, const struct mdl_doc *doc,
                                                   const struct create_result *r)
{
    const struct create_warning *from = r->warnings;
    const struct preflight_warning *first = NULL, **end = &first;

    for (; from != NULL; from = from->next) {
        struct preflight_warning *w = arena_calloc(a, 1, sizeof(*w));

        if (w == NULL)
            return first;
        w->text = from->text;
        w->rule = from->rule;
        w->ref = ref_of(a, doc, r, from->where);
        *end = w;
        end = &w->next;
    }
    return first;
}

/* Create writes the daemon's default into what asks for none. */
static void tell_who_decided(struct assessment *r, const struct value *body)
{
    static const struct value_step path[] = {{.key = STR_INIT("HostConfig")},
                                             {.key = STR_INIT("Isolation")}};
    const struct value *v = value_at(body, path, 2);
    struct str asked = v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;

    if (r->spec.linux_container ||
        !(asked.len == 0 || str_eq_ascii_case(asked, STR_LIT("default"))))
        return;
    r->spec.isolation.asked = asked;
    r->spec.isolation.decided_by = SPEC_ISOLATION_DAEMON;
}

struct err *assess_request(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                           const struct engine *engine, struct assessment *r)
{
    struct create_result *made = arena_calloc(a, 1, sizeof(*made));
    struct err *e;

    if (made == NULL)
        return err_oom();
    if ((e = create_carry_out(a, doc, host, engine, CREATE_AND_START, NULL, made)) != NULL)
        return e;
    r->created = made;
    r->doc = made->doc;
    r->changed = made->doc;
    r->spec = made->spec;
    r->create.warnings = warnings_of(a, doc, made);
    tell_who_decided(r, doc->request.body);
    if (made->error == NULL && (e = assess_runtime(r, a, &made->host, engine)) != NULL)
        return e;
    if (made->error == NULL)
        r->end = r->runtime != NULL ? ASSESS_ENDS_RUNTIME : ASSESS_ENDS_NEVER;
    else if (made->error->stage == CREATE_SPEC)
        r->end = ASSESS_ENDS_SPEC;
    else if (made->error->stage == CREATE_NETWORKS) {
        r->start.error = error_of(a, doc, made);
        r->end = ASSESS_ENDS_START;
    } else {
        r->create.error = error_of(a, doc, made);
        r->end = ASSESS_ENDS_CREATE;
        if ((e = add_creation(r, a, made, engine)) != NULL)
            return e;
    }
    return arena_failed(a) ? err_oom() : NULL;
}

bool assess_made(struct create_made *out, struct arena *a, const struct assessment *r,
                 struct str path)
{
    static const struct str container = STR_INIT("container.");

    return r->created != NULL && str_starts(path, container) &&
           create_made_of(out, a, r->created, str_cut(path, container.len, path.len));
}

struct str assess_origin(struct arena *a, const struct assessment *r, struct str path)
{
    struct create_made made;

    return assess_made(&made, a, r, path) ? made.from : STR_NONE;
}
