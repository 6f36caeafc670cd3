#include "specgen/assess/assess_mounts.h"

#include "specgen/spec/destination.h"

#include <stdlib.h>

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

/* ---- mounts in mounts ---- */

struct place {
    struct str normal, written;
};

/* A folder before all that is in it, and that before its neighbours: "a", "a\\b", "a-b". */
static int by_folder(const void *a, const void *b)
{
    const struct str x = ((const struct place *)a)->normal, y = ((const struct place *)b)->normal;

    for (size_t i = 0; i < x.len && i < y.len; i++)
        if (x.s[i] != y.s[i])
            return x.s[i] == '\\' ? -1 : y.s[i] == '\\' ? 1 : x.s[i] < y.s[i] ? -1 : 1;
    return x.len < y.len ? -1 : x.len > y.len;
}

bool assess_mounts_nested(struct str *below, struct str *above, struct arena *a,
                          const struct mdl_container *c)
{
    const size_t count = c->mounts.count;
    struct place *places;

    if (count < 2 || (places = arena_calloc(a, count, sizeof(*places))) == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        places[i].written = c->mounts.items[i].destination.v;
        places[i].normal = destination_normal(a, places[i].written);
    }
    if (arena_failed(a))
        return false;
    qsort(places, count, sizeof(*places), by_folder);
    for (size_t i = 1; i < count; i++) {
        *below = places[i].written;
        *above = places[i - 1].written;
        if (places[i - 1].normal.len > 0 &&
            destination_is_below(places[i].normal, places[i - 1].normal))
            return true;
    }
    return false;
}
