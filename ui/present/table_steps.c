/* The way of a container from the request to the runtime, and how far this one gets. */
#include "specgen/gocompat/concat.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {{"step", 0}, {"message", 1}};

/* The problem that stands in the way there, which knows more than the step. */
static const struct problem *problem_of(const struct problems *problems,
                                        const struct assess_step *s)
{
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *p = &problems->items[i];

        if (p->rule == s->rule && str_eq(p->text, s->message))
            return p;
    }
    return NULL;
}

static void add_step(struct ui_table *table, const struct problems *problems,
                     const struct assess_step *s)
{
    static const struct {
        uint32_t sign;
        enum ui_role sign_role, text_role;
    } look[] = {
        [ASSESS_DONE] = {UI_SIGN_DONE, UI_ROLE_OK, UI_ROLE_TEXT},
        [ASSESS_NOTED] = {UI_SIGN_DONE, UI_ROLE_WARNING, UI_ROLE_WARNING},
        [ASSESS_FAILED] = {UI_SIGN_FAILED, UI_ROLE_ERROR, UI_ROLE_ERROR},
        [ASSESS_NOT_REACHED] = {UI_SIGN_NOT_REACHED, UI_ROLE_DIM, UI_ROLE_DIM},
    };
    const struct spec_rule_info rule = spec_rule_info(s->rule);
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = look[s->state].sign;
    row->role = look[s->state].sign_role;
    ui_table_cell(row, 0, look[s->state].text_role, str_of(s->title));
    if (s->message.len == 0) {
        row->detail = s->state == ASSESS_DONE ? STR_LIT("done") : STR_LIT("not reached");
        if (s->state == ASSESS_NOT_REACHED)
            ui_table_cell(row, 1, UI_ROLE_DIM, STR_LIT("not reached"));
        return;
    }
    row->ref = s->fix;
    row->problem = problem_of(problems, s);
    ui_table_cell(row, 1, look[s->state].text_role,
                  s->state == ASSESS_NOT_REACHED
                      ? CONCAT(&table->arena, STR_LIT("would refuse: "), s->message)
                      : s->message);
    row->detail = arena_printf(&table->arena, "%s %s: %s", rule.id, rule.title, rule.text);
}

static void add_end(struct ui_table *table, const struct assessment *r)
{
    struct ui_table_row *row;

    ui_table_heading(table, STR_LIT("Runtime"));
    row = ui_table_add(table);
    if (row == NULL)
        return;
    row->sign = r->end == ASSESS_ENDS_NEVER ? UI_SIGN_DONE : UI_SIGN_NOT_REACHED;
    row->role = r->end == ASSESS_ENDS_NEVER ? UI_ROLE_OK : UI_ROLE_DIM;
    ui_table_cell(row, 0, r->end == ASSESS_ENDS_NEVER ? UI_ROLE_TEXT : UI_ROLE_DIM,
                  STR_LIT("gets the spec"));
    row->detail = STR_LIT("What the runtime and Windows make of the spec is beyond the engine.");
}

static const char *ending(enum assess_end end)
{
    switch (end) {
    case ASSESS_ENDS_DAEMON:
        return "the daemon does not start on this host";
    case ASSESS_ENDS_CREATE:
        return "docker create fails";
    case ASSESS_ENDS_START:
        return "docker start fails";
    case ASSESS_ENDS_SPEC:
        return "docker start fails: the spec cannot be built";
    case ASSESS_ENDS_RUNTIME:
        return "the runtime refuses";
    case ASSESS_ENDS_NEVER:
        break;
    }
    return "the runtime gets the spec";
}

void ui_table_steps(struct ui_table *table, const struct ui_generation *g)
{
    static const struct {
        const char *part, *heading;
    } parts[] = {
        {"client", "Client"}, /* these three of a document with a request only */
        {"router", "The daemon's router"},
        {"pre-flight", "Pre-flight"},
        {"create", "docker create"},
        {"start", "docker start"},
        {"spec", "docker start: the spec is built"},
        {"runtime", "Runtime"}, /* of a request, or where it refuses */
    };
    const struct assessment *r = &g->assessment;
    struct assess_step steps[ASSESS_STEPS];
    size_t i = 0, count = assess_steps(steps, r);

    table->title = STR_LIT("Steps from the request to the runtime");
    table->note = str_of(ending(r->end));
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++) {
        if (i == count || strcmp(steps[i].part, parts[p].part) != 0)
            continue;
        ui_table_heading(table, str_of(parts[p].heading));
        for (; i < count && strcmp(steps[i].part, parts[p].part) == 0; i++)
            add_step(table, &g->problems, &steps[i]);
    }
    if (count == 0 || strcmp(steps[count - 1].part, "runtime") != 0)
        add_end(table, r);
    for (i = 0; i < table->count; i++)
        if (table->first == 0 && table->rows[i].sign == UI_SIGN_FAILED)
            table->first = i;
}
