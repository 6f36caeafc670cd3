#include "specgen/assess/remedies.h"

#include "specgen/engine/refusals.h"
#include "specgen/gocompat/concat.h"
#include "specgen/preflight/mount_hint.h"
#include "specgen/preflight/mount_option.h"
#include "specgen/spec/device_classes.h"

/* ---- devices ---------------------------------------------------------------------------- */

static struct str device_at(const struct assessment *r, const struct problem *p)
{
    const struct mdl_host_config *h = &r->doc->container.host_config;

    return p->ref.index >= 0 && (size_t)p->ref.index < h->devices.count
               ? h->devices.items[p->ref.index].path_on_host.v
               : STR_NONE;
}

static struct str of_device(struct arena *a, const struct assessment *r, const struct problem *p)
{
    struct str path = device_at(r, p);
    const struct device_class *class = device_class_of(path);

    if (str_holds(p->text, STR_LIT("HyperV containers")) || str_holds(p->text, STR_LIT("Hyper-V")))
        return STR_LIT("Use process isolation (--isolation process), or take the devices away: the "
                       "engine's runtime assigns none to a Hyper-V container.");
    if (class == NULL)
        class = device_class_meant(path);
    if (class != NULL)
        return arena_printf(a, "Write class/%s: that is the class of %s.", class->guid,
                            class->name);
    return CONCAT(a,
                  STR_LIT("Write class/GUID with the device's interface class. Microsoft documents "
                          "these for containers: "),
                  device_classes_listed(a), STR_LIT("."));
}

/* ---- mounts ----------------------------------------------------------------------------- */

static struct str of_bind(struct arena *a, const struct assessment *r, const struct problem *p)
{
    const struct mdl_strings *binds = &r->doc->container.host_config.binds;
    struct mount_hint hint;

    if (p->ref.index < 0 || (size_t)p->ref.index >= binds->count ||
        !mount_hint(&hint, a, binds->items[p->ref.index].v))
        return STR_NONE;
    return mount_hint_sentence(a, &hint);
}

static struct str of_mount(struct arena *a, const struct assessment *r, const struct problem *p)
{
    const struct mdl_host_config *h = &r->doc->container.host_config;
    struct mount_hint hint;
    struct str remedy;

    if (p->ref.index < 0 || (size_t)p->ref.index >= h->mounts.count)
        return STR_NONE;
    remedy = h->mounts.items[p->ref.index].target.v;
    if (str_holds(p->text, STR_LIT("invalid mount path")) && mount_is_cleaned_pipe(remedy) &&
        mount_hint(&hint, a, remedy))
        return mount_hint_sentence(a, &hint);
    if (!str_holds(p->text, STR_LIT("invalid volume name")))
        return STR_NONE;
    remedy = mount_option_remedy(STR_LIT("type="), &h->mounts.items[p->ref.index]);
    return remedy.len > 0 ? CONCAT(a, STR_LIT("Set the type to bind: "), remedy, STR_LIT("."))
                          : STR_NONE;
}

/* ---- the image -------------------------------------------------------------------------- */

static struct str of_image(const struct assessment *r)
{
    return r->doc->container.image.v.len > 0
               ? STR_NONE
               : STR_LIT("The container names no image: container.Image is the id of one of "
                         "host.Images. Config.Image is only what was typed for it.");
}

static struct str of_settings(struct arena *a, const struct assessment *r, const struct problem *p)
{
    switch ((int)p->rule) {
    case RULE_DEVICE_ISOLATION:
    case RULE_DEVICE:
    case RULE_DEVICE_TYPED:
    case RULE_USE_DEVICE_CLASS:
        return of_device(a, r, p);
    case RULE_IMAGE:
    case RULE_PRE_IMAGE:
        return of_image(r);
    case RULE_PRE_BIND:
        return of_bind(a, r, p);
    case RULE_PRE_MOUNT:
        return p->ref.field == MDL_F_BINDS_ITEM ? of_bind(a, r, p) : of_mount(a, r, p);
    default:
        return STR_NONE;
    }
}

struct str remedy_of_cause(struct arena *a, const struct assessment *r, const struct problem *p)
{
    struct str remedy = of_settings(a, r, p);

    return remedy.len > 0 ? remedy : str_of(refusal_remedy(p->rule, p->text));
}
