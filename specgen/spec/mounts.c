#include "specgen/gocompat/winpath.h"
#include "specgen/spec/steps.h"

#include <stdlib.h>

static int separators(const struct spec_build *b, struct str destination)
{
    struct str clean = winpath_clean(b->a, b->engine.paths, destination);
    int n = 0;

    for (size_t i = 0; i < clean.len; i++)
        n += clean.s[i] == '\\';
    return n;
}

/* The engine's sort is not stable and starts from a map without order; ours keeps the
 * document's order among equal keys. */
static int by_key_then_index(const void *left, const void *right)
{
    const struct spec_mount *l = left;
    const struct spec_mount *r = right;

    if (l->key != r->key)
        return l->key < r->key ? -1 : 1;
    return l->index < r->index ? -1 : l->index > r->index;
}

bool step_mounts(struct spec_build *b)
{
    size_t count = b->c->mounts.count;
    struct spec_mount *sorted;

    if (count == 0)
        return true;
    sorted = arena_calloc(b->a, count, sizeof(*sorted));
    if (sorted == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct mdl_mount_point *m = &b->c->mounts.items[i];
        bool volume = m->driver.v.len > 0;

        if (m->source.v.len == 0 && !volume)
            return spec_refuse(
                b, RULE_MOUNT_SETUP, SPEC_CLASS_UNKNOWN, SPEC_REF_AT(MOUNT_SOURCE, i),
                STR_LIT("Unable to setup mount point, neither source nor volume defined"));
        if (volume)
            spec_effect(b, SPEC_EFFECT_MOUNT_VOLUME, m->name.v, m->source.v, false);
        sorted[i] = (struct spec_mount){
            .source = m->source.v,
            .destination = m->destination.v,
            .writable = m->rw.v,
            .key = separators(b, m->destination.v),
            .index = (int)i,
            .rule = RULE_MOUNT,
        };
    }
    if (count > 1)
        qsort(sorted, count, sizeof(*sorted), by_key_then_index);
    for (size_t i = 0; i < count; i++)
        spec_add_mount(b, &sorted[i]);
    return true;
}

struct mount_origins {
    const struct spec_origin *object, *source, *destination, *options;
};

static const struct spec_origin from_secrets =
    SPEC_ORIGIN(SECRET_MOUNT, SPEC_FROM(SECRET_REFERENCES));
static const struct spec_origin from_secrets_folder =
    SPEC_ORIGIN(SECRET_MOUNT, SPEC_FROM(SECRET_REFERENCES), SPEC_FROM(ROOT), SPEC_FROM(ID));
static const struct spec_origin from_configs =
    SPEC_ORIGIN(CONFIG_MOUNT, SPEC_FROM(CONFIG_REFERENCES));
static const struct spec_origin from_configs_folder =
    SPEC_ORIGIN(CONFIG_MOUNT, SPEC_FROM(CONFIG_REFERENCES), SPEC_FROM(ROOT), SPEC_FROM(ID));

static struct mount_origins origins_of(struct spec_build *b, const struct spec_mount *m)
{
    struct mount_origins o;
    size_t index = (size_t)m->index;

    if (m->rule == RULE_SECRET_MOUNT)
        return (struct mount_origins){&from_secrets, &from_secrets_folder, &from_secrets,
                                      &from_secrets};
    if (m->rule == RULE_CONFIG_MOUNT)
        return (struct mount_origins){&from_configs, &from_configs_folder, &from_configs,
                                      &from_configs};
    o.object = spec_origin_at(b->a, RULE_MOUNT_ORDER, MDL_F_MOUNT_DESTINATION, index);
    o.source = spec_origin_at(b->a, RULE_MOUNT, MDL_F_MOUNT_SOURCE, index);
    o.destination = spec_origin_at(b->a, RULE_MOUNT, MDL_F_MOUNT_DESTINATION, index);
    o.options = spec_origin_at(b->a, RULE_MOUNT, MDL_F_MOUNT_RW, index);
    return o;
}

static const struct spec_origin from_list =
    SPEC_ORIGIN(MOUNT_ORDER, SPEC_FROM(MOUNTS), SPEC_FROM(SECRET_REFERENCES),
                SPEC_FROM(CONFIG_REFERENCES), SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_lcow = SPEC_ORIGIN(MOUNT_LCOW, SPEC_FROM(IMAGE_OS));
static const struct spec_origin from_uvm_path =
    SPEC_ORIGIN(MOUNT_LCOW, SPEC_FROM(ID), SPEC_FROM(IMAGE_OS));

void step_write_mounts(struct spec_build *b)
{
    struct spec_node *list = NULL;

    if (b->r->mounts == NULL)
        return;
    if (b->linux_base) {
        /* The base spec's system mounts stay in front. */
        list = spec_child(b->spec, KEY_MOUNTS);
    } else {
        list = spec_put_list(&b->tree, b->spec, KEY_MOUNTS, &from_list);
    }
    for (const struct spec_mount *m = b->r->mounts; m != NULL; m = m->next) {
        struct mount_origins from = origins_of(b, m);
        struct spec_node *node = spec_push_object(&b->tree, list, from.object);
        struct spec_node *options = NULL;

        spec_put_str(&b->tree, node, KEY_DESTINATION, m->destination, from.destination);
        if (m->source.len > 0)
            spec_put_str(&b->tree, node, KEY_SOURCE, m->source, from.source);
        if (!m->writable || b->linux_base)
            options = spec_put_list(&b->tree, node, KEY_OPTIONS, from.options);
        if (!m->writable)
            spec_push_str(&b->tree, options, STR_LIT("ro"), from.options);
        if (b->linux_base) {
            spec_put_str(&b->tree, node, KEY_MOUNT_TYPE, STR_LIT("bind"), &from_lcow);
            spec_push_str(&b->tree, options, STR_LIT("rbind"), &from_lcow);
            spec_push_str(&b->tree, options,
                          SPEC_TEXT(b, STR_LIT("uvmpath=/tmp/gcs/"), b->c->id.v, STR_LIT("/binds")),
                          &from_uvm_path);
        }
    }
}
