/* What create and start would say. */
#include "model/value/value_make.h"
#include "specgen/assess/causes.h"
#include "specgen/report/report_build.h"

static struct value *problem_value(struct arena *a, const struct assessment *r,
                                   const struct problem *p)
{
    const char *class = problem_class(p);
    int status = problem_http_status(p);
    struct value *map = made_with(value_map(), "severity",
                                  value_string(str_of(problem_severity_names[p->severity])));

    map = made_with(map, "part", value_string(str_of(p->part)));
    map = made_with(map, "stage", report_text_or_null(str_of(p->stage)));
    map = made_with(map, "message", value_string(p->text));
    map = made_with(map, "class", report_text_or_null(str_of(class)));
    map = made_with(map, "http_status",
                    status != 0 ? value_number(arena_printf(a, "%d", status)) : value_null());
    map = made_with(map, "field", value_string(explain_ref_path(a, r, p->ref)));
    map = made_with(map, "rule", value_string(str_of(spec_rule_info(p->rule).id)));
    map = made_with(map, "remedy", value_string(problem_remedy(p)));
    return made_with(map, "reached", value_bool(p->reached));
}

struct value *report_causes(const struct assess_cause *c)
{
    struct value *list = value_list();

    for (; c != NULL; c = c->next) {
        struct value *map = made_with(value_map(), "code", value_string(str_of(c->code)));

        map = made_with(map, "cause", value_string(c->text));
        map = made_with(map, "state", value_string(str_of(cause_state_names[c->state])));
        list = made_push(list, made_with(map, "because", report_text_or_null(c->because)));
    }
    return list;
}

struct value *report_check(struct arena *a, const struct assessment *r, const struct problems *list)
{
    struct value *items = value_list();
    struct value *report = report_begin(REPORT_CHECK);

    for (size_t i = 0; i < list->count; i++)
        items = made_push(items, problem_value(a, r, &list->items[i]));
    report = made_with(report, "verdict", value_string(str_of(assess_verdict(r))));
    report = made_with(report, "refused", value_bool(r->end != ASSESS_ENDS_NEVER));
    report = made_with(report, "answered", value_bool(assess_was_answered(r)));
    report = made_with(report, "problems", items);
    report = made_with(report, "causes", report_causes(r->causes));
    return report_whole(a, report_unknowns(report, a, assess_unknowns(r)));
}

struct err *make_check(const struct value **out, const struct report_subject *s)
{
    struct problems list;

    if (!problems_make(&list, s->a, s->result))
        return err_oom();
    *out = report_check(s->a, s->result, &list);
    return NULL;
}
