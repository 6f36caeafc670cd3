#include "specgen/assess/assess_mounts.h"

#include "specgen/spec/destination.h"

void assess_mounted(struct name_index *out, struct arena *a, const struct assessment *r)
{
    const struct mdl_container *c = &r->doc->container;

    name_index_init(out, a);
    for (size_t i = 0; i < c->mounts.count; i++)
        name_index_put(out, destination_normal(a, c->mounts.items[i].destination.v),
                       &c->mounts.items[i]);
}

bool assess_mount_is_missing(struct mount_point *out, struct arena *a, const struct assessment *r,
                             const struct plat *host, const struct name_index *mounted,
                             struct spec_ref ref)
{
    const struct mdl_host_config *h = &r->doc->container.host_config;
    const struct engine engine = engine_of(r->doc->release);
    struct mount_reader reader = {.a = a, .host = host, .engine = &engine};
    size_t at = ref.index < 0 ? SIZE_MAX : (size_t)ref.index;
    struct str error;
    bool read = false;

    if (ref.field == MDL_F_BINDS_ITEM && at < h->binds.count)
        read = mount_read_raw(out, &error, &reader, h->binds.items[at].v);
    else if (ref.field == MDL_F_MOUNT_SPEC && at < h->mounts.count)
        read = mount_read_spec(out, &error, &reader, &h->mounts.items[at]);
    return read && name_index_get(mounted, destination_normal(a, out->destination)) == NULL;
}
