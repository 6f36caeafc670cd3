/* The engine's rules and changes. */
#include "model/value/value_make.h"
#include "specgen/engine/rule_find.h"
#include "specgen/report/report_build.h"

static struct value *rule_value(struct arena *a, enum spec_rule rule, uint32_t release)
{
    const struct spec_rule_info info = spec_rule_info(rule);
    struct value *changed = value_list();
    struct value *map = made_with(value_map(), "id", value_string(str_of(info.id)));

    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_change_about((enum engine_change)c, rule))
            changed = made_push(
                changed, value_string(engine_change_text(a, (enum engine_change)c, release)));
    }
    map = made_with(map, "title", value_string(str_of(info.title)));
    map = made_with(map, "text", value_string(str_of(info.text)));
    map = made_with(map, "source", value_string(str_of(info.source)));
    map = made_with(map, "engines", value_string(engine_rule_span(a, rule)));
    return made_with(map, "changed", changed);
}

/* What is told: the one that was asked for, or else all that the engine has; of these those with
 * the words, if there are any. */
struct wanted {
    const struct rule_found *one;
    struct str words;
    uint32_t release;
};

static bool rule_wanted(const struct wanted *w, enum spec_rule rule)
{
    if (w->one != NULL)
        return w->one->rule == rule;
    return (w->release == 0 || engine_rule_holds(rule, w->release)) &&
           (w->words.len == 0 || rule_has_words(rule, w->words));
}

static bool change_wanted(const struct wanted *w, enum engine_change c)
{
    const struct engine engine = engine_of(w->release);

    if (w->one != NULL)
        return w->one->change == c;
    return (w->release == 0 || engine_has(&engine, c)) &&
           (w->words.len == 0 || change_has_words(c, w->words));
}

struct err *make_rules(const struct value **out, const struct report_subject *s)
{
    struct value *rules, *changes;
    struct wanted wanted = {.release = s->release};
    struct rule_found one;
    struct err *e = NULL;

    if (s->argument.len > 0 && (e = rule_find(&one, s->argument)) == NULL)
        wanted.one = &one;
    else if (s->argument.len > 0 && rule_words_known(s->argument))
        wanted.words = s->argument;
    else if (s->argument.len > 0)
        return e;
    err_free(e);
    rules = value_list();
    changes = value_list();
    for (int i = 0; i < RULE_COUNT; i++) {
        if (rule_wanted(&wanted, (enum spec_rule)i))
            rules = made_push(rules, rule_value(s->a, (enum spec_rule)i, s->release));
    }
    for (int c = 0; c < CHANGE_COUNT; c++) {
        if (change_wanted(&wanted, (enum engine_change)c))
            changes = made_push(changes, report_engine_change(s->a, (enum engine_change)c));
    }
    *out = made_with(made_with(report_begin(REPORT_RULES), "rules", rules), "changes", changes);
    return NULL;
}
