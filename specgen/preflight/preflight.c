#include "specgen/preflight/preflight_build.h"

const char *preflight_stage_name(enum preflight_stage s)
{
    static const char *const names[PREFLIGHT_STAGES] = {
        "runconfig", "router", "verify", "platform", "create", "networks", "runtime"};

    return names[s];
}

static int status_of(enum spec_class class)
{
    switch (class) {
    case SPEC_CLASS_INVALID_PARAMETER:
        return 400;
    case SPEC_CLASS_NOT_FOUND:
        return 404;
    case SPEC_CLASS_CONFLICT:
        return 409;
    case SPEC_CLASS_SYSTEM:
    case SPEC_CLASS_UNKNOWN:
        break;
    }
    return 500;
}

static struct preflight_error *new_error(struct preflight_build *p, enum spec_rule rule,
                                         struct spec_ref fix, struct str text)
{
    struct preflight_error *e = arena_calloc(p->a, 1, sizeof(*e));

    if (e == NULL)
        return NULL;
    e->message = text;
    e->stage = p->stage;
    e->rule = rule;
    e->fix = fix;
    e->http_status = 500;
    *p->error_end = e;
    p->error_end = &e->next;
    return e;
}

bool preflight_refuse(struct preflight_build *p, enum spec_rule rule, enum spec_class class,
                      enum mdl_field_id field, int place, struct str text)
{
    struct preflight_error *e = new_error(p, rule, (struct spec_ref){field, place}, text);

    if (e != NULL) {
        e->class = class;
        e->http_status = status_of(class);
    }
    return false;
}

bool preflight_panic(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                     struct str text)
{
    struct preflight_error *e = new_error(p, rule, (struct spec_ref){field, -1}, text);

    if (e != NULL)
        e->panic = true;
    return false;
}

void preflight_ask(struct preflight_build *p, enum spec_question id, enum spec_rule rule,
                   enum plat_fact fact, struct str subject)
{
    const struct plat_from *from = &p->facts.known[fact].from;

    (void)spec_ask(
        &p->r->unknowns,
        &(struct spec_asked){
            .id = id, .rule = rule, .subject = subject, .field = from->field, .from = from});
}

void preflight_warn(struct preflight_build *p, enum spec_rule rule, enum mdl_field_id field,
                    struct str text)
{
    struct preflight_warning *w = p->r->error != NULL ? NULL : arena_alloc(p->a, sizeof(*w));

    if (w == NULL)
        return;
    *w = (struct preflight_warning){.text = text, .rule = rule, .ref = {field, -1}};
    *p->warning_end = w;
    p->warning_end = &w->next;
}

void preflight_change(struct preflight_build *p, struct preflight_change change)
{
    struct preflight_change *c = p->r->error != NULL ? NULL : arena_alloc(p->a, sizeof(*c));

    if (c == NULL)
        return;
    *c = change;
    c->next = NULL;
    *p->change_end = c;
    p->change_end = &c->next;
}

struct str preflight_change_text(struct arena *a, const struct preflight_change *c)
{
    switch (c->kind) {
    case PREFLIGHT_TO_INT:
        return arena_printf(a, "%lld", (long long)c->number);
    case PREFLIGHT_TO_TEXT:
        return CONCAT(a, STR_LIT("'"), c->text, STR_LIT("'"));
    case PREFLIGHT_TO_PORTS:
        return STR_LIT("a binding for each port");
    case PREFLIGHT_TO_NULL:
    case PREFLIGHT_TO_NO_TEXT:
        break;
    }
    return STR_LIT("null");
}

struct mdl_host_config *preflight_own(struct preflight_build *p)
{
    if (p->own != NULL || (p->own = arena_calloc(p->a, 1, sizeof(*p->own))) == NULL)
        return p->own;
    if (p->hosts != NULL)
        *p->own = *p->hosts;
    p->own->presence = MDL_SET;
    p->hosts = p->own;
    return p->own;
}

/* Create looks at the image's own text: anything but exactly 'windows' gets the rules of Linux
 * containers. No image at all means a Linux one where those are supported. */
static bool is_linux_at_create(const struct preflight_build *p)
{
    struct str id = p->doc->container.image.v;
    struct plat_image image;

    if (engine_has(&p->engine, CHANGE_LCOW_GONE))
        return false;
    if (id.len == 0)
        return p->facts.lcow_supported;
    p->host->ops->image(p->host->ctx, id, &image);
    return image.state == PLAT_KNOWN && !str_is(image.os, "windows");
}

/* Start looks at the container's system, which is its image's; create stored linux for a container
 * without an image, whatever is supported. */
static bool is_linux_at_start(const struct preflight_build *p)
{
    struct plat_image image;

    if (engine_has(&p->engine, CHANGE_LCOW_GONE))
        return false;
    if (p->doc->container.image.v.len == 0)
        return true;
    p->host->ops->image(p->host->ctx, p->doc->container.image.v, &image);
    if (image.state != PLAT_KNOWN || image.os.len == 0)
        return p->facts.lcow_supported;
    return !str_is(image.os, "windows");
}

static void check_create(struct preflight_build *p)
{
    bool linux_image = is_linux_at_create(p);

    p->stage = PREFLIGHT_RUNCONFIG;
    preflight_check_decoded(p);
    preflight_check_runconfig(p);
    p->stage = PREFLIGHT_ROUTER;
    if (p->api)
        preflight_check_router(p);
    p->stage = PREFLIGHT_VERIFY;
    preflight_check_given(p);
    if (p->config != NULL)
        preflight_check_config(p, linux_image);
    preflight_check_host_config(p, linux_image);
    p->stage = PREFLIGHT_PLATFORM;
    preflight_check_platform(p);
    p->stage = PREFLIGHT_CREATION;
    preflight_check_image(p);
    p->stage = PREFLIGHT_ROUTER;
    if (p->api)
        preflight_end_router(p);
}

static void check_start(struct preflight_build *p)
{
    p->stage = PREFLIGHT_VERIFY;
    preflight_check_host_config(p, is_linux_at_start(p));
    p->stage = PREFLIGHT_PLATFORM;
    preflight_check_platform(p);
}

/* Lists are built const; their last link is ours to set. */
static void append(struct preflight_result *to, const struct preflight_result *from)
{
    const struct preflight_error **error = &to->error;
    const struct preflight_warning **warning = &to->warnings;
    const struct preflight_change **change = &to->changes;

    while (*error != NULL)
        error = (const struct preflight_error **)(uintptr_t) & (*error)->next;
    while (*warning != NULL)
        warning = (const struct preflight_warning **)(uintptr_t) & (*warning)->next;
    while (*change != NULL)
        change = (const struct preflight_change **)(uintptr_t) & (*change)->next;
    if (to->error == NULL) {
        *warning = from->warnings;
        *change = from->changes;
    }
    *error = from->error;
    spec_unknowns_join(&to->unknowns, &from->unknowns);
    to->disk_unknown = to->disk_unknown || from->disk_unknown;
    to->platform_unknown = to->platform_unknown || from->platform_unknown;
}

static void init(struct preflight_build *p, struct arena *a, const struct mdl_doc *doc,
                 const struct plat *host, const struct engine *engine, struct preflight_result *r)
{
    const struct mdl_container *c = &doc->container;

    *p = (struct preflight_build){
        .a = a,
        .doc = doc,
        .config = c->config.presence == MDL_SET ? &c->config : NULL,
        .hosts = c->host_config.presence == MDL_SET ? &c->host_config : NULL,
        .host = host,
        .engine = *engine,
        .r = r,
        .error_end = &r->error,
        .warning_end = &r->warnings,
        .change_end = &r->changes,
    };
    r->unknowns = (struct spec_unknowns){.a = a, .doc = doc};
    host->ops->facts(host->ctx, &p->facts);
}

struct err *preflight_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                         const struct engine *engine, enum preflight_operation operation,
                         struct preflight_result *out)
{
    struct preflight_result r = {.error = NULL};
    struct preflight_build p;

    init(&p, a, doc, host, engine, &r);
    p.api = operation == PREFLIGHT_API;
    if (operation == PREFLIGHT_START)
        check_start(&p);
    else
        check_create(&p);
    if (arena_failed(a))
        return err_oom();
    *out = r;
    return NULL;
}

struct err *preflight(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                      enum preflight_operation operation, struct preflight_result *out)
{
    const struct engine engine = engine_of(doc->release);

    return preflight_as(a, doc, host, &engine, operation, out);
}

struct err *preflight_creation(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                               const struct engine *engine, struct preflight_result *result)
{
    struct preflight_result r = {.error = NULL};
    struct preflight_build p;

    init(&p, a, doc, host, engine, &r);
    p.stage = PREFLIGHT_CREATION;
    preflight_check_creation(&p, is_linux_at_create(&p));
    if (arena_failed(a))
        return err_oom();
    append(result, &r);
    return NULL;
}
