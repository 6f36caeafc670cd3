/* The request of what was read: one function a field that is not a flag as it stands. */
#include "model/base/names.h"
#include "model/client/flags.h"

#include <stdlib.h>

struct making {
    struct client *c;
    const struct client_request *r;
    const struct client_slot *slot; /* of the flag whose path the field is; NULL: none */
    enum client_kind kind;
};

/* NULL: the field is left out (or memory is short, then c->error says so). */
typedef const struct value *make_field(const struct making *m);

static const struct value *shared(const struct value *v)
{
    return v != NULL ? value_ref(v) : NULL;
}

static size_t child_count(const struct value *v)
{
    if (v == NULL)
        return 0;
    return v->kind == VALUE_MAP ? v->u.map.count : v->u.list.count;
}

/* The values that the setters of a list read, or its texts. */
static struct value *items(struct client *c, const struct client_slot *slot)
{
    struct value *list;

    if (slot->count == 0 || slot->items[0].value == NULL)
        return client_texts(c, slot);
    list = client_list(c);
    for (size_t i = 0; i < slot->count; i++)
        client_push(c, list, shared(slot->items[i].value));
    return list;
}

static const struct value *make_null(const struct making *m)
{
    return client_null(m->c);
}

static const struct value *make_zero(const struct making *m)
{
    return client_int(m->c, 0);
}

static const struct value *make_empty_text(const struct making *m)
{
    return client_text(m->c, STR_NONE);
}

/* An empty list is null. */
static const struct value *make_flag(const struct making *m)
{
    switch (m->kind) {
    case KIND_TEXT:
        return client_text(m->c, m->slot->text);
    case KIND_SWITCH:
        return client_bool(m->c, m->slot->on);
    case KIND_INT:
        return client_int(m->c, m->slot->number);
    case KIND_UINT:
        return client_uint(m->c, m->slot->natural);
    case KIND_LIST:
        break;
    }
    return m->slot->count > 0 ? items(m->c, m->slot) : client_null(m->c);
}

static const struct value *make_flag_set(const struct making *m)
{
    return m->slot->text.len > 0 ? make_flag(m) : NULL;
}

static const struct value *make_flag_given(const struct making *m)
{
    return m->slot->given ? make_flag(m) : NULL;
}

/* An empty list is []. */
static const struct value *make_flag_list(const struct making *m)
{
    return items(m->c, m->slot);
}

static const struct value *make_device_list(const struct making *m)
{
    return items(m->c, m->slot);
}

/* 25.0.0 to 25.0.6 and 26 to 27.1.1 check the rates and then send none. */
static const struct value *make_rate_list(const struct making *m)
{
    if (client_within(m->c, CLIENT_NUMBER(25, 0, 0), CLIENT_NUMBER(25, 0, 7)) ||
        client_within(m->c, CLIENT_NUMBER(26, 0, 0), CLIENT_NUMBER(27, 1, 2)))
        return client_list(m->c);
    return m->slot->count > 0 || client_is(m->c, 2300) ? items(m->c, m->slot) : client_null(m->c);
}

static const struct value *make_dns(const struct making *m)
{
    return m->slot->count > 0 || !client_is(m->c, 2900) ? items(m->c, m->slot) : client_null(m->c);
}

static bool is_detached(const struct client *c)
{
    return !c->create && client_slot(c, SLOT_DETACH)->on;
}

static bool attaches(const struct client *c, const char *stream)
{
    const struct client_slot *given = client_slot(c, SLOT_ATTACH);

    for (size_t i = 0; i < given->count; i++) {
        if (str_is(given->items[i].text, stream))
            return true;
    }
    return false;
}

static bool attaches_output(const struct client *c, const char *stream)
{
    return !is_detached(c) && (client_slot(c, SLOT_ATTACH)->count == 0 || attaches(c, stream));
}

static bool attaches_stdin(const struct client *c)
{
    return !is_detached(c) && (client_slot(c, SLOT_INTERACTIVE)->on || attaches(c, "stdin"));
}

static const struct value *make_attach_stdin(const struct making *m)
{
    return client_bool(m->c, attaches_stdin(m->c));
}

static const struct value *make_attach_stdout(const struct making *m)
{
    return client_bool(m->c, attaches_output(m->c, "stdout"));
}

static const struct value *make_attach_stderr(const struct making *m)
{
    return client_bool(m->c, attaches_output(m->c, "stderr"));
}

static const struct value *make_stdin_once(const struct making *m)
{
    return client_bool(m->c, attaches_stdin(m->c) && client_slot(m->c, SLOT_INTERACTIVE)->on);
}

static const struct value *make_exposed_ports(const struct making *m)
{
    return child_count(m->r->exposed) > 0 ? shared(m->r->exposed) : NULL;
}

static const struct value *make_env(const struct making *m)
{
    return shared(m->r->env);
}

static const struct value *make_cmd(const struct making *m)
{
    struct value *list;

    if (m->c->operand_count < 2)
        return client_null(m->c);
    list = client_list(m->c);
    for (size_t i = 1; i < m->c->operand_count; i++)
        client_push(m->c, list, client_text(m->c, m->c->operands[i]));
    return list;
}

static const struct value *make_healthcheck(const struct making *m)
{
    return shared(m->r->healthcheck);
}

static const struct value *make_image(const struct making *m)
{
    return client_text(m->c, m->c->operands[0]);
}

static const struct value *make_volumes(const struct making *m)
{
    return shared(m->r->volumes);
}

/* An empty one is [""], which resets the image's. */
static const struct value *make_entrypoint(const struct making *m)
{
    struct value *list;

    if (!m->slot->given)
        return client_null(m->c);
    list = client_list(m->c);
    client_push(m->c, list, client_text(m->c, m->slot->text));
    return list;
}

static const struct value *make_mac_address(const struct making *m)
{
    struct str mac = client_slot(m->c, SLOT_MAC_ADDRESS)->text;

    return mac.len > 0 ? client_text(m->c, mac) : NULL;
}

static const struct value *make_labels(const struct making *m)
{
    return shared(m->r->labels);
}

static const struct value *make_binds(const struct making *m)
{
    return child_count(m->r->binds) > 0 ? shared(m->r->binds) : client_null(m->c);
}

static const struct value *make_log_config(const struct making *m)
{
    struct value *map = client_map(m->c);

    client_put(m->c, map, STR_LIT("Type"),
               client_text(m->c, client_slot(m->c, SLOT_LOG_DRIVER)->text));
    client_put(m->c, map, STR_LIT("Config"),
               client_pairs(m->c, client_slot(m->c, SLOT_LOG_OPT), '='));
    return map;
}

static const struct value *make_network_mode(const struct making *m)
{
    return client_text(m->c, m->r->network_mode);
}

static const struct value *make_port_bindings(const struct making *m)
{
    return shared(m->r->port_bindings);
}

static const struct value *make_restart_policy(const struct making *m)
{
    struct value *map = client_map(m->c);

    client_put(m->c, map, STR_LIT("Name"), client_text(m->c, m->r->restart_name));
    client_put(m->c, map, STR_LIT("MaximumRetryCount"), client_int(m->c, m->r->restart_count));
    return map;
}

/* Standard output is taken not to be a terminal. */
static const struct value *make_console_size(const struct making *m)
{
    struct value *list = client_list(m->c);

    client_push(m->c, list, client_int(m->c, 0));
    client_push(m->c, list, client_int(m->c, 0));
    return list;
}

static const struct value *pairs_if_any(const struct making *m, enum client_slot_id id, char at)
{
    const struct client_slot *slot = client_slot(m->c, id);

    return slot->count > 0 ? client_pairs(m->c, slot, at) : NULL;
}

static const struct value *make_annotations(const struct making *m)
{
    return pairs_if_any(m, SLOT_ANNOTATION, '=');
}

static const struct value *make_storage_opt(const struct making *m)
{
    return pairs_if_any(m, SLOT_STORAGE_OPT, '=');
}

static const struct value *make_tmpfs(const struct making *m)
{
    return pairs_if_any(m, SLOT_TMPFS, ':');
}

static const struct value *make_sysctls(const struct making *m)
{
    return pairs_if_any(m, SLOT_SYSCTL, '=');
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct str normal_capability(struct client *c, struct str name)
{
    name = client_upper(c->a, name);
    if (str_is(name, "ALL") || str_starts(name, STR_LIT("CAP_")))
        return name;
    return CLIENT_TEXT(c->a, STR_LIT("CAP_"), name);
}

/* Since 28 in capitals with CAP_ in front, sorted, each once. */
static const struct value *capabilities(struct client *c, const struct client_slot *slot)
{
    struct names names;
    struct value *list;
    bool is_new;

    if (slot->count == 0)
        return client_null(c);
    if (!client_is(c, 2800))
        return client_texts(c, slot);
    names_init(&names, c->a, slot->count);
    for (size_t i = 0; i < slot->count; i++)
        (void)names_index(&names, normal_capability(c, slot->items[i].text), &is_new);
    if (names.count > 0)
        qsort(names.texts, names.count, sizeof(*names.texts), by_text);
    list = client_list(c);
    for (size_t i = 0; i < names.count; i++)
        client_push(c, list, client_text(c, names.texts[i]));
    return list;
}

static const struct value *make_cap_add(const struct making *m)
{
    return capabilities(m->c, m->slot);
}

static const struct value *make_cap_drop(const struct making *m)
{
    return capabilities(m->c, m->slot);
}

static const struct value *make_security_opt(const struct making *m)
{
    return m->r->security_opt != NULL ? value_ref(m->r->security_opt) : client_null(m->c);
}

static const struct value *make_system_paths(const struct making *m)
{
    return m->r->system_paths ? client_list(m->c) : client_null(m->c);
}

static const struct value *make_devices(const struct making *m)
{
    return shared(m->r->devices);
}

/* Those of --gpus, then all CDI names in one. */
static const struct value *make_device_requests(const struct making *m)
{
    const struct client_slot *gpus = client_slot(m->c, SLOT_GPUS);
    struct value *list, *cdi;

    if (gpus->count == 0 && child_count(m->r->cdi) == 0)
        return client_null(m->c);
    list = items(m->c, gpus);
    if (child_count(m->r->cdi) == 0)
        return list;
    cdi = client_map(m->c);
    client_put(m->c, cdi, STR_LIT("Driver"), client_text(m->c, STR_LIT("cdi")));
    client_put(m->c, cdi, STR_LIT("Count"), client_int(m->c, 0));
    client_put(m->c, cdi, STR_LIT("DeviceIDs"), value_ref(m->r->cdi));
    client_put(m->c, cdi, STR_LIT("Capabilities"), client_null(m->c));
    client_put(m->c, cdi, STR_LIT("Options"), client_null(m->c));
    client_push(m->c, list, cdi);
    return list;
}

static int by_item_text(const void *a, const void *b)
{
    return str_cmp(((const struct client_item *)a)->text, ((const struct client_item *)b)->text);
}

/* By name, the last of each. */
static const struct value *make_ulimits(const struct making *m)
{
    struct client *c = m->c;
    struct client_item *last = arena_calloc(c->a, m->slot->count + 1, sizeof(*last));
    struct names names;
    struct value *list;

    if (m->slot->count == 0)
        return client_is(c, 2500) ? client_list(c) : client_null(c);
    names_init(&names, c->a, m->slot->count);
    for (size_t i = 0; last != NULL && i < m->slot->count; i++) {
        bool is_new;

        last[names_index(&names, m->slot->items[i].text, &is_new)] = m->slot->items[i];
    }
    if (last != NULL && names.count > 0)
        qsort(last, names.count, sizeof(*last), by_item_text);
    list = client_list(c);
    for (size_t i = 0; last != NULL && i < names.count; i++)
        client_push(c, list, shared(last[i].value));
    return list;
}

/* A size that is sent as an unsigned number. */
static const struct value *make_bandwidth(const struct making *m)
{
    return client_uint(m->c, (uint64_t)m->slot->number);
}

static struct value *socket_mount(struct client *c)
{
    const struct str path = STR_LIT("/var/run/docker.sock"), unix = STR_LIT("unix://");
    bool own = client_within(c, CLIENT_NUMBER(28, 1, 0), CLIENT_NUMBER(28, 3, 1));
    struct str host = client_host(c);
    struct value *map = client_map(c);

    client_put(c, map, STR_LIT("Type"), client_text(c, STR_LIT("bind")));
    client_put(c, map, STR_LIT("Source"),
               client_text(c, own ? str_cut(host, unix.len, host.len) : path));
    client_put(c, map, STR_LIT("Target"), client_text(c, path));
    client_put(c, map, STR_LIT("BindOptions"), client_map(c));
    return map;
}

static const struct value *make_mounts(const struct making *m)
{
    const struct client_slot *mounts = client_slot(m->c, SLOT_MOUNT);
    bool socket = client_slot(m->c, SLOT_USE_API_SOCKET)->on;
    struct value *list;

    if (mounts->count == 0 && !socket)
        return NULL;
    list = items(m->c, mounts);
    if (socket)
        client_push(m->c, list, socket_mount(m->c));
    return list;
}

/* path: as in flags.def. */
static void put_field(struct client *c, const struct client_request *r, struct value *map,
                      struct str name, struct str path, make_field *make)
{
    struct making m = {.c = c, .r = r, .slot = NULL, .kind = KIND_TEXT};
    const struct client_flag *flag = client_flag_for_path(path);
    const struct value *v;

    if (flag != NULL) {
        m.slot = client_slot(c, client_flag_slot(flag));
        m.kind = client_flag_kind(flag);
    }
    if ((v = make(&m)) != NULL)
        client_put(c, map, name, v);
}

static bool sends(const struct client *c, unsigned since, unsigned until)
{
    return c->in->release >= since && c->in->release < until;
}

#define IN_CONFIG(name) config, STR_LIT(name), STR_LIT(name)
#define IN_HOST(name)   host, STR_LIT(name), STR_LIT("HostConfig." name)

static void put_fields(struct client *c, const struct client_request *r, struct value *config,
                       struct value *host)
{
#define FIELD(group, name, make, since, until)                                                     \
    if (sends(c, since, until))                                                                    \
        put_field(c, r, IN_##group(name), make_##make);
#include "model/client/request.def"
#undef FIELD
}

const struct value *client_body(struct client *c, const struct client_request *r)
{
    struct value *body = client_map(c), *host = client_map(c), *networking = client_map(c);

    put_fields(c, r, body, host);
    client_put(c, body, STR_LIT("HostConfig"), host);
    client_put(c, networking, STR_LIT("EndpointsConfig"), shared(r->endpoints));
    client_put(c, body, STR_LIT("NetworkingConfig"), networking);
    return body;
}
