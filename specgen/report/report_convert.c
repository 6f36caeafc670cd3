/* A document as something else, and what was lost. */
#include "model/value/value_make.h"
#include "specgen/report/report_build.h"

static const struct value *value_or_null(const struct datum *d)
{
    return d != NULL ? datum_value(d) : value_null();
}

static struct value *loss_value(const struct loss *loss)
{
    struct value *map =
        made_with(value_map(), "kind", value_string(str_of(loss_kind_names[loss->kind])));

    map = made_with(map, "path", value_string(loss->path));
    map = made_with(map, "value", value_or_null(loss->value));
    map = made_with(map, "becomes", value_or_null(loss->becomes));
    return made_with(map, "why", value_string(loss->why));
}

static struct value *refusal_value(const struct spec_error *e)
{
    struct value *map;

    if (e == NULL)
        return value_null();
    map = made_with(value_map(), "message", value_string(e->message));
    map = made_with(map, "panic", value_bool(e->panic));
    return made_with(map, "class", value_string(str_of(spec_class_name(e->class))));
}

struct value *report_convert(struct arena *a, enum convert_to to, const struct conversion *c,
                             bool text)
{
    struct value *report = made_with(report_begin(REPORT_CONVERT), "to",
                                     value_string(str_of(convert_targets[to].name)));
    struct value *losses = value_list();

    if (text)
        report = made_with(report, "text", report_text_or_null(c->text));
    report = made_with(report, "error", refusal_value(c->refusal));
    report = made_with(report, "lost", report_count(a, losses_settings(&c->losses)));
    for (size_t i = 0; i < c->losses.count; i++)
        losses = made_push(losses, loss_value(&c->losses.items[i]));
    report = made_with(report, "losses", losses);
    report = made_with(report, "image_unknown", value_bool(c->image_unknown));
    return report_whole(a, report);
}
