#include "platform/sim/sim.h"

#include "model/base/str.h"
#include "model/base/unicode.h"

#include <string.h>

static const struct mdl_doc *doc_of(void *ctx)
{
    return ctx;
}

static const struct mdl_host *host_of(void *ctx)
{
    return &doc_of(ctx)->host;
}

/* ---- who says so ------------------------------------------------------------------------- */

/* A document without host.Sources and host.Unknown tells all that is there, and nothing else is. */
static bool tells_all(const struct mdl_doc *doc)
{
    return doc->sources.count == 0;
}

/* The answer is as if the document told it, and holds no longer. */
static void remember_shortage(const struct mdl_doc *doc)
{
    ((struct mdl_doc *)(uintptr_t)doc)->memory_short = true;
}

/* Of a path that is none as if the document told it. */
static struct mdl_knowledge knowledge(const struct mdl_doc *doc, struct str path)
{
    struct mdl_knowledge k = {.certainty = MDL_TOLD};
    struct err *e = mdl_knows(&k, doc, path);

    if (e != NULL && e->class == ERR_OOM)
        remember_shortage(doc);
    err_free(e);
    return k;
}

/* Of a field outside of lists and maps, or, with a key, of a member or element of it. */
static struct mdl_knowledge known_at(const struct mdl_doc *doc, enum mdl_field_id field,
                                     struct str key)
{
    struct mdl_knowledge k = {.certainty = MDL_TOLD};
    struct arena a;
    struct str path;

    if (tells_all(doc))
        return k;
    arena_init(&a);
    path = mdl_fact_path(&a, field, key);
    if (arena_failed(&a))
        remember_shortage(doc);
    else
        k = knowledge(doc, path);
    arena_finish(&a);
    return k;
}

static struct plat_from from_at(void *ctx, enum mdl_field_id field, size_t index,
                                enum mdl_field_id map, struct str key)
{
    struct mdl_knowledge k = known_at(ctx, map, key);

    return (struct plat_from){.field = field,
                              .index = (int)index,
                              .assumed = k.certainty == MDL_ASSUMED,
                              .source = k.source};
}

static struct plat_from from_field(enum mdl_field_id field)
{
    return (struct plat_from){.field = field, .index = -1};
}

/* Of what is not there: a list that is only assumed does not tell what is not in it. */
static enum plat_state absent(void *ctx, enum mdl_field_id field, struct str key,
                              struct plat_from *from)
{
    struct mdl_knowledge k = tells_all(ctx) ? (struct mdl_knowledge){.certainty = MDL_MISSING}
                                            : known_at(ctx, field, key);

    *from = from_field(field);
    from->assumed = k.certainty == MDL_ASSUMED;
    from->source = k.source;
    return k.certainty == MDL_UNKNOWN || k.certainty == MDL_ASSUMED ? PLAT_UNKNOWN : PLAT_MISSING;
}

/* ---- the daemon and its machine ---------------------------------------------------------- */

#define TOLD(field_name)                                                                           \
    {                                                                                              \
        .state = PLAT_KNOWN, .from = {.field = MDL_F_##field_name, .index = -1 }                   \
    }

/* Where each fact stands, and what most documents say of it: that they tell it. */
static const struct plat_facts told = {.known = {
                                           [PLAT_FACT_DEFAULT_ISOLATION] = TOLD(DEFAULT_ISOLATION),
                                           [PLAT_FACT_ROOT] = TOLD(ROOT),
                                           [PLAT_FACT_DNS_SEARCH] = TOLD(HOST_DNS_SEARCH),
                                           [PLAT_FACT_OS_BUILD] = TOLD(OS_BUILD),
                                           [PLAT_FACT_OS_PRODUCT] = TOLD(OS_PRODUCT),
                                           [PLAT_FACT_NUM_CPU] = TOLD(NUM_CPU),
                                           [PLAT_FACT_CPU_LEVEL] = TOLD(CPU_LEVEL),
                                           [PLAT_FACT_LCOW_SUPPORTED] = TOLD(LCOW_SUPPORTED),
                                           [PLAT_FACT_CONTAINERD_STORE] = TOLD(CONTAINERD_STORE),
                                           [PLAT_FACT_CONFIGS] = TOLD(HOST_CONFIGS),
                                           [PLAT_FACT_SECRETS] = TOLD(HOST_SECRETS),
                                       }};

static const enum plat_state states[] = {
    [MDL_TOLD] = PLAT_KNOWN,
    [MDL_ASSUMED] = PLAT_KNOWN,
    [MDL_UNKNOWN] = PLAT_UNKNOWN,
    [MDL_MISSING] = PLAT_MISSING,
};

static void know_facts(void *ctx, struct plat_facts *out)
{
    if (tells_all(ctx))
        return;
    for (size_t i = 0; i < PLAT_FACT_COUNT; i++) {
        struct plat_known *known = &out->known[i];
        struct mdl_knowledge k = known_at(ctx, known->from.field, STR_NONE);

        known->state = states[k.certainty];
        known->least = k.has_least ? k.least : 0;
        known->from.assumed = k.certainty == MDL_ASSUMED;
        known->from.source = k.source;
    }
}

static enum plat_answer answer(const struct mdl_bool *b)
{
    if (b->presence != MDL_SET)
        return PLAT_UNSAID;
    return b->v ? PLAT_YES : PLAT_NO;
}

static void sim_facts(void *ctx, struct plat_facts *out)
{
    const struct mdl_host *h = host_of(ctx);

    *out = told;
    out->default_isolation = h->default_isolation.v;
    out->root = h->root.v;
    out->dns_search = h->dns_search.items;
    out->dns_search_count = h->dns_search.count;
    out->os_build = h->os_build.v;
    out->os_product = h->os_product.v;
    out->num_cpu = h->num_cpu.v;
    out->cpu_level = h->cpu_level.v;
    out->has_os_revision = h->os_revision.presence == MDL_SET;
    out->os_revision = h->os_revision.v;
    out->hyperv = answer(&h->hyperv);
    out->virtual_machine = answer(&h->virtual_machine);
    out->events = h->events.items;
    out->event_count = h->events.count;
    out->lcow_supported = h->lcow_supported.v;
    out->containerd_store = h->containerd_store.v;
    out->has_dependency_store = h->configs.presence == MDL_SET || h->secrets.presence == MDL_SET;
    know_facts(ctx, out);
}

/* ---- images, credential specs, stores, networks, disk -------------------------------------- */

static void sim_image(void *ctx, struct str id, struct plat_image *out)
{
    const struct mdl_host *h = host_of(ctx);

    for (size_t i = 0; i < h->images.count; i++) {
        const struct mdl_image *image = &h->images.items[i];

        if (!str_eq(image->id.v, id))
            continue;
        *out = (struct plat_image){
            .state = image->error.v.len > 0 ? PLAT_DENIED : PLAT_KNOWN,
            .error = image->error.v,
            .os = image->os.v,
            .architecture = image->architecture.v,
            .os_version = image->os_version.v,
            .variant = image->variant.v,
            .layer_folders = image->layer_folders.items,
            .layer_folder_count = image->layer_folders.count,
            .layer_folders_null = image->layer_folders.presence != MDL_SET,
            .layer_error = image->layer_error.v,
            .from = from_at(ctx, MDL_F_HOST_IMAGE, i, MDL_F_IMAGES, id),
        };
        return;
    }
    *out = (struct plat_image){.state = PLAT_MISSING};
    out->state = absent(ctx, MDL_F_IMAGES, id, &out->from);
}

static const struct mdl_named_string *find(const struct mdl_string_map *map,
                                           const struct name_order *order, struct str name)
{
    ptrdiff_t index = name_order_find(order, name);

    return index >= 0 ? &map->items[index] : NULL;
}

/* `item` is the field below `field`, the map. */
static struct plat_text known(void *ctx, const struct mdl_string_map *map,
                              const struct mdl_named_string *hit, enum mdl_field_id field,
                              enum mdl_field_id item)
{
    return (struct plat_text){.state = PLAT_KNOWN,
                              .v = hit->v.v,
                              .from =
                                  from_at(ctx, item, (size_t)(hit - map->items), field, hit->name)};
}

static struct plat_text not_there(void *ctx, enum mdl_field_id field, struct str key)
{
    struct plat_text out = {.state = PLAT_MISSING};

    out.state = absent(ctx, field, key, &out.from);
    return out;
}

/* One beside the base folder, which the document names with "..\\" before it. */
static const struct mdl_named_string *file_beside(const struct mdl_doc *doc, struct str base,
                                                  struct str path)
{
    enum { UP = 3, PATH_USUAL = 512 };
    const struct mdl_string_map *files = &doc->host.credential_specs.files;
    char name[UP + PATH_USUAL] = "..\\";
    size_t slash = base.len;
    struct str rest;

    while (slash > 0 && base.s[slash - 1] != '\\' && base.s[slash - 1] != ':')
        slash--;
    rest = str_cut(path, slash, path.len);
    if (rest.len > 0 && rest.len <= PATH_USUAL) {
        memcpy(name + UP, rest.s, rest.len);
        return find(files, &doc->credential_files, (struct str){name, UP + rest.len});
    }
    for (size_t i = 0; i < files->count; i++) {
        struct str key = files->items[i].name;

        if (key.len > UP && str_starts(key, STR_LIT("..\\")) &&
            unicode_fold_eq(str_cut(key, UP, key.len), rest))
            return &files->items[i];
    }
    return NULL;
}

/* The document names files relative to the base folder. */
static const struct mdl_named_string *find_file(const struct mdl_doc *doc, struct str base,
                                                struct str path)
{
    const struct mdl_string_map *files = &doc->host.credential_specs.files;
    struct str rest = str_cut(path, base.len, path.len);

    if (!str_starts(path, base))
        return NULL;
    if (rest.len > 0 && rest.s[0] == '\\')
        return find(files, &doc->credential_files, str_cut(rest, 1, rest.len));
    return file_beside(doc, base, path);
}

static void sim_credential_file(void *ctx, struct str base, struct str path, struct plat_text *out)
{
    const struct mdl_string_map *files = &host_of(ctx)->credential_specs.files;
    const struct mdl_named_string *hit = find_file(doc_of(ctx), base, path);

    if (hit != NULL)
        *out = known(ctx, files, hit, MDL_F_CREDENTIAL_FILES, MDL_F_CREDENTIAL_FILES_ITEM);
    else
        *out = not_there(ctx, MDL_F_CREDENTIAL_FILES,
                         str_cut(path, base.len + (path.len > base.len), path.len));
}

static void sim_registry_key(void *ctx, struct plat_text *out)
{
    const struct mdl_registry *registry = &host_of(ctx)->credential_specs.registry;

    if (registry->presence != MDL_SET)
        *out = not_there(ctx, MDL_F_REGISTRY, STR_NONE);
    else if (registry->open_error.v.len > 0)
        *out = (struct plat_text){.state = PLAT_DENIED,
                                  .error = registry->open_error.v,
                                  .from = from_field(MDL_F_REGISTRY_OPEN_ERROR)};
    else
        *out = (struct plat_text){.state = PLAT_KNOWN, .from = from_field(MDL_F_REGISTRY)};
}

static void sim_registry_value(void *ctx, struct str name, struct plat_text *out)
{
    const struct mdl_registry *registry = &host_of(ctx)->credential_specs.registry;
    const struct mdl_named_string *hit =
        find(&registry->read_errors, &doc_of(ctx)->registry_errors, name);

    if (hit != NULL) {
        *out = known(ctx, &registry->read_errors, hit, MDL_F_REGISTRY_READ_ERRORS,
                     MDL_F_REGISTRY_READ_ERRORS_ITEM);
        out->state = PLAT_DENIED;
        out->error = out->v;
        out->v = STR_NONE;
        return;
    }
    hit = find(&registry->values, &doc_of(ctx)->registry_values, name);
    if (hit != NULL)
        *out =
            known(ctx, &registry->values, hit, MDL_F_REGISTRY_VALUES, MDL_F_REGISTRY_VALUES_ITEM);
    else
        *out = not_there(ctx, MDL_F_REGISTRY_VALUES, name);
}

static void sim_store(void *ctx, const struct mdl_string_map *store, const struct name_order *order,
                      struct str id, enum mdl_field_id field, enum mdl_field_id item,
                      struct plat_text *out)
{
    ptrdiff_t index = name_order_find(order, id);

    *out = index >= 0 ? known(ctx, store, &store->items[index], field, item)
                      : not_there(ctx, field, id);
}

static void sim_config(void *ctx, struct str id, struct plat_text *out)
{
    sim_store(ctx, &host_of(ctx)->configs, &doc_of(ctx)->configs, id, MDL_F_HOST_CONFIGS,
              MDL_F_HOST_CONFIGS_ITEM, out);
}

static void sim_secret(void *ctx, struct str id, struct plat_text *out)
{
    sim_store(ctx, &host_of(ctx)->secrets, &doc_of(ctx)->secrets, id, MDL_F_HOST_SECRETS,
              MDL_F_HOST_SECRETS_ITEM, out);
}

/* Exact id, else name, else the beginning of one id; -1: none. */
static ptrdiff_t network_index(const struct mdl_doc *doc, struct str term)
{
    ptrdiff_t index = term.len > 0 ? name_order_find(&doc->network_ids, term) : -1;

    if (index < 0)
        index = name_order_find(&doc->networks, term);
    if (index < 0 && term.len > 0)
        index = name_order_find_beginning(&doc->network_ids, term);
    return index;
}

static void sim_network(void *ctx, struct str name, struct plat_network *out)
{
    ptrdiff_t index = network_index(doc_of(ctx), name);

    if (index >= 0) {
        const struct mdl_network *n = &host_of(ctx)->networks.items[index];
        const struct value *query = n->driver_info.allow_unqualified_dns_query;

        *out = (struct plat_network){
            .name = n->name.v,
            .id = n->id.v,
            .state = n->find_error.v ? PLAT_DENIED : PLAT_KNOWN,
            .endpoint = n->endpoint_error.v ? PLAT_MISSING : PLAT_KNOWN,
            .driver_info = n->driver_info_error.v ? PLAT_DENIED : PLAT_KNOWN,
            .has_hnsid = n->driver_info.hnsid.presence == MDL_SET,
            .hnsid = n->driver_info.hnsid.v,
            .has_gateway_hnsid = n->driver_info.gw_info.hnsid.presence == MDL_SET,
            .gateway_hnsid = n->driver_info.gw_info.hnsid.v,
            .allow_unqualified_dns_query = query != NULL && query->kind != VALUE_NULL,
            .from = from_at(ctx, MDL_F_HOST_NETWORK, (size_t)index, MDL_F_HOST_NETWORKS, n->name.v),
        };
        return;
    }
    *out = (struct plat_network){.state = PLAT_MISSING};
    out->state = absent(ctx, MDL_F_HOST_NETWORKS, name, &out->from);
}

static void sim_path(void *ctx, struct str path, struct plat_path *out)
{
    const struct mdl_disk *disk = &host_of(ctx)->disk;
    const struct mdl_doc *doc = doc_of(ctx);
    ptrdiff_t index;

    *out = (struct plat_path){.state = PLAT_UNKNOWN, .from = from_field(MDL_F_DISK)};
    if (disk->presence != MDL_SET)
        return;
    if ((index = name_order_find(&doc->path_errors, path)) >= 0) {
        out->state = PLAT_DENIED;
        out->error = disk->errors.items[index].v.v;
        out->from = from_at(ctx, MDL_F_DISK_ERRORS_ITEM, (size_t)index, MDL_F_DISK_ERRORS,
                            disk->errors.items[index].name);
    } else if ((index = name_order_find(&doc->directories, path)) >= 0) {
        out->state = PLAT_KNOWN;
        out->directory = true;
        out->from = from_at(ctx, MDL_F_DISK_DIRECTORIES_ITEM, (size_t)index, MDL_F_DISK_DIRECTORIES,
                            STR_NONE);
    } else if ((index = name_order_find(&doc->files, path)) >= 0) {
        out->state = PLAT_KNOWN;
        out->from = from_at(ctx, MDL_F_DISK_FILES_ITEM, (size_t)index, MDL_F_DISK_FILES, STR_NONE);
    } else {
        out->state = absent(ctx, MDL_F_DISK_DIRECTORIES, STR_NONE, &out->from);
    }
}

static void sim_mount_source(void *ctx, struct str mount_point, struct plat_text *out)
{
    sim_store(ctx, &host_of(ctx)->mount_sources, &doc_of(ctx)->mount_sources, mount_point,
              MDL_F_MOUNT_SOURCES, MDL_F_MOUNT_SOURCES_ITEM, out);
}

static void sim_backing_device(void *ctx, struct str layer, struct plat_text *out)
{
    sim_store(ctx, &host_of(ctx)->backing_devices, &doc_of(ctx)->backing_devices, layer,
              MDL_F_BACKING_DEVICES, MDL_F_BACKING_DEVICES_ITEM, out);
}

static const struct plat_ops sim_ops = {
    .facts = sim_facts,
    .image = sim_image,
    .credential_file = sim_credential_file,
    .registry_key = sim_registry_key,
    .registry_value = sim_registry_value,
    .config = sim_config,
    .secret = sim_secret,
    .network = sim_network,
    .path = sim_path,
    .mount_source = sim_mount_source,
    .backing_device = sim_backing_device,
    .of = plat_sim,
};

struct plat plat_sim(const struct mdl_doc *doc)
{
    return (struct plat){.ops = &sim_ops, .ctx = (void *)(uintptr_t)doc};
}
