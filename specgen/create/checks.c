/* The checks of pre-flight on a request, and once more at start on what is stored. */
#include "specgen/create/create_build.h"

/* The checks warn of an image for another platform, unless one was asked for; engines with Linux
 * containers judge by the image's system, too. */
static bool looks_at_image(const struct create_build *b)
{
    return !b->image.open && (!create_platform_is_asked(b) || !create_has(b, CHANGE_LCOW_GONE));
}

/* A document for the checks: the container as it stands. */
static const struct value *as_document(const struct create_build *b, struct arena *a,
                                       bool with_config)
{
    struct datum *root = datum_new(a, VALUE_MAP), *container = datum_new(a, VALUE_MAP);
    bool hosts = b->has_host_config || b->c->inspect != NULL;
    struct datum *none = datum_new(a, VALUE_NULL);

    datum_add(container, STR_LIT("Image"),
              datum_string(a, looks_at_image(b) ? b->image.id : STR_NONE));
    datum_add(container, STR_LIT("Config"),
              with_config ? shape_write(a, SHAPE_CONFIG, b->c->config, b->engine.release) : none);
    datum_add(container, STR_LIT("HostConfig"),
              hosts ? shape_write(a, SHAPE_HOST_CONFIG, b->c->host_config, b->engine.release)
                    : datum_new(a, VALUE_NULL));
    datum_add(root, STR_LIT("container"), container);
    return arena_failed(a) ? NULL : datum_value(root);
}

/* The structure that holds the field: Config, HostConfig, or one below HostConfig. */
static struct datum *parent_of(const struct create_build *b, enum mdl_field_id field)
{
    enum mdl_field_id parent = mdl_fields[field].parent;

    if (parent == MDL_F_CONFIG)
        return b->c->config;
    if (parent == MDL_F_HOST_CONFIG)
        return b->c->host_config;
    if (parent != MDL_F_NONE && mdl_fields[parent].parent == MDL_F_HOST_CONFIG)
        return datum_get(b->c->host_config, str_of(mdl_fields[parent].key));
    return NULL;
}

/* The element that was looked for last: refusals of one list come in its order. */
struct cursor {
    const struct datum *list, *at;
    int index;
};

static const struct datum *item_at(struct cursor *c, const struct datum *list, int index)
{
    if (c->list != list || c->at == NULL || c->index > index)
        *c = (struct cursor){list, datum_first(list), 0};
    for (; c->at != NULL && c->index < index; c->index++)
        c->at = c->at->next;
    return c->at;
}

/* In the request. */
static const struct datum *where(const struct create_build *b, struct cursor *c,
                                 struct spec_ref fix)
{
    enum mdl_field_id field = fix.field;
    const struct datum *d;

    if (field == MDL_F_IMAGE)
        return datum_origin(DATUM(b->c->config, "Image"));
    while (field != MDL_F_NONE && parent_of(b, field) == NULL)
        field = mdl_fields[field].parent;
    if (field != MDL_F_NONE && parent_of(b, field)->kind == VALUE_LIST)
        d = fix.index >= 0 ? item_at(c, parent_of(b, field), fix.index) : parent_of(b, field);
    else
        d = field != MDL_F_NONE ? datum_get(parent_of(b, field), str_of(mdl_fields[field].key))
                                : NULL;
    return d != NULL ? d->origin : NULL;
}

static struct datum *ports_after(struct create_build *b, const struct preflight_change *c)
{
    struct datum *map = datum_new(b->a, VALUE_MAP);

    for (size_t i = 0; i < c->port_count; i++) {
        struct datum *list = datum_new(b->a, VALUE_LIST);

        for (size_t k = 0; k < c->ports[i].bindings.count; k++) {
            const struct mdl_port_binding *p = &c->ports[i].bindings.items[k];
            struct datum *binding = datum_new(b->a, VALUE_MAP);

            datum_add(binding, STR_LIT("HostIp"),
                      datum_string(b->a, arena_str(b->a, p->host_ip.v)));
            datum_add(binding, STR_LIT("HostPort"),
                      datum_string(b->a, arena_str(b->a, p->host_port.v)));
            datum_push(list, binding);
        }
        datum_add(map, arena_str(b->a, c->ports[i].name), list);
    }
    return map;
}

static struct datum *after(struct create_build *b, const struct preflight_change *c)
{
    switch (c->kind) {
    case PREFLIGHT_TO_INT:
        return datum_int(b->a, c->number);
    case PREFLIGHT_TO_NULL:
        break;
    case PREFLIGHT_TO_TEXT:
        return datum_string(b->a, arena_str(b->a, c->text));
    case PREFLIGHT_TO_NO_TEXT:
        return datum_string(b->a, STR_NONE);
    case PREFLIGHT_TO_PORTS:
        return ports_after(b, c);
    }
    return datum_new(b->a, VALUE_NULL);
}

static void apply(struct create_build *b, const struct preflight_change *c)
{
    create_set(parent_of(b, c->field), str_of(mdl_fields[c->field].key), after(b, c), c->rule);
}

static enum create_moment moment_of(const struct preflight_error *e)
{
    if (e->stage != PREFLIGHT_RUNCONFIG)
        return CREATE_CHECKING;
    return e->rule == RULE_PRE_ADDRESS || e->rule == RULE_PRE_PORT ? CREATE_DECODING
                                                                   : CREATE_DECODED_CHECKS;
}

/* Behind the answer: what the same checks refuse as well. Texts outlive the checked document. */
static void tell_others(struct create_build *b, const struct preflight_error *others)
{
    struct create_error *answer = (struct create_error *)(uintptr_t)b->error;
    const struct create_error **end;
    struct cursor cursor = {NULL, NULL, 0};

    if (answer == NULL)
        return;
    for (end = &answer->next; others != NULL; others = others->next) {
        struct create_error *e = arena_calloc(b->a, 1, sizeof(*e));

        if (e == NULL)
            return;
        *e = (struct create_error){
            .panic = others->panic,
            .message = arena_str(b->a, others->message),
            .class = others->class,
            .stage = answer->stage,
            .moment = moment_of(others),
            .rule = others->rule,
            .http_status = others->http_status,
            .where = where(b, &cursor, others->fix),
        };
        *end = e;
        end = &e->next;
    }
}

static bool take(struct create_build *b, const struct preflight_result *r)
{
    struct cursor cursor = {NULL, NULL, 0};

    /* What is changed comes from no request any more. */
    for (const struct preflight_warning *w = r->warnings; w != NULL; w = w->next) {
        if (w->rule != RULE_PRE_PLATFORM || !create_platform_is_asked(b))
            create_warn(b, w->rule, where(b, &cursor, w->ref), arena_str(b->a, w->text));
    }
    for (const struct preflight_change *c = r->changes; c != NULL; c = c->next)
        apply(b, c);
    if (r->error == NULL)
        return true;
    b->moment = moment_of(r->error);
    if (r->error->panic)
        (void)create_panic(b, r->error->rule, where(b, &cursor, r->error->fix));
    else
        (void)create_refuse(b, r->error->rule, r->error->class, where(b, &cursor, r->error->fix),
                            arena_str(b->a, r->error->message));
    tell_others(b, r->error->next);
    return false;
}

static bool check(struct create_build *b, enum preflight_operation operation, bool with_config)
{
    const struct value *root;
    struct preflight_result r;
    struct arena scratch; /* what is copied into the document need not last as long */
    struct mdl_doc *doc = NULL;
    bool passed;

    arena_init(&scratch);
    root = as_document(b, &scratch, with_config);
    arena_finish(&scratch);
    b->failure = root != NULL ? mdl_doc_new(&doc, root) : err_oom();
    value_unref(root);
    if (b->failure != NULL)
        return false;
    b->failure = preflight_as(b->a, doc, b->host, &b->engine, operation, &r);
    if (b->failure == NULL)
        spec_unknowns_join(&b->unknowns, &r.unknowns);
    passed = b->failure == NULL && take(b, &r);
    mdl_doc_free(doc);
    return passed;
}

bool create_check_request(struct create_build *b)
{
    return check(b, PREFLIGHT_CREATE, b->has_config);
}

bool create_check_start(struct create_build *b)
{
    return check(b, PREFLIGHT_START, true);
}
