#include "specgen/assess/unknown_keys.h"

#include "model/base/ascii.h"
#include "model/base/nearest.h"
#include "model/document/fields.h"
#include "specgen/create/shape.h"

#include <stdio.h>

#define SHORTEST_SLIP 5 /* shorter names are near to too many others */

/* What dockerd prints beside the keys of the structures: with --size, with containerd's store,
 * before 19.03. */
static const struct beside {
    char parent[24], key[24];
} beside[] = {
    {"container", "SizeRw"},
    {"container", "SizeRootFs"},
    {"container", "ImageManifestDescriptor"},
    {"container", "Storage"},
    {"container", "Node"},
    {"container.HostConfig", "DiskQuota"},
    {"container.HostConfig", "KernelMemoryTCP"},
    {"container.HostConfig", "Capabilities"},
};

static const struct known_object {
    char parent[56]; /* without places in lists */
    enum shape shape;
} known_objects[] = {
    {"container", SHAPE_INSPECT},
    {"container.State", SHAPE_STATE},
    {"container.Config", SHAPE_CONFIG},
    {"container.Config.Healthcheck", SHAPE_HEALTH},
    {"container.HostConfig", SHAPE_HOST_CONFIG},
    {"container.HostConfig.LogConfig", SHAPE_LOG_CONFIG},
    {"container.HostConfig.RestartPolicy", SHAPE_RESTART_POLICY},
    {"container.HostConfig.Mounts", SHAPE_MOUNT},
    {"container.HostConfig.Mounts.BindOptions", SHAPE_BIND_OPTIONS},
    {"container.HostConfig.Mounts.VolumeOptions", SHAPE_VOLUME_OPTIONS},
    {"container.HostConfig.Mounts.VolumeOptions.DriverConfig", SHAPE_DRIVER_CONFIG},
    {"container.HostConfig.Devices", SHAPE_DEVICE},
    {"container.HostConfig.Ulimits", SHAPE_ULIMIT},
    {"container.Mounts", SHAPE_MOUNT_POINT},
    {"container.NetworkSettings", SHAPE_NETWORK_SETTINGS},
};

/* SHAPE_COUNT: a structure of which nothing is known. */
static enum shape shape_below(const char *parent)
{
    for (size_t i = 0; i < sizeof(known_objects) / sizeof(known_objects[0]); i++) {
        if (strcmp(known_objects[i].parent, parent) == 0)
            return known_objects[i].shape;
    }
    return SHAPE_COUNT;
}

/* Of another container of the host as of the container itself. */
static bool is_printed(const char *parent, const char *key)
{
    static const char other[] = "host.Containers", own[] = "container";
    char of_own[64];
    enum shape shape;

    if (strncmp(parent, other, strlen(other)) == 0 &&
        snprintf(of_own, sizeof(of_own), "%s%s", own, parent + strlen(other)) < (int)sizeof(of_own))
        parent = of_own;
    shape = shape_below(parent);

    if (shape != SHAPE_COUNT && shape_has(shape, str_of(key)))
        return true;
    for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        if (strcmp(beside[i].parent, parent) == 0 && strcmp(beside[i].key, key) == 0)
            return true;
    }
    return false;
}

/* "container.Mounts" of "container.Mounts[3]"; NULL: no memory. */
static char *without_places(struct arena *a, struct str path)
{
    char *out = arena_alloc(a, path.len + 1);
    bool inside = false;
    size_t len = 0;

    for (size_t i = 0; out != NULL && i < path.len; i++) {
        inside |= path.s[i] == '[';
        if (!inside)
            out[len++] = path.s[i];
        inside &= path.s[i] != ']';
    }
    if (out != NULL)
        out[len] = '\0';
    return out;
}

struct search {
    struct unknown_keys *out;
    bool has_above;
    const char *above[MDL_FIELD_COUNT]; /* of each field the path that it is in; NULL: it has no key
                                           there */
};

static void find_above(struct search *s)
{
    struct arena *a = s->out->a;

    for (int i = 0; i < MDL_FIELD_COUNT && !s->has_above; i++) {
        enum mdl_field_id above = mdl_fields[i].parent;

        if (above != MDL_F_NONE)
            s->above[i] = without_places(a, mdl_field_path(a, above));
    }
    s->has_above = true;
}

struct guess {
    struct nearest by_slip;
    const char *by_case; /* the key itself in another letter case, however short it is */
    const char *key;
};

static void offer(struct guess *g, const char *name)
{
    nearest_offer(&g->by_slip, name);
    if (str_eq_ascii_case(str_of(name), str_of(g->key)))
        g->by_case = name;
}

/* The name that was meant; NULL: none is near. */
static const char *meant(struct search *s, const char *parent, const char *key)
{
    enum shape shape = shape_below(parent);
    struct guess g = {.key = key};

    nearest_init(&g.by_slip, key);
    for (size_t i = 0; shape != SHAPE_COUNT && shape_key_at(shape, i) != NULL; i++)
        offer(&g, shape_key_at(shape, i));
    find_above(s);
    for (int i = 0; i < MDL_FIELD_COUNT; i++)
        if (s->above[i] != NULL && strcmp(s->above[i], parent) == 0)
            offer(&g, mdl_fields[i].key);
    if (g.by_case != NULL || strlen(key) < SHORTEST_SLIP)
        return g.by_case;
    return g.by_slip.name;
}

static void add_key(void *ctx, struct str path, const struct value *v)
{
    struct search *s = ctx;
    struct unknown_keys *u = s->out;
    size_t dot = path.len;
    const char *parent, *key, *name = NULL;

    (void)v;
    if (path.len == 0) { /* there was no memory for it */
        u->a->failed = true;
        return;
    }
    while (dot > 0 && path.s[dot - 1] != '.')
        dot--;
    parent = without_places(u->a, str_cut(path, 0, dot > 0 ? dot - 1 : 0));
    key = arena_cstr(u->a, str_cut(path, dot, path.len));
    if (parent == NULL || key == NULL || is_printed(parent, key))
        return;
    if (u->misspelt_count < UNKNOWN_KEYS_MISSPELT && (name = meant(s, parent, key)) != NULL) {
        u->misspelt[u->misspelt_count++] = (struct misspelt_key){arena_str(u->a, path), name};
        return;
    }
    if (u->count < UNKNOWN_KEYS_NAMED)
        u->named = arena_printf(u->a, "%.*s%s%.*s", STR_FMT(u->named), u->count > 0 ? ", " : "",
                                STR_FMT(path));
    u->count++;
}

void unknown_keys_find(struct unknown_keys *out, struct arena *a, const struct mdl_doc *doc)
{
    struct search s = {.out = out};

    *out = (struct unknown_keys){.a = a};
    mdl_doc_unknown(doc, add_key, &s);
}
