/* Why: of one value, field or error, of all errors, or of every value of the spec. */
#include "model/value/value_make.h"
#include "specgen/explain/explain_find.h"
#include "specgen/report/report_build.h"

static struct value *texts(const struct str *list, size_t count)
{
    struct value *v = value_list();

    for (size_t i = 0; i < count; i++)
        v = made_push(v, value_string(list[i]));
    return v;
}

static struct value *rule_value(const struct explanation *e)
{
    const struct spec_rule_info rule = spec_rule_info(e->rule);
    struct value *map;

    if (!e->has_rule)
        return value_null();
    map = made_with(value_map(), "id", value_string(str_of(rule.id)));
    map = made_with(map, "title", value_string(str_of(rule.title)));
    map = made_with(map, "text", value_string(str_of(rule.text)));
    map = made_with(map, "source", value_string(str_of(rule.source)));
    map = made_with(map, "engines", value_string(e->engines));
    return made_with(map, "changed", texts(e->changes, e->change_count));
}

struct value *report_explanation(struct value *map, const struct explanation *e)
{
    struct value *inputs = value_list();
    struct value *overrides = value_list();

    for (size_t i = 0; i < e->input_count; i++) {
        struct value *in = made_with(value_map(), "path", value_string(e->inputs[i].path));

        in = made_with(in, "label", value_string(e->inputs[i].label));
        inputs = made_push(inputs, made_with(in, "value", value_string(e->inputs[i].value)));
    }
    for (size_t i = 0; i < e->override_count; i++) {
        struct value *o = made_with(value_map(), "value", value_string(e->overrides[i].value));

        overrides = made_push(
            overrides,
            made_with(o, "rule", value_string(str_of(spec_rule_info(e->overrides[i].rule).id))));
    }
    map = made_with(map, "subject", value_string(e->subject));
    map = made_with(map, "value", value_string(e->value));
    if (e->open.len > 0)
        map = made_with(map, "open", value_string(e->open));
    if (e->chance.len > 0)
        map = made_with(map, "chance", value_string(e->chance));
    map = made_with(map, "why", value_string(e->why));
    map = made_with(map, "rule", rule_value(e));
    map = made_with(map, "remedy", report_text_or_null(e->remedy));
    map = made_with(map, "inputs", inputs);
    map = made_with(map, "overrides", overrides);
    map = made_with(map, "drives", texts(e->drives, e->drive_count));
    return made_with(map, "notes", texts(e->notes, e->note_count));
}

static struct err *push(void *ctx, const struct explanation *e)
{
    struct value **list = ctx;

    *list = made_push(*list, report_explanation(value_map(), e));
    return *list != NULL ? NULL : err_oom();
}

static struct err *many(const struct value **out, const struct report_subject *s)
{
    struct value *list = value_list();
    struct err *e = s->argument.len > 0 ? explain_errors(s->a, s->result, push, &list)
                                        : explain_values(s->result, push, &list);

    if (e != NULL) {
        value_unref(list);
        return e;
    }
    *out = report_unknowns(made_with(report_begin(REPORT_EXPLAIN), "explanations", list), s->a,
                           &s->result->unknowns);
    return NULL;
}

struct err *make_explain(const struct value **out, const struct report_subject *s)
{
    struct explanation explanation;
    struct err *e;

    if (s->argument.len == 0 || str_is(s->argument, "error"))
        return many(out, s);
    e = explain_path(&explanation, s->a, s->result, s->argument);
    if (e == NULL)
        *out = report_unknowns(report_explanation(report_begin(REPORT_EXPLAIN), &explanation), s->a,
                               &s->result->unknowns);
    return e;
}
