/* The mount points of a container: VolumesFrom, Binds, Mounts, and the volumes of the image. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/fold_case.h"
#include "specgen/preflight/mount_spec.h"

#include <stdlib.h>

/* What is being filled in: the mount points by destination. */
struct filler {
    struct create_build *b;
    struct name_index at;
    size_t capacity;
};

static bool room(struct filler *f)
{
    struct create_container *c = f->b->c;
    struct create_mount *grown;

    if (c->mount_count < f->capacity)
        return true;
    grown = arena_calloc(f->b->a, f->capacity > 0 ? f->capacity * 2 : 8, sizeof(*grown));
    if (grown == NULL)
        return false;
    f->capacity = f->capacity > 0 ? f->capacity * 2 : 8;
    for (size_t i = 0; i < c->mount_count; i++)
        grown[i] = c->mounts[i];
    c->mounts = grown;
    return true;
}

/* Places count from 1, so that none is a null pointer. */
static struct create_mount *mount_at(struct filler *f, struct str destination)
{
    uintptr_t index = (uintptr_t)name_index_get(&f->at, destination);

    return index > 0 ? &f->b->c->mounts[index - 1] : NULL;
}

/* A later one takes the place of an earlier one of the same destination. */
static void put(struct filler *f, struct create_mount m)
{
    struct create_mount *old = mount_at(f, m.destination);

    if (old != NULL) {
        *old = m;
        return;
    }
    if (!room(f))
        return;
    f->b->c->mounts[f->b->c->mount_count++] = m;
    name_index_put(&f->at, m.destination, (void *)(uintptr_t)f->b->c->mount_count);
}

static void text(struct create_build *b, struct datum *entry, const char *key, struct str value)
{
    datum_put(entry, str_of(key), datum_string(b->a, value));
}

static struct datum *new_entry(struct create_build *b, const struct mount_point *p,
                               enum spec_rule rule, const struct datum *origin)
{
    struct datum *entry = shape_read(b->a, SHAPE_MOUNT_POINT, NULL, b->engine.release);

    if (entry == NULL)
        return NULL;
    entry->rule = rule;
    entry->origin = origin;
    text(b, entry, "Type", p->type);
    text(b, entry, "Source", p->source);
    text(b, entry, "Destination", p->destination);
    datum_put(entry, STR_LIT("RW"), datum_bool(b->a, p->rw));
    return entry;
}

static void name_volume(struct create_build *b, struct create_mount *m,
                        const struct create_volume *v, bool shown)
{
    m->volume = v->name;
    if (shown)
        text(b, m->entry, "Name", v->name);
    text(b, m->entry, "Driver", v->driver);
    text(b, m->entry, "Source", create_volume_path(b, v->name));
}

/* ---- VolumesFrom --------------------------------------------------------------------------- */

static bool refuse_from(struct create_build *b, const struct datum *where, enum spec_class early,
                        struct str message)
{
    return create_refuse(
        b, RULE_CREATE_VOLUMES_FROM,
        create_has(b, CHANGE_CREATE_VOLUMES_FROM_CLASS) ? SPEC_CLASS_INVALID_PARAMETER : early,
        where, message);
}

static void copy_mount(struct filler *f, const struct create_mount *m, bool writable,
                       const struct datum *where)
{
    struct create_mount copy = *m;

    copy.entry = datum_copy(f->b->a, m->entry);
    copy.from_asked = false;
    copy.others = true;
    if (copy.entry == NULL)
        return;
    copy.entry->origin = where;
    copy.entry->rule = RULE_CREATE_VOLUMES_FROM;
    if (copy.volume.len > 0)
        text(f->b, copy.entry, "Name", copy.volume);
    datum_put(copy.entry, STR_LIT("RW"),
              datum_bool(f->b->a, writable && datum_true(DATUM(m->entry, "RW"))));
    put(f, copy);
}

static bool volumes_of(struct filler *f, const struct datum *item)
{
    struct create_build *b = f->b;
    struct str spec = datum_text(item);
    ptrdiff_t colon = str_find(spec, ':', 0);
    struct str name = str_cut(spec, 0, colon < 0 ? spec.len : (size_t)colon);
    struct str mode = colon < 0 ? STR_LIT("rw") : str_cut(spec, (size_t)colon + 1, spec.len);
    const struct create_container *other;

    if (spec.len == 0)
        return refuse_from(b, item->origin, SPEC_CLASS_UNKNOWN,
                           STR_LIT("volumes-from specification cannot be an empty string"));
    if (mode.len > 0 && !text_lower_is(mode, "ro") && !text_lower_is(mode, "rw"))
        return refuse_from(b, item->origin, SPEC_CLASS_UNKNOWN,
                           CONCAT(b->a, STR_LIT("invalid mode: "), mode));
    other = create_find_container(b, name);
    if (other == NULL && create_is_open(b, "host.Containers")) {
        create_ask(b, SPEC_ASK_CONTAINER, RULE_CREATE_VOLUMES_FROM, MDL_F_HOST_CONTAINERS, name);
        return true;
    }
    if (other == NULL)
        return refuse_from(b, item->origin, SPEC_CLASS_NOT_FOUND,
                           CONCAT(b->a, STR_LIT("No such container: "), name));
    for (size_t i = 0; i < other->mount_count; i++)
        copy_mount(f, &other->mounts[i], !text_lower_is(mode, "ro"), item->origin);
    return true;
}

/* ---- Binds and Mounts ----------------------------------------------------------------------- */

static bool refuse_duplicate(struct create_build *b, const struct datum *where,
                             struct str destination)
{
    return create_refuse(b, RULE_PRE_DUPLICATE_MOUNT, SPEC_CLASS_INVALID_PARAMETER, where,
                         CONCAT(b->a, STR_LIT("Duplicate mount point: "), destination));
}

static bool is_asked(struct filler *f, struct str destination)
{
    const struct create_mount *m = mount_at(f, destination);

    return m != NULL && m->from_asked;
}

static struct mount_reader reader_of(struct create_build *b)
{
    return (struct mount_reader){
        .a = b->a,
        .host = b->host,
        .engine = &b->engine,
        .linux_image = !create_has(b, CHANGE_LCOW_GONE) && str_is(b->c->platform, "linux"),
        .driver = datum_text(DATUM(b->c->host_config, "VolumeDriver")),
    };
}

static bool bind(struct filler *f, const struct datum *item)
{
    struct create_build *b = f->b;
    struct mount_reader reader = reader_of(b);
    struct create_mount m = {.from_asked = true};
    bool nameless = create_has(b, CHANGE_CREATE_ANONYMOUS_BIND);
    const struct create_volume *v;
    struct mount_point p;
    struct str error;

    if (!mount_read_raw(&p, &error, &reader, datum_text(item)))
        return create_refuse(b, RULE_PRE_BIND, SPEC_CLASS_UNKNOWN, item->origin, error);
    mount_ask(&b->unknowns, &reader, RULE_PRE_BIND);
    if (is_asked(f, p.destination) ||
        datum_get(DATUM(b->c->host_config, "Tmpfs"), p.destination) != NULL)
        return refuse_duplicate(b, item->origin, p.destination);
    m.destination = p.destination;
    m.entry = new_entry(b, &p, RULE_PRE_BIND, item->origin);
    if (m.entry == NULL)
        return false;
    if (str_is(p.type, "volume")) {
        v = create_volume(b, &(struct create_wish){.name = p.anonymous ? STR_NONE : p.name,
                                                   .driver = p.driver,
                                                   .labelled = p.anonymous && nameless,
                                                   .where = item->origin});
        if (v == NULL)
            return false;
        m.anonymous = p.anonymous;
        name_volume(b, &m, v, !(p.anonymous && nameless));
    }
    put(f, m);
    return true;
}

static struct mdl_string string_at(const struct datum *map, struct str key)
{
    const struct datum *d = datum_get(map, key);

    return (struct mdl_string){datum_is_null(d) ? MDL_ABSENT : MDL_SET, datum_text(d)};
}
#define STRING_AT(map, key) string_at(map, STR_LIT(key))

/* The typed form that the checks of mounts take; those of other types' options were before. */
static struct mdl_mount_spec spec_of(const struct datum *m)
{
    const struct datum *bind_options = DATUM(m, "BindOptions");
    const struct datum *volume_options = DATUM(m, "VolumeOptions");

    return (struct mdl_mount_spec){
        .presence = MDL_SET,
        .type = STRING_AT(m, "Type"),
        .source = STRING_AT(m, "Source"),
        .target = STRING_AT(m, "Target"),
        .read_only = {MDL_SET, datum_true(DATUM(m, "ReadOnly"))},
        .bind_options = {datum_is_null(bind_options) ? MDL_ABSENT : MDL_SET,
                         STRING_AT(bind_options, "Propagation"),
                         {MDL_SET, datum_true(DATUM(bind_options, "NonRecursive"))}},
        .volume_options = {.presence = datum_is_null(volume_options) ? MDL_ABSENT : MDL_SET,
                           .subpath = STRING_AT(volume_options, "Subpath"),
                           .driver_config = {.name = STRING_AT(
                                                 DATUM(volume_options, "DriverConfig"), "Name")}},
    };
}

static bool mount(struct filler *f, const struct datum *item)
{
    struct create_build *b = f->b;
    struct mount_reader reader = reader_of(b);
    struct mdl_mount_spec spec = spec_of(item);
    struct create_mount m = {.from_asked = true};
    const struct datum *options = DATUM(item, "VolumeOptions");
    const struct create_volume *v;
    struct mount_point p;
    struct str error;

    if (!mount_read_spec(&p, &error, &reader, &spec))
        return create_refuse(b, reader.refused_by, SPEC_CLASS_INVALID_PARAMETER, item->origin,
                             error);
    if (is_asked(f, p.destination))
        return refuse_duplicate(b, item->origin, spec.target.v);
    m.destination = p.destination;
    m.entry = new_entry(b, &p, RULE_PRE_MOUNT, item->origin);
    if (m.entry == NULL)
        return false;
    if (str_is(p.type, "volume")) {
        const struct datum *driver = DATUM(options, "DriverConfig");

        v = create_volume(
            b, &(struct create_wish){
                   .name = p.anonymous ? STR_NONE : p.name,
                   .driver = p.driver,
                   .labels =
                       datum_count(DATUM(options, "Labels")) > 0 ? DATUM(options, "Labels") : NULL,
                   .options = DATUM(driver, "Options"),
                   .labelled = p.anonymous && create_has(b, CHANGE_CREATE_ANONYMOUS_BIND),
                   .where = item->origin});
        if (v == NULL)
            return false;
        m.anonymous = p.anonymous;
        name_volume(b, &m, v, true);
    }
    put(f, m);
    return true;
}

static bool each(struct filler *f, const char *key,
                 bool (*one)(struct filler *f, const struct datum *item))
{
    const struct datum *list = datum_get(f->b->c->host_config, str_of(key));

    for (const struct datum *m = datum_first(list); m != NULL; m = m->next) {
        if (!one(f, m))
            return false;
    }
    return true;
}

/* ---- the volumes of the image and of the request --------------------------------------------- */

static bool image_volume(struct filler *f, const struct datum *item)
{
    struct create_build *b = f->b;
    struct mount_reader reader = reader_of(b);
    bool named = !create_has(b, CHANGE_CREATE_IMAGE_VOLUME);
    struct create_mount m = {.anonymous = true};
    const struct create_volume *v;
    struct mount_point p;
    struct str error;

    if (!mount_read_raw(&p, &error, &reader, item->key))
        return create_refuse(b, RULE_CREATE_IMAGE_VOLUME, SPEC_CLASS_UNKNOWN, item->origin,
                             CONCAT(b->a, STR_LIT("Unrecognised volume spec: "), error));
    mount_ask(&b->unknowns, &reader, RULE_CREATE_IMAGE_VOLUME);
    if (mount_at(f, p.destination) != NULL)
        return true;
    v = create_volume(b, &(struct create_wish){.name = named && !p.anonymous ? p.name : STR_NONE,
                                               .driver = reader.driver,
                                               .labelled = !named,
                                               .where = item->origin});
    if (v == NULL)
        return false;
    p.type = STR_LIT("volume");
    m.destination = p.destination;
    m.entry = new_entry(b, &p, RULE_CREATE_IMAGE_VOLUME, item->origin);
    if (m.entry == NULL)
        return false;
    name_volume(b, &m, v, true);
    put(f, m);
    return true;
}

static void index_mounts(struct filler *f, struct create_build *b)
{
    *f = (struct filler){.b = b, .capacity = b->c->mount_count};
    name_index_init(&f->at, b->a);
    for (size_t i = 0; i < b->c->mount_count; i++)
        name_index_put(&f->at, b->c->mounts[i].destination, (void *)(uintptr_t)(i + 1));
}

/* The engine walks a map; here in byte order. */
bool create_image_volumes(struct create_build *b)
{
    const struct datum *volumes = DATUM(b->c->config, "Volumes");
    const struct datum **sorted = shape_sorted(b->a, volumes);
    struct filler f;

    index_mounts(&f, b);
    for (size_t i = 0; sorted != NULL && sorted[i] != NULL; i++) {
        if (!image_volume(&f, sorted[i]))
            return false;
    }
    return true;
}

bool create_mount_points(struct create_build *b)
{
    struct filler f;

    index_mounts(&f, b);
    return each(&f, "VolumesFrom", volumes_of) && each(&f, "Binds", bind) &&
           each(&f, "Mounts", mount);
}

/* A container that is removed takes its anonymous volumes with it. */
void create_forget_volumes(struct create_build *b)
{
    struct name_index gone;

    name_index_init(&gone, b->a);
    for (size_t i = 0; i < b->c->mount_count; i++) {
        struct create_mount *m = &b->c->mounts[i];

        if (m->anonymous && !m->others && m->volume.len > 0)
            name_index_put(&gone, m->volume, m);
    }
    create_forget_volumes_of(b, &gone);
}

/* ---- what inspect shows ---------------------------------------------------------------------- */

static int by_destination(const void *left, const void *right)
{
    const struct create_mount *l = left;
    const struct create_mount *r = right;

    return str_cmp(l->destination, r->destination);
}

void create_show_mounts(struct create_build *b)
{
    struct create_container *c = b->c;
    struct datum *list = datum_new(b->a, VALUE_LIST);

    if (c->mount_count > 1)
        qsort(c->mounts, c->mount_count, sizeof(c->mounts[0]), by_destination);
    for (size_t i = 0; i < c->mount_count; i++)
        datum_push(list, c->mounts[i].entry);
    CREATE_SET(c->inspect, "Mounts", list, RULE_COUNT);
}

void create_take_mounts(struct create_build *b, struct create_container *c)
{
    const struct datum *list = DATUM(c->inspect, "Mounts");

    c->mounts = arena_calloc(b->a, datum_count(list) + 1, sizeof(*c->mounts));
    for (struct datum *m = datum_first(list); m != NULL && c->mounts != NULL; m = m->next)
        c->mounts[c->mount_count++] =
            (struct create_mount){.destination = datum_text(DATUM(m, "Destination")),
                                  .entry = m,
                                  .volume = datum_text(DATUM(m, "Name"))};
}
