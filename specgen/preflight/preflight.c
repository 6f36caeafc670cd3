#include "specgen/preflight/preflight_build.h"

const char *preflight_stage_name(enum preflight_stage s)
{
    static const char names[PREFLIGHT_STAGES][12] = {"runconfig", "router",   "verify", "platform",
                                                     "create",    "networks", "runtime"};

    return names[s];
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
    if (arena_failed(a) || doc->memory_short)
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
    if (arena_failed(a) || doc->memory_short)
        return err_oom();
    append(result, &r);
    return NULL;
}
