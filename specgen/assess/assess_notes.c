#include "specgen/assess/assess_notes.h"

#include "model/client/platform_name.h"
#include "model/document/knowledge.h"
#include "model/document/path_suggest.h"
#include "specgen/assess/assess_mounts.h"
#include "specgen/create/create.h"
#include "specgen/create/network_words.h"
#include "specgen/gocompat/concat.h"

struct writer {
    struct arena *a;
    struct assessment *r;
    const struct assess_note **end;
};

static void add(struct writer *w, const struct assess_note *note)
{
    struct assess_note *n = arena_alloc(w->a, sizeof(*n));

    if (n == NULL)
        return;
    *n = *note;
    *w->end = n;
    w->end = &n->next;
    w->r->note_count++;
    if (n->ref.field < MDL_FIELD_COUNT)
        w->r->noted[n->ref.field / 64] |= (uint64_t)1 << n->ref.field % 64;
    w->r->warning_count += n->warning;
}

/* Of the rules that belong to the API's router alone. */
static bool is_of_router(enum spec_rule rule)
{
    return strncmp(spec_rule_info(rule).id, "API-", 4) == 0;
}

static bool same_answer(const struct preflight_error *l, const struct preflight_error *r)
{
    if (l == NULL || r == NULL)
        return l == r;
    return l->panic == r->panic && str_eq(l->message, r->message);
}

/* The change of the router that takes away what create would refuse. */
static const struct preflight_change *rescue_of(const struct preflight_result *api,
                                                const struct preflight_error *refusal)
{
    const struct preflight_change *c = api->changes;

    while (c != NULL && !(is_of_router(c->rule) && c->field == refusal->fix.field))
        c = c->next;
    return c;
}

static void add_refusal(struct writer *w, const struct preflight_error *e)
{
    add(w, &(struct assess_note){
               .part = "api",
               .text = CONCAT(w->a, STR_LIT("through the API create refuses: "), e->message),
               .rule = e->rule,
               .ref = e->fix,
               .warning = true});
}

static void add_rescue(struct writer *w, const struct preflight_error *refusal,
                       const struct preflight_change *c)
{
    add(w, &(struct assess_note){
               .part = "api",
               .text =
                   CONCAT(w->a, STR_LIT("through the API create does not refuse: the router sets "),
                          str_of(mdl_fields[c->field].key), STR_LIT(" to "),
                          preflight_change_text(w->a, c)),
               .rule = c->rule,
               .ref = refusal->fix});
}

static void compare_api(struct writer *w, const struct preflight_result *api)
{
    const struct preflight_error *create = w->r->create.error;
    const struct preflight_change *rescue = create != NULL ? rescue_of(api, create) : NULL;

    if (rescue != NULL)
        add_rescue(w, create, rescue);
    if (api->error != NULL && !same_answer(api->error, create))
        add_refusal(w, api->error);
    for (const struct preflight_warning *n = api->warnings; n != NULL; n = n->next) {
        if (is_of_router(n->rule) && api->error == NULL)
            add(w, &(struct assess_note){.part = "api",
                                         .text = n->text,
                                         .rule = n->rule,
                                         .ref = n->ref,
                                         .warning = true});
    }
}

/* More than the id that an error or a log named. */
static bool has_settings(const struct value *container)
{
    return value_get(container, STR_LIT("Config")) != NULL ||
           value_get(container, STR_LIT("HostConfig")) != NULL;
}

/* What follows where docker run --platform asks a daemon of Windows containers for another system:
 * the client pulls for that platform first where the image is not there. */
static void note_platform(struct writer *w, const struct mdl_doc *doc)
{
    struct str asked = doc->request.platform.v;
    ptrdiff_t slash = str_find(asked, '/', 0);
    struct str os =
        client_normal_os(w->a, str_cut(asked, 0, slash < 0 ? asked.len : (size_t)slash));

    if (!client_is_known_os(os) || str_is(os, "windows") || w->r->spec.facts.lcow_supported)
        return;
    add(w, &(struct assess_note){
               .part = "create",
               .text = CONCAT(
                   w->a, STR_LIT("platform "), asked,
                   STR_LIT(" was asked for, and this daemon runs Windows containers: it pulls no "
                           "such image (image operating system \""),
                   os, STR_LIT("\" cannot be used on this platform)"),
                   engine_has(&w->r->created->engine, CHANGE_CREATE_PLATFORM)
                       ? STR_LIT(", and where an image of that name is there and is for Windows, "
                                 "create refuses it")
                       : STR_LIT("; where an image of that name is there, create on this engine "
                                 "takes it and does not look at the platform")),
               .remedy = STR_LIT("Switch Docker Desktop to Linux containers, or use an image for "
                                 "Windows and ask for no platform."),
               .rule = RULE_CREATE_PLATFORM,
               .ref = SPEC_REF(REQUEST_PLATFORM),
               .warning = true});
}

static bool is_refused(const struct preflight_error *errors, enum mdl_field_id field)
{
    while (errors != NULL && errors->fix.field != field)
        errors = errors->next;
    return errors != NULL;
}

/* Create refuses it to a container that asks for Hyper-V itself. The daemon's default is written
 * into the settings behind that check, and no later one looks at both. */
static void note_joined(struct writer *w)
{
    const struct spec_isolation *iso = &w->r->spec.isolation;

    if (!iso->hyperv || w->r->spec.linux_container ||
        !str_starts(w->r->doc->container.host_config.network_mode.v, STR_LIT("container:")) ||
        is_refused(w->r->create.error, MDL_F_ISOLATION))
        return;
    add(w, &(struct assess_note){
               .part = "start",
               .text = CONCAT(
                   w->a, STR_LIT("Hyper-V"),
                   iso->decided_by == SPEC_ISOLATION_DAEMON ? STR_LIT(" by the daemon's default")
                                                            : STR_NONE,
                   STR_LIT(" together with a joined network passes every check, but Hyper-V "
                           "containers cannot share a network stack")),
               .remedy = STR_LIT("Use process isolation for both containers, or give this one a "
                                 "network of its own."),
               .rule = RULE_ENDPOINT_SHARED,
               .ref = SPEC_REF(NETWORK_MODE),
               .warning = true});
}

static bool is_in_own_network(const struct mdl_doc *doc)
{
    static const struct value_step steps[] = {{.key = STR_INIT("HostConfig")},
                                              {.key = STR_INIT("NetworkMode")}};
    const struct value *mode = value_at(doc->request.body, steps, 2);

    return mode != NULL && mode->kind == VALUE_STRING && create_mode_is_user_defined(mode->u.text);
}

/* Create keeps no links, so that the container's own checks see none. */
static void note_links(struct writer *w, const struct mdl_doc *doc)
{
    static const struct value_step steps[] = {{.key = STR_INIT("HostConfig")},
                                              {.key = STR_INIT("Links")}};
    const struct value *links =
        doc->request.body != NULL ? value_at(doc->request.body, steps, 2) : NULL;

    if (links == NULL || links->kind != VALUE_LIST || links->u.list.count == 0 ||
        w->r->spec.linux_container ||
        (w->r->create.error != NULL && w->r->create.error->rule == RULE_PRE_NETWORK_MODE))
        return;
    add(w, &(struct assess_note){
               .part = "create",
               .text = STR_LIT("Links (--link) is for Linux: create on Windows keeps none, and the "
                               "container gets neither variables nor names of it; containers of "
                               "one network find each other by name"),
               .remedy =
                   is_in_own_network(doc)
                       ? STR_LIT("Leave --link out, and give the other container the further name "
                                 "in that network: --network-alias NAME.")
                       : STR_LIT("Put both containers into one network that you make (docker "
                                 "network create -d nat NAME), and leave --link out."),
               .rule = RULE_USE_OF_LINUX,
               .ref = SPEC_REF(LINKS)});
}

/* Of a network, the document on an error has the endpoint alone. */
static bool has_inspected_networks(const struct value *container)
{
    const struct value *settings = value_get(container, STR_LIT("NetworkSettings")), *networks;

    if (settings == NULL)
        return false;
    networks = value_get(settings, STR_LIT("Networks"));
    if (settings->kind != VALUE_MAP || settings->u.map.count != 1 || networks == NULL ||
        networks->kind != VALUE_MAP)
        return true;
    for (size_t i = 0; i < networks->u.map.count; i++) {
        const struct value *network = networks->u.map.members[i].value;

        if (network->kind != VALUE_MAP || network->u.map.count > 0)
            return true;
    }
    return false;
}

/* A wrapper prints which isolation it asks for: the request has that as well. */
static bool is_isolation_alone(const struct value *container, const struct mdl_doc *doc)
{
    const struct value *host = value_get(container, STR_LIT("HostConfig")), *said, *asked;

    if (container->u.map.count != 1 || host == NULL || host->kind != VALUE_MAP ||
        host->u.map.count != 1 || (said = value_get(host, STR_LIT("Isolation"))) == NULL ||
        doc->request.body == NULL || doc->request.body->kind != VALUE_MAP ||
        (host = value_get(doc->request.body, STR_LIT("HostConfig"))) == NULL ||
        host->kind != VALUE_MAP)
        return false;
    asked = value_get(host, STR_LIT("Isolation"));
    return asked != NULL && asked->kind == VALUE_STRING && said->kind == VALUE_STRING &&
           str_eq_ascii_case(asked->u.text, said->u.text);
}

/* Of its settings a process knows the size of its console. */
static bool has_console_at_most(const struct value *settings)
{
    return settings == NULL || (settings->kind == VALUE_MAP && settings->u.map.count == 1 &&
                                value_get(settings, STR_LIT("ConsoleSize")) != NULL);
}

/* Of the document that hangs on an error, nobody wrote a container beside the request: it is what
 * was made of that. One of a container has the id that the error names, one of a process its
 * command alone. */
static bool is_of_error(const struct mdl_doc *doc, const struct value *container)
{
    static const char inspected[][16] = {"State", "Image", "Created", "Name"};
    const struct value *id = value_get(container, STR_LIT("Id"));

    for (size_t i = 0; i < sizeof(inspected) / sizeof(inspected[0]); i++)
        if (value_get(container, str_of(inspected[i])) != NULL)
            return false;
    if (has_inspected_networks(container))
        return false;
    if (id == NULL)
        return doc->answers.count > 0 && value_get(container, STR_LIT("Path")) != NULL &&
               has_console_at_most(value_get(container, STR_LIT("HostConfig")));
    for (size_t i = 0; id->kind == VALUE_STRING && i < doc->answers.count; i++)
        if (str_holds(doc->answers.items[i].v.v, id->u.text))
            return true;
    return false;
}

void assess_request_notes(struct assessment *r, struct arena *a, const struct mdl_doc *doc)
{
    static const struct str path = STR_INIT("container");
    const struct value *container = value_get(doc->root, path);
    struct writer w = {a, r, &r->notes};

    note_platform(&w, doc);
    note_links(&w, doc);
    note_joined(&w);
    if (container == NULL || container->kind != VALUE_MAP || !has_settings(container) ||
        mdl_is_assumption(mdl_source_of(doc->root, path)) || is_of_error(doc, container) ||
        is_isolation_alone(container, doc))
        return;
    add(&w, &(struct assess_note){
                .part = "document",
                .text = STR_LIT("the document has a request and a container: what is said here is "
                                "of the container that create makes of the request, and nothing "
                                "that stands in container is looked at"),
                .rule = RULE_REQUEST_FIRST,
                .ref = SPEC_REF(CONTAINER),
                .warning = true});
}

/* Of a part of an inspect, Mounts stands in another one. */
static bool mounts_are_told(const struct mdl_doc *doc)
{
    const struct value *container = value_get(doc->root, STR_LIT("container"));

    return doc->sources.count == 0 || container == NULL || container->kind != VALUE_MAP ||
           value_get(container, STR_LIT("Mounts")) != NULL;
}

static void note_mount(struct writer *w, const struct plat *host, const struct name_index *mounted,
                       struct spec_ref ref, struct str asked)
{
    struct mount_point m;
    bool told = mounts_are_told(w->r->doc);

    if (!assess_mount_is_missing(&m, w->a, w->r, host, mounted, ref))
        return;
    add(w, &(struct assess_note){
               .part = "document",
               .text = CONCAT(w->a, STR_LIT("'"), asked, STR_LIT("' asks for a mount at "),
                              m.destination,
                              told ? STR_LIT(", and Mounts has none there: create would make it, "
                                             "the spec is made of Mounts alone")
                                   : STR_LIT("; Mounts, which create made of it, was not pasted: "
                                             "it is missing in the spec that is shown")),
               .rule = RULE_USE_MOUNT_ASKED,
               .ref = ref,
               .warning = told});
}

static void note_mounts(struct writer *w, const struct plat *host)
{
    const struct mdl_host_config *h = &w->r->doc->container.host_config;
    struct name_index mounted;

    if (h->binds.count + h->mounts.count == 0 || w->r->create.error != NULL ||
        w->r->spec.linux_container)
        return;
    assess_mounted(&mounted, w->a, w->r);
    for (size_t i = 0; i < h->binds.count; i++)
        note_mount(w, host, &mounted, SPEC_REF_AT(BINDS_ITEM, i), h->binds.items[i].v);
    for (size_t i = 0; i < h->mounts.count; i++)
        note_mount(w, host, &mounted, SPEC_REF_AT(MOUNT_SPEC, i), h->mounts.items[i].target.v);
}

#define SLIPS_SAID 20 /* of entries that lead nowhere, a list */

/* "Networks[0].Driver" as both lists would name it, by the element that `typed` names. */
static struct str by_element(struct arena *a, struct str found, struct str typed)
{
    const ptrdiff_t place = str_find(found, '[', 0), dot = str_find(typed, '.', 0);
    ptrdiff_t end;

    if (place <= 0 || dot != place || (size_t)place + 3 > found.len ||
        !str_eq(str_cut(found, 0, (size_t)place), str_cut(typed, 0, (size_t)dot)))
        return found;
    end = str_find(typed, '.', (size_t)dot + 1);
    if (end < 0)
        return found;
    return CONCAT(a, str_cut(typed, 0, (size_t)end), str_cut(found, (size_t)place + 3, found.len));
}

/* Both lie in the same part of the host. */
static bool begins_alike(struct str a, struct str b)
{
    const ptrdiff_t dot = str_find(a, '.', 0);

    return dot > 0 && str_starts(b, str_cut(a, 0, (size_t)dot + 1));
}

/* "Write CredentialSpecs.Files."; empty: nothing is near. What stands below the host is meant where
 * something there is as near as elsewhere. */
static struct str meant(struct arena *a, struct str path)
{
    const struct str near = STR_LIT("did you mean "), host = STR_LIT("host."), or = STR_LIT(" or ");
    struct str said = mdl_path_suggest(a, CONCAT(a, host, path)), out = STR_NONE;
    const bool hosts = str_holds(said, host);

    if (!str_starts(said, near))
        return STR_NONE;
    said = str_cut(said, near.len, said.len);
    while (said.len > 0) {
        size_t end = 0;
        struct str one;

        while (end < said.len && !str_starts(str_cut(said, end, said.len), or))
            end++;
        one = str_cut(said, 0, end);
        said = end < said.len ? str_cut(said, end + or.len, said.len) : STR_NONE;
        if (!str_starts(one, host) && hosts)
            continue;
        if (str_starts(one, host))
            one = by_element(a, str_cut(one, host.len, one.len), path);
        if (begins_alike(one, path)) {
            out = one;
            break;
        }
        out = CONCAT(a, out, out.len > 0 ? or : STR_NONE, one);
    }
    return CONCAT(a, STR_LIT("Write "), out, STR_LIT("."));
}

static void note_entry(struct writer *w, struct spec_ref ref, struct str text, struct str remedy)
{
    add(w, &(struct assess_note){.part = "document",
                                 .text = text,
                                 .remedy = remedy,
                                 .rule = RULE_UNKNOWN_KEY,
                                 .ref = ref,
                                 .warning = true});
}

/* An entry with a slip in it says nothing, and what it was to leave open refuses then. */
static void note_unknown(struct writer *w)
{
    const struct mdl_strings *unknown = &w->r->doc->host.unknown;
    size_t said = 0;

    for (size_t i = 0; i < unknown->count && said < SLIPS_SAID; i++) {
        uint64_t least;
        bool has_least;
        struct str path = mdl_unknown_path(unknown->items[i].v, &has_least, &least);

        if (mdl_source_leads(w->a, w->r->doc->root, path))
            continue;
        said++;
        note_entry(w, SPEC_REF_AT(HOST_UNKNOWN_ITEM, i),
                   CONCAT(w->a, STR_LIT("host.Unknown: "), path,
                          STR_LIT(" is nothing of this document: it leaves nothing open")),
                   meant(w->a, path));
    }
}

static void note_sources(struct writer *w)
{
    const struct mdl_string_map *sources = &w->r->doc->host.sources;
    size_t said = 0;

    for (size_t i = 0; i < sources->count && said < SLIPS_SAID; i++) {
        const struct str path = sources->items[i].name;

        if (mdl_source_leads(w->a, w->r->doc->root, path))
            continue;
        said++;
        note_entry(w, SPEC_REF_AT(HOST_SOURCES_ITEM, i),
                   CONCAT(w->a, STR_LIT("host.Sources: "), path,
                          STR_LIT(" is nothing of this document: it names the source of nothing")),
                   meant(w->a, path));
    }
}

struct err *assess_notes(struct assessment *r, struct arena *a, const struct plat *host,
                         const struct engine *engine)
{
    struct writer w = {a, r, &r->notes};
    struct preflight_result api;
    struct err *e = preflight_as(a, r->doc, host, engine, PREFLIGHT_API, &api);

    if (e != NULL)
        return e;
    compare_api(&w, &api);
    if (r->create.platform_unknown)
        add(&w, &(struct assess_note){
                    .part = "create",
                    .text = STR_LIT("create warns that the image's platform is not the host's; its "
                                    "words name the level of the host's processor, which is not "
                                    "known"),
                    .rule = RULE_PRE_PLATFORM,
                    .ref = {MDL_F_CPU_LEVEL, -1}});
    note_joined(&w);
    note_mounts(&w, host);
    note_unknown(&w);
    note_sources(&w);
    return arena_failed(a) ? err_oom() : NULL;
}
