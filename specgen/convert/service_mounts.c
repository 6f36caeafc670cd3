/* Binds, mounts and volumes of a request as volumes of a service. */
#include "model/base/ascii.h"
#include "specgen/convert/service_parts.h"

#include "specgen/gocompat/concat.h"

static bool is_path(struct str source)
{
    return source.len == 0 || (source.s[0] != '\0' && strchr("./~", source.s[0]) != NULL) ||
           str_starts(source, STR_LIT("\\\\")) ||
           (source.len > 1 && ascii_is_letter(source.s[0]) && source.s[1] == ':');
}

/* As the engine would make it for a run line; with that name, and not with the project's. */
static struct datum *volume(struct arena *a, struct str name, const struct datum *driver)
{
    struct datum *map = datum_new(a, VALUE_MAP), *one = datum_new(a, VALUE_MAP);

    service_text(a, one, "name", name);
    service_copy(a, one, "driver", DATUM(driver, "Name"));
    service_copy(a, one, "driver_opts", DATUM(driver, "Options"));
    datum_add(map, name, one);
    return map;
}

static void keep_volume(struct service *s, const struct datum *top)
{
    const struct datum *one = datum_first(top);

    if (one != NULL && datum_get(s->volumes, one->key) == NULL)
        datum_add(s->volumes, one->key, datum_copy(s->a, one));
}

/* Keeps the item with its volume unless compose refuses it; OTHER is the caller's to remark. */
static enum service_outcome put_item(struct service *s, struct datum *item, struct datum *top,
                                     struct str path, const struct datum *wanted, struct str *why)
{
    struct datum *list = datum_new(s->a, VALUE_LIST);
    struct service_try t = {.key = "volumes", .value = list, .top_key = "volumes", .top = top};
    enum service_outcome outcome;

    datum_push(list, item);
    outcome = service_tried(s, why, &t, path, wanted);
    if (outcome != SERVICE_REFUSED) {
        datum_push(service_list(s, "volumes"), datum_copy(s->a, item));
        keep_volume(s, top);
    }
    return outcome;
}

/* ---- -v texts ------------------------------------------------------------------------------- */

static struct str bind_source(struct str bind)
{
    size_t from = bind.len > 1 && ascii_is_letter(bind.s[0]) && bind.s[1] == ':' ? 2 : 0;
    ptrdiff_t colon = str_find(bind, ':', from);

    return colon < 0 ? STR_NONE : str_cut(bind, 0, (size_t)colon);
}

static void remove_last(struct service *s)
{
    struct datum *list = service_list(s, "volumes");

    datum_drop(list, list != NULL ? list->last : NULL);
}

void service_binds(struct service *s, const struct datum *d, const char *key)
{
    struct str why;

    (void)key;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct str source = bind_source(datum_text(m));
        struct datum *top = is_path(source) ? NULL : volume(s->a, source, NULL);
        enum service_outcome outcome = put_item(s, datum_copy(s->a, m), top, datum_path(s->a, d),
                                                service_only(s->a, d, m), &why);

        if (outcome != SERVICE_SAME)
            service_remark(s, LOSS_LOST, m, why);
        if (outcome == SERVICE_OTHER)
            remove_last(s);
    }
}

/* ---- mounts --------------------------------------------------------------------------------- */

/* A bind that is no -v text must say that the folder is there. */
static void bind_part(struct service *s, struct datum *map, const struct datum *options)
{
    struct datum *bind = datum_add(map, STR_LIT("bind"), datum_new(s->a, VALUE_MAP));

    service_copy(s->a, bind, "propagation", DATUM(options, "Propagation"));
    if (datum_true(DATUM(options, "NonRecursive")))
        service_text(s->a, bind, "recursive", STR_LIT("disabled"));
    if (datum_true(DATUM(options, "ReadOnlyNonRecursive")))
        service_text(s->a, bind, "recursive", STR_LIT("writable"));
    if (datum_true(DATUM(options, "ReadOnlyForceRecursive")))
        service_text(s->a, bind, "recursive", STR_LIT("readonly"));
    datum_add(bind, STR_LIT("create_host_path"),
              datum_bool(s->a, datum_true(DATUM(options, "CreateMountpoint"))));
}

static void part(struct datum *map, const char *key, struct datum *members)
{
    if (datum_count(members) > 0)
        datum_add(map, str_of(key), members);
}

static struct datum *long_form(struct service *s, const struct datum *m)
{
    const struct datum *volume_options = DATUM(m, "VolumeOptions");
    const struct datum *tmpfs_options = DATUM(m, "TmpfsOptions");
    struct datum *map = datum_new(s->a, VALUE_MAP), *of_volume = datum_new(s->a, VALUE_MAP);
    struct datum *tmpfs = datum_new(s->a, VALUE_MAP), *image = datum_new(s->a, VALUE_MAP);

    service_copy(s->a, map, "type", DATUM(m, "Type"));
    service_copy(s->a, map, "source", DATUM(m, "Source"));
    service_copy(s->a, map, "target", DATUM(m, "Target"));
    service_copy(s->a, map, "read_only", DATUM(m, "ReadOnly"));
    service_copy(s->a, map, "consistency", DATUM(m, "Consistency"));
    if (str_is(datum_text(DATUM(m, "Type")), "bind"))
        bind_part(s, map, DATUM(m, "BindOptions"));
    service_copy(s->a, of_volume, "nocopy", DATUM(volume_options, "NoCopy"));
    service_copy(s->a, of_volume, "subpath", DATUM(volume_options, "Subpath"));
    service_copy(s->a, of_volume, "labels", DATUM(volume_options, "Labels"));
    part(map, "volume", of_volume);
    service_copy(s->a, tmpfs, "size", DATUM(tmpfs_options, "SizeBytes"));
    service_copy(s->a, tmpfs, "mode", DATUM(tmpfs_options, "Mode"));
    part(map, "tmpfs", tmpfs);
    service_copy(s->a, image, "subpath", DATUM(DATUM(m, "ImageOptions"), "Subpath"));
    part(map, "image", image);
    return map;
}

/* What compose does instead of it is nearer than nothing. */
static void remark_other(struct service *s, const struct datum *m, struct str why)
{
    if (str_is(datum_text(DATUM(m, "Type")), "volume"))
        service_remark(s, LOSS_CHANGED, m,
                       STR_LIT("compose asks for it as a bind, of which the engine makes small "
                               "letters, and makes the volume itself"));
    else
        service_remark(s, LOSS_CHANGED, m, why);
}

void service_mounts(struct service *s, const struct datum *d, const char *key)
{
    struct str why;

    (void)key;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct str source = datum_text(DATUM(m, "Source"));
        bool named = str_is(datum_text(DATUM(m, "Type")), "volume") && source.len > 0;
        struct datum *top =
            named ? volume(s->a, source, DATUM(DATUM(m, "VolumeOptions"), "DriverConfig")) : NULL;
        enum service_outcome outcome =
            put_item(s, long_form(s, m), top, datum_path(s->a, d), service_only(s->a, d, m), &why);

        if (outcome == SERVICE_REFUSED)
            service_remark(s, LOSS_LOST, m, why);
        if (outcome == SERVICE_OTHER)
            remark_other(s, m, why);
    }
}

/* ---- volumes without a name ----------------------------------------------------------------- */

void service_anonymous(struct service *s, const struct datum *d, const char *key)
{
    struct str why;

    (void)key;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct datum *item = datum_string(s->a, m->key);

        if (put_item(s, item, NULL, STR_LIT("Image"), NULL, &why) == SERVICE_REFUSED)
            service_remark(s, LOSS_LOST, m, why);
    }
}

/* Of a container that no service of the file makes. */
void service_volumes_from(struct service *s, const struct datum *d, const char *key)
{
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        struct datum *list = datum_new(s->a, VALUE_LIST);
        struct service_try t = {.key = key, .value = list};
        struct str why;

        datum_push(list, datum_string(s->a, CONCAT(s->a, STR_LIT("container:"), datum_text(m))));
        if (service_tried(s, &why, &t, datum_path(s->a, d), service_only(s->a, d, m)) ==
            SERVICE_SAME)
            datum_push(service_list(s, key), datum_copy(s->a, datum_first(list)));
        else
            service_remark(s, LOSS_LOST, m,
                           str_find(datum_text(m), ':', 0) < 0
                               ? why
                               : STR_LIT("compose sends the container without the mode behind it"));
    }
}
