/* The host that an inspect is shown on, since an inspect says next to nothing of its own. */
#include "model/base/arena.h"
#include "model/formats/scenario.h"

#define ROOT "C:\\ProgramData\\docker"

enum { TOLD = 2 }; /* the first of them, which a docker info answers */

static const char *const assumptions[] = {
    "the host is Windows Server 2019, build 17763, with 4 processors",
    "the daemon's default isolation is process and its data root is " ROOT,
    "the image exists, and its operating system is the container's platform (windows if "
    "it says none)",
    "the image has one layer, with a placeholder for its folder; the writable layer is the one "
    "that GraphDriver names, if any",
    "each network of the container exists and has an endpoint; its id is the one that inspect "
    "prints, though Windows uses another one",
    "the network nat lets unqualified names be asked",
    "the container's filesystem is mounted at a placeholder volume (BaseFS), unless its "
    "isolation is hyperv",
    "there are no credential specs, configs, secrets or DNS suffixes on the host",
    NULL,
};

const char *const *mdl_default_host_assumptions(bool told)
{
    return told ? assumptions + TOLD : assumptions;
}

/* The text at container.a.b.c, or none. */
static struct str text_at(const struct value *v, const char *const *keys)
{
    for (; *keys != NULL && v != NULL; keys++)
        v = value_get(v, str_of(*keys));
    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

#define TEXT_AT(v, ...) text_at(v, (const char *const[]){__VA_ARGS__, NULL})

/* Both take `child`; a NULL child, that is no memory, counts as a failure. */
static bool put(struct value *map, const char *key, const struct value *child)
{
    return child != NULL && value_map_push(map, str_of(key), 0, 0, child);
}

static bool push(struct value *list, const struct value *child)
{
    return child != NULL && value_list_push(list, child);
}

static struct value *none(struct value *v)
{
    value_unref(v);
    return NULL;
}

static struct value *layer_folders(struct arena *a, const struct value *container)
{
    struct value *list = value_list();
    struct str writable = TEXT_AT(container, "GraphDriver", "Data", "dir");

    if (writable.len == 0)
        writable = arena_printf(a, ROOT "\\windowsfilter\\%.*s", STR_FMT(TEXT_AT(container, "Id")));
    if (list == NULL || arena_failed(a) ||
        !push(list, value_string(STR_LIT(ROOT "\\windowsfilter\\base-layer"))) ||
        !push(list, value_string(writable)))
        return none(list);
    return list;
}

static struct value *images(struct arena *a, const struct value *container)
{
    struct value *list = value_list(), *image;
    struct str id = TEXT_AT(container, "Image"), os = TEXT_AT(container, "Platform");

    if (list == NULL || id.len == 0)
        return list;
    if ((image = value_map()) == NULL)
        return none(list);
    if (!put(image, "Id", value_string(id)) ||
        !put(image, "OS", value_string(os.len > 0 ? os : STR_LIT("windows"))) ||
        !put(image, "LayerFolders", layer_folders(a, container))) {
        value_unref(image);
        return none(list);
    }
    return push(list, image) ? list : none(list);
}

static struct value *driver_info(struct arena *a, struct str network, const struct value *endpoint)
{
    struct value *info = value_map();
    struct str id = TEXT_AT(endpoint, "EndpointID");

    if (id.len == 0) /* a stopped container has none */
        id = arena_printf(a, "endpoint-in-%.*s", STR_FMT(network));
    if (info == NULL || arena_failed(a) || !put(info, "hnsid", value_string(id)))
        return none(info);
    if (str_is(network, "nat") && !put(info, "AllowUnqualifiedDNSQuery", value_bool(true)))
        return none(info);
    return info;
}

static struct value *network(struct arena *a, const struct value_member *m)
{
    struct value *v = value_map();

    if (v == NULL || !put(v, "Name", value_string(m->key)) ||
        !put(v, "DriverInfo", driver_info(a, m->key, m->value)))
        return none(v);
    return v;
}

static const struct value *networks_of(const struct value *container)
{
    const struct value *settings = value_get(container, STR_LIT("NetworkSettings"));
    const struct value *v = settings != NULL ? value_get(settings, STR_LIT("Networks")) : NULL;

    return v != NULL && v->kind == VALUE_MAP ? v : NULL;
}

static struct value *networks(struct arena *a, const struct value *container)
{
    struct value *list = value_list();
    const struct value *known = networks_of(container);

    if (list == NULL)
        return NULL;
    for (size_t i = 0; known != NULL && i < known->u.map.count; i++)
        if (!push(list, network(a, &known->u.map.members[i])))
            return none(list);
    return list;
}

const struct value *mdl_default_host(const struct value *container)
{
    struct value *host = value_map();
    bool lcow = str_is(TEXT_AT(container, "Platform"), "linux");
    struct arena a;
    bool done;

    arena_init(&a);
    done = host != NULL && put(host, "DefaultIsolation", value_string(STR_LIT("process"))) &&
           put(host, "Root", value_string(STR_LIT(ROOT))) &&
           put(host, "OSBuild", value_number(STR_LIT("17763"))) &&
           put(host, "OSProduct", value_string(STR_LIT("server"))) &&
           put(host, "NumCPU", value_number(STR_LIT("4"))) &&
           (!lcow || put(host, "LCOWSupported", value_bool(true))) &&
           put(host, "Images", images(&a, container)) &&
           put(host, "Networks", networks(&a, container));
    arena_finish(&a);
    return done ? host : none(host);
}
