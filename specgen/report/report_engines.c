/* The engines that are known, and what differs between them. */
#include "model/value/value_make.h"
#include "specgen/engine/engine_news.h"
#include "specgen/report/report_build.h"
#include "specgen/spec/generate.h"

struct value *report_engine_change(struct arena *a, enum engine_change c)
{
    const struct engine_change_info *info = &engine_changes[c];
    const struct engine_change_words words = engine_change_words(c);
    struct value *rules = value_list(), *releases = value_list();
    uint32_t since[ENGINE_SINCE_MAX];
    size_t count = engine_change_since(since, c);
    struct value *map = made_with(value_map(), "id", value_string(str_of(words.id)));

    for (const enum spec_rule *r = info->about; *r != RULE_COUNT; r++)
        rules = made_push(rules, value_string(str_of(spec_rule_info(*r).id)));
    for (size_t i = 0; i < count; i++)
        releases = made_push(releases, value_string(engine_since_text(a, since[i])));
    map = made_with(map, "since", releases);
    map = made_with(map, "text", value_string(str_of(words.text)));
    map = made_with(map, "source", value_string(str_of(words.source)));
    map = made_with(map, "computed", value_bool(info->about[0] != RULE_COUNT));
    return made_with(map, "rules", rules);
}

/* Adds the engine's members to `map`. */
static struct value *engine_value(struct value *map, struct arena *a, uint32_t release)
{
    const struct engine e = engine_of(release);
    struct value *changes = value_list(), *lost = value_list(), *order = value_list();
    enum spec_step steps[SPEC_STEP_COUNT];
    size_t count = spec_steps(steps, release);

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_brings(&e, (enum engine_change)c))
            changes = made_push(changes, report_engine_change(a, (enum engine_change)c));
        if (engine_lacks(&e, (enum engine_change)c))
            lost = made_push(lost, report_engine_change(a, (enum engine_change)c));
    }
    for (size_t i = 0; i < count; i++)
        order = made_push(order, value_string(str_of(spec_step_title[steps[i]])));
    map = made_with(map, "name", value_string(mdl_engine_name(a, release)));
    map = made_with(map, "release", value_string(mdl_release_text(a, release)));
    map = made_with(map, "ociVersion", value_string(e.oci_version));
    map = made_with(map, "paths", value_string(str_of(engine_paths_name(&e))));
    map = made_with(map, "changes", changes);
    map = made_with(map, "lost", lost);
    return made_with(map, "steps", order);
}

static struct value *all_engines(struct arena *a)
{
    struct value *all = value_list();

    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        all = made_push(all, engine_value(value_map(), a, mdl_engines[i].latest));
    return made_with(report_begin(REPORT_ENGINES), "engines", all);
}

struct err *make_engines(const struct value **out, const struct report_subject *s)
{
    uint32_t release;
    struct err *e;

    if (s->argument.len == 0) {
        *out = all_engines(s->a);
        return NULL;
    }
    if ((e = mdl_engine_find(&release, s->argument)) == NULL)
        *out = engine_value(report_begin(REPORT_ENGINES), s->a, release);
    return e;
}
