/* Several containers: each checked in full, or a row each. */
#include "model/value/value_make.h"
#include "specgen/gocompat/concat.h"
#include "specgen/report/report_build.h"

/* ---- what a row says ---- */

static const struct problem *first_of(const struct problems *list, enum problem_severity severity)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].severity == severity && list->items[i].reached)
            return &list->items[i];
    return NULL;
}

struct report_outcome report_outcome_of(const struct report_container *c)
{
    const struct assessment *r = c->result;
    struct report_outcome out = {.reason = first_of(c->problems, PROBLEM_ERROR)};

    if (out.reason == NULL)
        out.reason = first_of(c->problems, PROBLEM_WARNING);
    out.isolation = r->spec.linux_container    ? "linux"
                    : r->spec.isolation.hyperv ? "hyperv"
                                               : "process";
    out.outcome = assess_verdict(r);
    return out;
}

/* ---- reports ---- */

static struct value *begin_container(const struct report_container *c)
{
    struct value *map = made_with(value_map(), "name", value_string(c->name));

    return made_with(map, "file", report_text_or_null(c->file));
}

struct str report_problem_text(struct arena *a, const struct report_container *c,
                               const struct problem *p)
{
    struct str remedy = problem_remedy(p);

    return CONCAT(a, c->name, p->reached ? STR_LIT(": ") : STR_LIT(": not reached: "), p->text,
                  remedy.len > 0 ? STR_LIT("\n") : STR_NONE, remedy);
}

static struct value *unread_values(struct arena *a, const struct report_unread *unread)
{
    struct value *list = value_list();

    for (; unread != NULL; unread = unread->next) {
        struct value *map = made_with(value_map(), "file", value_string(unread->file));

        map =
            made_with(map, "line", unread->line > 0 ? report_count(a, unread->line) : value_null());
        list = made_push(list, made_with(map, "message", value_string(unread->text)));
    }
    return list;
}

struct value *report_checks(struct arena *a, const struct report_container *containers,
                            size_t count, const struct report_unread *unread)
{
    struct value *list = value_list(), *report;

    for (size_t i = 0; i < count; i++) {
        const struct report_container *c = &containers[i];

        list = made_push(
            list, made_with(begin_container(c), "check", report_check(a, c->result, c->problems)));
    }
    report = made_with(report_begin(REPORT_CHECKS), "containers", list);
    return report_whole(a, made_with(report, "unread", unread_values(a, unread)));
}

static struct value *row_value(struct arena *a, const struct report_container *c)
{
    const struct report_outcome out = report_outcome_of(c);
    const struct assessment *r = c->result;
    const struct problem *p = out.reason;
    struct value *map = begin_container(c);

    map = made_with(map, "engine", value_string(mdl_engine_name(a, r->doc->release)));
    map = made_with(map, "isolation", value_string(str_of(out.isolation)));
    map = made_with(map, "outcome", value_string(str_of(out.outcome)));
    map = made_with(map, "refused", value_bool(r->end != ASSESS_ENDS_NEVER));
    map = made_with(map, "reason", p != NULL ? value_string(p->text) : value_null());
    map = made_with(map, "rule",
                    p != NULL ? value_string(str_of(spec_rule_info(p->rule).id)) : value_null());
    map = made_with(map, "errors", report_count(a, c->problems->of[PROBLEM_ERROR]));
    map = made_with(map, "warnings", report_count(a, c->problems->of[PROBLEM_WARNING]));
    return made_with(map, "unknowns", report_count(a, assess_unknowns(r)->count));
}

struct value *report_table(struct arena *a, const struct report_container *containers, size_t count)
{
    struct value *list = value_list();

    for (size_t i = 0; i < count; i++)
        list = made_push(list, row_value(a, &containers[i]));
    return report_whole(a, made_with(report_begin(REPORT_TABLE), "containers", list));
}
