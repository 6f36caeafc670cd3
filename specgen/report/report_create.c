/* What create and start make of a request. */
#include "model/value/value_make.h"
#include "specgen/create/create_chance.h"
#include "specgen/create/create_rows.h"
#include "specgen/create/shape.h"
#include "specgen/report/report_build.h"

static const struct value *or_null(const struct datum *d)
{
    return d != NULL ? datum_value(d) : value_null();
}

static struct value *row_value(const struct create_row *row)
{
    struct value *map = made_with(value_map(), "setting", value_string(row->path));

    map = made_with(map, "request", or_null(row->request));
    map = made_with(map, "image", or_null(row->image));
    map = made_with(map, "how", value_string(str_of(create_how_names[row->how])));
    map = made_with(map, "from", report_text_or_null(row->from));
    map = made_with(map, "rule",
                    row->rule != RULE_COUNT ? value_string(str_of(spec_rule_info(row->rule).id))
                                            : value_null());
    return made_with(map, "result", or_null(row->result));
}

static struct value *error_value(struct arena *a, const struct create_error *e)
{
    struct value *map;

    if (e == NULL)
        return value_null();
    map = made_with(value_map(), "message", value_string(e->message));
    map = made_with(map, "class",
                    e->panic ? value_string(STR_LIT("panic"))
                             : value_string(str_of(spec_class_name(e->class))));
    map = made_with(map, "stage", value_string(str_of(create_stage_name(e->stage))));
    map = made_with(map, "http_status",
                    e->http_status != 0 ? value_number(arena_printf(a, "%d", e->http_status))
                                        : value_null());
    return made_with(map, "rule", value_string(str_of(spec_rule_info(e->rule).id)));
}

static struct value *rows_value(struct arena *a, const struct create_result *r)
{
    struct value *list = value_list();
    struct create_rows rows;

    if (!create_rows(&rows, a, r)) {
        value_unref(list);
        return NULL;
    }
    for (size_t i = 0; i < rows.count; i++)
        list = made_push(list, row_value(&rows.items[i]));
    return list;
}

static struct value *warnings_value(const struct create_result *r)
{
    struct value *list = value_list();

    for (const struct create_warning *w = r->warnings; w != NULL; w = w->next)
        list = made_push(list, made_with(made_with(value_map(), "text", value_string(w->text)),
                                         "rule", value_string(str_of(spec_rule_info(w->rule).id))));
    return list;
}

static struct value *hns_value(const struct create_result *r)
{
    struct value *list = value_list();

    for (const struct create_hns *h = r->hns; h != NULL; h = h->next) {
        struct value *call = made_with(value_map(), "request", value_string(h->request));

        call = made_with(call, "body", or_null(h->body));
        list = made_push(list, made_with(call, "answer", or_null(h->answer)));
    }
    return list;
}

static struct value *volumes_value(const struct create_result *r)
{
    struct value *list = value_list();

    for (const struct create_volume *v = r->volumes; v != NULL; v = v->next) {
        struct value *map = made_with(value_map(), "name", value_string(v->name));

        map = made_with(map, "driver", value_string(v->driver));
        list = made_push(list, made_with(map, "labels", or_null(v->labels)));
    }
    return list;
}

static struct value *chance_value(const struct create_result *r)
{
    struct value *list = value_list();

    for (const struct create_chance *c = r->chance; c != NULL; c = c->next) {
        struct value *map = made_with(value_map(), "example", value_string(c->example));

        map = made_with(map, "kind", value_string(str_of(create_chance_names[c->kind])));
        map = made_with(map, "of", report_text_or_null(c->of));
        list = made_push(
            list, made_with(map, "known", value_string(str_of(create_chance_known(c->kind)))));
    }
    return list;
}

struct value *report_create(struct arena *a, const struct create_result *r)
{
    struct value *report = report_begin(REPORT_CREATE);
    const struct value *container =
        r->container != NULL
            ? datum_value(shape_write(a, SHAPE_INSPECT, r->container, r->engine.release))
            : value_null();

    report = made_with(report, "error", error_value(a, r->error));
    report = made_with(report, "warnings", warnings_value(r));
    report = made_with(report, "settings", rows_value(a, r));
    report = made_with(report, "volumes", volumes_value(r));
    report = made_with(report, "storage_options", or_null(r->storage_options));
    report = made_with(report, "hns", hns_value(r));
    report = made_with(report, "known_afterwards", chance_value(r));
    return report_whole(a, made_with(report, "container", container));
}

struct err *make_create(const struct value **out, const struct report_subject *s)
{
    if (s->result->created == NULL)
        return err_new(ERR_INPUT, "the document has no request to carry out");
    *out = report_create(s->a, s->result->created);
    return *out != NULL ? NULL : err_oom();
}
