#include "specgen/create/create_build.h"

const char *create_stage_name(enum create_stage s)
{
    static const char names[CREATE_STAGES][16] = {"router", "pre-flight", "create",
                                                  "start: networks", "spec"};

    return names[s];
}

/* ---- one request --------------------------------------------------------------------------- */

/* Any key of Config in the body makes one, as Go's embedded pointer has it. */
static bool has_config(struct arena *a, const struct datum *body, uint32_t release)
{
    const struct datum *keys = shape_read(a, SHAPE_CONFIG, body, release);

    for (const struct datum *m = datum_first(keys); m != NULL; m = m->next) {
        if (m->origin != NULL)
            return true;
    }
    return false;
}

static const struct datum *member_ignoring_case(const struct datum *map, struct str key)
{
    for (const struct datum *m = datum_first(map); m != NULL; m = m->next) {
        if (str_eq_ascii_case(m->key, key))
            return m;
    }
    return NULL;
}

static struct datum *read_endpoints(struct create_build *b, const struct datum *body)
{
    const struct datum *config = member_ignoring_case(body, STR_LIT("NetworkingConfig"));
    const struct datum *from = NULL;
    struct datum *endpoints = datum_new(b->a, VALUE_MAP);

    if (config != NULL && config->kind == VALUE_MAP)
        from = member_ignoring_case(config, STR_LIT("EndpointsConfig"));
    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        struct datum *entry = m->kind == VALUE_MAP
                                  ? shape_read(b->a, SHAPE_ENDPOINT, m, b->engine.release)
                                  : datum_new(b->a, VALUE_NULL);

        if (entry != NULL)
            entry->origin = m;
        datum_add(endpoints, m->key, entry);
    }
    return endpoints;
}

static void read_request(struct create_build *b, const struct value *body)
{
    const struct datum *host_config;
    struct datum *from = datum_of(b->a, body);

    if (from == NULL)
        return;
    b->request = from;
    b->c = arena_calloc(b->a, 1, sizeof(*b->c));
    if (b->c == NULL)
        return;
    host_config = member_ignoring_case(from, STR_LIT("HostConfig"));
    b->has_config = has_config(b->a, from, b->engine.release);
    b->has_host_config = create_has(b, CHANGE_CREATE_MANY_ENDPOINTS) ||
                         (host_config != NULL && host_config->kind == VALUE_MAP);
    b->c->config = shape_read(b->a, SHAPE_CONFIG, from, b->engine.release);
    b->c->host_config = shape_read(b->a, SHAPE_HOST_CONFIG, host_config, b->engine.release);
    b->c->networks = NULL;
    b->endpoints = read_endpoints(b, from);
}

static bool before_creation(struct create_build *b)
{
    if (!create_before(b))
        return false;
    b->stage = CREATE_CREATION;
    if (create_has(b, CHANGE_IMAGE_AT_CREATE) && !create_check_image(b))
        return false;
    return create_network_check(b, b->endpoints);
}

static void network_mode(struct create_build *b)
{
    if (datum_text(DATUM(b->c->host_config, "NetworkMode")).len == 0)
        CREATE_SET(b->c->host_config, "NetworkMode", datum_string(b->a, STR_LIT("default")),
                   RULE_CREATE_MODE);
    /* Windows has no links: inspect shows none. */
    CREATE_SET(b->c->host_config, "Links", datum_new(b->a, VALUE_NULL), RULE_CREATE_STATE);
}

static bool creation(struct create_build *b)
{
    bool mounts_first = create_has(b, CHANGE_CREATE_MOUNTS_FIRST);

    if (!create_find_image(b) || !create_merge(b) || !create_settle(b))
        return false;
    create_assemble(b);
    network_mode(b);
    if (arena_failed(b->a))
        return false;
    if (!mounts_first && !create_storage(b))
        return false;
    if (!mounts_first && !create_mount_points(b))
        return false;
    if (!create_isolation(b))
        return false;
    if (mounts_first)
        create_network_settings(b, b->endpoints);
    if (mounts_first && (!create_mount_points(b) || !create_storage(b)))
        return false;
    if (!create_image_volumes(b))
        return false;
    if (!mounts_first)
        create_network_settings(b, b->endpoints);
    return true;
}

static void keep(struct create_build *b)
{
    *b->container_end = b->c;
    b->container_end = &b->c->next;
}

static bool request(struct create_build *b, const struct value *body, struct str name,
                    struct str platform)
{
    b->asked_name = name;
    b->asked_platform = platform;
    read_request(b, body);
    if (arena_failed(b->a) || !before_creation(b))
        return false;
    if (!creation(b)) {
        create_forget_volumes(b);
        return false;
    }
    create_show_mounts(b);
    keep(b);
    return true;
}

static bool is_said(const struct create_error *first, const struct create_error *e)
{
    while (first != NULL && !str_eq(first->message, e->message))
        first = first->next;
    return first != NULL;
}

/* Behind the answer, but for what it says itself. */
static void add_behind(const struct create_error *answer, const struct create_error *more)
{
    struct create_error *last = (struct create_error *)(uintptr_t)answer;

    while (last->next != NULL)
        last = (struct create_error *)(uintptr_t)last->next;
    if (more != NULL && !is_said(answer, more))
        last->next = more;
}

/* Whether the addresses of its networks could be read; what could not is said already. */
static bool are_networks_decoded(const struct create_error *e)
{
    while (e != NULL && e->moment != CREATE_DECODING_NETWORKS)
        e = e->next;
    return e == NULL;
}

/* What the checks refuse is the answer. What would come once that is mended: the container is made
 * nevertheless, to be looked at, and a further refusal is told behind the answer. */
static void look_beyond(struct create_build *b)
{
    const struct create_error *answer = b->error;

    if (b->failure != NULL || b->c == NULL || b->c->inspect != NULL || answer == NULL ||
        answer->panic)
        return;
    b->stage = CREATE_CREATION;
    b->error = NULL;
    if (are_networks_decoded(answer) && !create_network_check(b, b->endpoints)) {
        add_behind(answer, b->error);
        b->error = NULL;
    }
    (void)creation(b);
    create_forget_volumes(b);
    add_behind(answer, b->error);
    b->error = answer;
}

/* What the others left of errors and calls is not about this request. */
static void begin_own(struct create_build *b)
{
    b->error = NULL;
    b->warnings = NULL;
    b->warning_end = &b->warnings;
    b->router_warnings = NULL;
    b->router_warning_end = &b->router_warnings;
    b->hns = NULL;
    b->hns_end = &b->hns;
    b->storage_options = NULL;
    b->c = NULL;
}

/* ---- the containers that are there already --------------------------------------------------- */

static void take_inspect(struct create_build *b, const struct datum *from)
{
    struct create_container *c = arena_calloc(b->a, 1, sizeof(*c));
    struct str name;

    if (c == NULL)
        return;
    c->inspect = shape_read(b->a, SHAPE_INSPECT, from, b->engine.release);
    c->config = DATUM(c->inspect, "Config");
    c->host_config = DATUM(c->inspect, "HostConfig");
    c->settings = DATUM(c->inspect, "NetworkSettings");
    c->networks = DATUM(c->settings, "Networks");
    c->state = DATUM(c->inspect, "State");
    c->id = datum_text(DATUM(c->inspect, "Id"));
    name = datum_text(DATUM(c->inspect, "Name"));
    c->name = str_starts(name, STR_LIT("/")) ? str_cut(name, 1, name.len) : name;
    c->running = datum_true(DATUM(c->state, "Running"));
    create_take_mounts(b, c);
    b->c = c;
    keep(b);
}

/* Whether the request takes over the volumes of others, which their images may tell of. */
static bool takes_volumes(const struct create_build *b)
{
    const struct value *host_config = b->doc->request.body != NULL
                                          ? value_get(b->doc->request.body, STR_LIT("HostConfig"))
                                          : NULL;
    const struct value *from =
        host_config != NULL ? value_get(host_config, STR_LIT("VolumesFrom")) : NULL;

    return from != NULL && from->kind == VALUE_LIST && from->u.list.count > 0;
}

/* Of what is open of another container that which one that joins it looks at, too. */
static bool is_of_network(enum spec_question id)
{
    return id == SPEC_ASK_NETWORK || id == SPEC_ASK_GATEWAY || id == SPEC_ASK_SUBNET ||
           id == SPEC_ASK_CONTAINER;
}

static void take_questions(struct create_build *b, const struct spec_unknowns *theirs)
{
    bool all = takes_volumes(b);

    for (const struct spec_unknown *u = theirs->first; u != NULL; u = u->next) {
        struct spec_unknown alone = *u;
        const struct spec_unknowns one = {.first = &alone};

        alone.next = NULL;
        if (all || is_of_network(u->id))
            spec_unknowns_join(&b->unknowns, &one);
    }
}

static bool make_each_other(struct create_build *b)
{
    const struct value *host = value_get(b->doc->root, STR_LIT("host"));
    const struct value *list = host != NULL ? value_get(host, STR_LIT("Containers")) : NULL;

    for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->u.list.count; i++) {
        const struct value *item = list->u.list.items[i];
        const struct value *body = value_get(item, STR_LIT("request"));
        const struct value *name = value_get(item, STR_LIT("name"));
        const struct value *start = value_get(item, STR_LIT("start"));
        struct datum *whole;

        begin_own(b);
        if (body != NULL && body->kind == VALUE_MAP) {
            if (request(b, body,
                        name != NULL && name->kind == VALUE_STRING ? name->u.text : STR_NONE,
                        STR_NONE) &&
                start != NULL && start->kind == VALUE_BOOL && start->u.boolean)
                (void)create_start(b);
        } else if ((whole = datum_of(b->a, item)) != NULL) {
            take_inspect(b, whole);
        }
        if (b->failure != NULL)
            return false;
    }
    return true;
}

static bool make_others(struct create_build *b)
{
    const struct spec_unknowns own = b->unknowns;
    struct spec_unknowns theirs;
    bool made;

    b->unknowns = (struct spec_unknowns){.a = own.a, .doc = own.doc};
    made = make_each_other(b);
    theirs = b->unknowns;
    b->unknowns = own;
    take_questions(b, &theirs);
    return made;
}

static void begin(struct create_build *b)
{
    b->container_end = &b->containers;
    b->chance_end = &b->chance;
    begin_own(b);
}

/* Only what a client gets to see: the daemon's warnings, then the router's, none beside an error
 * of create. */
static const struct create_warning *all_warnings(struct create_build *b)
{
    *b->warning_end = b->router_warnings;
    return b->warnings;
}

/* By their texts, so that none is looked for in each value. */
static void index_examples(struct create_build *b, struct create_result *r)
{
    name_index_init(&r->examples, b->a);
    for (const struct create_chance *c = b->chance; c != NULL; c = c->next) {
        void *what = (void *)(uintptr_t)c;

        name_index_put(&r->examples, c->example, what);
        if (c->kind == CREATE_CHANCE_ID)
            name_index_put(&r->examples, create_short_id(c->example), what);
    }
}

static void result(struct create_build *b, struct create_result *r, bool created)
{
    r->engine = b->engine;
    r->error = b->error;
    r->request = b->request;
    r->image = b->image.config;
    r->hns = b->hns;
    create_tell_affected(b, r->spec.spec);
    r->unknowns = b->unknowns;
    r->chance = b->chance;
    index_examples(b, r);
    r->volumes = create_sorted_volumes(b);
    r->storage_options = b->storage_options;
    r->own_id = b->c != NULL ? b->c->id : STR_NONE;
    if (!created || b->c == NULL)
        return;
    r->warnings = all_warnings(b);
    r->id = b->c->id;
    r->name = b->c->name;
    create_show(b);
    r->container = b->c->inspect;
    r->shared_id = b->c->shared_id;
    r->shared_endpoints = b->c->shared_endpoints;
    r->removed = b->error != NULL && datum_true(DATUM(b->c->host_config, "AutoRemove"));
}

/* 1.47 as 147; an engine's newest where nothing is asked for. */
static uint32_t api_of(const struct mdl_doc *doc, const struct engine *engine)
{
    static const struct {
        uint32_t since, api;
    } newest[] = {
        {MDL_RELEASE(29, 0, 0), 155}, {MDL_RELEASE(28, 0, 0), 151},  {MDL_RELEASE(27, 0, 0), 147},
        {MDL_RELEASE(26, 0, 0), 145}, {MDL_RELEASE(25, 0, 0), 144},  {MDL_RELEASE(24, 0, 0), 143},
        {MDL_RELEASE(23, 0, 0), 142}, {MDL_RELEASE(20, 10, 0), 141}, {0, 140},
    };
    struct str asked = doc->request.api.v;
    size_t i = 0;
    uint32_t minor = 0;

    if (asked.len > 2 && str_starts(asked, STR_LIT("1."))) {
        for (size_t k = 2; k < asked.len && asked.s[k] >= '0' && asked.s[k] <= '9' && minor < 900;
             k++)
            minor = minor * 10 + (uint32_t)(asked.s[k] - '0');
        return 100 + minor;
    }
    while (newest[i].since > engine->release)
        i++;
    return newest[i].api;
}

static void free_document(void *doc)
{
    mdl_doc_free(doc);
}

/* The spec of the container; what the builder refuses is the answer of start. Also of one that does
 * not come so far: then only to be looked at. */
static struct err *build_spec(struct create_build *b, struct create_result *r, bool reached)
{
    enum spec_wanted wanted = b->error == NULL || b->error->stage > CREATE_NETWORKS
                                  ? SPEC_WANTED_ALL
                              : b->error->stage == CREATE_NETWORKS ? SPEC_WANTED_CONNECTING
                                                                   : SPEC_WANTED_UNCONNECTED;
    const struct spec_error *refused;
    struct err *e;

    if (!create_document(b, &r->doc))
        return b->failure != NULL ? b->failure : err_oom();
    arena_at_end(b->a, free_document, r->doc);
    if (arena_failed(b->a)) /* it is gone already */
        return err_oom();
    r->host = b->host->ops->of(r->doc);
    if ((e = spec_generate_as(b->a, r->doc, &r->host, &b->engine, wanted, &r->spec)) != NULL)
        return e;
    refused = r->spec.error;
    r->started = reached && refused == NULL;
    if (reached && refused != NULL)
        create_fail_spec(b, refused);
    return NULL;
}

static struct err *carry_out(struct create_build *b, struct create_result *r,
                             enum create_operation operation)
{
    const struct mdl_request *asked = &b->doc->request;
    bool created, start;
    struct err *e = NULL;

    begin(b);
    if (!create_daemon(b) || !make_others(b))
        return b->failure != NULL ? b->failure : err_oom();
    begin_own(b);
    created = request(b, asked->body, asked->name.v, asked->platform.v);
    start = created && operation == CREATE_AND_START && create_start(b);
    if (!created && operation == CREATE_AND_START)
        look_beyond(b);
    if (b->failure == NULL && operation == CREATE_AND_START && !arena_failed(b->a))
        e = build_spec(b, r, start);
    if (e == NULL && b->failure != NULL)
        e = b->failure;
    if (e == NULL)
        result(b, r, created);
    return e;
}

struct err *create_carry_out(struct arena *a, const struct mdl_doc *doc, const struct plat *host,
                             const struct engine *engine, enum create_operation operation,
                             const struct create_host_answers *answers, struct create_result *out)
{
    static const struct create_host_answers none = {.udp_listen_error = {NULL, 0}};
    struct create_build b = {.a = a,
                             .doc = doc,
                             .host = host,
                             .engine = *engine,
                             .api = api_of(doc, engine),
                             .answers = answers != NULL ? answers : &none};
    struct create_result r = {.error = NULL};
    struct err *e;

    b.unknowns = (struct spec_unknowns){.a = a, .doc = doc};
    host->ops->facts(host->ctx, &b.facts);
    b.root = b.facts.root;
    e = carry_out(&b, &r, operation);
    if (e == NULL && (arena_failed(a) || doc->memory_short))
        e = err_oom();
    if (e == NULL)
        *out = r;
    return e;
}
