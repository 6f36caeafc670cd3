#include "ui/cli/engine_report.h"

#include "specgen/report.h"

struct value *engine_change_value(struct arena *a, enum engine_change c)
{
    const struct engine_change_info *info = &engine_changes[c];
    struct value *rules = value_list();
    struct value *map = report_with(value_map(), "id", value_string(str_of(info->id)));

    for (const enum spec_rule *r = info->about; *r != RULE_COUNT; r++)
        rules = report_push(rules, value_string(str_of(spec_rules[*r].id)));
    map = report_with(map, "since", value_string(engine_change_span(a, c)));
    map = report_with(map, "text", value_string(str_of(info->text)));
    map = report_with(map, "source", value_string(str_of(info->source)));
    map = report_with(map, "computed", value_bool(info->about[0] != RULE_COUNT));
    return report_with(map, "rules", rules);
}
