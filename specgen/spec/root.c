#include "specgen/gocompat/winpath.h"
#include "specgen/spec/steps.h"

bool spec_has_base_fs(const struct spec_build *b)
{
    return b->c->base_fs.presence == MDL_SET &&
           (b->c->base_fs.v.len > 0 || !engine_has(&b->engine, CHANGE_BASE_FS_EMPTY));
}

bool spec_is_base_fs_unknown(const struct spec_build *b)
{
    return b->doc->sources.count > 0 &&
           mdl_known(b->a, b->doc, STR_LIT("container.BaseFS"), MDL_TOLD).certainty == MDL_UNKNOWN;
}

struct str spec_base_fs_missing(const struct spec_build *b)
{
    return engine_has(&b->engine, CHANGE_BASE_FS_EMPTY) ? STR_LIT(" is unexpectedly empty")
                                                        : STR_LIT(" is unexpectedly nil");
}

static bool refuse_volume(struct spec_build *b, struct spec_ref fix, struct str what,
                          struct str mount_point)
{
    return spec_refuse_wrapped(
        b, RULE_ROOT_VOLUME, fix,
        SPEC_TEXT(b,
                  STR_LIT("createSpecWindowsFields: Failed to get backing device of BaseFS of "
                          "container "),
                  b->c->id.v),
        SPEC_CLASS_UNKNOWN, SPEC_TEXT(b, what, mount_point), SPEC_CLASS_UNKNOWN);
}

static const struct spec_origin *origin_of_volume(struct spec_build *b, struct plat_from device)
{
    const struct spec_ref refs[] = {SPEC_REF(BASE_FS),           SPEC_REF(MOUNT_SOURCES),
                                    SPEC_REF(CONTAINERD_STORE),  SPEC_REF(ISOLATION),
                                    SPEC_REF(DEFAULT_ISOLATION), {device.field, device.index}};

    return spec_origin_new(b->a, RULE_ROOT_VOLUME, refs, device.field != MDL_F_NONE ? 6 : 5);
}

enum volume { VOLUME_KNOWN, VOLUME_UNKNOWN, VOLUME_REFUSED };

/* containerd mounts a layer at a folder; the runtime wants the volume behind the layer. `unknown`:
 * the answer that says nothing. */
static enum volume volume_of_mount(struct spec_build *b, struct str *volume,
                                   const struct spec_origin **from, struct plat_from *unknown)
{
    struct str mount_point = winpath_clean(b->a, b->engine.paths, b->c->base_fs.v);
    struct plat_text source, device;

    b->host->ops->mount_source(b->host->ctx, mount_point, &source);
    *unknown = source.from;
    if (source.state == PLAT_UNKNOWN)
        return VOLUME_UNKNOWN;
    if (source.state != PLAT_KNOWN || source.v.len == 0) {
        (void)refuse_volume(b, SPEC_REF(MOUNT_SOURCES), STR_LIT("no layer source for mount "),
                            mount_point);
        return VOLUME_REFUSED;
    }
    b->host->ops->backing_device(b->host->ctx, source.v, &device);
    *unknown = device.from;
    if (device.state == PLAT_UNKNOWN)
        return VOLUME_UNKNOWN;
    if (device.state != PLAT_KNOWN) {
        /* The engine's text says layer and names the mount point. */
        (void)refuse_volume(
            b, SPEC_REF(BACKING_DEVICES), STR_LIT("failed to retrieve backing device for layer "),
            SPEC_TEXT(b, mount_point, STR_LIT(": The system cannot find the file specified.")));
        return VOLUME_REFUSED;
    }
    *volume = device.v;
    *from = origin_of_volume(b, device.from);
    return VOLUME_KNOWN;
}

static const struct spec_origin from_base_fs =
    SPEC_ORIGIN(ROOT_PATH, SPEC_FROM(BASE_FS), SPEC_FROM(ISOLATION), SPEC_FROM(DEFAULT_ISOLATION),
                SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_base_fs_no_store = /* once there are two stores */
    SPEC_ORIGIN(ROOT_PATH, SPEC_FROM(BASE_FS), SPEC_FROM(ISOLATION), SPEC_FROM(DEFAULT_ISOLATION),
                SPEC_FROM(CONTAINERD_STORE));

static void leave_open(struct spec_build *b, struct spec_node *root, const struct spec_origin *from,
                       enum spec_question id, enum mdl_field_id field, const struct plat_from *said)
{
    spec_put_null(&b->tree, root, KEY_PATH, from);
    spec_open(b, spec_ask_at(b, id, RULE_ROOT_PATH, b->c->base_fs.v, field, STR_NONE, said),
              spec_child(root, KEY_PATH));
}

static bool put_mounted_root(struct spec_build *b, struct spec_node *root)
{
    bool two_stores = engine_has(&b->engine, CHANGE_CONTAINERD_STORE);
    const struct spec_origin *from = two_stores ? &from_base_fs_no_store : &from_base_fs;
    struct str path = b->c->base_fs.v;

    if (!spec_has_base_fs(b) && spec_is_base_fs_unknown(b)) {
        leave_open(b, root, from, SPEC_ASK_BASE_FS, MDL_F_BASE_FS, NULL);
        return true;
    }
    if (!spec_has_base_fs(b))
        return spec_refuse(b, RULE_ROOT_PATH, SPEC_CLASS_UNKNOWN, SPEC_REF(BASE_FS),
                           SPEC_TEXT(b, STR_LIT("createSpecWindowsFields: BaseFS of container "),
                                     b->c->id.v, spec_base_fs_missing(b)));
    if (two_stores && b->r->facts.containerd_store) {
        struct plat_from unknown;

        switch (volume_of_mount(b, &path, &from, &unknown)) {
        case VOLUME_REFUSED:
            return false;
        case VOLUME_UNKNOWN:
            leave_open(b, root, from, SPEC_ASK_LAYER_VOLUME, unknown.field, &unknown);
            return true;
        case VOLUME_KNOWN:
            break;
        }
    }
    if (!str_ends(path, STR_LIT("\\")))
        path = SPEC_TEXT(b, path, STR_LIT("\\"));
    spec_put_str(&b->tree, root, KEY_PATH, path, from);
    return true;
}

static const struct spec_origin from_hyperv =
    SPEC_ORIGIN(ROOT_PATH, SPEC_FROM(ISOLATION), SPEC_FROM(DEFAULT_ISOLATION), SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_started =
    SPEC_ORIGIN(FIRST_BOOT, SPEC_FROM(HAS_BEEN_STARTED_BEFORE), SPEC_FROM(STATE_STARTED_AT));

bool step_root_windows(struct spec_build *b)
{
    struct spec_node *root = spec_child(b->spec, KEY_ROOT);

    if (b->r->isolation.hyperv)
        spec_put_str(&b->tree, root, KEY_PATH, STR_LIT(""), &from_hyperv);
    else if (!put_mounted_root(b, root))
        return false;
    if (!mdl_started_before(b->doc))
        spec_put_bool(&b->tree, b->windows, KEY_IGNORE_FLUSHES_DURING_BOOT, true, &from_started);
    return true;
}
