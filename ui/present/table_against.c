/* The spec that a daemon wrote beside this one: each difference, and the settings that explain it.
 */
#include "model/document/path.h"
#include "platform/sim/sim.h"
#include "specgen/compare/against.h"
#include "ui/present/against_text.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {
    {"", 0}, {"in the spec", 2}, {"here", 2}, {"there", 2}};

static struct str or_nothing(struct str text)
{
    return text.len > 0 ? text : STR_LIT("nothing");
}

/* Where the first setting stands. */
static struct spec_ref place_of(struct arena *a, const struct against_difference *d)
{
    struct spec_ref ref = {MDL_F_NONE, -1};
    struct mdl_path path;
    struct err *e;

    if (d->causes == NULL || d->causes->count == 0)
        return ref;
    if ((e = mdl_path_split(&path, a, d->causes->settings[0].path)) == NULL) {
        for (size_t i = path.count; i-- > 0;)
            if (path.steps[i].key.s == NULL)
                ref.index = (int)path.steps[i].index;
        e = mdl_path_field(&ref.field, a, d->causes->settings[0].path);
    }
    err_free(e);
    return e == NULL ? ref : (struct spec_ref){MDL_F_NONE, -1};
}

static struct str causes_text(struct arena *a, const struct against_difference *d)
{
    struct str out = STR_NONE;

    if (d->causes == NULL)
        return against_text_none(a, d);
    for (const struct against_cause *c = d->causes; c != NULL; c = c->next)
        out = arena_printf(a, "%.*s%s%.*s", STR_FMT(out), out.len > 0 ? "; or " : "",
                           STR_FMT(against_text_cause(a, c)));
    return out;
}

static void add_difference(struct ui_table *table, const struct against_difference *d)
{
    struct ui_table_row *row = ui_table_add(table);
    bool explained = d->causes != NULL;

    if (row == NULL)
        return;
    row->sign = explained ? UI_SIGN_DONE : UI_SIGN_FAILED;
    row->role = explained ? UI_ROLE_OK : UI_ROLE_WARNING;
    ui_table_cell(row, 0, explained ? UI_ROLE_OK : UI_ROLE_WARNING,
                  explained ? STR_LIT("explained") : STR_LIT("open"));
    ui_table_cell(row, 1, UI_ROLE_KEY, d->path);
    ui_table_cell(row, 2, UI_ROLE_VALUE, or_nothing(d->ours));
    ui_table_cell(row, 3, UI_ROLE_VALUE, or_nothing(d->theirs));
    row->detail = causes_text(&table->arena, d);
    row->ref = place_of(&table->arena, d);
    if (row->ref.field == MDL_F_NONE && d->ours.len > 0)
        row->spec_path = d->path;
}

void ui_table_against(struct ui_table *table, const struct ui_generation *g)
{
    struct arena *a = &table->arena;
    struct against made;
    struct err *e;

    table->title = STR_LIT("The daemon's spec");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    if (g->given == NULL) {
        table->note = STR_LIT("no spec of a daemon is known: open its debug log or a config.json "
                              "with the container, or add it (:add FILE)");
        return;
    }
    e = against_spec(&made, a, g->assessment.doc->root, g->given, plat_sim);
    if (e != NULL) {
        table->note = arena_str(a, str_of(e->text));
        err_free(e);
        return;
    }
    table->note = against_text_sum(a, &made);
    for (size_t i = 0; i < made.count; i++)
        add_difference(table, &made.items[i]);
}
