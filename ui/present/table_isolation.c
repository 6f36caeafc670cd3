/* Who decides the isolation, and which ones this host allows. */
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {{"", 0}, {"", 0}, {"", 1}};

static void add_link(struct ui_table *table, const struct isolation_link *link,
                     enum mdl_field_id field, bool decided)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = link->decides ? UI_SIGN_DONE : UI_SIGN_NOT_REACHED;
    row->role = link->decides ? UI_ROLE_OK : UI_ROLE_DIM;
    row->ref = (struct spec_ref){field, -1};
    ui_table_cell(row, 0, link->decides ? UI_ROLE_LABEL : UI_ROLE_DIM, str_of(link->who));
    ui_table_cell(row, 1, link->decides ? UI_ROLE_VALUE : UI_ROLE_DIM,
                  link->value.len > 0 ? link->value : STR_LIT("says nothing"));
    ui_table_cell(row, 2, link->decides ? UI_ROLE_TEXT : UI_ROLE_DIM,
                  link->decides && link->assumed
                      ? STR_LIT("decides, as far as it is known: nobody told what it says")
                  : link->decides ? STR_LIT("decides")
                  : decided       ? STR_LIT("not asked: a stronger one has decided")
                                  : STR_LIT("leaves it to the next"));
}

static void add_mode(struct ui_table *table, const struct isolation_mode *mode)
{
    static const struct {
        uint32_t sign;
        enum ui_role role;
        const char *text;
    } look[] = {
        [ISOLATION_ALLOWED] = {UI_SIGN_DONE, UI_ROLE_OK, "allowed"},
        [ISOLATION_REFUSED] = {UI_SIGN_FAILED, UI_ROLE_ERROR, "refused"},
        [ISOLATION_UNKNOWN] = {'?', UI_ROLE_WARNING, "unknown"},
    };
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return;
    row->sign = look[mode->state].sign;
    row->role = look[mode->state].role;
    row->ref = (struct spec_ref){MDL_F_ISOLATION, -1};
    ui_table_cell(row, 0, UI_ROLE_LABEL,
                  arena_printf(&table->arena, "%s%s", mode->name, mode->chosen ? ", chosen" : ""));
    ui_table_cell(row, 1, look[mode->state].role, str_of(look[mode->state].text));
    ui_table_cell(row, 2, UI_ROLE_TEXT, mode->why);
}

void ui_table_isolation(struct ui_table *table, const struct ui_generation *g)
{
    static const enum mdl_field_id fields[ISOLATION_LINKS] = {
        [ISOLATION_LINK_CONTAINER] = MDL_F_ISOLATION,
        [ISOLATION_LINK_DAEMON] = MDL_F_DEFAULT_ISOLATION,
        [ISOLATION_LINK_PRODUCT] = MDL_F_OS_PRODUCT,
    };
    bool decided = false;

    table->title = STR_LIT("Isolation");
    table->note = g->assessment.spec.isolation.hyperv ? STR_LIT("hyperv") : STR_LIT("process");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    table->has_titles = table->has_detail = false;
    ui_table_heading(table, STR_LIT("Who decides: container beats daemon beats product"));
    for (int i = 0; i < ISOLATION_LINKS; i++) {
        add_link(table, &g->isolation.links[i], fields[i], decided);
        decided = decided || g->isolation.links[i].decides;
    }
    ui_table_heading(table, STR_LIT("Which ones this host and this image allow"));
    for (size_t i = 0; i < sizeof(g->isolation.modes) / sizeof(g->isolation.modes[0]); i++)
        add_mode(table, &g->isolation.modes[i]);
}
