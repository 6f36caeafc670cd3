#include "specgen/create/create_filter.h"

#include "model/json/json.h"
#include "specgen/create/placeholders.h"
#include "specgen/create/shape.h"
#include "specgen/gocompat/concat.h"
#include "specgen/tree/tree.h"

#include <stdlib.h>

#define RECORDED_BUILD_EARLY 17763 /* of the machine that the answers were recorded on */
#define RECORDED_BUILD       20348
#define RECORDED_CPUS        64

/* ---- the line as a document ------------------------------------------------------------------ */

static void put_text(struct arena *a, struct datum *map, const char *key, struct str text)
{
    datum_add(map, str_of(key), datum_string(a, text));
}

static void copy_key(struct arena *a, struct datum *to, const char *as, const struct datum *from,
                     const char *key)
{
    const struct datum *d = datum_get(from, str_of(key));

    if (d != NULL)
        datum_add(to, str_of(as), datum_copy(a, d));
}

/* An image's JSON, as it lies in the store. */
static struct datum *image_of(struct arena *a, const struct datum *given)
{
    const struct datum *json = DATUM(given, "config"), *refs = DATUM(given, "refs");
    struct datum *image = datum_new(a, VALUE_MAP);
    struct str first = refs != NULL ? datum_text(refs->first) : STR_NONE;

    put_text(a, image, "Id", CONCAT(a, STR_LIT("<image "), first, STR_LIT(">")));
    copy_key(a, image, "Names", given, "refs");
    copy_key(a, image, "OS", json, "os");
    copy_key(a, image, "Architecture", json, "architecture");
    copy_key(a, image, "Variant", json, "variant");
    copy_key(a, image, "OSVersion", json, "os.version");
    copy_key(a, image, "Config", json, "config");
    return image;
}

static struct datum *images_of(struct arena *a, const struct datum *line)
{
    const struct datum *given = DATUM(line, "images");
    struct datum *list = datum_new(a, VALUE_LIST);

    for (const struct datum *m = datum_first(given); m != NULL; m = m->next)
        datum_push(list, image_of(a, m));
    return list;
}

static struct datum *disk_of(struct arena *a, const struct datum *host)
{
    struct datum *disk = datum_new(a, VALUE_MAP);
    const struct datum *folders = DATUM(host, "Directories");

    datum_add(disk, STR_LIT("Directories"),
              folders != NULL ? datum_copy(a, folders) : datum_new(a, VALUE_LIST));
    return disk;
}

static struct datum *host_of_line(struct arena *a, const struct datum *line, uint32_t release)
{
    const struct datum *given = DATUM(line, "host");
    struct datum *host = datum_new(a, VALUE_MAP);
    bool early = release < MDL_RELEASE(23, 0, 0);

    for (const struct datum *m = datum_first(given); m != NULL; m = m->next) {
        if (!str_is(m->key, "Directories"))
            datum_add(host, m->key, datum_copy(a, m));
    }
    datum_add(host, STR_LIT("Disk"), disk_of(a, given));
    datum_add(host, STR_LIT("Images"), images_of(a, line));
    if (DATUM(host, "OSBuild") == NULL)
        datum_add(host, STR_LIT("OSBuild"),
                  datum_int(a, early ? RECORDED_BUILD_EARLY : RECORDED_BUILD));
    if (DATUM(host, "OSProduct") == NULL)
        put_text(a, host, "OSProduct", STR_LIT("server"));
    if (DATUM(host, "NumCPU") == NULL)
        datum_add(host, STR_LIT("NumCPU"), datum_int(a, RECORDED_CPUS));
    datum_add(host, STR_LIT("CPULevel"), datum_int(a, 1));
    copy_key(a, host, "Containers", line, "before");
    return host;
}

static struct err *document_of(struct mdl_doc **out, struct arena *a, const struct datum *line,
                               uint32_t release)
{
    struct datum *root = datum_new(a, VALUE_MAP), *request = datum_new(a, VALUE_MAP);
    const struct value *v;
    struct err *e;

    copy_key(a, request, "body", line, "request");
    copy_key(a, request, "name", line, "name");
    copy_key(a, request, "platform", line, "platform");
    copy_key(a, request, "api", line, "api");
    datum_add(root, STR_LIT("request"), request);
    datum_add(root, STR_LIT("host"), host_of_line(a, line, release));
    v = datum_value(root);
    if (v == NULL)
        return err_oom();
    e = mdl_doc_new(out, v);
    value_unref(v);
    return e;
}

/* ---- the container, without what is zero ---- */

static bool is_zero_list(const struct datum *d)
{
    if (d->kind != VALUE_LIST)
        return false;
    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (m->kind != VALUE_NUMBER || !datum_is_zero(m))
            return false;
    }
    return true;
}

static bool is_one_of(struct str key, const char *const *list)
{
    for (; list != NULL && *list != NULL; list++) {
        if (str_is(key, *list))
            return true;
    }
    return false;
}

static struct datum *pruned(struct arena *a, const struct datum *d, const char *const *kept)
{
    struct datum *out = datum_new(a, VALUE_MAP);

    for (const struct datum *m = datum_first(d); m != NULL; m = m->next) {
        if (is_one_of(m->key, kept) || (!datum_is_zero(m) && !is_zero_list(m)))
            datum_add(out, m->key, datum_copy(a, m));
    }
    return out;
}

static struct datum *each_pruned(struct arena *a, const struct datum *d, const char *const *kept)
{
    struct datum *out = datum_new(a, d != NULL ? d->kind : VALUE_NULL);

    for (const struct datum *m = datum_first(d); m != NULL; m = m->next)
        datum_add(out, m->key, pruned(a, m, kept));
    return out;
}

static struct datum *settings(struct arena *a, const struct datum *d)
{
    static const char *const kept[] = {"Networks", NULL};
    struct datum *out = pruned(a, d, kept);

    datum_put(out, STR_LIT("Networks"), each_pruned(a, DATUM(d, "Networks"), NULL));
    return out;
}

static struct datum *state(struct arena *a, const struct datum *d)
{
    static const char *const kept[] = {"Status", NULL};
    struct datum *out = pruned(a, d, kept);

    datum_drop(out, DATUM(out, "FinishedAt"));
    if (str_is(datum_text(DATUM(out, "StartedAt")), CREATE_NO_TIME))
        datum_drop(out, DATUM(out, "StartedAt"));
    return out;
}

static struct datum *container(struct arena *a, const struct datum *d)
{
    static const char plain[][12] = {"Path", "Args", "Image", "Name", "Driver", "Platform"};
    static const char *const config[] = {"Entrypoint", "Labels", NULL};
    static const char *const host_config[] = {"LogConfig", "RestartPolicy", NULL};
    static const char *const mount[] = {"RW", NULL};
    struct datum *out = datum_new(a, VALUE_MAP);

    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
        copy_key(a, out, plain[i], d, plain[i]);
    datum_add(out, STR_LIT("State"), state(a, DATUM(d, "State")));
    datum_add(out, STR_LIT("Config"), pruned(a, DATUM(d, "Config"), config));
    datum_add(out, STR_LIT("HostConfig"), pruned(a, DATUM(d, "HostConfig"), host_config));
    datum_add(out, STR_LIT("Mounts"), each_pruned(a, DATUM(d, "Mounts"), mount));
    datum_add(out, STR_LIT("NetworkSettings"), settings(a, DATUM(d, "NetworkSettings")));
    copy_key(a, out, "GraphDriver", d, "GraphDriver");
    return out;
}

/* ---- the answer ---- */

static struct datum *error_of(struct arena *a, struct str message, enum spec_class class,
                              const char *stage, int status)
{
    struct datum *e = datum_new(a, VALUE_MAP);

    put_text(a, e, "message", message);
    put_text(a, e, "class", str_of(spec_class_name(class)));
    put_text(a, e, "stage", str_of(stage));
    datum_add(e, STR_LIT("status"), datum_int(a, status));
    return e;
}

static void put_error(struct arena *a, struct datum *out, const struct create_result *r)
{
    const struct create_error *e = r->error;

    if (e == NULL)
        return;
    if (e->panic)
        put_text(a, out, "panic", e->message);
    else
        datum_add(
            out, STR_LIT("error"),
            error_of(a, e->message, e->class,
                     e->stage == CREATE_NETWORKS || e->stage == CREATE_SPEC ? "start" : "create",
                     e->http_status));
}

/* The platform of the host in a warning is a fact of the machine. */
static struct str without_host(struct arena *a, struct str text)
{
    static const struct str before = STR_INIT(" does not match the detected host platform (");
    ptrdiff_t at = str_find_text(text, before, 0), end;
    size_t from = (size_t)at + before.len;

    if (at < 0)
        return text;
    end = str_find_text(text, STR_LIT(") and no "), from);
    return CONCAT(a, str_cut(text, 0, from), STR_LIT("<host>"),
                  end < 0 ? STR_NONE : str_cut(text, (size_t)end, text.len));
}

static void put_warnings(struct arena *a, struct datum *out, const struct create_result *r)
{
    struct datum *list = datum_new(a, VALUE_LIST);

    for (const struct create_warning *w = r->warnings; w != NULL; w = w->next)
        datum_push(list, datum_string(a, without_host(a, w->text)));
    if (datum_count(list) > 0)
        datum_add(out, STR_LIT("warnings"), list);
}

static void put_container(struct arena *a, struct datum *out, const struct create_result *r)
{
    if (r->container == NULL)
        return;
    if (r->removed)
        datum_add(out, STR_LIT("inspect_error"),
                  error_of(a, CONCAT(a, STR_LIT("No such container: "), r->id),
                           SPEC_CLASS_NOT_FOUND, "inspect", 404));
    else
        datum_add(out, STR_LIT("container"),
                  container(a, shape_write(a, SHAPE_INSPECT, r->container, r->engine.release)));
}

static void put_prefixed(struct arena *a, struct datum *out, const char *prefix,
                         const struct datum *map)
{
    for (const struct datum *m = datum_first(map); m != NULL; m = m->next)
        datum_add(out, CONCAT(a, str_of(prefix), m->key), datum_copy(a, m));
}

static struct datum *volume_of(struct arena *a, const struct create_volume *v, struct str root)
{
    struct datum *d = datum_new(a, VALUE_MAP);

    put_text(a, d, "Name", v->name);
    put_text(a, d, "Driver", v->driver);
    put_text(a, d, "Mountpoint",
             CONCAT(a, root, STR_LIT("\\volumes\\"), v->name, STR_LIT("\\_data")));
    put_prefixed(a, d, "label ", v->labels);
    put_prefixed(a, d, "option ", v->options);
    return d;
}

static int by_name(const void *left, const void *right)
{
    const struct datum *const *l = left;
    const struct datum *const *r = right;

    return str_cmp(datum_text(DATUM(*l, "Name")), datum_text(DATUM(*r, "Name")));
}

/* By the names that are shown. */
static void put_volumes(struct arena *a, struct datum *out, const struct create_result *r,
                        const struct create_placeholders *p, struct str root)
{
    struct datum **all, *list = datum_new(a, VALUE_LIST);
    size_t count = 0, n = 0;

    for (const struct create_volume *v = r->volumes; v != NULL; v = v->next)
        count++;
    all = arena_calloc(a, count + 1, sizeof(struct datum *));
    if (all == NULL || count == 0)
        return;
    for (const struct create_volume *v = r->volumes; v != NULL; v = v->next) {
        all[n] = volume_of(a, v, root);
        create_placeholders_put(p, all[n++]);
    }
    qsort(all, n, sizeof(struct datum *), by_name);
    for (size_t i = 0; i < n; i++)
        datum_push(list, all[i]);
    datum_add(out, STR_LIT("volumes"), list);
}

static struct err *put_spec(struct arena *a, struct datum *out, const struct create_result *r,
                            const struct value **keep)
{
    struct err *e;

    if (!r->started)
        return NULL;
    if ((e = json_read(keep, spec_json(a, r->spec.spec, 0))) != NULL)
        return e;
    datum_add(out, STR_LIT("spec"), datum_of(a, *keep));
    return NULL;
}

static void put_hns(struct arena *a, struct datum *out, const struct create_result *r)
{
    struct datum *list = datum_new(a, VALUE_LIST);

    for (const struct create_hns *h = r->hns; h != NULL; h = h->next) {
        struct datum *call = datum_new(a, VALUE_MAP);

        put_text(a, call, "request", h->request);
        if (h->body != NULL)
            datum_add(call, STR_LIT("body"), datum_copy(a, h->body));
        if (h->answer != NULL)
            datum_add(call, STR_LIT("answer"), datum_copy(a, h->answer));
        datum_push(list, call);
    }
    if (datum_count(list) > 0)
        datum_add(out, STR_LIT("hns"), list);
}

static void put_shared(struct arena *a, struct datum *out, const struct create_result *r)
{
    if (r->shared_id.len == 0)
        return;
    put_text(a, out, "NetworkSharedContainerID", r->shared_id);
    if (datum_count(r->shared_endpoints) > 0)
        datum_add(out, STR_LIT("SharedEndpointList"), datum_copy(a, r->shared_endpoints));
}

static struct err *answer(const struct value **out, struct arena *a, const struct create_result *r,
                          struct str root)
{
    struct datum *d = datum_new(a, VALUE_MAP);
    const struct value *spec = NULL;
    struct create_placeholders p;
    struct err *e;

    if (d == NULL || !create_placeholders_make(&p, a, r))
        return err_oom();
    put_error(a, d, r);
    if (r->error == NULL || !r->error->panic) {
        put_warnings(a, d, r);
        put_container(a, d, r);
        if (r->storage_options != NULL)
            datum_add(d, STR_LIT("storage_options"), datum_copy(a, r->storage_options));
        put_hns(a, d, r);
        put_shared(a, d, r);
    }
    if ((e = put_spec(a, d, r, &spec)) != NULL)
        return e;
    create_placeholders_put(&p, d);
    if (r->error == NULL || !r->error->panic)
        put_volumes(a, d, r, &p, root);
    *out = arena_failed(a) ? NULL : datum_value(d);
    value_unref(spec);
    return *out != NULL ? NULL : err_oom();
}

static struct err *release_of(uint32_t *out, const struct datum *line, uint32_t asked)
{
    if (asked == 0)
        return mdl_engine_find(out, datum_text(DATUM(line, "engine")));
    *out = asked;
    return NULL;
}

struct err *create_filter(const struct value **out, struct arena *a, const struct value *line,
                          uint32_t release, struct plat (*host_of)(const struct mdl_doc *doc))
{
    const struct create_host_answers recorded = {
        .udp_listen_error = STR_LIT("wsaioctl: winapi error #10045"),
        .subnets_known = true,
    };
    struct datum *d = datum_of(a, line);
    enum create_operation operation;
    struct create_result r;
    struct engine engine;
    struct mdl_doc *doc;
    struct plat host;
    struct err *e;

    if (d == NULL)
        return err_oom();
    if (line->kind != VALUE_MAP || datum_is_null(DATUM(d, "request")))
        return err_new(ERR_INPUT, "an object with a 'request' is expected");
    if ((e = release_of(&release, d, release)) != NULL ||
        (e = document_of(&doc, a, d, release)) != NULL)
        return e;
    engine = engine_of(release);
    operation = str_is(datum_text(DATUM(d, "operation")), "start") ? CREATE_AND_START : CREATE_ONLY;
    host = host_of(doc);
    e = create_carry_out(a, doc, &host, &engine, operation, &recorded, &r);
    if (e == NULL)
        e = answer(out, a, &r, doc->host.root.v);
    mdl_doc_free(doc);
    return e;
}
