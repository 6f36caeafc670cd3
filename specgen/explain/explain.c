#include "specgen/explain/explain.h"

#include "model/document/edit.h"
#include "specgen/assess/assess_request.h"
#include "specgen/assess/remedies.h"
#include "specgen/create/create_chance.h"
#include "specgen/explain/explain_parts.h"
#include "specgen/explain/why.h"
#include "specgen/gocompat/concat.h"
#include "specgen/spec/finding_order.h"
#include "specgen/spec/generate.h"

void explain_set_rule(struct explanation *e, struct arena *a, const struct assessment *r,
                      enum spec_rule rule)
{
    e->has_rule = true;
    e->rule = rule;
    e->engines = engine_rule_span(a, rule);
    e->change_count = 0;
    for (unsigned c = 0; c < CHANGE_COUNT; c++) {
        if (engine_change_about((enum engine_change)c, rule))
            explain_add(a, &e->changes, &e->change_count,
                        engine_change_text(a, (enum engine_change)c, r->spec.release));
    }
}

/* Of a container that was not made: where it was asked for. */
static bool find_asked(struct mdl_path *out, struct arena *a, const struct assessment *r,
                       struct spec_ref ref)
{
    enum mdl_field_id through = mdl_field_asked_through(ref.field);
    size_t index = ref.index < 0 ? 0 : (size_t)ref.index;
    struct err *e;
    bool found;

    if (r->created == NULL || r->created->container != NULL || through == 0)
        return false;
    e = mdl_path_of(out, a, ref.field, through, &index, ref.index < 0 ? 0 : 1, r->written->root);
    found = e == NULL;
    err_free(e);
    return found;
}

/* What was answered stands beside the request, and not in the container that is made of it. */
static const struct mdl_doc *doc_with(const struct assessment *r, enum mdl_field_id field)
{
    return mdl_fields[field].parent == MDL_F_ANSWERS ? r->written : r->doc;
}

struct str explain_ref_path(struct arena *a, const struct assessment *r, struct spec_ref ref)
{
    const struct value *v;

    struct mdl_path path;

    if (find_asked(&path, a, r, ref))
        return mdl_path_text(a, path.steps, path.count);
    return explain_place(&v, a, &r->spec, doc_with(r, ref.field), ref);
}

/* What nobody told is no fact like the others. */
static struct explain_input doubted(struct arena *a, const struct mdl_doc *doc,
                                    struct explain_input in, bool there)
{
    enum mdl_certainty certainty = mdl_known(a, doc, in.path, MDL_TOLD).certainty;

    if (certainty == MDL_ASSUMED)
        in.value = CONCAT(a, in.value, STR_LIT(", assumed"));
    else if (certainty == MDL_UNKNOWN)
        in.value = there ? CONCAT(a, in.value, STR_LIT(", not known")) : STR_LIT("not known");
    return in;
}

static struct explain_input input_of(struct arena *a, const struct assessment *r,
                                     struct spec_ref ref)
{
    struct explain_input in = {
        .field = ref.field, .index = ref.index, .label = str_of(mdl_field_text(ref.field).label)};
    const struct value *v;
    struct str origin;

    in.path = explain_place(&v, a, &r->spec, r->doc, ref);
    /* What was answered, say, stands beside the request and not in the container made of it. */
    if (v == NULL && r->written != r->doc)
        in.path = explain_place(&v, a, &r->spec, r->written, ref);
    in.value = mdl_value_show(a, ref.field, v);
    origin = assess_origin(a, r, in.path);
    if (origin.len > 0)
        in.value = CONCAT(a, in.value, STR_LIT(", from "), origin);
    return doubted(a, r->written, in, v != NULL);
}

static void push_input(struct explanation *e, struct arena *a, struct explain_input in)
{
    struct explain_input *more = explain_grown(a, e->inputs, e->input_count, sizeof(*more));

    if (more == NULL)
        return;
    e->inputs = more;
    more[e->input_count++] = in;
}

static void add_input(struct explanation *e, struct arena *a, const struct assessment *r,
                      struct spec_ref ref)
{
    struct explain_input in = input_of(a, r, ref);

    for (size_t i = 0; i < e->input_count; i++) /* a few */
        if (str_eq(e->inputs[i].path, in.path))
            return;
    push_input(e, a, in);
}

static bool same_place(struct spec_ref a, struct spec_ref b)
{
    return a.field == b.field && (a.index < 0 || b.index < 0 || a.index == b.index);
}

static struct str change_text(struct arena *a, const struct preflight_change *c)
{
    return CONCAT(a, STR_LIT("create changes "), str_of(mdl_fields[c->field].key), STR_LIT(" to "),
                  preflight_change_text(a, c), STR_LIT(" ("), str_of(spec_rule_info(c->rule).id),
                  STR_LIT(": "), str_of(spec_rule_info(c->rule).title), STR_LIT(")"));
}

static void add_refusals(struct explanation *e, struct arena *a,
                         const struct preflight_error *first, struct str who, struct spec_ref ref)
{
    for (const struct preflight_error *p = first; p != NULL; p = p->next)
        if (same_place(p->fix, ref))
            explain_add(a, &e->notes, &e->note_count, CONCAT(a, who, p->message));
}

static void add_findings(struct explanation *e, struct arena *a, const struct assessment *r,
                         struct spec_ref ref)
{
    const struct spec_finding *f = NULL;

    if (ref.index >= 0) {
        while ((f = spec_finding_next(&r->spec, ref, f)) != NULL)
            explain_problem(e, a, STR_NONE, f->text, f->rule);
        return;
    }
    for (f = r->spec.findings; f != NULL; f = f->next)
        if (same_place(f->ref, ref))
            explain_problem(e, a, STR_NONE, f->text, f->rule);
}

/* Of the notes of a document there may be many, but all about few fields. */
static void add_said(struct explanation *e, struct arena *a, const struct assessment *r,
                     struct spec_ref ref)
{
    if (!assess_is_noted(r, ref.field))
        return;
    for (const struct assess_note *n = r->notes; n != NULL; n = n->next)
        if (same_place(n->ref, ref))
            explain_problem(e, a, STR_NONE, n->text, n->rule);
}

static void add_change(struct explanation *e, struct arena *a, const struct assessment *r,
                       enum mdl_field_id field)
{
    const struct preflight_change *c = assess_change_of(r, field);

    if (c != NULL)
        explain_add(a, &e->notes, &e->note_count, change_text(a, c));
}

static void add_notes(struct explanation *e, struct arena *a, const struct assessment *r,
                      struct spec_ref ref)
{
    add_change(e, a, r, ref.field);
    for (const struct preflight_warning *w = r->create.warnings; w != NULL; w = w->next) {
        if (w->ref.field == ref.field)
            explain_add(a, &e->notes, &e->note_count,
                        CONCAT(a, STR_LIT("create warns: "), w->text));
    }
    add_refusals(e, a, r->create.error, STR_LIT("create refuses: "), ref);
    add_refusals(e, a, r->start.error, STR_LIT("start refuses: "), ref);
    for (const struct spec_error *s = r->spec.error; s != NULL; s = s->next) {
        if (same_place(s->fix, ref))
            explain_add(a, &e->notes, &e->note_count,
                        CONCAT(a, STR_LIT("docker start fails: "), s->message));
    }
    add_refusals(e, a, r->runtime, STR_LIT("the runtime refuses: "), ref);
    add_findings(e, a, r, ref);
    add_said(e, a, r, ref);
}

static void add_overrides(struct explanation *e, struct arena *a, const struct spec_node *node)
{
    for (node = node->overrode; node != NULL; node = node->overrode) {
        struct explain_override *more =
            explain_grown(a, e->overrides, e->override_count, sizeof(*more));

        if (more == NULL)
            return;
        e->overrides = more;
        more[e->override_count++] =
            (struct explain_override){.value = spec_json(a, node, 0), .rule = node->origin->rule};
    }
}

/* "[ 3 ]", "{ 2 }" for what has members. */
static struct str short_json(struct arena *a, const struct spec_node *node)
{
    size_t count;

    if ((node->kind != SPEC_LIST && node->kind != SPEC_OBJECT) || node->u.kids.count == 0)
        return spec_json(a, node, 0);
    count = node->u.kids.count;
    return node->kind == SPEC_LIST
               ? arena_printf(a, "[ %zu element%s ]", count, count == 1 ? "" : "s")
               : arena_printf(a, "{ %zu member%s }", count, count == 1 ? "" : "s");
}

struct str explain_shown(struct arena *a, const struct spec_node *node)
{
    return node->kind == SPEC_NULL && node->unknown != NULL ? STR_LIT("not known")
                                                            : short_json(a, node);
}

static struct explain_input input_of_node(struct arena *a, const struct spec_node *n)
{
    return (struct explain_input){.field = MDL_F_NONE,
                                  .index = -1,
                                  .path = spec_node_path(a, n),
                                  .value = short_json(a, n),
                                  .label = str_of(spec_rule_info(n->origin->rule).title)};
}

static struct str open_question(struct arena *a, const struct spec_node *node)
{
    const struct spec_unknown *u = spec_unknown_of(node);

    return u != NULL ? CONCAT(a, u->question, STR_LIT(" Taken: "), u->taken_as) : STR_NONE;
}

/* Of a text of a container that was not made yet. */
static struct str drawn(struct arena *a, const struct assessment *r, const struct spec_node *node)
{
    const struct create_chance *c = r->created != NULL && node->kind == SPEC_STRING
                                        ? create_chance_in(r->created, node->u.text)
                                        : NULL;

    return c != NULL ? create_chance_text(a, c) : STR_NONE;
}

bool explain_node(struct explanation *out, struct arena *a, const struct assessment *r,
                  const struct spec_node *node)
{
    struct explanation e = {.subject = spec_node_path(a, node),
                            .value = short_json(a, node),
                            .open = open_question(a, node),
                            .chance = drawn(a, r, node),
                            .why = spec_why(a, &r->spec, node)};

    explain_set_rule(&e, a, r, node->origin->rule);
    if (node->parent == NULL)
        e.subject = STR_LIT("the spec");
    if (spec_unknown_of(node) != NULL)
        explain_settle(&e, a, spec_unknown_of(node));
    /* A number is a limit; another value is what the container gets, or leads to it. */
    if ((node->kind == SPEC_INT || node->kind == SPEC_UINT) && node->origin->ref_count > 0 &&
        !explain_gets(&e, a, r, node->origin->refs[0].field))
        return false;
    for (unsigned i = 0; i < node->origin->ref_count; i++) {
        add_input(&e, a, r, node->origin->refs[i]);
        add_notes(&e, a, r, node->origin->refs[i]);
    }
    for (unsigned i = 0; i < node->origin->node_count; i++)
        push_input(&e, a, input_of_node(a, node->origin->nodes[i]));
    add_overrides(&e, a, node);
    *out = e;
    return !arena_failed(a);
}

/* The first value whose rule is about the field: it stands first there, and what else a value is
 * computed from decides how that is read. NULL: no rule is. */
static const struct spec_node *made_of(const struct spec_node *n, struct spec_ref ref)
{
    const struct spec_node *found = NULL;

    if (n->kind == SPEC_LIST || n->kind == SPEC_OBJECT) {
        for (const struct spec_node *kid = n->u.kids.first; kid != NULL && found == NULL;
             kid = kid->next)
            found = made_of(kid, ref);
        if (n->u.kids.first != NULL)
            return found;
    }
    return n->origin->ref_count > 0 && same_place(n->origin->refs[0], ref) ? n : NULL;
}

static void add_driven(struct explanation *e, struct arena *a, const struct assessment *r,
                       const struct spec_node *n, struct spec_ref ref)
{
    if (n->kind == SPEC_LIST || n->kind == SPEC_OBJECT) {
        for (const struct spec_node *kid = n->u.kids.first; kid != NULL; kid = kid->next)
            add_driven(e, a, r, kid, ref);
        if (n->u.kids.first != NULL)
            return;
    }
    if (!spec_driven_by(n, ref.field, ref.index))
        return;
    if (!e->has_rule)
        explain_set_rule(e, a, r, n->origin->rule);
    explain_add(a, &e->drives, &e->drive_count,
                CONCAT(a, spec_node_path(a, n), STR_LIT(" = "), explain_shown(a, n)));
}

bool explain_field(struct explanation *out, struct arena *a, const struct assessment *r,
                   struct spec_ref ref)
{
    const struct mdl_field_text field = mdl_field_text(ref.field);
    struct explain_input in = input_of(a, r, ref);
    struct explanation e = {.subject = in.path, .value = in.value, .why = str_of(field.help)};

    if (r->spec.spec != NULL) {
        const struct spec_node *made = made_of(r->spec.spec, ref);

        if (made != NULL)
            explain_set_rule(&e, a, r, made->origin->rule);
        add_driven(&e, a, r, r->spec.spec, ref);
    }
    add_change(&e, a, r, ref.field);
    explain_questions(&e, a, r, ref);
    if (!explain_gets(&e, a, r, ref.field) || !explain_problems(&e, a, r, ref))
        return false;
    if (e.drive_count == 0)
        explain_add(a, &e.notes, &e.note_count,
                    field.drives == NULL ? STR_LIT("the spec does not depend on this field")
                                         : STR_LIT("as it stands, nothing of it reaches the spec"));
    explain_add(a, &e.notes, &e.note_count, CONCAT(a, STR_LIT("source: "), str_of(field.source)));
    *out = e;
    return !arena_failed(a);
}

/* As the list of problems has it. */
static struct str remedy_of(struct arena *a, const struct assessment *r, enum spec_rule rule,
                            struct spec_ref fix, struct str message)
{
    const struct problem p = {.rule = rule, .ref = fix, .text = message};
    struct str remedy = remedy_of_cause(a, r, &p);

    return remedy.len > 0 ? remedy : str_of(spec_rule_info(rule).remedy);
}

bool explain_spec_error(struct explanation *out, struct arena *a, const struct assessment *r,
                        const struct spec_error *error)
{
    struct explanation e = {.subject = error->message,
                            .why = str_of(spec_rule_info(error->rule).text),
                            .remedy = remedy_of(a, r, error->rule, error->fix, error->message)};
    bool first = error == r->spec.error;
    int of, number = spec_step_number(error->step, r->spec.release, &of);

    explain_set_rule(&e, a, r, error->rule);
    add_input(&e, a, r, error->fix);
    explain_add(a, &e.notes, &e.note_count,
                arena_printf(a, "step %d of %d: %s%s", number, of, spec_step_title[error->step],
                             first ? "" : " (not reached: an earlier step refuses)"));
    for (const struct spec_link *link = error->chain; link != NULL; link = link->inner)
        explain_add(a, &e.notes, &e.note_count,
                    CONCAT(a, link == error->chain ? STR_LIT("error: ") : STR_LIT("caused by: "),
                           link->text, STR_LIT(" (class "), str_of(spec_class_name(link->class)),
                           STR_LIT(")")));
    if (error->panic)
        explain_add(a, &e.notes, &e.note_count,
                    STR_LIT("the engine crashes here; the client loses its connection"));
    else
        explain_add(a, &e.notes, &e.note_count,
                    arena_printf(
                        a, "docker start answers HTTP %d: %s; the container's exit code becomes %d",
                        error->http_status,
                        error->prepared ? "it prepares this before the spec is built, and hands "
                                          "the error on as it is"
                                        : "every error while the spec is built is wrapped as "
                                          "System",
                        error->exit_code));
    *out = e;
    return !arena_failed(a);
}

bool explain_preflight_error(struct explanation *out, struct arena *a, const struct assessment *r,
                             const struct preflight_error *error)
{
    struct explanation e = {.subject = error->message,
                            .why = str_of(spec_rule_info(error->rule).text),
                            .remedy = remedy_of(a, r, error->rule, error->fix, error->message)};

    explain_set_rule(&e, a, r, error->rule);
    add_input(&e, a, r, error->fix);
    explain_add(a, &e.notes, &e.note_count,
                arena_printf(a, "stage %s", preflight_stage_name(error->stage)));
    if (error->panic)
        explain_add(a, &e.notes, &e.note_count,
                    STR_LIT("the engine crashes here; the client loses its connection"));
    else
        explain_add(a, &e.notes, &e.note_count,
                    arena_printf(a, "class %s: the client sees HTTP %d",
                                 spec_class_name(error->class), error->http_status));
    *out = e;
    return !arena_failed(a);
}
