/* What the spec builder sees of a container that starts: a document of its own. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/fold_case.h"

#define EXAMPLE_VOLUME "5e3b1f0a-0000-4000-8000-000000000001"

static struct datum *mounts(const struct create_build *b, struct arena *a)
{
    struct datum *list = datum_new(a, VALUE_LIST);

    for (size_t i = 0; i < b->c->mount_count; i++)
        datum_push(list, datum_copy(a, b->c->mounts[i].entry));
    return list;
}

static const struct datum *first_network(const struct create_build *b)
{
    return datum_first(b->c->networks);
}

/* As inspect has them. */
static struct datum *network_settings(const struct create_build *b, struct arena *a)
{
    struct datum *settings = datum_new(a, VALUE_MAP), *networks = datum_new(a, VALUE_MAP);

    for (const struct datum *m = first_network(b); m != NULL; m = m->next)
        datum_add(networks, m->key,
                  m->kind == VALUE_MAP ? shape_write(a, SHAPE_ENDPOINT, m, b->engine.release)
                                       : datum_new(a, VALUE_MAP));
    datum_add(settings, STR_LIT("Networks"), networks);
    return settings;
}

/* Refused before the daemon's default is filled in, the container would have had that. */
static bool is_hyperv(const struct create_build *b)
{
    struct str asked = datum_text(DATUM(b->c->host_config, "Isolation"));

    if (asked.len == 0 || text_lower_is(asked, "default"))
        asked = b->facts.default_isolation;
    return text_lower_is(asked, "hyperv");
}

/* Where the layer is mounted: as a volume of its own, or by containerd in a folder. */
static void base_fs(struct create_build *b, struct arena *a, struct datum *container)
{
    struct str at = STR_LIT("\\\\?\\Volume{" EXAMPLE_VOLUME "}");

    if (is_hyperv(b))
        return;
    if (create_keeps_in_containerd(b))
        at = CONCAT(a, b->root, STR_LIT("\\rootfs\\windows\\"), b->c->id);
    else
        create_note_example(b, CREATE_CHANCE_LAYER, STR_LIT(EXAMPLE_VOLUME), STR_NONE);
    datum_add(container, STR_LIT("BaseFS"), datum_string(a, at));
}

static struct datum *container(struct create_build *b, struct arena *a)
{
    struct create_container *c = b->c;
    struct datum *d = datum_new(a, VALUE_MAP);
    uint32_t release = b->engine.release;

    if (d == NULL)
        return NULL;
    datum_add(d, STR_LIT("Id"), datum_string(a, c->id));
    datum_add(d, STR_LIT("Name"), datum_string(a, CONCAT(a, STR_LIT("/"), c->name)));
    datum_add(d, STR_LIT("Path"), datum_copy(a, DATUM(c->inspect, "Path")));
    datum_add(d, STR_LIT("Args"), datum_copy(a, DATUM(c->inspect, "Args")));
    datum_add(d, STR_LIT("Image"), datum_string(a, b->image.id));
    if (DATUM(c->inspect, "GraphDriver") != NULL)
        datum_add(d, STR_LIT("GraphDriver"), datum_copy(a, DATUM(c->inspect, "GraphDriver")));
    datum_add(d, STR_LIT("HasBeenStartedBefore"), datum_bool(a, false));
    base_fs(b, a, d);
    datum_add(d, STR_LIT("Config"), shape_write(a, SHAPE_CONFIG, c->config, release));
    datum_add(d, STR_LIT("HostConfig"), shape_write(a, SHAPE_HOST_CONFIG, c->host_config, release));
    datum_add(d, STR_LIT("NetworkSettings"), network_settings(b, a));
    datum_add(d, STR_LIT("Mounts"), mounts(b, a));
    if (c->shared_id.len > 0)
        datum_add(d, STR_LIT("NetworkSharedContainerID"), datum_string(a, c->shared_id));
    if (c->shared_endpoints != NULL)
        datum_add(d, STR_LIT("SharedEndpointList"), datum_copy(a, c->shared_endpoints));
    return d;
}

/* ---- host ---------------------------------------------------------------------------------- */

/* The image's layers as told, with the writable one of this container behind them. A container that
 * was made of none finds none when it starts. */
static struct datum *images(const struct create_build *b, struct arena *a)
{
    struct datum *list = datum_new(a, VALUE_LIST), *image = datum_new(a, VALUE_MAP);
    struct datum *folders = datum_new(a, VALUE_LIST);
    const struct datum *told = DATUM(b->image.from, "LayerFolders");
    const struct datum *version = DATUM(b->image.from, "OSVersion");
    const struct datum *own = DATUM(DATUM(DATUM(b->c->inspect, "GraphDriver"), "Data"), "dir");

    for (const struct datum *m = datum_first(told); m != NULL && m->next != NULL; m = m->next)
        datum_push(folders, datum_copy(a, m));
    if (own != NULL)
        datum_push(folders, datum_copy(a, own));
    else if (told != NULL && told->last != NULL)
        datum_push(folders, datum_copy(a, told->last));
    datum_add(image, STR_LIT("Id"), datum_string(a, b->image.id));
    datum_add(image, STR_LIT("OS"), datum_string(a, b->image.os));
    if (version != NULL)
        datum_add(image, STR_LIT("OSVersion"), datum_copy(a, version));
    datum_add(image, STR_LIT("LayerFolders"), folders);
    if (b->image.from != NULL || datum_text(DATUM(b->c->config, "Image")).len > 0)
        datum_push(list, image);
    return list;
}

static struct datum *network_of(const struct create_build *b, struct arena *a,
                                const struct datum *entry)
{
    struct datum *n = datum_new(a, VALUE_MAP), *info = datum_new(a, VALUE_MAP);
    const struct datum *id = datum_get(b->c->hns_ids, entry->key);

    datum_add(n, STR_LIT("Name"), datum_string(a, entry->key));
    if (id != NULL)
        datum_add(info, STR_LIT("hnsid"), datum_string(a, datum_text(id)));
    if (datum_true(datum_get(b->c->unqualified, entry->key)))
        datum_add(info, STR_LIT("AllowUnqualifiedDNSQuery"), datum_bool(a, true));
    datum_add(n, STR_LIT("DriverInfo"), info);
    /* A network that was not joined has no endpoint to tell of. */
    if (datum_get(b->c->unqualified, entry->key) == NULL)
        datum_add(n, STR_LIT("EndpointError"), datum_bool(a, true));
    return n;
}

static struct datum *networks(const struct create_build *b, struct arena *a)
{
    struct datum *list = datum_new(a, VALUE_LIST);

    for (const struct datum *m = first_network(b); m != NULL; m = m->next)
        datum_push(list, network_of(b, a, m));
    return list;
}

/* What containerd mounts is known once it is mounted, and missing for nobody before. */
static void leave_mounts_open(const struct create_build *b, struct arena *a, struct datum *host)
{
    static const char facts[][16] = {"MountSources", "BackingDevices"};
    struct datum *unknown = DATUM(host, "Unknown");

    if (!create_keeps_in_containerd(b))
        return;
    if (unknown == NULL)
        unknown = datum_add(host, STR_LIT("Unknown"), datum_new(a, VALUE_LIST));
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        if (datum_get(host, str_of(facts[i])) == NULL)
            datum_push(unknown, datum_string(a, str_of(facts[i])));
    }
}

static struct datum *host(const struct create_build *b, struct arena *a)
{
    static const char made[][12] = {"Images", "Networks", "Containers"};
    struct datum *d = datum_new(a, VALUE_MAP);

    for (const struct datum *m = datum_first(b->told); m != NULL; m = m->next) {
        bool replaced = false;

        for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++)
            replaced = replaced || str_is(m->key, made[i]);
        if (!replaced)
            datum_add(d, m->key, datum_copy(a, m));
    }
    datum_add(d, STR_LIT("Images"), images(b, a));
    datum_add(d, STR_LIT("Networks"), networks(b, a));
    leave_mounts_open(b, a, d);
    if (b->c->isolation_is_guess)
        datum_put(DATUM(d, "Sources"), STR_LIT("container.HostConfig.Isolation"),
                  datum_string(a, STR_LIT(MDL_SOURCE_ASSUMED "the daemon's default")));
    return d;
}

static const struct value *document(struct create_build *b, struct arena *a)
{
    struct datum *root = datum_new(a, VALUE_MAP);

    datum_add(root, STR_LIT("silospec"), datum_int(a, 1));
    datum_add(root, STR_LIT("engine"), datum_string(a, mdl_engine_name(a, b->engine.release)));
    datum_add(root, STR_LIT("container"), container(b, a));
    datum_add(root, STR_LIT("host"), host(b, a));
    return arena_failed(a) || arena_failed(b->a) ? NULL : datum_value(root);
}

bool create_document(struct create_build *b, struct mdl_doc **out)
{
    const struct value *v;
    struct arena scratch; /* what is copied into the document need not last as long */

    if (b->c->inspect == NULL) { /* refused before: what it would run */
        b->c->inspect = datum_new(b->a, VALUE_MAP);
        create_command(b);
    }
    arena_init(&scratch);
    v = document(b, &scratch);
    arena_finish(&scratch);
    b->failure = v != NULL ? mdl_doc_new(out, v) : err_oom();
    value_unref(v);
    return b->failure == NULL;
}
