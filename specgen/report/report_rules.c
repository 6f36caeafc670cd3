/* The engine's rules and changes. */
#include "model/value/value_build.h"
#include "specgen/engine/rule_find.h"
#include "specgen/report/reports.h"

static struct value *rule_value(struct arena *a, enum spec_rule rule, uint32_t release)
{
    const struct spec_rule_info *info = &spec_rules[rule];
    struct value *changed = value_list();
    struct value *map = value_build_with(value_map(), "id", value_string(str_of(info->id)));

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_change_about((enum engine_change)c, rule))
            changed = value_build_push(
                changed, value_string(engine_change_text(a, (enum engine_change)c, release)));
    }
    map = value_build_with(map, "title", value_string(str_of(info->title)));
    map = value_build_with(map, "text", value_string(str_of(info->text)));
    map = value_build_with(map, "source", value_string(str_of(info->source)));
    map = value_build_with(map, "engines", value_string(engine_rule_span(a, rule)));
    return value_build_with(map, "changed", changed);
}

/* Whether it is told: the one that was asked for, or else all that the engine has. */
static bool rule_wanted(const struct rule_found *one, enum spec_rule rule, uint32_t release)
{
    return one != NULL ? one->rule == rule : release == 0 || engine_rule_holds(rule, release);
}

static bool change_wanted(const struct rule_found *one, enum engine_change c, uint32_t release)
{
    const struct engine engine = engine_of(release);

    return one != NULL ? one->change == c : release == 0 || engine_has(&engine, c);
}

struct err *make_rules(const struct value **out, const struct report_subject *s)
{
    struct value *rules, *changes;
    struct rule_found one;
    bool asked = s->argument.len > 0;
    struct err *e;

    if (asked && (e = rule_find(&one, s->argument)) != NULL)
        return e;
    rules = value_list();
    changes = value_list();
    for (int i = 0; i < RULE_COUNT; i++) {
        if (rule_wanted(asked ? &one : NULL, (enum spec_rule)i, s->release))
            rules = value_build_push(rules, rule_value(s->a, (enum spec_rule)i, s->release));
    }
    for (int c = 0; c < CHANGE_COUNT; c++) {
        if (change_wanted(asked ? &one : NULL, (enum engine_change)c, s->release))
            changes = value_build_push(changes, report_engine_change(s->a, (enum engine_change)c));
    }
    *out = value_build_with(value_build_with(report_begin(REPORT_RULES), "rules", rules), "changes",
                            changes);
    return NULL;
}
