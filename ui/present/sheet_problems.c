#include "specgen/explain/explain.h"
#include "ui/present/marks.h"
#include "ui/present/sheet.h"

static const struct ui_sheet_column columns[] = {{"where", 0}, {"what", 4}, {"field", 2}};

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
    const struct spec_rule_info *rule = &spec_rules[p->rule];
    struct str answer = problem_answer(a, p), remedy = problem_remedy(p);
    struct str text = arena_printf(a, "%s %s: %s", rule->id, rule->title, rule->text);

    if (remedy.len > 0)
        text = arena_printf(a, "%.*s\n%.*s", STR_FMT(remedy), STR_FMT(text));
    if (answer.len > 0)
        text = arena_printf(a, "%.*s; %.*s\n%.*s", STR_FMT(problem_where(a, p)), STR_FMT(answer),
                            STR_FMT(text));
    return text;
}

static void add(struct ui_sheet *sheet, const struct assessment *r, const struct problem *p)
{
    struct ui_sheet_row *row = ui_sheet_add(sheet);

    if (row == NULL)
        return;
    row->sign = (uint32_t)problem_sign(p->severity);
    row->role = p->reached ? ui_severity_role(p->severity) : UI_ROLE_DIM;
    row->ref = p->ref;
    row->problem = p;
    row->detail = detail(&sheet->arena, p);
    ui_sheet_cell(row, 0, p->reached ? UI_ROLE_LABEL : UI_ROLE_DIM, str_of(p->part));
    ui_sheet_cell(row, 1, row->role,
                  p->reached ? p->text
                             : arena_printf(&sheet->arena, "not reached: %.*s", STR_FMT(p->text)));
    if (p->ref.field != MDL_F_NONE)
        ui_sheet_cell(row, 2, UI_ROLE_DIM, short_path(&sheet->arena, r, p->ref));
}

void ui_sheet_problems(struct ui_sheet *sheet, const struct ui_generation *g)
{
    static const char *const only[UI_FILTER_COUNT] = {
        [UI_FILTER_ALL] = "",
        [UI_FILTER_ERRORS] = "only errors of ",
        [UI_FILTER_WARNINGS] = "only warnings of ",
    };
    const size_t *of = g->problems.of;

    sheet->title = STR_LIT("Problems");
    sheet->note =
        arena_printf(&sheet->arena, "%s%zu error%s, %zu warning%s, %zu note%s", only[g->filter],
                     of[PROBLEM_ERROR], plural(of[PROBLEM_ERROR]), of[PROBLEM_WARNING],
                     plural(of[PROBLEM_WARNING]), of[PROBLEM_INFO], plural(of[PROBLEM_INFO]));
    sheet->columns = columns;
    sheet->column_count = sizeof(columns) / sizeof(columns[0]);
    for (size_t i = 0; i < g->problems.count; i++)
        if (ui_filter_passes(g->filter, g->problems.items[i].severity))
            add(sheet, &g->assessment, &g->problems.items[i]);
    if (sheet->count == 0)
        ui_sheet_heading(sheet, arena_printf(&sheet->arena, "no %s",
                                             g->filter == UI_FILTER_ALL
                                                 ? "problems: the engine would build this spec"
                                                 : ui_filter_name[g->filter]));
}
