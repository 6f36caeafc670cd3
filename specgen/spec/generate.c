#include "specgen/spec/generate.h"

#include "model/base/quote.h"
#include "model/base/unicode.h"
#include "specgen/spec/resources.h"
#include "specgen/spec/steps.h"

static bool load_image(struct spec_build *b)
{
    struct str id = b->c->image.v;
    struct plat_image *image = &b->r->image;
    enum spec_class class;

    if (image->state == PLAT_KNOWN || image->state == PLAT_UNKNOWN)
        return true;
    if (image->state != PLAT_DENIED)
        return spec_refuse(b, RULE_IMAGE, SPEC_CLASS_NOT_FOUND, SPEC_REF(IMAGE),
                           SPEC_TEXT(b, STR_LIT("No such image: "), id));
    class = str_starts(image->error, STR_LIT("No such image")) ? SPEC_CLASS_NOT_FOUND
                                                               : SPEC_CLASS_UNKNOWN;
    return spec_refuse(b, RULE_IMAGE, class, SPEC_REF_AT(IMAGE_ERROR, image->from.index),
                       image->error);
}

/* From the first refusal on nothing is written any more, but the later steps are still examined
 * for problems of their own. */
static void stop_writing(struct spec_build *b)
{
    if (b->stopped)
        return;
    b->stopped = true;
    b->built = b->spec;
    b->spec = b->process = b->windows = b->linux_node = NULL;
}

static void run(struct spec_build *b, const struct spec_stage *stage)
{
    b->step = stage->step;
    if (!stage->run(b))
        stop_writing(b);
}

static bool is_windows(struct str os)
{
    return os.len == 0 || str_is(os, "windows") || /* nearly always */
           unicode_fold_eq(os, STR_LIT("windows"));
}

/* 23.0 and later: any letter case of windows, or nothing, is Windows. */
static bool check_os(struct spec_build *b)
{
    const struct plat_image *image = &b->r->image;

    if (!engine_has(&b->engine, CHANGE_LCOW_GONE) || image->state != PLAT_KNOWN ||
        is_windows(image->os))
        return true;
    if (image->from.assumed) {
        (void)spec_ask_at(b, SPEC_ASK_IMAGE_OS, RULE_OS_CHECK, b->c->image.v, MDL_F_IMAGES,
                          b->c->image.v, &image->from);
        return true;
    }
    b->other_system = true;
    return spec_refuse(
        b, RULE_OS_CHECK,
        engine_has(&b->engine, CHANGE_OS_CLASS) ? SPEC_CLASS_INVALID_PARAMETER : SPEC_CLASS_UNKNOWN,
        SPEC_REF_AT(IMAGE_OS, image->from.index), STR_LIT("operating system is not supported"));
}

/* Until 20.10 the OS was looked at only when most of the spec was there. */
static bool check_platform(struct spec_build *b)
{
    struct str os = b->r->image.os;

    if (engine_has(&b->engine, CHANGE_LCOW_GONE) || b->r->image.state != PLAT_KNOWN ||
        str_is(os, "windows"))
        return true;
    if (!str_is(os, "linux")) {
        b->other_system = !b->r->image.from.assumed && !is_windows(os);
        return spec_refuse(
            b, RULE_IMAGE_OS, SPEC_CLASS_UNKNOWN, SPEC_REF_AT(IMAGE_OS, b->r->image.from.index),
            SPEC_TEXT(b, STR_LIT("Unsupported platform "), quote_go(b->a, b->engine.unicode, os)));
    }
    if (!b->r->facts.lcow_supported && spec_is_guess(b, PLAT_FACT_LCOW_SUPPORTED))
        (void)spec_ask_fact(b, SPEC_ASK_LCOW, RULE_LCOW_SUPPORT, PLAT_FACT_LCOW_SUPPORTED,
                            STR_NONE);
    else if (!b->r->facts.lcow_supported)
        return spec_refuse(b, RULE_LCOW_SUPPORT, SPEC_CLASS_UNKNOWN, SPEC_REF(LCOW_SUPPORTED),
                           STR_LIT("Linux containers on Windows are not supported"));
    return true;
}

static bool defaults(struct spec_build *b)
{
    if (!b->stopped)
        step_defaults(b);
    return true;
}

static bool secret_mounts(struct spec_build *b)
{
    step_secret_mounts(b);
    return true;
}

static bool write_mounts(struct spec_build *b)
{
    step_write_mounts(b);
    return true;
}

static bool network(struct spec_build *b)
{
    step_network(b);
    return true;
}

static bool hostname_and_command(struct spec_build *b)
{
    step_hostname_windows(b);
    step_command(b);
    return true;
}

static bool windows_resources(struct spec_build *b)
{
    return step_resources(b, b->r->isolation.hyperv);
}

static bool linux_resources(struct spec_build *b)
{
    return step_resources(b, true); /* its limits are those of the utility VM */
}

/* The orders are the engine's: which error wins, and which effects precede it, depends on them. */

#define STAGES_END                                                                                 \
    {                                                                                              \
        SPEC_STEP_COUNT, NULL                                                                      \
    }

static const struct spec_stage all_in_create_spec[] = {
    {SPEC_STEP_IMAGE, load_image},
    {SPEC_STEP_PLATFORM, check_os},
    {SPEC_STEP_DEFAULTS, defaults},
    {SPEC_STEP_ANNOTATIONS, step_annotations},
    {SPEC_STEP_SECRET_DIR, step_secret_directory},
    {SPEC_STEP_CONFIG_DIR, step_config_directory},
    {SPEC_STEP_MOUNTS, step_mounts},
    {SPEC_STEP_ISOLATION, step_isolation},
    {SPEC_STEP_SYMLINKS, step_symlinks},
    {SPEC_STEP_MOUNTS, secret_mounts},
    {SPEC_STEP_MOUNTS, write_mounts},
    STAGES_END,
};

static const struct spec_stage prepared_by_start[] = {
    {SPEC_STEP_SECRET_DIR, step_secret_directory},
    {SPEC_STEP_CONFIG_DIR, step_config_directory},
    {SPEC_STEP_SYMLINKS, step_symlinks},
    {SPEC_STEP_MOUNTS, secret_mounts},
    {SPEC_STEP_MOUNTS, step_mounts},
    {SPEC_STEP_IMAGE, load_image},
    {SPEC_STEP_PLATFORM, check_os},
    {SPEC_STEP_DEFAULTS, defaults},
    {SPEC_STEP_ANNOTATIONS, step_annotations},
    {SPEC_STEP_ISOLATION, step_isolation},
    {SPEC_STEP_MOUNTS, write_mounts},
    STAGES_END,
};

static const struct spec_stage for_both[] = {
    {SPEC_STEP_PROCESS, step_process},
    {SPEC_STEP_LAYERS, step_layers},
    {SPEC_STEP_NETWORK, network},
    {SPEC_STEP_PLATFORM, check_platform},
    STAGES_END,
};

static const struct spec_stage windows_fields[] = {
    {SPEC_STEP_PROCESS, hostname_and_command}, {SPEC_STEP_ROOT, step_root_windows},
    {SPEC_STEP_RESOURCES, windows_resources},  {SPEC_STEP_CREDENTIALS, step_credential_spec},
    {SPEC_STEP_DEVICES, step_devices},         STAGES_END,
};

static const struct spec_stage linux_fields[] = {
    {SPEC_STEP_ROOT, step_root_linux},      {SPEC_STEP_PROCESS, step_process_linux},
    {SPEC_STEP_RESOURCES, linux_resources}, {SPEC_STEP_DEVICES, step_capabilities},
    {SPEC_STEP_DEVICES, step_cgroup_rules}, STAGES_END,
};

static const struct spec_stage *first_stages(const struct engine *e)
{
    return engine_has(e, CHANGE_MOUNTS_FIRST) ? prepared_by_start : all_in_create_spec;
}

static void run_all(struct spec_build *b, const struct spec_stage *stages)
{
    for (; stages->run != NULL; stages++)
        run(b, stages);
}

/* What nobody can say is gone on with as an image for Windows, whose layers are left open. */
static void ask_image(struct spec_build *b)
{
    struct plat_image *image = &b->r->image;

    b->host->ops->image(b->host->ctx, b->c->image.v, image);
    if (image->state != PLAT_UNKNOWN)
        return;
    image->os = STR_LIT("windows");
    image->layer_folders_null = true;
    (void)spec_ask_at(b, SPEC_ASK_IMAGE, RULE_IMAGE, b->c->image.v, MDL_F_IMAGES, b->c->image.v,
                      &image->from);
}

static void create_spec(struct spec_build *b)
{
    struct plat_image *image = &b->r->image;
    bool lcow = !engine_has(&b->engine, CHANGE_LCOW_GONE);

    ask_image(b);
    b->linux_base = lcow && !str_is(image->os, "windows");
    b->r->linux_container = lcow && str_is(image->os, "linux");
    spec_decide_isolation(b);
    run_all(b, first_stages(&b->engine));
    run_all(b, for_both);
    if (b->r->linux_container)
        run_all(b, linux_fields);
    else if (!lcow || image->state != PLAT_KNOWN || str_is(image->os, "windows"))
        run_all(b, windows_fields);
}

static void add_steps(enum spec_step out[SPEC_STEP_COUNT], size_t *count, bool *seen,
                      const struct spec_stage *stages)
{
    for (; stages->run != NULL; stages++) {
        if (!seen[stages->step])
            out[(*count)++] = stages->step;
        seen[stages->step] = true;
    }
}

size_t spec_steps(enum spec_step out[SPEC_STEP_COUNT], uint32_t release)
{
    const struct engine e = engine_of(release);
    bool seen[SPEC_STEP_COUNT] = {false};
    size_t count = 0;

    /* The step is there from the start, the check was at the end. */
    seen[SPEC_STEP_PLATFORM] = !engine_has(&e, CHANGE_LCOW_GONE);
    seen[SPEC_STEP_ANNOTATIONS] = !engine_has(&e, CHANGE_ANNOTATIONS);
    add_steps(out, &count, seen, first_stages(&e));
    seen[SPEC_STEP_PLATFORM] = engine_has(&e, CHANGE_LCOW_GONE);
    add_steps(out, &count, seen, for_both);
    add_steps(out, &count, seen, windows_fields);
    return count;
}

int spec_step_number(enum spec_step step, uint32_t release, int *of)
{
    enum spec_step steps[SPEC_STEP_COUNT];
    size_t count = spec_steps(steps, release), i = 0;

    while (i < count && steps[i] != step)
        i++;
    *of = (int)count;
    return (int)i + 1;
}

struct err *spec_generate_as(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                             const struct engine *engine, enum spec_wanted wanted,
                             struct spec_result *out)
{
    struct spec_build b = {
        .a = a,
        .tree = {.a = a,
                 .schema = &spec_schema,
                 .short_escapes = engine_has(engine, CHANGE_JSON_SHORT_ESCAPES)},
        .engine = *engine,
        .doc = doc,
        .wanted = wanted,
        .c = &doc->container,
        .host = host,
        .r = out,
        .finding_end = &out->findings,
        .effect_end = &out->effects,
        .mount_end = &out->mounts,
        .credential_end = &out->credentials,
        .error_end = &out->error,
    };

    memset(out, 0, offsetof(struct spec_result, facts));
    out->doc = doc;
    out->release = engine->release;
    out->unknowns = (struct spec_unknowns){.a = a, .doc = doc};
    host->ops->facts(host->ctx, &out->facts);
    resources_take_num_cpu(&out->facts, &doc->container.host_config);
    b.root_folder = out->facts.root;
    create_spec(&b);
    if (b.unmount_at_end)
        step_unmount(&b);
    if (wanted != SPEC_WANTED_ALONE)
        step_findings(&b);
    if (arena_failed(a) || doc->memory_short) {
        *out = (struct spec_result){.doc = NULL};
        return err_oom();
    }
    out->spec = b.stopped ? b.built : b.spec;
    return NULL;
}

struct err *spec_generate_only(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                               struct spec_result *out)
{
    const struct engine engine = engine_of(doc->release);

    return spec_generate_as(a, doc, host, &engine, SPEC_WANTED_ALONE, out);
}

struct err *spec_generate(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                          struct spec_result *out)
{
    const struct engine engine = engine_of(doc->release);

    return spec_generate_as(a, doc, host, &engine, SPEC_WANTED_ALL, out);
}
