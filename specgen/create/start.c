/* Start: the settings checked once more, and the network. */
#include "specgen/create/create_build.h"

#include "specgen/gocompat/fold_case.h"

/* ---- the stack of another container ---------------------------------------------------------- */

static bool has_join_texts(const struct create_build *b)
{
    return create_has(b, CHANGE_CREATE_ALL_CONNECTED);
}

static bool refuse_join(struct create_build *b, enum spec_class class, struct str text)
{
    return create_refuse(b, RULE_START_JOIN, class,
                         datum_origin(DATUM(b->c->host_config, "NetworkMode")), text);
}

static bool check_joined(struct create_build *b, const struct create_container *other,
                         struct str asked)
{
    if (other == NULL)
        return has_join_texts(b)
                   ? refuse_join(b, SPEC_CLASS_SYSTEM,
                                 CONCAT(b->a,
                                        STR_LIT("joining network namespace of container: No such "
                                                "container: "),
                                        asked))
                   : refuse_join(b, SPEC_CLASS_NOT_FOUND,
                                 CONCAT(b->a, STR_LIT("No such container: "), asked));
    if (other == b->c)
        return has_join_texts(b)
                   ? refuse_join(b, SPEC_CLASS_SYSTEM, STR_LIT("cannot join own network namespace"))
                   : refuse_join(b, SPEC_CLASS_UNKNOWN, STR_LIT("cannot join own network"));
    if (!other->running)
        return refuse_join(
            b, SPEC_CLASS_CONFLICT,
            has_join_texts(b)
                ? CONCAT(b->a,
                         STR_LIT("cannot join network namespace of a non running container: "
                                 "container "),
                         asked, STR_LIT(" is "), datum_text(DATUM(other->state, "Status")))
                : CONCAT(b->a, STR_LIT("cannot join network of a non running container: "), asked));
    if (text_lower_is(datum_text(DATUM(other->host_config, "Isolation")), "hyperv"))
        return refuse_join(b, SPEC_CLASS_UNKNOWN,
                           STR_LIT("sharing of hyperv containers network is not supported"));
    return true;
}

/* The networks in the order in which they are visited: byte order, through 27 with nat first. */
static const struct datum **visited(struct create_build *b, const struct datum *networks,
                                    bool nat_first)
{
    const struct datum **list = shape_sorted(b->a, networks);

    for (size_t i = 0; nat_first && list != NULL && list[i] != NULL; i++) {
        const struct datum *nat = list[i];

        if (!str_is(nat->key, "nat"))
            continue;
        memmove(&list[1], &list[0], i * sizeof(list[0]));
        list[0] = nat;
        break;
    }
    return list;
}

static void share(struct create_build *b, const struct create_container *other)
{
    const struct datum **list = visited(b, other->networks, false);

    b->c->shared_id = other->id;
    if (other->hns_ids == NULL && datum_count(other->networks) > 0) {
        /* An inspect prints ids of the daemon's own, not those of Windows. */
        create_ask(b, SPEC_ASK_JOINED_ENDPOINTS, RULE_START_JOIN, MDL_F_HOST_CONTAINERS,
                   other->name);
        return;
    }
    b->c->shared_endpoints = datum_new(b->a, VALUE_LIST);
    for (size_t i = 0; list != NULL && list[i] != NULL; i++) {
        const struct datum *id = datum_get(other->hns_ids, list[i]->key);

        if (id != NULL)
            datum_push(b->c->shared_endpoints, datum_string(b->a, datum_text(id)));
    }
}

static void take_name(struct create_build *b, const struct create_container *other, const char *key)
{
    create_set(b->c->config, str_of(key), datum_copy(b->a, datum_get(other->config, str_of(key))),
               RULE_START_JOIN);
}

static bool join(struct create_build *b)
{
    struct str mode = datum_text(DATUM(b->c->host_config, "NetworkMode"));
    struct str asked = str_cut(mode, strlen("container:"), mode.len);
    const struct create_container *other = create_find_container(b, asked);

    if (other == NULL && create_is_open(b, "host.Containers")) {
        create_ask(b, SPEC_ASK_CONTAINER, RULE_START_JOIN, MDL_F_HOST_CONTAINERS, asked);
        b->c->shared_id = asked;
        return true;
    }
    if (!check_joined(b, other, other != NULL && has_join_texts(b) ? other->name : asked))
        return false;
    take_name(b, other, "Hostname");
    take_name(b, other, "Domainname");
    share(b, other);
    return true;
}

/* ---- networks of its own ---- */

static void clean(struct create_build *b, struct datum *entry)
{
    static const char texts[][20] = {"EndpointID", "Gateway", "IPAddress", "IPv6Gateway",
                                     "GlobalIPv6Address"};

    if (entry->kind != VALUE_MAP)
        return;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        datum_put(entry, str_of(texts[i]), datum_string(b->a, STR_NONE));
    datum_put(entry, STR_LIT("IPPrefixLen"), datum_int(b->a, 0));
    datum_put(entry, STR_LIT("GlobalIPv6PrefixLen"), datum_int(b->a, 0));
    if (!create_has(b, CHANGE_CREATE_MANY_ENDPOINTS))
        datum_put(entry, STR_LIT("MacAddress"), datum_string(b->a, STR_NONE));
    else
        datum_put(entry, STR_LIT("MacAddress"),
                  datum_string(b->a, datum_text(datum_get(b->c->macs, entry->key))));
}

static void set_sandbox(struct create_build *b)
{
    CREATE_SET(b->c->settings, "SandboxID", datum_string(b->a, b->c->id), RULE_START_ORDER);
    CREATE_SET(b->c->settings, "SandboxKey", datum_string(b->a, b->c->id), RULE_START_ORDER);
}

/* 25.0 keeps the address that was asked for, beside the one that is there. */
static void remember_macs(struct create_build *b)
{
    struct datum *macs = datum_new(b->a, VALUE_MAP);

    for (const struct datum *m = datum_first(b->c->networks); m != NULL; m = m->next)
        datum_add(macs, m->key, datum_string(b->a, datum_text(DATUM(m, "MacAddress"))));
    b->c->macs = macs;
}

static bool is_none(struct create_build *b, struct str term)
{
    const struct create_network *n;
    enum create_found how;
    struct str error;

    if (term.len == 0)
        return false;
    n = create_find_network(b, term, &error, &how);
    return n != NULL && str_is(n->name, "none");
}

/* Whether one of the networks may be none, by its key or by its id: where none is, each that is
 * connected looks through the others for it. */
static bool may_meet_none(struct create_build *b)
{
    const struct datum *m = datum_first(b->c->networks);

    while (m != NULL && !is_none(b, m->key) && !is_none(b, datum_text(DATUM(m, "NetworkID"))))
        m = m->next;
    return m != NULL;
}

static bool connect_all(struct create_build *b)
{
    bool all = create_has(b, CHANGE_CREATE_ALL_CONNECTED);
    bool filled = false;
    const struct datum **list;
    struct str *keys;
    size_t count, users = 0;
    bool update;

    if (all)
        set_sandbox(b);
    if (datum_count(b->c->networks) == 0) {
        create_network_settings(b, NULL);
        filled = true;
    }
    update = (filled || all) && may_meet_none(b);
    count = datum_count(b->c->networks);
    list = visited(b, b->c->networks, !all);
    keys = arena_calloc(b->a, count + 1, sizeof(*keys));
    if (list == NULL || keys == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        keys[i] = list[i]->key;
        users += !str_is(keys[i], "nat");
    }
    for (size_t i = 0; i < count; i++) {
        struct datum *entry = datum_get(b->c->networks, keys[i]);
        bool disabled = false;

        if (entry == NULL)
            continue;
        clean(b, entry);
        if (!create_connect(b, keys[i], update, &disabled))
            return false;
        if (!disabled)
            set_sandbox(b);
    }
    if (users == 0)
        set_sandbox(b);
    return true;
}

static bool network(struct create_build *b)
{
    b->c->hns_ids = datum_new(b->a, VALUE_MAP);
    b->c->unqualified = datum_new(b->a, VALUE_MAP);
    if (create_mode_is_container(datum_text(DATUM(b->c->host_config, "NetworkMode"))))
        return datum_true(DATUM(b->c->config, "NetworkDisabled")) || join(b);
    if (datum_true(DATUM(b->c->config, "NetworkDisabled")))
        return true;
    remember_macs(b);
    return connect_all(b);
}

/* ---- the end of it ---- */

static bool fail(struct create_build *b)
{
    if (b->error == NULL)
        return false;
    create_hns_release(b);
    for (struct datum *m = datum_first(b->c->networks); m != NULL; m = m->next)
        clean(b, m);
    CREATE_SET(b->c->settings, "Ports", datum_new(b->a, VALUE_MAP), RULE_COUNT);
    CREATE_SET(b->c->settings, "SandboxID", datum_string(b->a, STR_NONE), RULE_COUNT);
    CREATE_SET(b->c->settings, "SandboxKey", datum_string(b->a, STR_NONE), RULE_COUNT);
    CREATE_SET(b->c->state, "ExitCode", datum_int(b->a, 128), RULE_CREATE_STATE);
    CREATE_SET(b->c->state, "Error", datum_string(b->a, b->error->message), RULE_CREATE_STATE);
    if (datum_true(DATUM(b->c->host_config, "AutoRemove")))
        create_forget_volumes(b);
    return false;
}

/* A health check that runs a command begins at once. */
static void health(struct create_build *b)
{
    const struct datum *test = DATUM(DATUM(b->c->config, "Healthcheck"), "Test");
    struct str how = datum_count(test) > 0 ? datum_text(test->first) : STR_NONE;
    struct datum *d;

    if (!str_is(how, "CMD") && !str_is(how, "CMD-SHELL"))
        return;
    d = datum_new(b->a, VALUE_MAP);
    datum_add(d, STR_LIT("Status"), datum_string(b->a, STR_LIT("starting")));
    datum_add(d, STR_LIT("FailingStreak"), datum_int(b->a, 0));
    datum_add(d, STR_LIT("Log"), datum_new(b->a, VALUE_LIST));
    CREATE_SET(b->c->state, "Health", d, RULE_CREATE_STATE);
}

static void run(struct create_build *b)
{
    struct datum *runtime = DATUM(b->c->host_config, "Runtime");

    b->c->running = true;
    CREATE_SET(b->c->state, "Status", datum_string(b->a, STR_LIT("running")), RULE_CREATE_STATE);
    CREATE_SET(b->c->state, "Running", datum_bool(b->a, true), RULE_CREATE_STATE);
    CREATE_SET(b->c->state, "Pid", datum_int(b->a, CREATE_EXAMPLE_PID), RULE_CREATE_STATE);
    health(b);
    CREATE_SET(b->c->state, "StartedAt", datum_string(b->a, STR_LIT(CREATE_EXAMPLE_TIME)),
               RULE_CREATE_STATE);
    if (create_has(b, CHANGE_CREATE_RUNTIME) && datum_text(runtime).len == 0)
        CREATE_SET(b->c->host_config, "Runtime",
                   datum_string(b->a, STR_LIT("io.containerd.runhcs.v1")), RULE_CREATE_STATE);
}

bool create_start(struct create_build *b)
{
    b->stage = CREATE_NETWORKS;
    if (!create_check_start(b) || !network(b))
        return fail(b);
    b->stage = CREATE_SPEC;
    run(b);
    return true;
}

/* Whatever the builder answers is a System error to the client, until 26.0 also for what is now
 * done before it. */
void create_fail_spec(struct create_build *b, const struct spec_error *refused)
{
    b->c->running = false;
    CREATE_SET(b->c->state, "Status", datum_string(b->a, STR_LIT("created")), RULE_CREATE_STATE);
    CREATE_SET(b->c->state, "Running", datum_bool(b->a, false), RULE_CREATE_STATE);
    CREATE_SET(b->c->state, "Pid", datum_int(b->a, 0), RULE_CREATE_STATE);
    CREATE_SET(b->c->state, "StartedAt", datum_string(b->a, STR_LIT(CREATE_NO_TIME)),
               RULE_CREATE_STATE);
    if (refused->panic) {
        (void)create_panic(b, refused->rule, NULL);
        ((struct create_error *)(uintptr_t)b->error)->message = refused->message;
    } else {
        (void)create_refuse(b, refused->rule, SPEC_CLASS_SYSTEM, NULL, refused->message);
    }
    (void)fail(b);
}
