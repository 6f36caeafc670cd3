/* What was made of the file and of what was added to it: what pasting did and was undone, what
 * nobody takes, what two told differently, what is not known. */
#include "model/formats/evidence.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {{"line", 0}, {"what", 4}, {"who says so", 2}};

static struct ui_table_row *add(struct ui_table *table, enum ui_role role, unsigned line,
                                struct str text)
{
    struct ui_table_row *row = ui_table_add(table);

    if (row == NULL)
        return NULL;
    row->role = role;
    if (line > 0)
        ui_table_cell(row, 0, UI_ROLE_NUMBER, arena_printf(&table->arena, "%5u", line));
    ui_table_cell(row, 1, role, text);
    row->detail = text;
    return row;
}

static size_t add_notes(struct ui_table *table, const struct evidence *told, enum note_kind kind,
                        enum ui_role role, const char *heading)
{
    size_t count = 0;

    for (size_t i = 0; i < told->note_count; i++) {
        const struct note *n = &told->notes[i];

        if (n->kind != kind)
            continue;
        if (count++ == 0)
            (void)ui_table_heading(table, str_of(heading));
        (void)add(table, role, n->line, n->text);
    }
    return count;
}

/* As short as a row needs it. */
static struct str value_text(struct arena *a, const struct value *v)
{
    if (v == NULL)
        return STR_LIT("nothing");
    switch (v->kind) {
    case VALUE_STRING:
    case VALUE_NUMBER:
        return v->u.text;
    case VALUE_BOOL:
        return v->u.boolean ? STR_LIT("true") : STR_LIT("false");
    case VALUE_NULL:
        return STR_LIT("null");
    case VALUE_LIST:
        return arena_printf(a, "a list of %zu", v->u.list.count);
    case VALUE_MAP:
        return arena_printf(a, "an object of %zu", v->u.map.count);
    }
    return STR_NONE;
}

static void add_conflict(struct ui_table *table, const struct conflict *c)
{
    struct arena *a = &table->arena;
    struct str dropped_by = c->dropped_source.len > 0 ? c->dropped_source : STR_LIT("the document");
    struct ui_table_row *row =
        add(table, UI_ROLE_WARNING, 0,
            arena_printf(a, "%.*s is %.*s, and not %.*s", STR_FMT(c->path),
                         STR_FMT(value_text(a, c->kept)), STR_FMT(value_text(a, c->dropped))));

    if (row == NULL)
        return;
    ui_table_cell(
        row, 2, UI_ROLE_DIM,
        arena_printf(a, "%.*s; otherwise: %.*s", STR_FMT(c->kept_source), STR_FMT(dropped_by)));
    row->detail = arena_printf(a, "%.*s tells %.*s, %.*s tells %.*s. What knows better was kept.",
                               STR_FMT(c->kept_source), STR_FMT(value_text(a, c->kept)),
                               STR_FMT(dropped_by), STR_FMT(value_text(a, c->dropped)));
}

static void add_unknown(struct ui_table *table, const struct mdl_doc *doc)
{
    const struct mdl_strings *list = &doc->host.unknown;

    if (list->count > 0)
        (void)ui_table_heading(table, STR_LIT("Not known of the host"));
    for (size_t i = 0; i < list->count; i++)
        (void)add(table, UI_ROLE_TEXT, 0, list->items[i].v);
}

void ui_table_reading(struct ui_table *table, const struct ui_generation *g)
{
    const struct evidence *told = g->told;
    size_t undone, left_out;

    table->title = STR_LIT("What was made of the file, and of what was added");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    if (told == NULL) {
        (void)ui_table_heading(table, STR_LIT("nothing was read"));
        return;
    }
    undone = add_notes(table, told, NOTE_SALVAGED, UI_ROLE_TEXT, "Undone: what pasting did to it");
    left_out = add_notes(table, told, NOTE_LEFT_OUT, UI_ROLE_WARNING, "Left out: nobody takes it");
    if (told->conflict_count > 0)
        (void)ui_table_heading(table, STR_LIT("Told differently by two"));
    for (size_t i = 0; i < told->conflict_count; i++)
        add_conflict(table, &told->conflicts[i]);
    (void)add_notes(table, told, NOTE_REMARK, UI_ROLE_TEXT, "Remarks");
    add_unknown(table, g->assessment.doc);
    if (table->count == 0)
        (void)ui_table_heading(table, STR_LIT("it was taken as it is"));
    table->note = arena_printf(&table->arena, "%zu undone, %zu left out, %zu told differently",
                               undone, left_out, told->conflict_count);
}
