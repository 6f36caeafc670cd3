/* A container, taken for what was asked when it was made. */
#include "specgen/convert/asked_parts.h"

#include "model/base/names.h"
#include "model/client/text.h"

enum { SHORT_ID = 12 };

static void fact(struct losses *losses, const struct datum *d, const char *why)
{
    struct loss loss = {
        .kind = LOSS_FACT, .path = datum_path(losses->a, d), .value = d, .why = str_of(why)};

    losses_add(losses, &loss);
}

static struct str short_id(const struct datum *container)
{
    return str_cut(datum_text(DATUM(container, "Id")), 0, SHORT_ID);
}

/* ---- the program -------------------------------------------------------------------------- */

/* Whether Entrypoint and Cmd, one behind the other, are Path and Args. */
static bool is_told_by_config(const struct datum *config, const struct datum *container)
{
    const struct datum *lists[] = {DATUM(config, "Entrypoint"), DATUM(config, "Cmd")};
    const struct datum *args = datum_first(DATUM(container, "Args"));
    struct str next = datum_text(DATUM(container, "Path"));
    size_t words = 1 + datum_count(DATUM(container, "Args")), count = 0;

    for (size_t i = 0; i < 2; i++) {
        for (const struct datum *d = datum_first(lists[i]); d != NULL; d = d->next, count++) {
            if (count >= words || !str_eq(datum_text(d), next))
                return false;
            next = datum_text(args);
            args = args != NULL ? args->next : NULL;
        }
    }
    return count == words;
}

/* Arguments of no program. */
static void lose_arguments(const struct datum *args, struct losses *losses)
{
    struct loss loss = {.kind = LOSS_LOST,
                        .path = datum_path(losses->a, args),
                        .value = args,
                        .why = STR_LIT("no program is named that takes them")};

    losses_add(losses, &loss);
}

static void put_program(struct arena *a, struct datum *body, const struct datum *container,
                        struct losses *losses)
{
    const struct datum *path = DATUM(container, "Path"), *args = DATUM(container, "Args");
    struct datum *entrypoint;

    if (datum_text(path).len == 0 && datum_count(args) > 0)
        lose_arguments(args, losses);
    if (datum_text(path).len == 0 || is_told_by_config(DATUM(container, "Config"), container))
        return;
    entrypoint = datum_new(a, VALUE_LIST);
    if (entrypoint != NULL)
        entrypoint->origin = path;
    datum_push(entrypoint, datum_copy(a, path));
    datum_put(body, STR_LIT("Entrypoint"), entrypoint);
    if (datum_count(args) > 0)
        datum_put(body, STR_LIT("Cmd"), datum_copy(a, args));
    else
        datum_drop(body, DATUM(body, "Cmd"));
}

/* ---- mounts that nothing else asks for ---------------------------------------------------- */

/* As Windows compares them: small letters, backslashes, none at the end. */
static struct str plain_path(struct arena *a, struct str path)
{
    char *s = arena_cstr(a, client_lower(a, path));
    size_t len = s != NULL ? strlen(s) : 0;

    for (size_t i = 0; i < len; i++)
        s[i] = s[i] == '/' ? '\\' : s[i];
    while (len > 3 && s[len - 1] == '\\')
        len--;
    return (struct str){s, len};
}

/* The target of source:target[:mode]; drives have a colon of their own. */
static struct str bind_target(struct str bind)
{
    size_t end = bind.len, from;

    for (from = end; from > 0 && bind.s[from - 1] != ':'; from--)
        continue;
    if (from > 0 && memchr(bind.s + from, '\\', end - from) == NULL &&
        memchr(bind.s + from, '/', end - from) == NULL) { /* a mode */
        end = from - 1;
        for (from = end; from > 0 && bind.s[from - 1] != ':'; from--)
            continue;
    }
    if (from >= 2 && (from == 2 || bind.s[from - 3] == ':'))
        from -= 2; /* the drive's */
    return str_cut(bind, from, end);
}

static void add_target(struct names *names, struct str target)
{
    bool is_new;

    (void)names_index(names, plain_path(names->a, target), &is_new);
}

static void asked_targets(struct names *names, struct arena *a, const struct datum *body)
{
    const struct datum *host = DATUM(body, "HostConfig");
    const struct datum *binds = DATUM(host, "Binds"), *mounts = DATUM(host, "Mounts");
    const struct datum *volumes = DATUM(body, "Volumes");

    names_init(names, a, datum_count(binds) + datum_count(mounts) + datum_count(volumes));
    for (const struct datum *d = datum_first(binds); d != NULL; d = d->next)
        add_target(names, bind_target(datum_text(d)));
    for (const struct datum *d = datum_first(mounts); d != NULL; d = d->next)
        add_target(names, datum_text(DATUM(d, "Target")));
    for (const struct datum *d = datum_first(volumes); d != NULL; d = d->next)
        add_target(names, d->key);
}

static struct datum *put_copy(struct arena *a, struct datum *map, const char *key,
                              const struct datum *from)
{
    return datum_text(from).len > 0 ? datum_add(map, str_of(key), datum_copy(a, from)) : NULL;
}

static void put_type(struct arena *a, struct datum *mount, const struct datum *m)
{
    const struct datum *type = DATUM(m, "Type"), *source = DATUM(m, "Source");
    struct datum *d = datum_text(type).len > 0 ? datum_copy(a, type)
                      : str_starts(datum_text(source), STR_LIT("\\\\.\\pipe\\"))
                          ? datum_string(a, STR_LIT("npipe"))
                          : datum_string(a, STR_LIT("bind"));

    if (d != NULL && d->origin == NULL)
        d->origin = m;
    datum_add(mount, STR_LIT("Type"), d);
}

static void put_driver(struct arena *a, struct datum *mount, const struct datum *driver)
{
    struct datum *options, *config;

    if (datum_text(driver).len == 0 || str_is(datum_text(driver), "local"))
        return;
    options = datum_add(mount, STR_LIT("VolumeOptions"), datum_new(a, VALUE_MAP));
    config = datum_add(options, STR_LIT("DriverConfig"), datum_new(a, VALUE_MAP));
    put_copy(a, config, "Name", driver);
    if (config != NULL && options != NULL)
        options->origin = config->origin = driver;
}

/* A volume goes by its name: the folder is the driver's. */
static struct datum *mount_asked(struct arena *a, const struct datum *m)
{
    struct datum *mount = datum_new(a, VALUE_MAP), *read_only;
    bool volume =
        str_is(datum_text(DATUM(m, "Type")), "volume") && datum_text(DATUM(m, "Name")).len > 0;

    if (mount == NULL)
        return NULL;
    mount->origin = m;
    put_type(a, mount, m);
    put_copy(a, mount, "Source", volume ? DATUM(m, "Name") : DATUM(m, "Source"));
    put_copy(a, mount, "Target", DATUM(m, "Destination"));
    if (!datum_true(DATUM(m, "RW"))) {
        read_only = datum_add(mount, STR_LIT("ReadOnly"), datum_bool(a, true));
        if (read_only != NULL)
            read_only->origin = DATUM(m, "RW") != NULL ? DATUM(m, "RW") : m;
    }
    if (volume)
        put_driver(a, mount, DATUM(m, "Driver"));
    return mount;
}

static struct datum *member(struct arena *a, struct datum *map, const char *key,
                            enum value_kind kind)
{
    struct datum *d = datum_get(map, str_of(key));

    if (d != NULL && d->kind == kind)
        return d;
    return datum_put(map, str_of(key), datum_new(a, kind));
}

static void put_mounts(struct arena *a, struct datum *body, const struct datum *container)
{
    struct names targets;
    struct datum *list = NULL;
    size_t path;

    asked_targets(&targets, a, body);
    for (const struct datum *m = datum_first(DATUM(container, "Mounts")); m != NULL; m = m->next) {
        if (names_find(&path, &targets, plain_path(a, datum_text(DATUM(m, "Destination")))))
            continue;
        if (list == NULL)
            list = member(a, member(a, body, "HostConfig", VALUE_MAP), "Mounts", VALUE_LIST);
        datum_push(list, mount_asked(a, m));
    }
}

/* ---- the whole ---------------------------------------------------------------------------- */

/* What the container has beside its settings. */
static void facts_of_container(const struct datum *container, struct losses *losses)
{
    static const char used[][16] = {"Name", "Config", "HostConfig", "NetworkSettings",
                                    "Path", "Args",   "Mounts",     "Image"};

    for (const struct datum *m = datum_first(container); m != NULL; m = m->next) {
        bool is_used = datum_is_zero(m);
        struct loss loss = {
            .kind = LOSS_LOST,
            .path = datum_path(losses->a, m),
            .value = m,
            .why = STR_LIT("a swarm gives it to the containers of its services alone")};

        for (size_t i = 0; i < sizeof(used) / sizeof(used[0]); i++)
            is_used = is_used || str_is(m->key, used[i]);
        if (is_used)
            continue;
        if (str_is(m->key, "SecretReferences") || str_is(m->key, "ConfigReferences"))
            losses_add(losses, &loss);
        else
            fact(losses, m, "it is not asked for: the engine makes it");
    }
}

/* The name of the image, else its id. */
static void put_image(struct arena *a, struct datum *body, const struct datum *container,
                      struct losses *losses)
{
    const struct datum *id = DATUM(container, "Image");

    if (datum_text(DATUM(body, "Image")).len == 0 && datum_text(id).len > 0)
        datum_put(body, STR_LIT("Image"), datum_copy(a, id));
    else if (datum_text(id).len > 0)
        fact(losses, id, "the image is asked for by its name");
}

static void drop_made_hostname(struct datum *body, const struct datum *container,
                               struct losses *losses)
{
    const struct datum *hostname = DATUM(body, "Hostname");
    struct str id = short_id(container);

    if (id.len < SHORT_ID || !str_eq(datum_text(hostname), id))
        return;
    fact(losses, hostname->origin, "the engine made it from the id; a new container has another");
    datum_drop(body, hostname);
}

static void drop_given(struct datum *map, const char *key, struct losses *losses, const char *why)
{
    const struct datum *d = datum_get(map, str_of(key));

    if (d == NULL || datum_is_zero(d))
        return;
    fact(losses, d->origin, why);
    datum_drop(map, d);
}

/* What create refuses beside container:NAME, so that nobody asked for it. */
static void drop_given_to_joined(struct datum *body, struct losses *losses)
{
    static const char other[] = "the container that is joined has it; asked for it is refused";
    struct datum *host = DATUM(body, "HostConfig");

    if (!str_starts(datum_text(DATUM(host, "NetworkMode")), STR_LIT("container:")))
        return;
    drop_given(body, "Hostname", losses, other);
    drop_given(body, "Domainname", losses, "the container that is joined has it");
    drop_given(body, "ExposedPorts", losses, "the image has them; asked for they are refused");
    if (str_eq_ascii_case(datum_text(DATUM(host, "Isolation")), STR_LIT("hyperv")))
        drop_given(host, "Isolation", losses,
                   "the daemon's default gave it; asked for it is refused");
}

struct datum *asked_container(struct arena *a, const struct datum *container, struct losses *losses)
{
    const struct datum *config = DATUM(container, "Config"), *host = DATUM(container, "HostConfig");
    struct datum *body = datum_new(a, VALUE_MAP);

    for (const struct datum *m = datum_first(config); m != NULL; m = m->next)
        datum_add(body, m->key, datum_copy(a, m));
    if (host != NULL && host->kind == VALUE_MAP)
        datum_put(body, STR_LIT("HostConfig"), datum_copy(a, host));
    put_program(a, body, container, losses);
    put_mounts(a, body, container);
    put_image(a, body, container, losses);
    drop_made_hostname(body, container, losses);
    drop_given_to_joined(body, losses);
    facts_of_container(container, losses);
    return body;
}

/* ---- networks ----------------------------------------------------------------------------- */

static bool is_default(struct str mode)
{
    return mode.len == 0 || str_is(mode, "default");
}

/* Engines before 25.0 put the short id among the aliases. */
static void drop_own_alias(struct datum *endpoint, struct str id)
{
    struct datum *aliases = DATUM(endpoint, "Aliases"), *next;

    for (struct datum *d = datum_first(aliases); id.len == SHORT_ID && d != NULL; d = next) {
        next = d->next;
        if (str_eq(datum_text(d), id))
            datum_drop(aliases, d);
    }
    if (aliases != NULL && aliases->count == 0)
        datum_drop(endpoint, aliases);
}

static void facts_of_endpoint(const struct datum *from, const struct datum *kept,
                              struct losses *losses)
{
    for (const struct datum *m = datum_first(from); m != NULL; m = m->next) {
        if (!datum_is_zero(m) && datum_get(kept, m->key) == NULL)
            fact(losses, m, "start gives it");
    }
}

struct datum *asked_networks(struct arena *a, const struct datum *container, struct losses *losses)
{
    const struct datum *settings = DATUM(container, "NetworkSettings");
    const struct datum *networks = DATUM(settings, "Networks");
    struct str mode = datum_text(DATUM(DATUM(container, "HostConfig"), "NetworkMode"));
    struct datum *out = datum_new(a, VALUE_MAP);

    for (const struct datum *m = datum_first(networks); m != NULL; m = m->next) {
        struct datum *one = asked_endpoint(a, m);

        /* What HNS gave; Config.MacAddress is what was asked for. */
        datum_drop(one, DATUM(one, "MacAddress"));
        drop_own_alias(one, short_id(container));
        facts_of_endpoint(m, one, losses);
        if (datum_count(one) > 0 || !is_default(mode) || !str_is(m->key, "nat") ||
            datum_count(networks) > 1)
            datum_add(out, m->key, one);
        else
            fact(losses, m, "the engine connects it when no network is named");
    }
    for (const struct datum *m = datum_first(settings); m != NULL; m = m->next) {
        if (m != networks && !datum_is_zero(m))
            fact(losses, m, "start gives it");
    }
    return out;
}
