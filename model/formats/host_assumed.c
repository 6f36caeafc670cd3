/* What a document of artefacts lacks, as evidence of what is assumed: an inspect says next to
 * nothing of its host, and a docker info nothing of a container. */
#include "model/document/path.h"
#include "model/formats/hns_join.h"
#include "model/formats/image_name.h"
#include "model/formats/inspect.h"
#include "model/formats/merge.h"
#include "model/value/value_make.h"

#define ROOT               "C:\\ProgramData\\docker"
#define PLACEHOLDER_VOLUME "\\\\?\\Volume{00000000-0000-0000-0000-000000000000}\\"

/* The text at v.a.b.c, or none. */
static struct str text_at(const struct value *v, const char *const *keys)
{
    for (; *keys != NULL && v != NULL; keys++)
        v = value_get(v, str_of(*keys));
    return v != NULL && v->kind == VALUE_STRING ? v->u.text : STR_NONE;
}

#define TEXT_AT(v, ...) text_at(v, (const char *const[]){__VA_ARGS__, NULL})

static const struct value *value_of(const struct value *root, const char *key, const char *below)
{
    const struct value *v = value_get(root, str_of(key));

    return v != NULL ? value_get(v, str_of(below)) : NULL;
}

static bool host_has(const struct value *root, const char *key)
{
    return value_of(root, "host", key) != NULL;
}

/* All take `child`; a NULL child, that is no memory, counts as a failure. */
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

/* What is there of a list, to be continued. */
static struct value *copy_of(const struct value *list)
{
    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;
    struct value *made = value_list();

    for (size_t i = 0; made != NULL && i < count; i++)
        if (!push(made, value_ref(list->u.list.items[i])))
            return none(made);
    return made;
}

static size_t element_total(const struct value *list)
{
    return list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;
}

static bool has_element(const struct value *list, const char *identity, struct str name)
{
    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;

    for (size_t i = 0; i < count; i++)
        if (str_eq(TEXT_AT(list->u.list.items[i], identity), name))
            return true;
    return false;
}

/* ---- the container ----------------------------------------------------------------------- */

/* The only member of a map; NULL: it has none, or several. */
static const struct value_member *only_member(const struct value *map)
{
    return map != NULL && map->kind == VALUE_MAP && map->u.map.count == 1 ? &map->u.map.members[0]
                                                                          : NULL;
}

/* The option that uses the only credential spec that was brought; STR_NONE: there is not just one.
 */
static struct str credential_option(struct arena *a, const struct value *root)
{
    const struct value *specs = value_of(root, "host", "CredentialSpecs");
    const struct value *files = specs != NULL ? value_get(specs, STR_LIT("Files")) : NULL;
    const struct value *registry = specs != NULL ? value_get(specs, STR_LIT("Registry")) : NULL;
    const struct value *values = registry != NULL ? value_get(registry, STR_LIT("Values")) : NULL;
    const struct value_member *file = only_member(files), *value = only_member(values);

    if (file != NULL && values == NULL)
        return arena_printf(a, "credentialspec=file://%.*s", STR_FMT(file->key));
    if (value != NULL && files == NULL)
        return arena_printf(a, "credentialspec=registry://%.*s", STR_FMT(value->key));
    return STR_NONE;
}

/* The least that the engine can be asked for; what it lacks is for the user to add. `option` is one
 * of its security options. */
static struct value *new_container(struct str option)
{
    struct value *c = value_map(), *config = value_map();

    if (option.len > 0)
        config = made_with(config, "SecurityOpt", made_push(value_list(), value_string(option)));
    if (c == NULL || !put(c, "Id", value_string(STR_LIT("new"))) ||
        !put(c, "Name", value_string(STR_LIT("/new"))) ||
        !put(c, "Path", value_string(STR_LIT("cmd"))) ||
        !put(c, "Image", value_string(STR_LIT("image"))) || !put(c, "Config", value_map())) {
        value_unref(config);
        return none(c);
    }
    return made_with(c, "HostConfig", config);
}

/* What the engine cannot do without, of a container that is known in part. */
static void assume_parts(struct evidence *out, const struct value *container)
{
    static const struct {
        const char *key, *path;
        bool object;
        struct str value, what;
    } parts[] = {
        {"Id", "container.Id", false, STR_INIT("new"), STR_INIT("the container's id is 'new'")},
        {"Name", "container.Name", false, STR_INIT("/new"),
         STR_INIT("the container's name is 'new'")},
        {"Path", "container.Path", false, STR_INIT("cmd"), STR_INIT("the container runs cmd")},
        {"Image", "container.Image", false, STR_INIT("image"),
         STR_INIT("the container's image is called 'image'")},
        {"Config",
         "container.Config",
         true,
         {NULL, 0},
         STR_INIT("Config, which was not shown, says nothing")},
        {"HostConfig",
         "container.HostConfig",
         true,
         {NULL, 0},
         STR_INIT("HostConfig, which was not shown, says nothing")},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (value_get(container, str_of(parts[i].key)) == NULL)
            evidence_assume(out, str_of(parts[i].path),
                            parts[i].object ? value_map() : value_string(parts[i].value),
                            parts[i].what);
}

/* The name behind `credentialspec=<scheme>`; STR_NONE: the container names none. */
static struct str credential_name(const struct value *container, const char *scheme)
{
    const struct value *options = value_of(container, "HostConfig", "SecurityOpt");
    size_t count = options != NULL && options->kind == VALUE_LIST ? options->u.list.count : 0;
    const struct str option = STR_LIT("credentialspec=");
    size_t n = strlen(scheme);

    while (count-- > 0) {
        struct str text = options->u.list.items[count]->kind == VALUE_STRING
                              ? options->u.list.items[count]->u.text
                              : STR_NONE;

        if (!str_starts(text, option))
            continue;
        text = str_cut(text, option.len, text.len);
        return str_eq_ascii_case(str_cut(text, 0, n), str_of(scheme)) ? str_cut(text, n, text.len)
                                                                      : STR_NONE;
    }
    return STR_NONE;
}

/* A credential spec that was added alone is the one that the container names. */
static void join_credential_spec(struct evidence *out, const struct value *root,
                                 const struct value *container)
{
    const struct value *specs = value_of(root, "host", "CredentialSpecs");
    const struct value *files = specs != NULL ? value_get(specs, STR_LIT("Files")) : NULL;
    struct str file = credential_name(container, "file://");
    struct str value = credential_name(container, "registry://");
    const struct value_step to_file[] = {{.key = STR_LIT("host")},
                                         {.key = STR_LIT("CredentialSpecs")},
                                         {.key = STR_LIT("Files")},
                                         {.key = file}};
    const struct value_step to_value[] = {{.key = STR_LIT("host")},
                                          {.key = STR_LIT("CredentialSpecs")},
                                          {.key = STR_LIT("Registry")},
                                          {.key = STR_LIT("Values")},
                                          {.key = value}};

    if (files == NULL || files->kind != VALUE_MAP || files->u.map.count != 1 ||
        str_eq_ascii_case(files->u.map.members[0].key, file))
        return;
    if (file.len > 0)
        evidence_assume(out, mdl_path_text(&out->arena, to_file, 4),
                        value_ref(files->u.map.members[0].value),
                        STR_LIT("the credential spec that was added is the file that the container "
                                "names"));
    if (value.len > 0 && value_get(specs, STR_LIT("Registry")) == NULL)
        evidence_assume(out, mdl_path_text(&out->arena, to_value, 5),
                        value_ref(files->u.map.members[0].value),
                        STR_LIT("the credential spec that was added is the value of the registry "
                                "that the container names"));
}

static void assume_base_fs(struct evidence *out, const struct value *container)
{
    if (value_get(container, STR_LIT("BaseFS")) == NULL &&
        !str_eq_ascii_case(TEXT_AT(container, "HostConfig", "Isolation"), STR_LIT("hyperv")))
        evidence_assume(out, STR_LIT("container.BaseFS"), value_string(STR_LIT(PLACEHOLDER_VOLUME)),
                        STR_LIT("the container's filesystem is mounted at a placeholder volume "
                                "(BaseFS), unless its isolation is hyperv"));
}

/* A container of Hyper-V has no mounted filesystem; with another isolation it would have one. */
static void base_fs_unknown(struct evidence *out, const struct value *container)
{
    if (value_get(container, STR_LIT("BaseFS")) == NULL &&
        str_eq_ascii_case(TEXT_AT(container, "HostConfig", "Isolation"), STR_LIT("hyperv")))
        evidence_unknown(out, STR_LIT("container.BaseFS"));
}

/* ---- its image --------------------------------------------------------------------------- */

static struct value *layer_folders(struct arena *a, const struct value *container)
{
    static const struct str new_id = STR_INIT("new");
    struct value *list = value_list();
    struct str writable = TEXT_AT(container, "GraphDriver", "Data", "dir");
    struct str id = TEXT_AT(container, "Id");

    if (writable.len == 0)
        writable = arena_printf(a, ROOT "\\windowsfilter\\%.*s", STR_FMT(id.len > 0 ? id : new_id));
    if (list == NULL || arena_failed(a) ||
        !push(list, value_string(STR_LIT(ROOT "\\windowsfilter\\base-layer"))) ||
        !push(list, value_string(writable)))
        return none(list);
    return list;
}

static struct value *image(struct arena *a, const struct value *container, struct str id)
{
    struct value *made = value_map();
    struct str os = TEXT_AT(container, "Platform");

    if (made == NULL || !put(made, "Id", value_string(id)) ||
        !put(made, "OS", value_string(os.len > 0 ? os : STR_LIT("windows"))) ||
        !put(made, "LayerFolders", layer_folders(a, container)))
        return none(made);
    return made;
}

/* Of an image that somebody told of, but not where its layers are. */
static void assume_layers(struct evidence *out, const struct value *container,
                          const struct value *known, struct str id)
{
    for (size_t i = 0; i < known->u.list.count; i++) {
        const struct value *image = known->u.list.items[i];

        if (!str_eq(TEXT_AT(image, "Id"), id) ||
            value_get(image, STR_LIT("LayerFolders")) != NULL ||
            value_get(image, STR_LIT("Error")) != NULL ||
            value_get(image, STR_LIT("LayerError")) != NULL)
            continue;
        evidence_assume(out,
                        arena_printf(&out->arena, "host.%.*s.LayerFolders",
                                     STR_FMT(mdl_fact_path(&out->arena, MDL_F_IMAGES, id))),
                        layer_folders(&out->arena, container),
                        STR_LIT("the image has one layer, with a placeholder for its folder; the "
                                "writable layer is the one that GraphDriver names, if any"));
    }
}

static void assume_image(struct evidence *out, const struct value *container,
                         const struct value *known, struct str id)
{
    struct value *list;

    if (id.len == 0)
        return;
    if (has_element(known, "Id", id)) {
        assume_layers(out, container, known, id);
        return;
    }
    list = copy_of(known);
    if (list != NULL && !push(list, image(&out->arena, container, id)))
        list = none(list);
    evidence_assume(out, STR_LIT("host.Images"), list,
                    STR_LIT("the image exists, its operating system is the container's platform "
                            "(windows if it says none), and it has one layer, with a placeholder "
                            "for its folder; the writable layer is the one that GraphDriver "
                            "names, if any"));
}

/* The container's own comes last; create puts the one that it makes in its place. */
static struct value *base_layer(void)
{
    struct value *list =
        made_push(value_list(), value_string(STR_LIT(ROOT "\\windowsfilter\\base-layer")));

    return made_push(list, value_string(STR_LIT(ROOT "\\windowsfilter\\new")));
}

/* Of images that somebody showed, but not where their layers are. */
static void assume_asked_layers(struct evidence *out, const struct value *known)
{
    for (size_t i = 0; i < known->u.list.count; i++) {
        const struct value *image = known->u.list.items[i];
        struct str id = TEXT_AT(image, "Id");

        if (id.len > 0 && value_get(image, STR_LIT("LayerFolders")) == NULL)
            evidence_assume(out,
                            arena_printf(&out->arena, "host.%.*s.LayerFolders",
                                         STR_FMT(mdl_fact_path(&out->arena, MDL_F_IMAGES, id))),
                            base_layer(),
                            STR_LIT("the image has one layer, with a placeholder for its folder"));
    }
}

/* The only image of a list that has a configuration but no name: what a Dockerfile makes. NULL: it
 * is none. */
static const struct value *nameless_image(const struct value *known)
{
    const struct value *only =
        known != NULL && known->kind == VALUE_LIST && known->u.list.count == 1
            ? known->u.list.items[0]
            : NULL;

    return only != NULL && value_get(only, STR_LIT("Config")) != NULL &&
                   value_get(only, STR_LIT("Names")) == NULL
               ? only
               : NULL;
}

static void assume_name(struct evidence *out, const struct value *image, struct str name,
                        struct str what)
{
    evidence_assume(
        out,
        arena_printf(&out->arena, "host.%.*s.Names",
                     STR_FMT(mdl_fact_path(&out->arena, MDL_F_IMAGES, TEXT_AT(image, "Id")))),
        made_push(value_list(), value_string(name)), what);
}

static bool is_given(const struct value *v)
{
    return v != NULL && v->kind != VALUE_NULL && (v->kind != VALUE_LIST || v->u.list.count > 0);
}

/* What create takes of an image whose configuration nobody showed: something to run, where the
 * request brings nothing. */
static const struct value *asked_config(const struct value *body)
{
    struct value *config = value_map();

    if (is_given(value_get(body, STR_LIT("Cmd"))) ||
        is_given(value_get(body, STR_LIT("Entrypoint"))))
        return config;
    return made_with(config, "Cmd", made_push(value_list(), value_string(STR_LIT("cmd"))));
}

/* The image that a request names, which nobody showed. */
static void assume_asked_image(struct evidence *out, const struct value *body,
                               const struct value *known)
{
    const struct value *nameless = nameless_image(known);
    struct str name = TEXT_AT(body, "Image");
    struct value *list, *names, *made;
    struct mdl_windows windows;

    if (nameless != NULL && name.len > 0)
        assume_name(out, nameless, name,
                    STR_LIT("the image that was shown is the one that is asked for"));
    if (known != NULL && known->kind == VALUE_LIST && known->u.list.count > 0) {
        assume_asked_layers(out, known);
        return;
    }
    if (name.len == 0)
        return;
    list = value_list();
    names = made_push(value_list(), value_string(name));
    made = made_with(value_map(), "Id", value_string(STR_LIT("image")));
    made = made_with(made, "OS", value_string(STR_LIT("windows")));
    if (mdl_windows_of_image(&windows, name))
        made =
            made_with(made, "OSVersion", value_string(image_version_text(&out->arena, &windows)));
    made = made_with(made, "Names", names);
    made = made_with(made, "Config", asked_config(body));
    made = made_with(made, "LayerFolders", base_layer());
    evidence_assume(out, STR_LIT("host.Images"), made_push(list, made),
                    STR_LIT("the image that is asked for exists and is a Windows one, of the "
                            "version that its name tells; its configuration is not known, cmd "
                            "stands for its command"));
}

/* ---- its networks ------------------------------------------------------------------------ */

static struct value *driver_info(struct arena *a, struct str network, const struct value *endpoint)
{
    struct value *info = value_map();
    struct str id = TEXT_AT(endpoint, "EndpointID");

    if (str_is(network, "none")) /* the driver null asks Windows for nothing */
        return info;
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

/* An inspect of the network does not tell the ids that HNS gave the container's endpoint. */
static void assume_endpoint(struct evidence *out, const struct value_member *m,
                            const struct value *known)
{
    const struct value_step steps[] = {{.key = STR_LIT("host")},
                                       {.key = STR_LIT("Networks")},
                                       {.key = m->key},
                                       {.key = STR_LIT("DriverInfo")}};

    for (size_t i = 0; i < known->u.list.count; i++)
        if (str_eq(TEXT_AT(known->u.list.items[i], "Name"), m->key) &&
            value_get(known->u.list.items[i], STR_LIT("DriverInfo")) == NULL)
            evidence_assume(out, mdl_path_text(&out->arena, steps, 4),
                            driver_info(&out->arena, m->key, m->value),
                            STR_LIT("the container has an endpoint in this network; its id is the "
                                    "one that inspect prints, though Windows uses another one"));
}

static void assume_networks(struct evidence *out, const struct value *container,
                            const struct value *known)
{
    const struct value *mine = value_of(container, "NetworkSettings", "Networks");
    size_t count = mine != NULL && mine->kind == VALUE_MAP ? mine->u.map.count : 0, missing = 0;
    struct value *list = copy_of(known);

    for (size_t i = 0; list != NULL && i < count; i++) {
        const struct value_member *m = &mine->u.map.members[i];

        if (has_element(known, "Name", m->key)) {
            assume_endpoint(out, m, known);
            continue;
        }
        missing++;
        if (!push(list, network(&out->arena, m)))
            list = none(list);
    }
    if (list != NULL && missing == 0) {
        value_unref(list);
        return;
    }
    evidence_assume(out, STR_LIT("host.Networks"), list,
                    STR_LIT("each network of the container exists and has an endpoint; its id is "
                            "the one that inspect prints, though Windows uses another one; the "
                            "network nat lets unqualified names be asked"));
}

/* Networks that the daemon has of its own. */
static bool is_built_in(struct str network)
{
    return network.len == 0 || str_is(network, "default") || str_is(network, "nat") ||
           str_is(network, "none") || str_starts(network, STR_LIT("container:"));
}

static struct value *with_network(struct value *list, struct str name)
{
    if (list == NULL || is_built_in(name) || has_element(list, "Name", name) ||
        has_element(list, "Id", name))
        return list;
    return made_push(list, made_with(value_map(), "Name", value_string(name)));
}

/* The networks that a request names, which nobody showed. */
static void assume_asked_networks(struct evidence *out, const struct value *body,
                                  const struct value *known)
{
    const struct value *endpoints = value_of(body, "NetworkingConfig", "EndpointsConfig");
    size_t count = endpoints != NULL && endpoints->kind == VALUE_MAP ? endpoints->u.map.count : 0;
    struct value *list = with_network(copy_of(known), TEXT_AT(body, "HostConfig", "NetworkMode"));

    for (size_t i = 0; i < count; i++)
        list = with_network(list, endpoints->u.map.members[i].key);
    if (list != NULL && element_total(list) == element_total(known)) {
        value_unref(list);
        return;
    }
    evidence_assume(out, STR_LIT("host.Networks"), list,
                    STR_LIT("each network that is asked for exists"));
}

/* ---- the daemon and its machine ---------------------------------------------------------- */

/* Whether a reader said so itself: "NumCPU>=64". */
static bool is_unknown(const struct value *root, struct str path)
{
    const struct value *list = value_of(root, "host", "Unknown");
    size_t count = list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;

    for (size_t i = 0; i < count; i++) {
        const struct value *v = list->u.list.items[i];
        bool has_least;
        uint64_t least;

        if (v->kind == VALUE_STRING &&
            str_eq(mdl_unknown_path(v->u.text, &has_least, &least), path))
            return true;
    }
    return false;
}

static void assume_system(struct evidence *out, const struct value *root)
{
    static const struct str system = STR_INIT("the host is Windows Server 2019, build 17763");
    bool build = host_has(root, "OSBuild");

    if (!host_has(root, "DefaultIsolation"))
        evidence_assume(out, STR_LIT("host.DefaultIsolation"), value_string(STR_LIT("process")),
                        STR_LIT("the daemon's default isolation is process"));
    if (!host_has(root, "DNSSearch"))
        evidence_assume(out, STR_LIT("host.DNSSearch"), value_list(),
                        STR_LIT("the daemon has no list of DNS search suffixes"));
    if (!host_has(root, "Root"))
        evidence_assume(out, STR_LIT("host.Root"), value_string(STR_LIT(ROOT)),
                        STR_LIT("the daemon's data root is " ROOT));
    if (!build)
        evidence_assume(out, STR_LIT("host.OSBuild"), value_number(STR_LIT("17763")), system);
    if (!host_has(root, "OSProduct"))
        evidence_assume(out, STR_LIT("host.OSProduct"), value_string(STR_LIT("server")),
                        build ? STR_LIT("the host is a Windows Server") : system);
    if (!host_has(root, "NumCPU") && !is_unknown(root, STR_LIT("NumCPU")))
        evidence_assume(out, STR_LIT("host.NumCPU"), value_number(STR_LIT("4")),
                        STR_LIT("the host has 4 processors"));
}

static void list_unknown(struct evidence *out, const struct value *root)
{
    const struct value *specs = value_of(root, "host", "CredentialSpecs");

    if (specs == NULL || value_get(specs, STR_LIT("Files")) == NULL)
        evidence_unknown(out, STR_LIT("host.CredentialSpecs.Files"));
    if (specs == NULL || value_get(specs, STR_LIT("Registry")) == NULL)
        evidence_unknown(out, STR_LIT("host.CredentialSpecs.Registry"));
    if (!host_has(root, "Configs"))
        evidence_unknown(out, STR_LIT("host.Configs"));
    if (!host_has(root, "Secrets"))
        evidence_unknown(out, STR_LIT("host.Secrets"));
    if (value_of(root, "host", "ContainerdStore") != NULL) {
        if (!host_has(root, "MountSources"))
            evidence_unknown(out, STR_LIT("host.MountSources"));
        if (!host_has(root, "BackingDevices"))
            evidence_unknown(out, STR_LIT("host.BackingDevices"));
    }
    if (!host_has(root, "Disk"))
        evidence_unknown(out, STR_LIT("host.Disk"));
}

/* Of one image alone: a container that is run of it with no option. NULL: there is none. */
static const struct value *request_of_image(struct evidence *out, const struct value *known)
{
    const struct value *image =
        known != NULL && known->kind == VALUE_LIST && known->u.list.count == 1
            ? known->u.list.items[0]
            : NULL;
    struct str id = TEXT_AT(image, "Id");
    struct value *body;

    if (image == NULL || value_get(image, STR_LIT("Config")) == NULL || id.len == 0)
        return NULL;
    body = made_with(value_map(), "Image", value_string(id));
    body = made_with(body, "HostConfig", value_map());
    evidence_assume(out, STR_LIT("request.body"), body != NULL ? value_ref(body) : NULL,
                    STR_LIT("the container is run of the image with no option"));
    return body;
}

/* The container with the parts that are assumed, as far as the rest looks at it. */
void assume_missing(struct evidence *out, const struct value *root, bool partial)
{
    const struct value *container = value_get(root, STR_LIT("container")), *made = NULL;
    const struct value *request = value_of(root, "request", "body"), *run = NULL;
    struct str image_id, option;

    if (container == NULL && request == NULL)
        request = run = request_of_image(out, value_of(root, "host", "Images"));
    if (request != NULL) { /* what is known of a container beside it came of it */
        assume_system(out, root);
        assume_asked_image(out, request, value_of(root, "host", "Images"));
        assume_asked_networks(out, request, value_of(root, "host", "Networks"));
        list_unknown(out, root);
        if (!host_has(root, "Containers"))
            evidence_unknown(out, STR_LIT("host.Containers"));
        value_unref(run);
        return;
    }
    if (container == NULL) {
        option = credential_option(&out->arena, root);
        container = made = new_container(option);
        evidence_assume(out, STR_LIT("container"), made != NULL ? value_ref(made) : NULL,
                        option.len > 0
                            ? STR_LIT("the container is an empty one with the credential spec")
                            : STR_LIT("the container is an empty one"));
        if (made == NULL)
            return;
    }
    image_id = TEXT_AT(container, "Image");
    if (partial && made == NULL && container->kind == VALUE_MAP)
        assume_parts(out, container);
    if (value_get(root, STR_LIT("name")) == NULL && inspect_name(container).len > 0)
        evidence_assume(out, STR_LIT("name"), value_string(inspect_name(container)),
                        STR_LIT("the document is named after its container"));
    assume_base_fs(out, container);
    base_fs_unknown(out, container);
    assume_system(out, root);
    if (str_is(TEXT_AT(container, "Platform"), "linux") && !host_has(root, "LCOWSupported"))
        evidence_assume(out, STR_LIT("host.LCOWSupported"), value_bool(true),
                        STR_LIT("the daemon runs Linux containers"));
    assume_image(out, container, value_of(root, "host", "Images"),
                 image_id.len == 0 && partial ? STR_LIT("image") : image_id);
    assume_networks(out, container, value_of(root, "host", "Networks"));
    hns_join(out, root, container);
    join_credential_spec(out, root, container);
    list_unknown(out, root);
    value_unref(made);
}
