#include "specgen/preflight/filter_report.h"

#include "model/value/value_make.h"

#include <stdio.h>

/* As made_with(), for a name that is no C string. */
static struct value *with_port(struct value *map, struct str name, const struct value *bindings)
{
    if (map != NULL && bindings != NULL && value_map_push(map, name, 0, 0, bindings))
        return map;
    if (map == NULL)
        value_unref(bindings);
    value_unref(map);
    return NULL;
}

static const struct value *ports_after(const struct preflight_change *change)
{
    struct value *map = value_map();

    for (size_t i = 0; i < change->port_count; i++) {
        const struct mdl_port_bindings *port = &change->ports[i];
        struct value *list = value_list();

        for (size_t k = 0; k < port->bindings.count; k++) {
            const struct mdl_port_binding *b = &port->bindings.items[k];
            struct value *binding = made_with(value_map(), "HostIp", value_string(b->host_ip.v));

            list = made_push(list, made_with(binding, "HostPort", value_string(b->host_port.v)));
        }
        map = with_port(map, port->name, list);
    }
    return map;
}

static const struct value *after(const struct preflight_change *change)
{
    char digits[32];

    switch (change->kind) {
    case PREFLIGHT_TO_NULL:
    case PREFLIGHT_TO_NO_TEXT:
        return value_null();
    case PREFLIGHT_TO_PORTS:
        return ports_after(change);
    case PREFLIGHT_TO_TEXT:
        return value_string(change->text);
    case PREFLIGHT_TO_INT:
        break;
    }
    (void)snprintf(digits, sizeof(digits), "%lld", (long long)change->number);
    return value_number(str_of(digits));
}

/* The whole policy: its name changed. */
static const struct value *policy_after(const struct preflight_change *change)
{
    struct preflight_change count = {.kind = PREFLIGHT_TO_INT, .number = change->number};
    struct value *map = made_with(value_map(), "Name", value_string(change->text));

    return made_with(map, "MaximumRetryCount", after(&count));
}

/* The changed keys below one parent, as they stand afterwards. */
static struct value *changes_below(const struct preflight_result *r, enum mdl_field_id parent)
{
    struct value *map = value_map();

    for (const struct preflight_change *c = r->changes; c != NULL; c = c->next) {
        if (c->field == MDL_F_RESTART_POLICY_NAME && parent == MDL_F_HOST_CONFIG)
            map = made_with(map, mdl_fields[MDL_F_RESTART_POLICY].key, policy_after(c));
        else if (mdl_fields[c->field].parent == parent)
            map = made_with(map, mdl_fields[c->field].key, after(c));
    }
    return map;
}

static struct value *warnings_of(const struct preflight_result *r)
{
    struct value *list = value_list();

    for (const struct preflight_warning *w = r->warnings; w != NULL; w = w->next)
        list = made_push(list, value_string(w->text));
    return list;
}

static struct value *refusal(struct str message, enum spec_class class)
{
    struct value *map = made_with(value_map(), "message", value_string(message));

    return made_with(map, "class", value_string(str_of(spec_class_name(class))));
}

static const struct value *error_of(const struct preflight_error *e, bool api)
{
    struct value *map;

    if (e == NULL)
        return value_null();
    map = refusal(e->message, e->class);
    return api ? map
               : made_with(map, "stage", value_string(str_of(preflight_stage_name(e->stage))));
}

const struct value *preflight_report(const struct preflight_result *r,
                                     enum preflight_operation operation)
{
    const struct preflight_result refused = {.error = r->error};
    const bool api = operation == PREFLIGHT_API;
    struct value *report, *config;

    if (r->error != NULL && r->error->panic)
        return made_with(value_map(), "panic", value_string(r->error->message));
    if (r->error != NULL && api) /* warnings and changes never reach the client */
        r = &refused;
    report = made_with(value_map(), "warnings", warnings_of(r));
    report = made_with(report, "error", error_of(r->error, api));
    report = made_with(report, "hostconfig_after", changes_below(r, MDL_F_HOST_CONFIG));
    config = changes_below(r, MDL_F_CONFIG);
    if (config == NULL || config->u.map.count > 0)
        return made_with(report, "config_after", config);
    value_unref(config);
    return report;
}

const struct value *mount_report(const struct mount_point *m)
{
    struct value *map = made_with(value_map(), "type", value_string(m->type));

    map = made_with(map, "source", value_string(m->source));
    map = made_with(map, "destination", value_string(m->destination));
    map = made_with(map, "name", value_string(m->anonymous ? STR_LIT("<random>") : m->name));
    map = made_with(map, "driver", value_string(m->driver));
    return made_with(map, "rw", value_bool(m->rw));
}

static const struct value *refusal_report(struct str error)
{
    return made_with(value_map(), "error", refusal(error, SPEC_CLASS_UNKNOWN));
}

/* The line as a document: its host, and its structured mount as the only one. */
static const struct value *as_document(const struct value *line)
{
    const struct value *host = value_get(line, STR_LIT("host"));
    const struct value *spec = value_get(line, STR_LIT("spec"));
    const struct value *engine = value_get(line, STR_LIT("engine"));
    struct value *root =
        made_with(value_map(), "host", host != NULL ? value_ref(host) : value_map());
    struct value *list = value_list();

    if (engine != NULL)
        root = made_with(root, "engine", value_ref(engine));
    if (spec != NULL)
        list = made_push(list, value_ref(spec));
    return made_with(root, "container",
                     made_with(value_map(), "HostConfig", made_with(value_map(), "Mounts", list)));
}

static struct err *text_member(struct str *out, const struct value *line, const char *key)
{
    const struct value *v = value_get(line, str_of(key));

    if (v != NULL && v->kind != VALUE_STRING)
        return err_path(err_new(ERR_INPUT, "a text is expected"), str_of(key));
    *out = v != NULL ? v->u.text : STR_NONE;
    return NULL;
}

static struct err *read_mount(const struct value **out, struct mount_reader *reader,
                              const struct mdl_doc *doc, const struct value *raw)
{
    struct mount_point point;
    struct str error;
    bool good = raw != NULL ? mount_read_raw(&point, &error, reader, raw->u.text)
                            : mount_read_spec(&point, &error, reader,
                                              &doc->container.host_config.mounts.items[0]);
    const struct value *report = good ? mount_report(&point) : refusal_report(error);

    if (report == NULL || arena_failed(reader->a)) {
        value_unref(report);
        return err_oom();
    }
    *out = report;
    return NULL;
}

struct err *mount_filter(const struct value **out, struct arena *a, const struct value *line,
                         uint32_t release, struct plat (*host_of)(const struct mdl_doc *doc))
{
    const struct value *raw = value_get(line, STR_LIT("raw"));
    bool has_spec = value_get(line, STR_LIT("spec")) != NULL;
    struct mount_reader reader = {.a = a};
    struct engine engine;
    const struct value *root;
    struct mdl_doc *doc;
    struct str os, unused;
    struct plat host;
    struct err *e;

    if (line->kind != VALUE_MAP || (raw != NULL) == has_spec)
        return err_new(ERR_INPUT, "an object with either 'raw' or 'spec' is expected");
    if ((e = text_member(&unused, line, "raw")) != NULL ||
        (e = text_member(&reader.driver, line, "driver")) != NULL ||
        (e = text_member(&os, line, "os")) != NULL)
        return e;
    root = as_document(line);
    if (root == NULL)
        return err_oom();
    e = mdl_doc_new(&doc, root);
    value_unref(root);
    if (e != NULL)
        return e;
    host = host_of(doc);
    engine = engine_of(release != 0 ? release : doc->release);
    reader.host = &host;
    reader.engine = &engine;
    reader.linux_image =
        os.len > 0 && !str_is(os, "windows") && !engine_has(&engine, CHANGE_LCOW_GONE);
    e = read_mount(out, &reader, doc, raw);
    mdl_doc_free(doc);
    return e;
}
