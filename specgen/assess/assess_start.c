#include "specgen/assess/assess_start.h"

#include "model/formats/members.h"
#include "specgen/create/network_words.h"
#include "specgen/gocompat/concat.h"
#include "specgen/gocompat/fold_case.h"

#include <stdlib.h>

#define MIN_PIPE_BUILD 16299

struct way {
    struct arena *a;
    struct assessment *r;
    const struct mdl_doc *doc;
    const struct plat *host;
    const struct engine *engine;
    /* The list that was added to last, and where it ends. */
    const struct preflight_error **list, **end;
};

/* Behind the refusals that are there. */
static void refuse(struct way *w, const struct preflight_error **list, struct preflight_error error)
{
    struct preflight_error *e = arena_alloc(w->a, sizeof(*e));

    if (e == NULL)
        return;
    *e = error;
    if (w->list != list)
        w->end = w->list = list;
    while (*w->end != NULL)
        w->end = (const struct preflight_error **)(uintptr_t) & (*w->end)->next;
    *w->end = e;
}

/* ---- networks ---------------------------------------------------------------------------- */

static bool has_no_bridge(const struct mdl_doc *doc)
{
    const struct value *host = value_get(doc->root, STR_LIT("host"));
    const struct value *off = host != NULL ? value_get(host, STR_LIT("DisableBridge")) : NULL;

    return off != NULL && off->kind == VALUE_BOOL && off->u.boolean;
}

/* Whether start connects no network: Config.NetworkDisabled, or nat with the daemon's "bridge":
 * "none". */
static bool networking_off(const struct mdl_doc *doc)
{
    const struct mdl_any_map *networks = &doc->container.network_settings.networks;
    struct str mode = doc->container.host_config.network_mode.v;

    if (doc->container.config.network_disabled.v)
        return true;
    if (!has_no_bridge(doc))
        return false;
    for (size_t i = 0; i < networks->count; i++)
        if (str_is(networks->items[i].name, "nat"))
            return true;
    return networks->count == 0 && !create_mode_is_user_defined(mode) && !str_is(mode, "none");
}

/* A host that is told without its networks has nat and none, as each daemon makes them. */
static bool is_missing(const struct way *w, struct str term, struct plat_network *answer)
{
    w->host->ops->network(w->host->ctx, term, answer);
    return answer->state == PLAT_MISSING && !str_is(term, "nat") && !str_is(term, "none");
}

static struct str id_of_last_start(const struct value *entry)
{
    const struct value *id =
        entry != NULL && entry->kind == VALUE_MAP ? value_get(entry, STR_LIT("NetworkID")) : NULL;

    return id != NULL && id->kind == VALUE_STRING ? id->u.text : STR_NONE;
}

static void refuse_network(struct way *w, struct spec_ref fix, struct str text)
{
    refuse(w, &w->r->start.error,
           (struct preflight_error){.message = text,
                                    .class = SPEC_CLASS_NOT_FOUND,
                                    .stage = PREFLIGHT_NETWORKS,
                                    .rule = RULE_START_FIND,
                                    .fix = fix,
                                    .http_status = 404});
}

/* 24.0.7 and later: the mode's network is looked up, too, when another key is connected. */
static void check_mode(struct way *w, struct str key)
{
    struct str mode = w->doc->container.host_config.network_mode.v;
    struct plat_network answer;

    if (!engine_has(w->engine, CHANGE_CREATE_MODE_FULL_ID) || str_eq(mode, key) ||
        !create_mode_is_user_defined(mode) || !is_missing(w, mode, &answer))
        return;
    refuse_network(w, SPEC_REF(NETWORK_MODE),
                   create_mode_not_found(w->a, mode, create_network_not_found(w->a, mode)));
}

/* After a first start the id counts, not the name. Where the host's networks are told without ids,
 * one of the name is taken to be the same. */
static void connect_network(struct way *w, struct str key, const struct value *entry,
                            struct spec_ref fix)
{
    struct str term = create_network_term(key, id_of_last_start(entry));
    struct plat_network answer;

    if (is_missing(w, term, &answer) &&
        (str_eq(term, key) || is_missing(w, key, &answer) || answer.id.len > 0))
        refuse_network(w, fix, create_network_not_found(w->a, term));
    else
        check_mode(w, key);
}

/* Since 28: none goes with no other network that is there. */
static void check_none(struct way *w, const struct mdl_any_map *networks)
{
    struct plat_network answer;
    size_t none = networks->count, others = 0;

    if (!engine_has(w->engine, CHANGE_CREATE_ALL_CONNECTED))
        return;
    for (size_t i = 0; i < networks->count; i++)
        if (str_is(networks->items[i].name, "none"))
            none = i;
        else
            others += !is_missing(w, networks->items[i].name, &answer);
    if (none == networks->count || others == 0)
        return;
    refuse(w, &w->r->start.error,
           (struct preflight_error){.message = STR_LIT(CREATE_NONE_WITH_OTHERS),
                                    .class = SPEC_CLASS_INVALID_PARAMETER,
                                    .stage = PREFLIGHT_NETWORKS,
                                    .rule = RULE_START_NONE,
                                    .fix = SPEC_REF_AT(NETWORKS_ITEM, (int)none),
                                    .http_status = 400});
}

static int nat_then_by_name(const void *left, const void *right)
{
    const struct mdl_named_any *const *l = left;
    const struct mdl_named_any *const *r = right;

    return create_network_order(true, (*l)->name, (*r)->name);
}

static int by_name(const void *left, const void *right)
{
    const struct mdl_named_any *const *l = left;
    const struct mdl_named_any *const *r = right;

    return create_network_order(false, (*l)->name, (*r)->name);
}

static void connect_all(struct way *w, const struct mdl_any_map *networks)
{
    bool nat_first = !engine_has(w->engine, CHANGE_CREATE_ALL_CONNECTED);
    const struct mdl_named_any **list = arena_calloc(w->a, networks->count, sizeof(*list));

    for (size_t i = 0; list != NULL && i < networks->count; i++)
        list[i] = &networks->items[i];
    if (list != NULL && networks->count > 1)
        qsort(list, networks->count, sizeof(*list), nat_first ? nat_then_by_name : by_name);
    for (size_t i = 0; list != NULL && i < networks->count; i++)
        connect_network(w, list[i]->name, list[i]->v,
                        SPEC_REF_AT(NETWORKS_ITEM, list[i] - networks->items));
    check_none(w, networks);
}

/* ---- the stack of another container ---- */

/* An inspect, or a request with the name that it is made under. */
static bool is_called(const struct value *container, struct str name)
{
    struct str own = member_text(container, "Name");

    if (own.len == 0)
        own = member_text(container, "name");
    return own.len > 0 &&
           str_eq(str_starts(own, STR_LIT("/")) ? str_cut(own, 1, own.len) : own,
                  str_starts(name, STR_LIT("/")) ? str_cut(name, 1, name.len) : name);
}

/* Of those that the host has; NULL: it is not told. */
static const struct value *joined(const struct mdl_doc *doc, struct str asked)
{
    const struct value *list = MEMBER_AT(doc->root, "host", "Containers");
    const struct value *named = NULL, *begins = NULL;

    for (size_t i = 0; asked.len > 0 && i < element_count(list); i++) {
        const struct value *c = element(list, i);
        struct str id = member_text(c, "Id");

        if (str_eq(id, asked))
            return c;
        if (named == NULL && is_called(c, asked))
            named = c;
        if (str_starts(id, asked))
            begins = c;
    }
    return named != NULL ? named : begins;
}

/* What is known of the other one that does not change from one start to the next. */
static void check_joined(struct way *w)
{
    struct str mode = w->doc->container.host_config.network_mode.v;
    const struct value *other = joined(w->doc, str_cut(mode, strlen("container:"), mode.len));
    const struct value *request = member(other, "request");
    const struct value *settings = member(request != NULL ? request : other, "HostConfig");

    if (!text_lower_is(member_text(settings, "Isolation"), "hyperv"))
        return;
    refuse(w, &w->r->start.error,
           (struct preflight_error){
               .message = STR_LIT("sharing of hyperv containers network is not supported"),
               .class = SPEC_CLASS_UNKNOWN,
               .stage = PREFLIGHT_NETWORKS,
               .rule = RULE_START_JOIN,
               .fix = SPEC_REF(NETWORK_MODE),
               .http_status = 500});
}

static void check_networks(struct way *w)
{
    const struct mdl_any_map *networks = &w->doc->container.network_settings.networks;
    struct str mode = w->doc->container.host_config.network_mode.v;

    if (w->doc->container.config.presence != MDL_SET || networking_off(w->doc))
        return;
    if (create_mode_is_container(mode))
        check_joined(w);
    else if (networks->count > 0)
        connect_all(w, networks);
    else if (create_mode_is_user_defined(mode))
        connect_network(w, mode, NULL, SPEC_REF(NETWORK_MODE));
}

/* ---- moby's own runtime ------------------------------------------------------------------ */

static void refuse_spec(struct way *w, enum spec_rule rule, struct spec_ref fix, struct str text)
{
    refuse(w, &w->r->runtime,
           (struct preflight_error){.message = text,
                                    .class = SPEC_CLASS_UNKNOWN,
                                    .stage = PREFLIGHT_RUNTIME,
                                    .rule = rule,
                                    .fix = fix,
                                    .http_status = 500});
}

static void check_pipes(struct way *w)
{
    const struct plat_facts *facts = &w->r->spec.facts;

    if (facts->os_build == 0 || facts->os_build >= MIN_PIPE_BUILD ||
        plat_is_guess(facts, PLAT_FACT_OS_BUILD))
        return;
    for (const struct spec_mount *m = w->r->spec.mounts; m != NULL; m = m->next)
        if (str_starts(m->destination, STR_LIT("\\\\.\\pipe\\"))) {
            refuse_spec(w, RULE_RUNTIME_PIPE, SPEC_REF_AT(MOUNT_DESTINATION, m->index),
                        STR_LIT("named pipe mounts are not supported on this version of Windows"));
            return;
        }
}

static void check_device_types(struct way *w, const struct spec_node *devices)
{
    int index = 0;

    for (const struct spec_node *d = devices->u.kids.first; d != NULL; d = d->next, index++) {
        const struct spec_node *type = spec_find(d, STR_LIT("idType"));

        if (type == NULL || str_is(type->u.text, "class") ||
            str_is(type->u.text, "vpci-class-guid"))
            continue;
        refuse_spec(w, RULE_RUNTIME_DEVICE_TYPE, SPEC_REF_AT(DEVICE_PATH_ON_HOST, index),
                    CONCAT(w->a, STR_LIT("device assignment of type '"), type->u.text,
                           STR_LIT("' is not supported")));
        return;
    }
}

static bool is_guess(const struct way *w)
{
    return w->r->spec.isolation.decided_by == SPEC_ISOLATION_DAEMON &&
           plat_is_guess(&w->r->spec.facts, PLAT_FACT_DEFAULT_ISOLATION);
}

static void ask_isolation(struct way *w)
{
    struct spec_unknowns *u = &w->r->start.unknowns;
    const struct plat_from *from = &w->r->spec.facts.known[PLAT_FACT_DEFAULT_ISOLATION].from;

    if (u->a == NULL)
        *u = (struct spec_unknowns){.a = w->a, .doc = w->doc};
    (void)spec_ask(u, &(struct spec_asked){.id = SPEC_ASK_ISOLATION,
                                           .rule = RULE_RUNTIME_DEVICE,
                                           .subject = STR_LIT("the devices"),
                                           .field = from->field,
                                           .from = from});
}

/* Since 23.0 the spec builder takes them all. */
static void check_devices(struct way *w)
{
    const struct spec_node *devices =
        w->r->spec.spec != NULL ? spec_find(w->r->spec.spec, STR_LIT("windows.devices")) : NULL;

    if (devices == NULL || w->r->spec.linux_container)
        return;
    if (w->r->spec.isolation.hyperv && is_guess(w))
        ask_isolation(w);
    else if (w->r->spec.isolation.hyperv)
        refuse_spec(w, RULE_RUNTIME_DEVICE, SPEC_REF(ISOLATION),
                    STR_LIT("device assignment is not supported for HyperV containers"));
    else if (engine_has(w->engine, CHANGE_DEVICE_TYPES))
        check_device_types(w, devices);
}

static void check_runtime(struct way *w)
{
    if (!w->r->spec.linux_container)
        check_pipes(w);
    check_devices(w);
}

struct err *assess_start(struct assessment *r, struct arena *a, const struct mdl_doc *built,
                         const struct plat *host, const struct engine *engine)
{
    struct way w = {.a = a, .r = r, .doc = built, .host = host, .engine = engine};

    check_networks(&w);
    check_runtime(&w);
    return arena_failed(a) ? err_oom() : NULL;
}

struct err *assess_runtime(struct assessment *r, struct arena *a, const struct plat *host,
                           const struct engine *engine)
{
    struct way w = {.a = a, .r = r, .doc = r->doc, .host = host, .engine = engine};

    check_runtime(&w);
    return arena_failed(a) ? err_oom() : NULL;
}
