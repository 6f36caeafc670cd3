#include "ui/cli/engine_report.h"

#include "specgen/report/report.h"

struct value *engine_change_value(struct arena *a, enum engine_change c)
{
    const struct engine_change_info *info = &engine_changes[c];
    struct value *rules = value_list(), *releases = value_list();
    uint32_t since[ENGINE_SINCE_MAX];
    size_t count = engine_change_since(since, c);
    struct value *map = report_with(value_map(), "id", value_string(str_of(info->id)));

    for (const enum spec_rule *r = info->about; *r != RULE_COUNT; r++)
        rules = report_push(rules, value_string(str_of(spec_rules[*r].id)));
    for (size_t i = 0; i < count; i++)
        releases = report_push(releases, value_string(engine_since_text(a, since[i])));
    map = report_with(map, "since", releases);
    map = report_with(map, "text", value_string(str_of(info->text)));
    map = report_with(map, "source", value_string(str_of(info->source)));
    map = report_with(map, "computed", value_bool(info->about[0] != RULE_COUNT));
    return report_with(map, "rules", rules);
}
