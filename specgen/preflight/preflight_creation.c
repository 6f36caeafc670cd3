/* What create does behind its checks. */
#include "specgen/gocompat/fold_case.h"
#include "specgen/preflight/mount_spec.h"
#include "specgen/preflight/mount_volume.h"
#include "specgen/preflight/preflight_build.h"

#include <stdlib.h>

static void check_image(struct preflight_build *p)
{
    struct plat_image image;

    if (engine_has(&p->engine, CHANGE_NO_CREATE_CHECK))
        return;
    p->host->ops->image(p->host->ctx, p->doc->container.image.v, &image);
    if (image.state != PLAT_KNOWN || !str_is(image.os, "linux") || p->facts.lcow_supported)
        return;
    if (image.from.assumed || plat_is_guess(&p->facts, PLAT_FACT_LCOW_SUPPORTED))
        preflight_ask(p, SPEC_ASK_LCOW, RULE_PRE_IMAGE_OS, PLAT_FACT_LCOW_SUPPORTED, STR_NONE);
    else
        preflight_refuse(
            p, RULE_PRE_IMAGE_OS, SPEC_CLASS_UNKNOWN, MDL_F_LCOW_SUPPORTED, -1,
            STR_LIT("operating system on which parent image was created is not Windows"));
}

static void store_isolation(struct preflight_build *p, bool linux_image)
{
    struct str asked = p->hosts->isolation.v;
    struct str stored = asked;

    if (linux_image) {
        if (text_lower_is(asked, "process")) {
            preflight_refuse(
                p, RULE_PRE_STORED_ISOLATION, SPEC_CLASS_UNKNOWN, MDL_F_ISOLATION, -1,
                STR_LIT("process isolation is invalid for Linux containers on Windows"));
            return;
        }
        stored = STR_LIT("hyperv");
    } else if (asked.len == 0 || text_lower_is(asked, "default")) {
        stored = p->facts.default_isolation;
    }
    if (!str_eq(stored, asked))
        preflight_change(p, (struct preflight_change){.field = MDL_F_ISOLATION,
                                                      .rule = RULE_PRE_STORED_ISOLATION,
                                                      .kind = PREFLIGHT_TO_TEXT,
                                                      .text = stored});
}

/* Where a destination came from: a place in Binds, or behind those in Mounts. */
struct destination {
    struct str path;
    size_t index;
};

static int by_path_then_index(const void *left, const void *right)
{
    const struct destination *l = left;
    const struct destination *r = right;
    int order = str_cmp(l->path, r->path);

    if (order != 0)
        return order;
    return l->index < r->index ? -1 : l->index > r->index;
}

static void check_duplicates(struct preflight_build *p, struct destination *list, size_t count)
{
    size_t binds = p->hosts->binds.count;

    if (count > 1)
        qsort(list, count, sizeof(*list), by_path_then_index);
    for (size_t i = 1; i < count; i++) {
        size_t index = list[i].index;

        if (!str_eq(list[i - 1].path, list[i].path))
            continue;
        preflight_refuse(p, RULE_PRE_DUPLICATE_MOUNT, SPEC_CLASS_INVALID_PARAMETER,
                         index < binds ? MDL_F_BINDS_ITEM : MDL_F_MOUNT_SPEC_TARGET,
                         (int)(index < binds ? index : index - binds),
                         CONCAT(p->a, STR_LIT("Duplicate mount point: "), list[i].path));
        return;
    }
}

/* A container that an inspect tells of has its volumes. */
static void check_volume_name(struct preflight_build *p, const struct mount_point *m,
                              enum mdl_field_id field, size_t index)
{
    struct str name = text_lower(p->a, m->name), refusal;

    if (!str_is(m->type, "volume") || name.len == 0 || p->doc->sources.count > 0 ||
        mdl_started_before(p->doc) || (m->driver.len > 0 && !str_is(m->driver, "local")))
        return;
    refusal = mount_volume_refusal(p->a, p->engine.unicode, name);
    if (refusal.len > 0)
        preflight_refuse(p, RULE_CREATE_VOLUME, SPEC_CLASS_INVALID_PARAMETER, field, (int)index,
                         CONCAT(p->a, STR_LIT("create "), name, STR_LIT(": "), refusal));
}

static void check_mount_points(struct preflight_build *p, bool linux_image)
{
    const struct mdl_strings *binds = &p->hosts->binds;
    struct mount_reader reader = {.a = p->a,
                                  .host = p->host,
                                  .engine = &p->engine,
                                  .linux_image = linux_image,
                                  .driver = p->hosts->volume_driver.v};
    struct destination *found =
        arena_calloc(p->a, binds->count + p->hosts->mounts.count + 1, sizeof(*found));
    struct mount_point point;
    struct str error;
    size_t count = 0;

    if (found == NULL)
        return;
    for (size_t i = 0; i < binds->count; i++) {
        if (!mount_read_raw(&point, &error, &reader, binds->items[i].v)) {
            preflight_refuse(p, RULE_PRE_BIND, SPEC_CLASS_UNKNOWN, MDL_F_BINDS_ITEM, (int)i, error);
            continue;
        }
        preflight_ask_mount(p, &reader, RULE_PRE_BIND);
        found[count++] = (struct destination){point.destination, i};
        check_volume_name(p, &point, MDL_F_BINDS_ITEM, i);
    }
    for (size_t i = 0; i < p->hosts->mounts.count; i++) {
        if (!mount_read_spec(&point, &error, &reader, &p->hosts->mounts.items[i]))
            continue;
        found[count++] = (struct destination){point.destination, binds->count + i};
        check_volume_name(p, &point, MDL_F_MOUNT_SPEC_SOURCE, i);
    }
    p->r->disk_unknown = reader.disk_unknown;
    check_duplicates(p, found, count);
}

static int by_name(const void *left, const void *right)
{
    const struct mdl_named_any *const *l = left;
    const struct mdl_named_any *const *r = right;

    return str_cmp((*l)->name, (*r)->name);
}

/* The engine walks a map; here in byte order. */
static const struct mdl_named_any **sorted(struct preflight_build *p, const struct mdl_any_map *map)
{
    const struct mdl_named_any **list = arena_calloc(p->a, map->count + 1, sizeof(*list));

    for (size_t i = 0; list != NULL && i < map->count; i++)
        list[i] = &map->items[i];
    if (list != NULL && map->count > 1)
        qsort(list, map->count, sizeof(*list), by_name);
    return list;
}

/* Each is read as a -v string. */
static void check_volumes(struct preflight_build *p, bool linux_image)
{
    const struct mdl_any_map *map = &p->config->volumes;
    const struct mdl_named_any **list = sorted(p, map);
    struct mount_reader reader = {.a = p->a,
                                  .host = p->host,
                                  .engine = &p->engine,
                                  .linux_image = linux_image,
                                  .driver =
                                      p->hosts != NULL ? p->hosts->volume_driver.v : STR_NONE};

    for (size_t i = 0; list != NULL && i < map->count; i++) {
        struct mount_point point;
        struct str error;

        if (!mount_read_raw(&point, &error, &reader, list[i]->name))
            preflight_refuse(p, RULE_CREATE_IMAGE_VOLUME, SPEC_CLASS_UNKNOWN, MDL_F_VOLUMES_ITEM,
                             (int)(list[i] - map->items),
                             CONCAT(p->a, STR_LIT("Unrecognised volume spec: "), error));
        preflight_ask_mount(p, &reader, RULE_CREATE_IMAGE_VOLUME);
    }
}

void preflight_check_creation(struct preflight_build *p, bool linux_image)
{
    check_image(p);
    if (p->hosts != NULL) {
        store_isolation(p, linux_image);
        check_mount_points(p, linux_image);
    }
    if (p->config != NULL && p->config->volumes.count > 0)
        check_volumes(p, linux_image);
}
