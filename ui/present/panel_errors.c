/* What the engine answers, what it would answer next, and what it lets pass. */
#include "specgen/gocompat/concat.h"
#include "ui/present/generation.h"
#include "ui/present/items.h"
#include "ui/present/marks.h"
#include "ui/present/questions.h"

const char ui_filter_name[UI_FILTER_COUNT][12] = {
    [UI_FILTER_ALL] = "all",
    [UI_FILTER_ERRORS] = "errors",
    [UI_FILTER_WARNINGS] = "warnings",
};

bool ui_filter_passes(enum ui_filter filter, enum problem_severity severity)
{
    switch (filter) {
    case UI_FILTER_ERRORS:
        return severity == PROBLEM_ERROR;
    case UI_FILTER_WARNINGS:
        return severity == PROBLEM_WARNING;
    case UI_FILTER_ALL:
    case UI_FILTER_COUNT:
        break;
    }
    return true;
}

struct str ui_filter_leaves_none(struct arena *a, enum ui_filter filter,
                                 const struct problems *problems)
{
    size_t others = problems->count;

    if (others == 0)
        return arena_printf(a, "no %s, and no other problems", ui_filter_name[filter]);
    return arena_printf(a, "no %s; %zu other%s left out: :filter goes on to %s",
                        ui_filter_name[filter], others, others == 1 ? " is" : "s are",
                        others == 1 ? "it" : "them");
}

static struct ui_item *add_line(struct ui_items *l, const struct problem *p, unsigned indent,
                                enum ui_role role, struct str text)
{
    struct ui_item *item = ui_items_add(l, ' ', role, text);

    item->indent = indent;
    item->ref = p->ref;
    item->problem = p;
    return item;
}

/* Outermost first; a chain of one link only repeats the message. */
static void add_chain(struct ui_items *l, const struct problem *p)
{
    const struct spec_link *link = p->spec->chain;
    unsigned indent = 1;

    if (link == NULL || link->inner == NULL)
        return;
    for (; link != NULL; link = link->inner)
        add_line(
            l, p, ++indent, UI_ROLE_DIM,
            arena_printf(l->a, "%.*s%s%s", STR_FMT(link->text),
                         link->class != SPEC_CLASS_UNKNOWN ? "  class " : "",
                         link->class != SPEC_CLASS_UNKNOWN ? spec_class_name(link->class) : ""));
}

static struct str headline(struct arena *a, const struct problem *p)
{
    bool panic = p->spec != NULL        ? p->spec->panic
                 : p->preflight != NULL ? p->preflight->panic
                                        : false;

    if (strcmp(p->part, "credential") == 0)
        return CONCAT(a, STR_LIT("credential spec: "), p->text);
    if (p->reached && !panic)
        return p->text;
    return CONCAT(a, p->reached ? STR_NONE : STR_LIT("not reached: "),
                  panic ? STR_LIT("the daemon crashes: ") : STR_NONE, p->text);
}

/* Of an answer that somebody got there is more to say than what to do. */
static const char *remedy_lead(const struct problem *p)
{
    return assess_is_answer(p->rule) ? "what it means" : "to fix it";
}

/* What it is stands in the row. */
static struct str remedy_detail(struct arena *a, const struct ui_generation *g,
                                const struct ui_item *item)
{
    const struct problem *p = item->problem;

    (void)g;
    return CONCAT(a, str_of(remedy_lead(p)), STR_LIT(": "), problem_remedy(p), STR_LIT(" ("),
                  p->text, STR_LIT(")"));
}

static void add_problem(struct ui_items *l, const struct problem *p)
{
    struct ui_item *item = add_line(
        l, p, 0, p->reached ? ui_severity_role(p->severity) : UI_ROLE_DIM, headline(l->a, p));
    struct str answer = problem_answer(l->a, p), remedy = problem_remedy(p);

    item->sign = problem_sign(p->severity);
    item->rule = p->rule;
    item->has_rule = true;
    if (remedy.len > 0)
        item->detail = remedy_detail;
    if (remedy.len > 0 && p->reached && p->severity == PROBLEM_ERROR)
        add_line(l, p, 1, UI_ROLE_INFO,
                 arena_printf(l->a, "%s: %.*s", remedy_lead(p), STR_FMT(remedy)));
    if (!p->reached || answer.len == 0)
        return;
    add_line(l, p, 1, UI_ROLE_TEXT, answer);
    add_line(l, p, 1, UI_ROLE_DIM, arena_printf(l->a, "at: %.*s", STR_FMT(problem_where(l->a, p))));
    if (p->spec != NULL)
        add_chain(l, p);
}

static struct str question_detail(struct arena *a, const struct ui_generation *g,
                                  const struct ui_item *item)
{
    const struct spec_unknown *u = item->of;

    (void)g;
    return arena_printf(a, "%.*s %.*s", STR_FMT(u->question), STR_FMT(ui_question_told(a, u)));
}

/* No errors: what the answer above rests on. */
static void add_unknowns(struct ui_items *l, const struct spec_unknowns *unknowns)
{
    for (const struct spec_unknown *u = unknowns->first; u != NULL; u = u->next) {
        struct ui_item *item = ui_items_add(
            l, '?', UI_ROLE_WARNING, arena_printf(l->a, "not known: %.*s", STR_FMT(u->question)));

        item->ref = u->ref;
        item->rule = u->rule;
        item->has_rule = true;
        item->detail = question_detail;
        item->of = u;
    }
}

bool ui_panel_errors(struct ui_panel *out, struct arena *a, const struct ui_generation *g)
{
    const struct assessment *r = &g->assessment;
    const struct problems *problems = &g->problems;
    enum ui_filter filter = g->filter;
    struct ui_items l = {.a = a};

    if (mdl_made_by(r->written->root).len > 0 && filter == UI_FILTER_ALL)
        ui_items_add(&l, ' ', UI_ROLE_DIM,
                     STR_LIT("Docker does not make this container: what stands here is what it "
                             "would say"));
    else if (r->end == ASSESS_ENDS_NEVER && filter == UI_FILTER_ALL && !assess_was_answered(r))
        ui_items_add(
            &l, '+', UI_ROLE_OK,
            problems->of[PROBLEM_ERROR] > 0 ? STR_LIT("the spec is built, and the runtime gets it")
            : r->unknowns.count > 0 ? STR_LIT("none, as far as it is known: the spec is built")
                                    : STR_LIT("none: the spec is built, and the runtime gets it"));
    for (size_t i = 0; i < problems->count; i++)
        if (ui_filter_passes(filter, problems->items[i].severity))
            add_problem(&l, &problems->items[i]);
    if (filter == UI_FILTER_ALL)
        add_unknowns(&l, &r->unknowns);
    if (l.count == 0)
        ui_items_add(&l, ' ', UI_ROLE_DIM, ui_filter_leaves_none(a, filter, problems));
    return ui_items_finish(out, &l);
}
