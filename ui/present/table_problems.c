#include "specgen/explain/explain.h"
#include "specgen/gocompat/concat.h"
#include "ui/present/marks.h"
#include "ui/present/questions.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {{"where", 0}, {"what", 4}, {"field", 2}};

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* "HostConfig.CpuCount": the container's own fields without their first word. */
static struct str short_path(struct arena *a, const struct assessment *r, struct spec_ref ref)
{
    struct str path = explain_ref_path(a, r, ref);

    return str_starts(path, STR_LIT("container.")) ? str_cut(path, 10, path.len) : path;
}

static struct str detail(struct arena *a, const struct problem *p)
{
    const struct spec_rule_info rule = spec_rule_info(p->rule);
    struct str answer = problem_answer(a, p), remedy = problem_remedy(p);
    struct str text = arena_printf(a, "%s %s: %s", rule.id, rule.title, rule.text);

    if (remedy.len > 0)
        text = arena_printf(a, "%.*s\n%.*s", STR_FMT(remedy), STR_FMT(text));
    if (answer.len > 0)
        text = arena_printf(a, "%.*s; %.*s\n%.*s", STR_FMT(problem_where(a, p)), STR_FMT(answer),
                            STR_FMT(text));
    return text;
}

static void add(struct ui_table *table, const struct assessment *r, const struct problem *p)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = (uint32_t)problem_sign(p->severity);
    row->role = p->reached ? ui_severity_role(p->severity) : UI_ROLE_DIM;
    row->ref = p->ref;
    row->problem = p;
    row->detail = detail(&table->arena, p);
    ui_table_cell(row, 0, p->reached ? UI_ROLE_LABEL : UI_ROLE_DIM, str_of(p->part));
    ui_table_cell(row, 1, row->role,
                  p->reached ? p->text : CONCAT(&table->arena, STR_LIT("not reached: "), p->text));
    if (p->ref.field != MDL_F_NONE)
        ui_table_cell(row, 2, UI_ROLE_DIM, short_path(&table->arena, r, p->ref));
}

/* No problem, but what the answer rests on: it is as open as that. */
static void add_question(struct ui_table *table, const struct assessment *r,
                         const struct spec_unknown *u)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = '?';
    row->role = UI_ROLE_WARNING;
    row->ref = u->ref;
    row->detail = ui_question_told(&table->arena, u);
    ui_table_cell(row, 0, UI_ROLE_LABEL, STR_LIT("not known"));
    ui_table_cell(row, 1, UI_ROLE_WARNING, u->question);
    if (u->ref.field != MDL_F_NONE)
        ui_table_cell(row, 2, UI_ROLE_DIM, short_path(&table->arena, r, u->ref));
}

static struct str nothing(struct arena *a, const struct ui_generation *g)
{
    return g->filter == UI_FILTER_ALL ? STR_LIT("no problems: the engine would build this spec")
                                      : ui_filter_leaves_none(a, g->filter, &g->problems);
}

void ui_table_problems(struct ui_table *table, const struct ui_generation *g)
{
    static const char only[UI_FILTER_COUNT][20] = {
        [UI_FILTER_ALL] = "",
        [UI_FILTER_ERRORS] = "only errors of ",
        [UI_FILTER_WARNINGS] = "only warnings of ",
    };
    const size_t *of = g->problems.of;
    size_t questions = g->filter == UI_FILTER_ALL ? g->assessment.unknowns.count : 0;

    table->title = STR_LIT("Problems");
    table->note =
        arena_printf(&table->arena, "%s%zu error%s, %zu warning%s, %zu note%s", only[g->filter],
                     of[PROBLEM_ERROR], plural(of[PROBLEM_ERROR]), of[PROBLEM_WARNING],
                     plural(of[PROBLEM_WARNING]), of[PROBLEM_INFO], plural(of[PROBLEM_INFO]));
    if (questions > 0)
        table->note =
            arena_printf(&table->arena, "%.*s, %zu not known", STR_FMT(table->note), questions);
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    for (size_t i = 0; i < g->problems.count; i++)
        if (ui_filter_passes(g->filter, g->problems.items[i].severity))
            add(table, &g->assessment, &g->problems.items[i]);
    for (const struct spec_unknown *u = questions > 0 ? g->assessment.unknowns.first : NULL;
         u != NULL; u = u->next)
        add_question(table, &g->assessment, u);
    if (table->count == 0)
        ui_table_heading(table, nothing(&table->arena, g));
}
