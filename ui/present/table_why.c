/* Why: an explanation, line by line. */
#include "platform/sim/sim.h"
#include "specgen/compare/explain_changes.h"
#include "specgen/explain/explain.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {{"", 0}, {"", 1}};

static struct ui_table_row *add(struct ui_table *table, const char *head, enum ui_role role,
                                struct str text)
{
    struct ui_table_row *row = ui_table_add(table);

    ui_table_cell(row, 0, UI_ROLE_LABEL, str_of(head));
    ui_table_cell(row, 1, role, text);
    return row;
}

static void add_input(struct ui_table *table, const struct explain_input *in)
{
    struct ui_table_row *row =
        add(table, "from", UI_ROLE_VALUE,
            arena_printf(&table->arena, "%.*s = %.*s", STR_FMT(in->path), STR_FMT(in->value)));

    if (row == NULL)
        return;
    row->ref = (struct spec_ref){in->field, in->index};
    if (in->field == MDL_F_NONE)
        row->spec_path = in->path; /* a node that this one was derived from */
}

static void add_driven(struct ui_table *table, struct str line)
{
    struct ui_table_row *row = add(table, "gives", UI_ROLE_VALUE, line);
    ptrdiff_t end = str_find(line, ' ', 0);

    if (row != NULL && end > 0)
        row->spec_path = str_cut(line, 0, (size_t)end);
}

static void add_changes(struct ui_table *table, const struct explanation *of,
                        const struct assessment *r)
{
    const struct plat host = plat_sim(r->doc);
    struct explanation e = *of;
    struct err *failed = upgrade_fold_changes(&e, &table->arena, r, &host);

    if (failed != NULL) {
        err_free(failed); /* no memory: the arena will say it as well */
        return;
    }
    for (size_t i = 0; i < e.change_count; i++)
        add(table, "changed", UI_ROLE_TEXT, e.changes[i]);
    if (e.folded.len > 0)
        add(table, "changed", UI_ROLE_DIM, e.folded);
}

static void add_rule(struct ui_table *table, const struct explanation *e,
                     const struct assessment *r)
{
    const struct spec_rule_info rule = spec_rule_info(e->rule);

    if (!e->has_rule)
        return;
    add(table, "rule", UI_ROLE_KEY, arena_printf(&table->arena, "%s %s", rule.id, rule.title));
    add(table, "", UI_ROLE_TEXT, str_of(rule.text));
    add(table, "source", UI_ROLE_DIM, str_of(rule.source));
    add(table, "engines", UI_ROLE_TEXT, e->engines);
    if (e->change_count > 0)
        add_changes(table, e, r);
}

/* The lines of explain_text(), in the same order. */
static void add_explanation(struct ui_table *table, const struct explanation *e,
                            const struct assessment *r)
{
    struct arena *a = &table->arena;

    ui_table_heading(table, e->value.len > 0 ? arena_printf(a, "%.*s = %.*s", STR_FMT(e->subject),
                                                            STR_FMT(explain_value(a, e)))
                                             : e->subject);
    if (e->open.len > 0)
        add(table, "?", UI_ROLE_WARNING, arena_printf(a, "not known: %.*s", STR_FMT(e->open)));
    if (e->chance.len > 0)
        add(table, "chance", UI_ROLE_INFO, e->chance);
    add(table, "why", UI_ROLE_WHY, e->why);
    for (size_t i = 0; i < e->input_count; i++)
        add_input(table, &e->inputs[i]);
    for (size_t i = 0; i < e->drive_count; i++)
        add_driven(table, e->drives[i]);
    for (size_t i = 0; i < e->override_count; i++)
        add(table, "instead of", UI_ROLE_TEXT,
            arena_printf(a, "%.*s of %s", STR_FMT(e->overrides[i].value),
                         spec_rule_info(e->overrides[i].rule).id));
    for (size_t i = 0; i < e->note_count; i++)
        add(table, "note", UI_ROLE_INFO, e->notes[i]);
    add_rule(table, e, r);
}

/* What takes a problem of the document away is a key further; of another document it is told. */
static void add_remedy(struct ui_table *table, enum ui_role role, const struct problem *p)
{
    struct ui_table_row *row;

    if (problem_remedy(p).len == 0)
        return;
    row = add(table, "remedy", role, problem_remedy(p));
    if (row != NULL && table->subject.of == NULL)
        row->problem = p;
}

/* Of all problems of a field. */
static void add_remedies(struct ui_table *table, const struct problems *all, struct spec_ref ref)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].ref.field == ref.field && all->items[i].ref.index == ref.index)
            add_remedy(table, UI_ROLE_INFO, &all->items[i]);
}

/* What is no error of the engine has no explanation of its own: its rule, and its field. */
static void add_finding(struct ui_table *table, const struct assessment *r, const struct problem *p)
{
    struct explanation field;

    ui_table_heading(table, p->text);
    add(table, "why", UI_ROLE_WHY, str_of(spec_rule_info(p->rule).text));
    add_remedy(table, UI_ROLE_TEXT, p);
    if (p->ref.field != MDL_F_NONE && explain_field(&field, &table->arena, r, p->ref)) {
        add_input(table, &(struct explain_input){.field = p->ref.field,
                                                 .index = p->ref.index,
                                                 .path = field.subject,
                                                 .value = field.value});
        for (size_t i = 0; i < field.drive_count; i++)
            add_driven(table, field.drives[i]);
    }
    add(table, "rule", UI_ROLE_KEY,
        arena_printf(&table->arena, "%s %s", spec_rule_info(p->rule).id,
                     spec_rule_info(p->rule).title));
    add(table, "source", UI_ROLE_DIM, str_of(spec_rule_info(p->rule).source));
    add(table, "engines", UI_ROLE_TEXT, engine_rule_history(&table->arena, p->rule));
}

/* In full, which the comparison's columns have no room for. */
static void add_beside(struct ui_table *table, const struct ui_subject *subject)
{
    if (subject->beside_count > 0)
        ui_table_heading(table, subject->row_title);
    for (size_t i = 0; i < subject->beside_count; i++) {
        struct ui_table_row *row = ui_table_add(table);

        ui_table_cell(row, 0, UI_ROLE_LABEL, subject->beside[i].label);
        ui_table_cell(row, 1, UI_ROLE_VALUE, subject->beside[i].text);
        if (row != NULL)
            row->whole = true;
    }
}

/* A comparison is made anew while the window stays. */
static void own_texts(struct ui_table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        struct ui_table_row *row = &table->rows[i];

        for (size_t c = 0; c < table->column_count; c++)
            row->cell[c].text = arena_str(&table->arena, row->cell[c].text);
        row->spec_path = arena_str(&table->arena, row->spec_path);
    }
}

void ui_table_why(struct ui_table *table, const struct ui_generation *g)
{
    const struct ui_subject *subject = &table->subject;
    const struct assessment *r = subject->of != NULL ? subject->of : &g->assessment;
    const struct problem *p = subject->problem;
    struct arena *a = &table->arena;
    struct explanation e;
    bool explained = false;

    table->title = STR_LIT("Why");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    table->has_titles = table->has_detail = false;
    add_beside(table, subject);
    if (subject->of != NULL)
        table->note = arena_printf(a, "of '%.*s'", STR_FMT(subject->whose));
    if (subject->kind == UI_SUBJECT_ROW)
        ;
    else if (subject->kind == UI_SUBJECT_NODE)
        explained = explain_node(&e, a, r, subject->node);
    else if (subject->kind == UI_SUBJECT_FIELD && subject->asked &&
             explain_is_asked(a, r, ui_place_text(a, &subject->place, r->written->root)))
        explained = explain_asked(&e, a, r, ui_place_text(a, &subject->place, r->written->root));
    else if (subject->kind == UI_SUBJECT_FIELD)
        explained = explain_field(&e, a, r, subject->ref);
    else if (p->spec != NULL)
        explained = explain_spec_error(&e, a, r, p->spec);
    else if (p->preflight != NULL)
        explained = explain_preflight_error(&e, a, r, p->preflight);
    else
        add_finding(table, r, p);
    if (explained)
        add_explanation(table, &e, r);
    if (explained && subject->kind == UI_SUBJECT_PROBLEM)
        add_remedy(table, UI_ROLE_INFO, p);
    if (explained && subject->kind == UI_SUBJECT_FIELD && subject->of == NULL)
        add_remedies(table, &g->problems, subject->ref);
    if (subject->beside_count > 0)
        own_texts(table);
}
