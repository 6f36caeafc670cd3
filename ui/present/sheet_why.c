/* Why: an explanation, line by line. */
#include "specgen/explain/explain.h"
#include "ui/present/sheet.h"

static const struct ui_sheet_column columns[] = {{"", 0}, {"", 1}};

static struct ui_sheet_row *add(struct ui_sheet *sheet, const char *head, enum ui_role role,
                                struct str text)
{
    struct ui_sheet_row *row = ui_sheet_add(sheet);

    ui_sheet_cell(row, 0, UI_ROLE_LABEL, str_of(head));
    ui_sheet_cell(row, 1, role, text);
    return row;
}

static void add_input(struct ui_sheet *sheet, const struct explain_input *in)
{
    struct ui_sheet_row *row =
        add(sheet, "from", UI_ROLE_VALUE,
            arena_printf(&sheet->arena, "%.*s = %.*s", STR_FMT(in->path), STR_FMT(in->value)));

    if (row != NULL)
        row->ref = (struct spec_ref){in->field, in->index};
}

static void add_driven(struct ui_sheet *sheet, struct str line)
{
    struct ui_sheet_row *row = add(sheet, "gives", UI_ROLE_VALUE, line);
    ptrdiff_t end = str_find(line, ' ', 0);

    if (row != NULL && end > 0)
        row->spec_path = str_cut(line, 0, (size_t)end);
}

static void add_rule(struct ui_sheet *sheet, const struct explanation *e)
{
    const struct spec_rule_info *rule = e->rule;

    if (rule == NULL)
        return;
    add(sheet, "rule", UI_ROLE_KEY, arena_printf(&sheet->arena, "%s %s", rule->id, rule->title));
    add(sheet, "", UI_ROLE_TEXT, str_of(rule->text));
    add(sheet, "source", UI_ROLE_DIM, str_of(rule->source));
    add(sheet, "engines", UI_ROLE_TEXT, e->engines);
    for (size_t i = 0; i < e->change_count; i++)
        add(sheet, "changed", UI_ROLE_TEXT, e->changes[i]);
}

/* The lines of explain_text(), in the same order. */
static void add_explanation(struct ui_sheet *sheet, const struct explanation *e)
{
    struct arena *a = &sheet->arena;

    ui_sheet_heading(sheet, e->value.len > 0 ? arena_printf(a, "%.*s = %.*s", STR_FMT(e->subject),
                                                            STR_FMT(e->value))
                                             : e->subject);
    add(sheet, "why", UI_ROLE_WHY, e->why);
    for (size_t i = 0; i < e->input_count; i++)
        add_input(sheet, &e->inputs[i]);
    for (size_t i = 0; i < e->drive_count; i++)
        add_driven(sheet, e->drives[i]);
    for (size_t i = 0; i < e->override_count; i++)
        add(sheet, "instead of", UI_ROLE_TEXT,
            arena_printf(a, "%.*s of %s", STR_FMT(e->overrides[i].value),
                         e->overrides[i].rule->id));
    for (size_t i = 0; i < e->note_count; i++)
        add(sheet, "note", UI_ROLE_INFO, e->notes[i]);
    add_rule(sheet, e);
}

/* What is no error of the engine has no explanation of its own: its rule, and its field. */
static void add_finding(struct ui_sheet *sheet, const struct assessment *r, const struct problem *p)
{
    struct explanation field;

    ui_sheet_heading(sheet, p->text);
    add(sheet, "why", UI_ROLE_WHY, str_of(spec_rules[p->rule].text));
    if (problem_remedy(p).len > 0)
        add(sheet, "remedy", UI_ROLE_TEXT, problem_remedy(p));
    if (p->ref.field != MDL_F_NONE && explain_field(&field, &sheet->arena, r, p->ref)) {
        add_input(sheet, &(struct explain_input){.field = p->ref.field,
                                                 .index = p->ref.index,
                                                 .path = field.subject,
                                                 .value = field.value});
        for (size_t i = 0; i < field.drive_count; i++)
            add_driven(sheet, field.drives[i]);
    }
    add(sheet, "rule", UI_ROLE_KEY,
        arena_printf(&sheet->arena, "%s %s", spec_rules[p->rule].id, spec_rules[p->rule].title));
    add(sheet, "source", UI_ROLE_DIM, str_of(spec_rules[p->rule].source));
    add(sheet, "engines", UI_ROLE_TEXT, engine_rule_history(&sheet->arena, p->rule));
}

void ui_sheet_why(struct ui_sheet *sheet, const struct ui_generation *g)
{
    const struct assessment *r = &g->assessment;
    const struct ui_subject *subject = &sheet->subject;
    const struct problem *p = subject->problem;
    struct arena *a = &sheet->arena;
    struct explanation e;
    bool explained = false;

    sheet->title = STR_LIT("Why");
    sheet->columns = columns;
    sheet->column_count = sizeof(columns) / sizeof(columns[0]);
    sheet->has_titles = sheet->has_detail = false;
    if (subject->kind == UI_SUBJECT_NODE)
        explained = explain_node(&e, a, r, subject->node);
    else if (subject->kind == UI_SUBJECT_FIELD)
        explained = explain_field(&e, a, r, subject->ref);
    else if (p->spec != NULL)
        explained = explain_spec_error(&e, a, r, p->spec);
    else if (p->preflight != NULL)
        explained = explain_preflight_error(&e, a, r, p->preflight);
    else
        add_finding(sheet, r, p);
    if (explained)
        add_explanation(sheet, &e);
    if (explained && subject->kind == UI_SUBJECT_PROBLEM && problem_remedy(p).len > 0)
        add(sheet, "remedy", UI_ROLE_INFO, problem_remedy(p));
}
