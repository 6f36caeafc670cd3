/* Mounts, volumes and ports of a request as flags. */
#include "specgen/convert/run_parts.h"
#include "specgen/gocompat/concat.h"

static void csv_true(struct buf *record, const char *key, const struct datum *d)
{
    if (!datum_true(d))
        return;
    if (record->len > 0)
        buf_char(record, ',');
    buf_add(record, str_of(key));
}

static void csv_text(struct buf *record, const char *key, const struct datum *d)
{
    if (datum_text(d).len > 0)
        run_csv(record, key, d->text);
}

static void csv_pairs(struct run_words *w, struct buf *record, const char *key,
                      const struct datum *map)
{
    for (const struct datum *d = datum_first(map); d != NULL; d = d->next)
        run_csv(record, key, CONCAT(w->a, d->key, STR_LIT("="), datum_text(d)));
}

/* ---- --mount -------------------------------------------------------------------------------- */

static void bind_options(struct buf *record, const struct datum *options)
{
    csv_text(record, "bind-propagation", DATUM(options, "Propagation"));
    if (datum_true(DATUM(options, "NonRecursive")))
        run_csv(record, "bind-recursive", STR_LIT("disabled"));
    if (datum_true(DATUM(options, "ReadOnlyNonRecursive")))
        run_csv(record, "bind-recursive", STR_LIT("writable"));
    if (datum_true(DATUM(options, "ReadOnlyForceRecursive")))
        run_csv(record, "bind-recursive", STR_LIT("readonly"));
    csv_true(record, "bind-create-src", DATUM(options, "CreateMountpoint"));
}

static void volume_options(struct run_words *w, struct buf *record, const struct datum *options)
{
    const struct datum *driver = DATUM(options, "DriverConfig");

    csv_true(record, "volume-nocopy", DATUM(options, "NoCopy"));
    csv_pairs(w, record, "volume-label", DATUM(options, "Labels"));
    csv_text(record, "volume-subpath", DATUM(options, "Subpath"));
    csv_text(record, "volume-driver", DATUM(driver, "Name"));
    csv_pairs(w, record, "volume-opt", DATUM(driver, "Options"));
}

/* The mode is read in octal. */
static void tmpfs_options(struct run_words *w, struct buf *record, const struct datum *options)
{
    const struct datum *size = DATUM(options, "SizeBytes"), *mode = DATUM(options, "Mode");

    if (!datum_is_zero(size))
        run_csv(record, "tmpfs-size", run_size(w->a, size));
    if (!datum_is_zero(mode))
        run_csv(record, "tmpfs-mode",
                arena_printf(w->a, "%llo", (unsigned long long)datum_number(mode)));
}

static struct str mount_text(struct run_words *w, const struct datum *d, bool options)
{
    struct buf record = {NULL, 0, 0, false};

    csv_text(&record, "type", DATUM(d, "Type"));
    csv_text(&record, "source", DATUM(d, "Source"));
    csv_text(&record, "target", DATUM(d, "Target"));
    csv_true(&record, "readonly", DATUM(d, "ReadOnly"));
    csv_text(&record, "consistency", DATUM(d, "Consistency"));
    if (options) {
        bind_options(&record, DATUM(d, "BindOptions"));
        volume_options(w, &record, DATUM(d, "VolumeOptions"));
        tmpfs_options(w, &record, DATUM(d, "TmpfsOptions"));
        csv_text(&record, "image-subpath", DATUM(DATUM(d, "ImageOptions"), "Subpath"));
    }
    return buf_in_arena(&record, w->a);
}

static struct str whole_mount(struct run_words *w, const struct datum *d)
{
    return mount_text(w, d, true);
}

static struct datum *without_options(struct run_words *w, const struct datum *d)
{
    struct datum *copy = datum_copy(w->a, d), *next;

    for (struct datum *m = datum_first(copy); m != NULL; m = next) {
        next = m->next;
        if (m->kind == VALUE_MAP)
            datum_drop(copy, m);
    }
    return copy;
}

/* Without its options where those cannot be said. */
static void one_mount(struct run_words *w, const struct datum *list, const struct datum *d)
{
    struct run_try full = {.count = 0}, plain = {.count = 0};
    struct str path = datum_path(w->a, list), why, why_plain;

    run_try_add(w, &full, "mount", whole_mount(w, d), d);
    if (run_tried(w, &why, &full, path, run_alone(w, list, d)) == RUN_SAME) {
        run_keep(w, &full);
        return;
    }
    run_try_add(w, &plain, "mount", mount_text(w, d, false), d);
    if (run_tried(w, &why_plain, &plain, path, run_alone(w, list, without_options(w, d))) !=
        RUN_SAME) {
        run_remark(w, LOSS_LOST, d, why_plain);
        return;
    }
    run_keep(w, &plain);
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (m->kind == VALUE_MAP)
            run_remark(w, LOSS_LOST, m, why);
    }
}

void run_mounts(struct run_words *w, const struct datum *d)
{
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next)
        one_mount(w, d, m);
}

/* ---- -v of a volume without a name ---------------------------------------------------------- */

static struct str key_alone(struct run_words *w, const struct datum *child)
{
    (void)w;
    return child->key;
}

void run_volumes(struct run_words *w, const struct datum *d)
{
    run_many(w, d, "volume", key_alone);
}

/* ---- ports ---------------------------------------------------------------------------------- */

static struct str without_tcp(struct str port)
{
    return str_ends(port, STR_LIT("/tcp")) ? str_cut(port, 0, port.len - 4) : port;
}

/* [ip:][host:]container, an address of IPv6 in brackets. */
static struct str published(struct run_words *w, struct str port, const struct datum *binding)
{
    struct str ip = datum_text(DATUM(binding, "HostIp"));
    struct str host = datum_text(DATUM(binding, "HostPort"));

    port = without_tcp(port);
    if (ip.len == 0)
        return host.len == 0 ? port : CONCAT(w->a, host, STR_LIT(":"), port);
    if (memchr(ip.s, ':', ip.len) != NULL)
        ip = CONCAT(w->a, STR_LIT("["), ip, STR_LIT("]"));
    return CONCAT(w->a, ip, STR_LIT(":"), host, STR_LIT(":"), port);
}

static void add_port(struct run_words *w, struct run_try *t, const struct datum *bindings)
{
    for (const struct datum *b = datum_first(bindings); b != NULL; b = b->next)
        run_try_add(w, t, "publish", published(w, bindings->key, b), bindings);
}

static void port(struct run_words *w, const struct datum *map, const struct datum *bindings)
{
    struct run_try t = {.count = 0};
    struct str why;

    add_port(w, &t, bindings);
    if (t.count == 0)
        run_remark(w, LOSS_LOST, bindings,
                   STR_LIT("docker run publishes a port with at least one place of the host"));
    else if (run_tried(w, &why, &t, datum_path(w->a, map), run_alone(w, map, bindings)) == RUN_SAME)
        run_keep(w, &t);
    else
        run_remark(w, LOSS_LOST, bindings, why);
}

/* Mostly all of them are said at once. */
void run_ports(struct run_words *w, const struct datum *d)
{
    struct run_try all = {.count = 0};
    struct str why;

    for (const struct datum *m = datum_first(d); m != NULL; m = m->next)
        add_port(w, &all, m);
    if (all.count > 0 && run_tried(w, &why, &all, datum_path(w->a, d), d) == RUN_SAME) {
        run_keep(w, &all);
        return;
    }
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next)
        port(w, d, m);
}

/* Those that are published are exposed by that. */
void run_exposed(struct run_words *w, const struct datum *d)
{
    const struct datum *bindings = DATUM(DATUM(d->up, "HostConfig"), "PortBindings");
    struct datum *rest = datum_new(w->a, VALUE_MAP);

    if (rest == NULL)
        return;
    rest->key = d->key;
    rest->up = d->up;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (datum_count(datum_get(bindings, m->key)) == 0)
            datum_add(rest, m->key, datum_copy(w->a, m));
    }
    if (rest->count > 0)
        run_many(w, rest, "expose", key_alone);
}
