#include "specgen/assess/assess_mounts.h"

#include "specgen/spec/destination.h"

static bool is_mounted(const struct mdl_container *c, struct str destination)
{
    for (size_t i = 0; i < c->mounts.count; i++)
        if (destination_same(c->mounts.items[i].destination.v, destination))
            return true;
    return false;
}

bool assess_mount_is_missing(struct mount_point *out, struct arena *a, const struct assessment *r,
                             const struct plat *host, struct spec_ref ref)
{
    const struct mdl_container *c = &r->doc->container;
    const struct mdl_host_config *h = &c->host_config;
    const struct engine engine = engine_of(r->doc->release);
    struct mount_reader reader = {.a = a, .host = host, .engine = &engine};
    size_t at = ref.index < 0 ? SIZE_MAX : (size_t)ref.index;
    struct str error;
    bool read = false;

    if (ref.field == MDL_F_BINDS_ITEM && at < h->binds.count)
        read = mount_read_raw(out, &error, &reader, h->binds.items[at].v);
    else if (ref.field == MDL_F_MOUNT_SPEC && at < h->mounts.count)
        read = mount_read_spec(out, &error, &reader, &h->mounts.items[at]);
    return read && !is_mounted(c, out->destination);
}
