#include "specgen/assess/assess_mounts.h"

static char plain(char c)
{
    if (c == '/')
        return '\\';
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static struct str without_end(struct str path)
{
    while (path.len > 0 && plain(path.s[path.len - 1]) == '\\')
        path.len--;
    return path;
}

/* Without regard to case, the kind of slash, and one at the end. */
static bool same_place(struct str x, struct str y)
{
    size_t i = 0;

    x = without_end(x);
    y = without_end(y);
    while (i < x.len && i < y.len && plain(x.s[i]) == plain(y.s[i]))
        i++;
    return i == x.len && i == y.len;
}

static bool is_mounted(const struct mdl_container *c, struct str destination)
{
    for (size_t i = 0; i < c->mounts.count; i++)
        if (same_place(c->mounts.items[i].destination.v, destination))
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
