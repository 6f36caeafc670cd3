/* A spec read backwards: which settings could have given its values. Each is tried afterwards, so
 * that a guess does no harm. */
#include "model/base/num.h"
#include "model/document/engine.h"
#include "model/formats/container_facts.h"
#include "model/value/value_make.h"
#include "specgen/compare/against_parts.h"

#include <inttypes.h>

/* ---- candidates ----------------------------------------------------------------------------- */

static void unref(void *what)
{
    value_unref(what);
}

/* With the arena from here on. */
static const struct value *keep(struct against_candidates *c, const struct value *v)
{
    if (v != NULL)
        arena_at_end(c->a, unref, (void *)(uintptr_t)v);
    else
        c->a->failed = true;
    return arena_failed(c->a) ? NULL : v;
}

static void add(struct against_candidates *c, const struct against_edit *edits, size_t count)
{
    struct against_edit *own = arena_calloc(c->a, count, sizeof(*own));

    if (c->count == c->size) {
        size_t size = c->size > 0 ? c->size * 2 : 32;
        struct against_candidate *items = arena_calloc(c->a, size, sizeof(*items));

        if (items == NULL)
            return;
        if (c->count > 0)
            memcpy(items, c->items, c->count * sizeof(*items));
        c->items = items;
        c->size = size;
    }
    if (own == NULL)
        return;
    memcpy(own, edits, count * sizeof(*edits));
    c->items[c->count++] = (struct against_candidate){own, count};
}

static void add_one(struct against_candidates *c, struct str path, const struct value *v)
{
    add(c, &(struct against_edit){path, v}, 1);
}

static void add_number(struct against_candidates *c, const char *path, int64_t n)
{
    add_one(c, str_of(path), keep(c, value_number(arena_printf(c->a, "%" PRId64, n))));
}

static void add_text(struct against_candidates *c, const char *path, struct str text)
{
    add_one(c, str_of(path), keep(c, value_string(text)));
}

static void add_bool(struct against_candidates *c, const char *path, bool on)
{
    add_one(c, str_of(path), keep(c, value_bool(on)));
}

/* ---- looking -------------------------------------------------------------------------------- */

/* "windows.resources.cpu": NULL: it is not there. */
static const struct value *at(const struct value *v, const char *path)
{
    struct str rest = str_of(path);

    while (v != NULL && rest.len > 0) {
        ptrdiff_t point = str_find(rest, '.', 0);
        struct str key = point < 0 ? rest : str_cut(rest, 0, (size_t)point);

        v = v->kind == VALUE_MAP ? value_get(v, key) : NULL;
        rest = point < 0 ? STR_NONE : str_cut(rest, (size_t)point + 1, rest.len);
    }
    return v;
}

static struct str text_at(const struct value *v, const char *path)
{
    const struct value *found = at(v, path);

    return found != NULL && found->kind == VALUE_STRING ? found->u.text : STR_NONE;
}

static int64_t number_at(const struct value *v, const char *path)
{
    const struct value *found = at(v, path);
    int64_t n = 0;

    return found != NULL && found->kind == VALUE_NUMBER && num_int64(&n, found->u.text) == NUM_OK
               ? n
               : 0;
}

static size_t items(const struct value *list)
{
    return list != NULL && list->kind == VALUE_LIST ? list->u.list.count : 0;
}

/* ---- what a setting gives as it stands ------------------------------------------------------ */

static const struct {
    const char *spec, *setting;
} as_they_stand[] = {
    {"hostname", "container.Config.Hostname"},
    {"process.user.username", "container.Config.User"},
    {"process.cwd", "container.Config.WorkingDir"},
    {"process.env", "container.Config.Env"},
    {"process.terminal", "container.Config.Tty"},
    {"root.path", "container.BaseFS"},
    {"annotations", "container.HostConfig.Annotations"},
    {"windows.resources.memory.limit", "container.HostConfig.Memory"},
    {"windows.resources.cpu.count", "container.HostConfig.CpuCount"},
    {"windows.resources.cpu.shares", "container.HostConfig.CpuShares"},
    {"windows.resources.storage.iops", "container.HostConfig.IOMaximumIOps"},
    {"windows.resources.storage.bps", "container.HostConfig.IOMaximumBandwidth"},
    {"windows.network.DNSSearchList", "container.HostConfig.DnsSearch"},
    {"windows.network.DNSSearchList", "host.DNSSearch"},
    {"windows.network.networkSharedContainerName", "container.NetworkSharedContainerID"},
};

static void find_as_they_stand(struct against_candidates *c)
{
    for (size_t i = 0; i < sizeof(as_they_stand) / sizeof(as_they_stand[0]); i++)
        add_one(c, str_of(as_they_stand[i].setting), at(c->theirs, as_they_stand[i].spec));
}

/* ---- processors ----------------------------------------------------------------------------- */

/* maximum = NanoCpus / processors, in parts of 10000; or CpuPercent times 100. */
static void find_processors(struct against_candidates *c)
{
    int64_t maximum = number_at(c->theirs, "windows.resources.cpu.maximum");
    int64_t count = number_at(c->theirs, "windows.resources.cpu.count");
    int64_t processors = number_at(c->root, "host.NumCPU");
    int64_t nano = number_at(c->root, "container.HostConfig.NanoCpus");

    add_one(c, STR_LIT("container.HostConfig.NanoCpus"), NULL);
    add_one(c, STR_LIT("container.HostConfig.CpuPercent"), NULL);
    if (count > 0)
        add_number(c, "container.HostConfig.NanoCpus", count * 1000000000);
    if (maximum <= 0 || maximum > 10000)
        return;
    if (maximum % 100 == 0)
        add_number(c, "container.HostConfig.CpuPercent", maximum / 100);
    if (processors > 0 && processors < 10000)
        add_number(c, "container.HostConfig.NanoCpus", maximum * processors * 100000);
    if (count > 0 && count < 10000)
        add_number(c, "container.HostConfig.NanoCpus", maximum * count * 100000);
    /* The cut may go either way. */
    for (int64_t more = 0; nano > 0 && more < 2; more++)
        add_number(c, "host.NumCPU", nano / (maximum * 100000) + more);
}

/* ---- the process ---------------------------------------------------------------------------- */

static void find_program(struct against_candidates *c)
{
    const struct value *args = at(c->theirs, "process.args");
    struct str line = text_at(c->theirs, "process.commandLine");
    struct value *rest = value_list();

    for (size_t i = 1; i < items(args); i++)
        rest = made_push(rest, value_ref(args->u.list.items[i]));
    (void)keep(c, rest);
    if (items(args) > 0)
        add(c,
            (const struct against_edit[]){
                {STR_LIT("container.Path"), args->u.list.items[0]},
                {STR_LIT("container.Args"), rest},
                {STR_LIT("container.Config.ArgsEscaped"), NULL},
            },
            3);
    if (line.len > 0)
        add(c,
            (const struct against_edit[]){
                {STR_LIT("container.Path"), at(c->theirs, "process.commandLine")},
                {STR_LIT("container.Args"), keep(c, value_list())},
                {STR_LIT("container.Config.ArgsEscaped"), keep(c, value_bool(true))},
            },
            3);
    add_bool(c, "container.Config.ArgsEscaped", line.len > 0);
}

static void find_console(struct against_candidates *c)
{
    const struct value *height = at(c->theirs, "process.consoleSize.height");
    const struct value *width = at(c->theirs, "process.consoleSize.width");
    struct value *size;

    if (height == NULL || width == NULL)
        return;
    size = made_push(made_push(value_list(), value_ref(height)), value_ref(width));
    add_one(c, STR_LIT("container.HostConfig.ConsoleSize"), keep(c, size));
}

/* name.domain: the name alone is one of as_they_stand. */
static void find_hostname(struct against_candidates *c)
{
    struct str name = text_at(c->theirs, "hostname");
    struct str domain = text_at(c->root, "container.Config.Domainname");
    ptrdiff_t point = str_find(name, '.', 0);

    if (domain.len > 0 && str_ends(name, domain) && name.len > domain.len)
        add_text(c, "container.Config.Hostname", str_cut(name, 0, name.len - domain.len - 1));
    if (point < 0)
        return;
    add(c,
        (const struct against_edit[]){
            {STR_LIT("container.Config.Hostname"),
             keep(c, value_string(str_cut(name, 0, (size_t)point)))},
            {STR_LIT("container.Config.Domainname"),
             keep(c, value_string(str_cut(name, (size_t)point + 1, name.len)))},
        },
        2);
}

/* ---- isolation, start, engine --------------------------------------------------------------- */

static void find_isolation(struct against_candidates *c)
{
    struct str kind =
        at(c->theirs, "windows.hyperv") != NULL ? STR_LIT("hyperv") : STR_LIT("process");

    add_text(c, "container.HostConfig.Isolation", kind);
    add_text(c, "host.DefaultIsolation", kind);
    add_bool(c, "container.HasBeenStartedBefore",
             at(c->theirs, "windows.ignoreFlushesDuringBoot") == NULL);
}

static void find_engines(struct against_candidates *c)
{
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        add_text(c, "engine", str_of(mdl_engines[i].name));
}

/* ---- the image's layers --------------------------------------------------------------------- */

static void find_layers(struct against_candidates *c)
{
    const struct value *list = at(c->root, "host.Images");
    struct str image = text_at(c->root, "container.Image");

    for (size_t i = 0; i < items(list); i++) {
        if (str_eq(text_at(list->u.list.items[i], "Id"), image))
            add_one(c, arena_printf(c->a, "host.Images[%zu].LayerFolders", i),
                    at(c->theirs, "windows.layerFolders"));
    }
}

/* ---- mounts and devices --------------------------------------------------------------------- */

static bool is_read_only(const struct value *mount)
{
    const struct value *options = at(mount, "options");

    for (size_t i = 0; i < items(options); i++) {
        const struct value *o = options->u.list.items[i];

        if (o->kind == VALUE_STRING && str_eq_ascii_case(o->u.text, STR_LIT("ro")))
            return true;
    }
    return false;
}

static void find_mounts(struct against_candidates *c)
{
    const struct value *list = at(c->theirs, "mounts");
    struct value *made = value_list();

    for (size_t i = 0; i < items(list); i++) {
        const struct value *m = list->u.list.items[i];

        made = made_push(
            made, mount_fact(text_at(m, "source"), text_at(m, "destination"), is_read_only(m)));
    }
    add_one(c, STR_LIT("container.Mounts"), keep(c, made));
}

static void find_devices(struct against_candidates *c)
{
    const struct value *list = at(c->theirs, "windows.devices");
    struct value *made = value_list();

    for (size_t i = 0; i < items(list); i++) {
        const struct value *d = list->u.list.items[i];
        struct str type = text_at(d, "idType"), id = text_at(d, "id");

        made = made_push(made, made_with(value_map(), "PathOnHost",
                                         value_string(arena_printf(
                                             c->a, "%.*s%s%.*s", STR_FMT(type),
                                             str_is(type, "class") ? "/" : "://", STR_FMT(id)))));
    }
    add_one(c, STR_LIT("container.HostConfig.Devices"), keep(c, made));
}

/* ---- credential specs ----------------------------------------------------------------------- */

static struct str quoted_path(struct arena *a, const char *const *steps, size_t count,
                              struct str name)
{
    struct value_step *path = arena_calloc(a, count + 1, sizeof(*path));

    for (size_t i = 0; path != NULL && i < count; i++)
        path[i].key = str_of(steps[i]);
    if (path == NULL)
        return STR_NONE;
    path[count].key = name;
    return mdl_path_text(a, path, count + 1);
}

/* What the option names has that content on the other host. */
static void find_stored(struct against_candidates *c, struct str option, const struct value *text)
{
    static const char *const files[] = {"host", "CredentialSpecs", "Files"};
    static const char *const values[] = {"host", "CredentialSpecs", "Registry", "Values"};
    static const char *const configs[] = {"host", "Configs"};
    static const struct {
        const char *scheme;
        const char *const *steps;
        size_t count;
    } stores[] = {{"credentialspec=file://", files, 3},
                  {"credentialspec=registry://", values, 4},
                  {"credentialspec=config://", configs, 2}};

    for (size_t i = 0; i < sizeof(stores) / sizeof(stores[0]); i++) {
        struct str scheme = str_of(stores[i].scheme);

        if (str_starts(option, scheme))
            add_one(c,
                    quoted_path(c->a, stores[i].steps, stores[i].count,
                                str_cut(option, scheme.len, option.len)),
                    text);
    }
}

static void find_credentials(struct against_candidates *c)
{
    const struct value *theirs = at(c->theirs, "windows.credentialSpec");
    const struct value *options = at(c->root, "container.HostConfig.SecurityOpt");
    struct str text = text_at(c->theirs, "windows.credentialSpec");

    for (size_t i = 0; text.len > 0 && i < items(options); i++) {
        if (options->u.list.items[i]->kind == VALUE_STRING)
            find_stored(c, options->u.list.items[i]->u.text, theirs);
    }
    if (text.len == 0)
        add_one(c, STR_LIT("container.HostConfig.SecurityOpt"), NULL);
    else
        add_one(c, STR_LIT("container.HostConfig.SecurityOpt"),
                keep(c, made_push(value_list(),
                                  value_string(arena_printf(c->a, "credentialspec=raw://%.*s",
                                                            STR_FMT(text))))));
}

/* ---- networks ------------------------------------------------------------------------------- */

static struct str network_path(struct against_candidates *c, struct str name, const char *member)
{
    const struct value *list = at(c->root, "host.Networks");

    for (size_t i = 0; i < items(list); i++) {
        if (str_eq(text_at(list->u.list.items[i], "Name"), name))
            return arena_printf(c->a, "host.Networks[%zu].DriverInfo.%s", i, member);
    }
    return STR_NONE;
}

/* Endpoints one by one in their order: those ids are the host's. */
static void find_endpoints(struct against_candidates *c)
{
    const struct value *list = at(c->theirs, "windows.network.endpointList");
    struct against_edit *edits = arena_calloc(c->a, items(list) + 1, sizeof(*edits));
    size_t count = 0;

    add_one(c, STR_LIT("container.SharedEndpointList"), list);
    if (items(list) == 0)
        add_one(c, STR_LIT("container.NetworkSettings.Networks"), NULL);
    for (const struct spec_endpoint *e = c->ours->endpoints;
         edits != NULL && e != NULL && count < items(list); e = e->next) {
        struct str path =
            e->kind == SPEC_ENDPOINT_SHARED
                ? STR_NONE
                : network_path(c, e->network,
                               e->kind == SPEC_ENDPOINT_GATEWAY ? "GW_INFO.hnsid" : "hnsid");

        if (path.len == 0)
            return;
        edits[count] = (struct against_edit){path, list->u.list.items[count]};
        count++;
    }
    if (count > 0)
        add(c, edits, count);
}

static void find_networks(struct against_candidates *c)
{
    const struct value *list = at(c->root, "host.Networks");
    const struct value *theirs = at(c->theirs, "windows.network.allowUnqualifiedDNSQuery");

    find_endpoints(c);
    for (size_t i = 0; i < items(list); i++)
        add_one(c, arena_printf(c->a, "host.Networks[%zu].DriverInfo.AllowUnqualifiedDNSQuery", i),
                theirs);
}

bool against_find(struct against_candidates *out)
{
    find_as_they_stand(out);
    find_hostname(out);
    find_processors(out);
    find_program(out);
    find_console(out);
    find_isolation(out);
    find_layers(out);
    find_mounts(out);
    find_devices(out);
    find_credentials(out);
    find_networks(out);
    find_engines(out);
    return !arena_failed(out->a);
}
