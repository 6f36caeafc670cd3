#include "model/base/quote.h"
#include "specgen/steps.h"

const char *const spec_step_title[SPEC_STEP_COUNT] = {
    [SPEC_STEP_IMAGE] = "load the image",
    [SPEC_STEP_DEFAULTS] = "base spec",
    [SPEC_STEP_SECRET_DIR] = "secret directory",
    [SPEC_STEP_CONFIG_DIR] = "config directory",
    [SPEC_STEP_MOUNTS] = "mounts",
    [SPEC_STEP_ISOLATION] = "isolation",
    [SPEC_STEP_SYMLINKS] = "secret and config links",
    [SPEC_STEP_PROCESS] = "process",
    [SPEC_STEP_LAYERS] = "layer folders",
    [SPEC_STEP_NETWORK] = "network endpoints",
    [SPEC_STEP_PLATFORM] = "image's operating system",
    [SPEC_STEP_ROOT] = "root filesystem",
    [SPEC_STEP_RESOURCES] = "resources",
    [SPEC_STEP_CREDENTIALS] = "credential spec",
    [SPEC_STEP_DEVICES] = "devices and capabilities",
};

const char *spec_class_name(enum spec_class c)
{
    switch (c) {
    case SPEC_CLASS_INVALID_PARAMETER:
        return "InvalidParameter";
    case SPEC_CLASS_NOT_FOUND:
        return "NotFound";
    case SPEC_CLASS_SYSTEM:
        return "System";
    case SPEC_CLASS_UNKNOWN:
        break;
    }
    return "Unknown";
}

const char *spec_effect_verb(enum spec_effect_kind k)
{
    switch (k) {
    case SPEC_EFFECT_MAKE_DIRECTORY:
        return "create directory";
    case SPEC_EFFECT_WRITE_FILE:
        return "write file";
    case SPEC_EFFECT_REMOVE_DIRECTORY:
        return "remove directory";
    case SPEC_EFFECT_MOUNT_FILESYSTEM:
        return "mount filesystem";
    case SPEC_EFFECT_UNMOUNT_FILESYSTEM:
        return "unmount filesystem";
    case SPEC_EFFECT_SYMLINK:
        return "create symbolic link";
    case SPEC_EFFECT_MOUNT_VOLUME:
        return "mount volume";
    case SPEC_EFFECT_READ_FILE:
        return "read file";
    case SPEC_EFFECT_READ_REGISTRY:
        return "read registry";
    case SPEC_EFFECT_READ_STORE:
        return "read store";
    case SPEC_EFFECT_QUERY_NETWORK:
        return "query network";
    }
    return "";
}

static bool load_image(struct spec_build *b)
{
    struct str id = b->c->image.v;
    struct plat_image *image = &b->r->image;
    enum spec_class class;

    b->host->ops->image(b->host->ctx, id, image);
    if (image->state == PLAT_KNOWN)
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

static void run(struct spec_build *b, enum spec_step at, bool (*step)(struct spec_build *b))
{
    b->step = at;
    if (!step(b))
        stop_writing(b);
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

static void windows_fields(struct spec_build *b)
{
    run(b, SPEC_STEP_PROCESS, hostname_and_command);
    run(b, SPEC_STEP_ROOT, step_root_windows);
    run(b, SPEC_STEP_RESOURCES, windows_resources);
    run(b, SPEC_STEP_CREDENTIALS, step_credential_spec);
    run(b, SPEC_STEP_DEVICES, step_devices);
}

static bool linux_resources(struct spec_build *b)
{
    return step_resources(b, true); /* its limits are those of the utility VM */
}

static void linux_fields(struct spec_build *b)
{
    run(b, SPEC_STEP_ROOT, step_root_linux);
    run(b, SPEC_STEP_PROCESS, step_process_linux);
    run(b, SPEC_STEP_RESOURCES, linux_resources);
    run(b, SPEC_STEP_DEVICES, step_capabilities);
    run(b, SPEC_STEP_DEVICES, step_cgroup_rules);
}

static bool check_platform(struct spec_build *b)
{
    struct str os = b->r->image.os;

    if (b->r->image.state != PLAT_KNOWN || str_is(os, "windows"))
        return true;
    if (!str_is(os, "linux"))
        return spec_refuse(b, RULE_IMAGE_OS, SPEC_CLASS_UNKNOWN,
                           SPEC_REF_AT(IMAGE_OS, b->r->image.from.index),
                           SPEC_TEXT(b, STR_LIT("Unsupported platform "), quote_go(b->a, os)));
    if (!b->r->facts.lcow_supported)
        return spec_refuse(b, RULE_LCOW_SUPPORT, SPEC_CLASS_UNKNOWN, SPEC_REF(LCOW_SUPPORTED),
                           STR_LIT("Linux containers on Windows are not supported"));
    return true;
}

static bool all_mounts(struct spec_build *b)
{
    step_secret_mounts(b);
    step_write_mounts(b);
    return true;
}

static bool network(struct spec_build *b)
{
    step_network(b);
    return true;
}

/* The order is the engine's: which error wins, and which effects precede it, depends on it. */
static void create_spec(struct spec_build *b)
{
    run(b, SPEC_STEP_IMAGE, load_image);
    b->r->linux_container = str_is(b->r->image.os, "linux");
    b->step = SPEC_STEP_DEFAULTS;
    if (!b->stopped)
        step_defaults(b, !str_is(b->r->image.os, "windows"));
    run(b, SPEC_STEP_SECRET_DIR, step_secret_directory);
    run(b, SPEC_STEP_CONFIG_DIR, step_config_directory);
    run(b, SPEC_STEP_MOUNTS, step_mounts);
    run(b, SPEC_STEP_ISOLATION, step_isolation);
    run(b, SPEC_STEP_SYMLINKS, step_symlinks);
    run(b, SPEC_STEP_MOUNTS, all_mounts);
    run(b, SPEC_STEP_PROCESS, step_process);
    run(b, SPEC_STEP_LAYERS, step_layers);
    run(b, SPEC_STEP_NETWORK, network);
    run(b, SPEC_STEP_PLATFORM, check_platform);
    if (b->r->linux_container)
        linux_fields(b);
    else if (b->r->image.state != PLAT_KNOWN || str_is(b->r->image.os, "windows"))
        windows_fields(b);
}

struct err *spec_generate(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                          struct spec_result *out)
{
    struct spec_result r = {.doc = doc};
    struct spec_build b = {
        .a = a,
        .doc = doc,
        .c = &doc->container,
        .host = host,
        .r = &r,
        .finding_end = &r.findings,
        .effect_end = &r.effects,
        .mount_end = &r.mounts,
        .credential_end = &r.credentials,
        .error_end = &r.error,
    };

    host->ops->facts(host->ctx, &r.facts);
    b.root_folder = r.facts.root;
    create_spec(&b);
    if (b.unmount_at_end) {
        b.step = SPEC_STEP_SYMLINKS;
        spec_effect(&b, SPEC_EFFECT_UNMOUNT_FILESYSTEM, doc->container.id.v, STR_NONE, false);
    }
    step_findings(&b);
    if (arena_failed(a))
        return err_oom();
    r.spec = b.stopped ? b.built : b.spec;
    *out = r;
    return NULL;
}
