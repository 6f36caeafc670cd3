/* What the spec builder sees of a container that starts: a document of its own. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/fold_case.h"

#define EXAMPLE_VOLUME "5e3b1f0a-0000-4000-8000-000000000001"

static struct datum *mounts(struct create_build *b)
{
    struct datum *list = datum_new(b->a, VALUE_LIST);

    for (size_t i = 0; i < b->c->mount_count; i++)
        datum_push(list, datum_copy(b->a, b->c->mounts[i].entry));
    return list;
}

static const struct datum *first_network(const struct create_build *b)
{
    return datum_first(b->c->networks);
}

/* As inspect has them. */
static struct datum *network_settings(struct create_build *b)
{
    struct datum *settings = datum_new(b->a, VALUE_MAP), *networks = datum_new(b->a, VALUE_MAP);

    for (const struct datum *m = first_network(b); m != NULL; m = m->next)
        datum_add(networks, m->key,
                  m->kind == VALUE_MAP ? shape_write(b->a, SHAPE_ENDPOINT, m, b->engine.release)
                                       : datum_new(b->a, VALUE_MAP));
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
static void base_fs(struct create_build *b, struct datum *container)
{
    struct str at = STR_LIT("\\\\?\\Volume{" EXAMPLE_VOLUME "}");

    if (is_hyperv(b))
        return;
    if (create_keeps_in_containerd(b))
        at = CONCAT(b->a, b->root, STR_LIT("\\rootfs\\windows\\"), b->c->id);
    else
        create_note_example(b, CREATE_CHANCE_LAYER, STR_LIT(EXAMPLE_VOLUME), STR_NONE);
    datum_add(container, STR_LIT("BaseFS"), datum_string(b->a, at));
}

static struct datum *container(struct create_build *b)
{
    struct create_container *c = b->c;
    struct datum *d = datum_new(b->a, VALUE_MAP);
    uint32_t release = b->engine.release;

    if (d == NULL)
        return NULL;
    datum_add(d, STR_LIT("Id"), datum_string(b->a, c->id));
    datum_add(d, STR_LIT("Name"), datum_string(b->a, CONCAT(b->a, STR_LIT("/"), c->name)));
    if (c->inspect == NULL) { /* refused before: what it would run */
        c->inspect = datum_new(b->a, VALUE_MAP);
        create_command(b);
    }
    datum_add(d, STR_LIT("Path"), datum_copy(b->a, DATUM(c->inspect, "Path")));
    datum_add(d, STR_LIT("Args"), datum_copy(b->a, DATUM(c->inspect, "Args")));
    datum_add(d, STR_LIT("Image"), datum_string(b->a, b->image.id));
    if (DATUM(c->inspect, "GraphDriver") != NULL)
        datum_add(d, STR_LIT("GraphDriver"), datum_copy(b->a, DATUM(c->inspect, "GraphDriver")));
    datum_add(d, STR_LIT("HasBeenStartedBefore"), datum_bool(b->a, false));
    base_fs(b, d);
    datum_add(d, STR_LIT("Config"), shape_write(b->a, SHAPE_CONFIG, c->config, release));
    datum_add(d, STR_LIT("HostConfig"),
              shape_write(b->a, SHAPE_HOST_CONFIG, c->host_config, release));
    datum_add(d, STR_LIT("NetworkSettings"), network_settings(b));
    datum_add(d, STR_LIT("Mounts"), mounts(b));
    if (c->shared_id.len > 0)
        datum_add(d, STR_LIT("NetworkSharedContainerID"), datum_string(b->a, c->shared_id));
    if (c->shared_endpoints != NULL)
        datum_add(d, STR_LIT("SharedEndpointList"), datum_copy(b->a, c->shared_endpoints));
    return d;
}

/* ---- host ---------------------------------------------------------------------------------- */

/* The image's layers as told, with the writable one of this container behind them. A container that
 * was made of none finds none when it starts. */
static struct datum *images(struct create_build *b)
{
    struct datum *list = datum_new(b->a, VALUE_LIST), *image = datum_new(b->a, VALUE_MAP);
    struct datum *folders = datum_new(b->a, VALUE_LIST);
    const struct datum *told = DATUM(b->image.from, "LayerFolders");
    const struct datum *version = DATUM(b->image.from, "OSVersion");
    const struct datum *own = DATUM(DATUM(DATUM(b->c->inspect, "GraphDriver"), "Data"), "dir");

    for (const struct datum *m = datum_first(told); m != NULL && m->next != NULL; m = m->next)
        datum_push(folders, datum_copy(b->a, m));
    if (own != NULL)
        datum_push(folders, datum_copy(b->a, own));
    else if (told != NULL && told->last != NULL)
        datum_push(folders, datum_copy(b->a, told->last));
    datum_add(image, STR_LIT("Id"), datum_string(b->a, b->image.id));
    datum_add(image, STR_LIT("OS"), datum_string(b->a, b->image.os));
    if (version != NULL)
        datum_add(image, STR_LIT("OSVersion"), datum_copy(b->a, version));
    datum_add(image, STR_LIT("LayerFolders"), folders);
    if (b->image.from != NULL || datum_text(DATUM(b->c->config, "Image")).len > 0)
        datum_push(list, image);
    return list;
}

static struct datum *network_of(struct create_build *b, const struct datum *entry)
{
    struct datum *n = datum_new(b->a, VALUE_MAP), *info = datum_new(b->a, VALUE_MAP);
    const struct datum *id = datum_get(b->c->hns_ids, entry->key);

    datum_add(n, STR_LIT("Name"), datum_string(b->a, entry->key));
    if (id != NULL)
        datum_add(info, STR_LIT("hnsid"), datum_string(b->a, datum_text(id)));
    if (datum_true(datum_get(b->c->unqualified, entry->key)))
        datum_add(info, STR_LIT("AllowUnqualifiedDNSQuery"), datum_bool(b->a, true));
    datum_add(n, STR_LIT("DriverInfo"), info);
    /* A network that was not joined has no endpoint to tell of. */
    if (datum_get(b->c->unqualified, entry->key) == NULL)
        datum_add(n, STR_LIT("EndpointError"), datum_bool(b->a, true));
    return n;
}

static struct datum *networks(struct create_build *b)
{
    struct datum *list = datum_new(b->a, VALUE_LIST);

    for (const struct datum *m = first_network(b); m != NULL; m = m->next)
        datum_push(list, network_of(b, m));
    return list;
}

/* What containerd mounts is known once it is mounted, and missing for nobody before. */
static void leave_mounts_open(struct create_build *b, struct datum *host)
{
    static const char facts[][16] = {"MountSources", "BackingDevices"};
    struct datum *unknown = DATUM(host, "Unknown");

    if (!create_keeps_in_containerd(b))
        return;
    if (unknown == NULL)
        unknown = datum_add(host, STR_LIT("Unknown"), datum_new(b->a, VALUE_LIST));
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
        if (datum_get(host, str_of(facts[i])) == NULL)
            datum_push(unknown, datum_string(b->a, str_of(facts[i])));
    }
}

static struct datum *host(struct create_build *b)
{
    static const char made[][12] = {"Images", "Networks", "Containers"};
    struct datum *d = datum_new(b->a, VALUE_MAP);

    for (const struct datum *m = datum_first(b->told); m != NULL; m = m->next) {
        bool replaced = false;

        for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++)
            replaced = replaced || str_is(m->key, made[i]);
        if (!replaced)
            datum_add(d, m->key, datum_copy(b->a, m));
    }
    datum_add(d, STR_LIT("Images"), images(b));
    datum_add(d, STR_LIT("Networks"), networks(b));
    leave_mounts_open(b, d);
    if (b->c->isolation_is_guess)
        datum_put(DATUM(d, "Sources"), STR_LIT("container.HostConfig.Isolation"),
                  datum_string(b->a, STR_LIT(MDL_SOURCE_ASSUMED "the daemon's default")));
    return d;
}

bool create_document(struct create_build *b, struct mdl_doc **out)
{
    struct datum *root = datum_new(b->a, VALUE_MAP);
    const struct value *v;

    datum_add(root, STR_LIT("silospec"), datum_int(b->a, 1));
    datum_add(root, STR_LIT("engine"),
              datum_string(b->a, mdl_engine_name(b->a, b->engine.release)));
    datum_add(root, STR_LIT("container"), container(b));
    datum_add(root, STR_LIT("host"), host(b));
    v = arena_failed(b->a) ? NULL : datum_value(root);
    if (v == NULL) {
        b->failure = err_oom();
        return false;
    }
    b->failure = mdl_doc_new(out, v);
    value_unref(v);
    return b->failure == NULL;
}
