#include "specgen/convert/asked.h"

#include "model/document/knowledge.h"
#include "model/formats/container_facts.h"
#include "specgen/convert/asked_parts.h"
#include "specgen/create/create_rows.h"
#include "specgen/gocompat/concat.h"

/* ---- endpoints ---------------------------------------------------------------------------- */

/* Without those that the network mode alone makes the same. */
static struct datum *endpoints(struct arena *a, const struct datum *from, struct str mode)
{
    struct datum *map = datum_new(a, VALUE_MAP);

    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        struct datum *one = asked_endpoint(a, m);

        if (datum_count(one) > 0 || !str_eq(m->key, mode))
            datum_add(map, m->key, one);
    }
    return map;
}

static void put_endpoints(struct arena *a, struct datum *body, const struct datum *from)
{
    struct datum *networking = datum_new(a, VALUE_MAP);
    struct str mode = datum_text(DATUM(DATUM(body, "HostConfig"), "NetworkMode"));
    struct datum *map = endpoints(a, from, mode.len > 0 ? mode : STR_LIT("default"));

    if (datum_count(map) > 0) {
        datum_add(networking, STR_LIT("EndpointsConfig"), map);
        datum_put(body, STR_LIT("NetworkingConfig"), networking);
    }
}

/* ---- requests ------------------------------------------------------------------------------- */

static void put_text(struct arena *a, struct datum *body, const char *key, struct str text,
                     const struct datum *origin)
{
    struct datum *d = text.len > 0 ? datum_string(a, text) : NULL;

    if (d == NULL)
        return;
    d->origin = origin;
    datum_put(body, str_of(key), d);
}

/* One text stands for a list of it. */
static void make_words(struct arena *a, struct datum *body, struct str key)
{
    struct datum *d = datum_get(body, key), *list;

    if (d == NULL || d->kind != VALUE_STRING)
        return;
    list = datum_new(a, VALUE_LIST);
    if (list != NULL)
        list->origin = d->origin;
    datum_push(list, datum_copy(a, d));
    if (datum_first(list) != NULL)
        list->first->origin = d->origin;
    datum_put(body, key, list);
}

static struct datum *settled(struct arena *a, struct datum *body)
{
    const struct datum *networking = DATUM(body, "NetworkingConfig");

    struct datum *host = datum_get(body, STR_LIT("HostConfig"));

    make_words(a, body, STR_LIT("Cmd"));
    make_words(a, body, STR_LIT("Entrypoint"));
    make_words(a, body, STR_LIT("Shell"));
    make_words(a, host, STR_LIT("CapAdd"));
    make_words(a, host, STR_LIT("CapDrop"));
    datum_drop(body, networking);
    put_endpoints(a, body, DATUM(networking, "EndpointsConfig"));
    return body;
}

struct datum *asked_back(struct arena *a, const struct value *body, struct str name,
                         struct str platform)
{
    struct datum *d = datum_of(a, body);

    if (d == NULL)
        return NULL;
    put_text(a, d, "Name", name, NULL);
    put_text(a, d, "Platform", platform, NULL);
    return settled(a, d);
}

static struct str without_slash(struct str name)
{
    return str_starts(name, STR_LIT("/")) ? str_cut(name, 1, name.len) : name;
}

static void of_request(struct asked *out, const struct datum *request)
{
    const struct datum *name = DATUM(request, "name"), *platform = DATUM(request, "platform");

    out->is_request = true;
    out->body = datum_copy(out->a, DATUM(request, "body"));
    put_text(out->a, out->body, "Name", without_slash(datum_text(name)), name);
    put_text(out->a, out->body, "Platform", datum_text(platform), platform);
    (void)settled(out->a, out->body);
}

/* What stands for something that nobody told, and is asked for all the same. */
static void tell_assumed(const struct value *root, struct losses *losses)
{
    static const struct str places[] = {STR_INIT("container.Name"), STR_INIT("container.Image"),
                                        STR_INIT("container.Path"),
                                        STR_INIT("container.HostConfig.NanoCpus")};

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct loss loss = {
            .kind = LOSS_ADDED, .path = places[i], .why = mdl_source_of(root, places[i])};

        if (mdl_is_assumption(loss.why))
            losses_add(losses, &loss);
    }
}

/* The endpoints of a spec: each has a network, which it does not name. */
static void tell_unnamed_networks(const struct datum *container, const struct value *root,
                                  struct losses *losses)
{
    struct str source = mdl_source_of(root, STR_LIT("Networks"));
    const struct datum *networks = DATUM(DATUM(container, "NetworkSettings"), "Networks");

    if (!str_ends(source, STR_LIT(": " ENDPOINT_SOURCE)))
        return;
    for (const struct datum *m = datum_first(networks); m != NULL; m = m->next)
        if (str_starts(m->key, STR_LIT(ENDPOINT_NETWORK)))
            losses_add(
                losses,
                &(struct loss){.kind = LOSS_ADDED,
                               .path = datum_path(losses->a, m),
                               .why = CONCAT(losses->a, STR_LIT("assumed: a network is called '"),
                                             m->key, STR_LIT("', which no endpoint tells"))});
}

/* Labels by which compose finds again what it made: it writes them itself. */
static void drop_marks_of_compose(struct datum *body, struct losses *losses)
{
    struct datum *labels = DATUM(body, "Labels");

    for (struct datum *m = datum_first(labels), *next; m != NULL; m = next) {
        struct loss loss = {.kind = LOSS_FACT,
                            .value = m,
                            .why = STR_LIT("compose marks what it makes, and does it itself")};

        next = m->next;
        if (!str_starts(m->key, STR_LIT("com.docker.compose.")))
            continue;
        loss.path = datum_path(losses->a, m->origin != NULL ? m->origin : m);
        losses_add(losses, &loss);
        datum_drop(labels, m);
    }
    if (labels != NULL && labels->kind == VALUE_MAP && labels->count == 0)
        datum_drop(body, labels);
}

static void of_container(struct asked *out, const struct value *root, struct losses *losses)
{
    const struct datum *container = DATUM(out->root, "container");
    const struct datum *name = DATUM(container, "Name");

    out->body = asked_container(out->a, container, losses);
    out->image_unknown = !asked_leave_to_image(out->body, out, root, losses);
    put_text(out->a, out->body, "Name", without_slash(datum_text(name)), name);
    put_endpoints(out->a, out->body, asked_networks(out->a, container, losses));
    tell_assumed(root, losses);
    tell_unnamed_networks(container, root, losses);
}

/* ---- what is not asked for ------------------------------------------------------------------ */

static void fact(struct losses *losses, const struct datum *d, const char *why)
{
    struct loss loss = {.kind = LOSS_FACT, .value = d, .why = str_of(why)};

    if (datum_is_zero(d))
        return;
    loss.path = datum_path(losses->a, d);
    losses_add(losses, &loss);
}

static void facts_of_document(const struct asked *asked, struct losses *losses)
{
    static const struct {
        const char *key, *why;
    } rows[] = {
        {"name", "it names the scenario, not the container"},
        {"description", "it is about the scenario, not the container"},
        {"engine", "the engine is whichever takes the request"},
        {"host", "the host is whichever takes the request"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        fact(losses, datum_get(asked->root, str_of(rows[i].key)), rows[i].why);
    if (asked->is_request) {
        fact(losses, DATUM(asked->root, "container"), "the request makes the container");
        fact(losses, DATUM(DATUM(asked->root, "request"), "api"), "the client has its own");
    }
}

bool asked_of(struct asked *out, struct arena *a, const struct value *root, struct losses *losses)
{
    const struct datum *request;

    *out = (struct asked){.a = a, .root = datum_of(a, root)};
    request = DATUM(out->root, "request");
    if (DATUM(request, "body") != NULL && DATUM(request, "body")->kind == VALUE_MAP)
        of_request(out, request);
    else
        of_container(out, root, losses);
    drop_marks_of_compose(out->body, losses);
    facts_of_document(out, losses);
    return !arena_failed(a);
}

bool asked_container_itself(struct asked *out, struct arena *a, const struct value *root,
                            struct losses *losses)
{
    *out = (struct asked){.a = a, .root = datum_of(a, root), .is_whole = true};
    out->body = datum_copy(a, DATUM(out->root, "container"));
    if (out->body == NULL)
        out->body = datum_new(a, VALUE_MAP);
    facts_of_document(out, losses);
    return !arena_failed(a);
}

/* ---- places --------------------------------------------------------------------------------- */

/* The same place as `part`, of which the document says nothing. */
static struct str place_in_document(const struct asked *asked, const struct datum *part)
{
    static const struct {
        const char *body, *container;
    } rows[] = {{"Name", "container.Name"},
                {"HostConfig", "container.HostConfig"},
                {"NetworkingConfig.EndpointsConfig", "container.NetworkSettings.Networks"}};
    struct str path = datum_path(asked->a, part);

    if (asked->is_whole)
        return CONCAT(asked->a, STR_LIT("container."), path);
    if (asked->is_request && (str_is(path, "Name") || str_is(path, "Platform")))
        return str_is(path, "Name") ? STR_LIT("request.name") : STR_LIT("request.platform");
    if (asked->is_request)
        return CONCAT(asked->a, STR_LIT("request.body."), path);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str body = str_of(rows[i].body);

        if (loss_path_is_within(path, body))
            return CONCAT(asked->a, str_of(rows[i].container), str_cut(path, body.len, path.len));
    }
    return CONCAT(asked->a, STR_LIT("container.Config."), path);
}

struct str asked_path(const struct asked *asked, const struct datum *part)
{
    const struct datum *origin = datum_origin(part);

    while (datum_origin(origin) != NULL) /* a copy of a copy */
        origin = datum_origin(origin);
    return origin != NULL ? datum_path(asked->a, origin) : place_in_document(asked, part);
}
