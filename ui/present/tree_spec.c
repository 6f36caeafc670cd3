/* The spec that is generated. */
#include "specgen/create/create_chance.h"
#include "specgen/explain/explain.h"
#include "specgen/explain/why.h"
#include "ui/present/generation.h"

static const struct spec_node *root(struct arena *a, const struct ui_generation *g)
{
    (void)a;
    return g->assessment.spec.spec;
}

static struct str why(struct arena *a, const struct ui_generation *g,
                      const struct ui_spec_line *line)
{
    const struct create_result *made = g->assessment.created;
    const struct create_chance *chance = made == NULL || line->node->kind != SPEC_STRING
                                             ? NULL
                                             : create_chance_in(made, line->node->u.text);
    const struct spec_rule_info rule = spec_rule_info(line->node->origin->rule);
    struct str text = arena_printf(
        a, "%.*s [%s: %s; %.*s]", STR_FMT(spec_why(a, &g->assessment.spec, line->node)), rule.id,
        rule.title, STR_FMT(engine_rule_history_short(a, line->node->origin->rule)));
    struct str assumed;

    if (line->node->unknown != NULL)
        text = arena_printf(a, "not known: %.*s Taken: %.*s. %.*s",
                            STR_FMT(line->node->unknown->question),
                            STR_FMT(line->node->unknown->taken_as), STR_FMT(text));
    else if (chance == NULL && explain_assumed(&assumed, a, &g->assessment.spec, line->node))
        text = arena_printf(a, "nobody told %.*s, this is what is assumed. %.*s", STR_FMT(assumed),
                            STR_FMT(text));
    if (chance != NULL)
        text = arena_printf(a, "%.*s. %.*s", STR_FMT(create_chance_text(a, chance)), STR_FMT(text));
    if (line->change == UI_CHANGED)
        text = arena_printf(a, "was %.*s; %.*s", STR_FMT(line->aside->mark.was), STR_FMT(text));
    return text;
}

const struct ui_tree_ops ui_tree_spec = {
    .root = root,
    .beside = NULL,
    .marked = "changed",
    .gone = "removed",
    .why = why,
    .none = "no spec: the engine refuses before it builds anything",
};
