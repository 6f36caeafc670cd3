/* What was made of the files and of what was added to them: what each is, what pasting did and was
 * undone, what nobody takes, what two told differently, what is assumed and what is not known.
 * Enter goes where that can be filled in. */
#include "model/formats/evidence.h"
#include "ui/present/host_info.h"
#include "ui/present/table.h"

static const struct ui_table_column columns[] = {
    {"line", 0}, {"what", 4}, {"who says so, where", 2}};

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

static struct str base_name(struct str file)
{
    size_t from = file.len;

    while (from > 0 && file.s[from - 1] != '/')
        from--;
    return str_cut(file, from, file.len);
}

static size_t add_notes(struct ui_table *table, const struct evidence *told, enum note_kind kind,
                        enum ui_role role, const char *heading)
{
    struct ui_table_row *row;
    size_t count = 0;

    for (size_t i = 0; i < told->note_count; i++) {
        const struct note *n = &told->notes[i];

        if (n->kind != kind)
            continue;
        if (count++ == 0)
            (void)ui_table_heading(table, str_of(heading));
        row = add(table, role, n->line, n->text);
        if (row != NULL && n->file.len > 0)
            ui_table_cell(row, 2, UI_ROLE_DIM, base_name(n->file));
    }
    return count;
}

/* ---- where Enter goes ---- */

static bool ref_to(struct spec_ref *out, const struct mdl_doc *doc, struct arena *a,
                   struct str path)
{
    struct mdl_path steps;
    struct err *e = mdl_path_parse(&steps, a, path, doc->root);
    bool found = e == NULL && steps.field != MDL_F_NONE;

    err_free(e);
    if (found)
        *out = (struct spec_ref){steps.field, -1};
    return found;
}

/* Up to before its last step. */
static struct str shorter(struct str path)
{
    size_t end = path.len;

    while (end > 0 && path.s[end - 1] != '.' && path.s[end - 1] != '[')
        end--;
    return str_cut(path, 0, end > 0 ? end - 1 : 0);
}

/* The field at a path below host, or the nearest one around it. */
static void lead_to(struct ui_table_row *row, struct arena *a, const struct mdl_doc *doc,
                    struct str path)
{
    struct str whole = arena_printf(a, "host.%.*s", STR_FMT(path));

    if (row == NULL || ref_to(&row->ref, doc, a, path))
        return;
    for (; whole.len > sizeof("host"); whole = shorter(whole))
        if (ref_to(&row->ref, doc, a, whole))
            return;
}

/* ---- rows ---- */

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

static void add_conflict(struct ui_table *table, const struct conflict *c,
                         const struct mdl_doc *doc)
{
    struct arena *a = &table->arena;
    struct str dropped_by = c->dropped_source.len > 0 ? c->dropped_source : STR_LIT("the document");
    struct ui_table_row *row =
        add(table, UI_ROLE_WARNING, 0,
            arena_printf(a, "%.*s is %.*s, and not %.*s", STR_FMT(c->path),
                         STR_FMT(value_text(a, c->kept)), STR_FMT(value_text(a, c->dropped))));

    if (row == NULL)
        return;
    lead_to(row, a, doc, c->path);
    ui_table_cell(
        row, 2, UI_ROLE_DIM,
        arena_printf(a, "%.*s; otherwise: %.*s", STR_FMT(c->kept_source), STR_FMT(dropped_by)));
    row->detail = arena_printf(a, "%.*s tells %.*s, %.*s tells %.*s. What knows better was kept.",
                               STR_FMT(c->kept_source), STR_FMT(value_text(a, c->kept)),
                               STR_FMT(dropped_by), STR_FMT(value_text(a, c->dropped)));
}

static void add_assumed(struct ui_table *table, const struct mdl_doc *doc)
{
    const struct mdl_string_map *sources = &doc->host.sources;
    size_t count = 0;

    for (size_t i = 0; i < sources->count; i++) {
        struct str text = sources->items[i].v.v, path = sources->items[i].name;
        struct ui_table_row *row;

        if (!mdl_is_assumption(text))
            continue;
        if (count++ == 0)
            (void)ui_table_heading(table,
                                   STR_LIT("Assumed: Enter goes there, what is typed holds"));
        row = add(table, UI_ROLE_TEXT, 0,
                  arena_printf(&table->arena, "%.*s: %.*s", STR_FMT(path),
                               STR_FMT(str_cut(text, sizeof(MDL_SOURCE_ASSUMED) - 1, text.len))));
        lead_to(row, &table->arena, doc, path);
    }
}

static void add_unknown(struct ui_table *table, const struct mdl_doc *doc)
{
    const struct mdl_strings *list = &doc->host.unknown;

    if (list->count > 0)
        (void)ui_table_heading(table, STR_LIT("Not known of the host: Enter goes there"));
    for (size_t i = 0; i < list->count; i++) {
        struct ui_table_row *row =
            add(table, UI_ROLE_TEXT, 0, ui_unknown_name(&table->arena, doc, list->items[i].v));
        uint64_t least;
        bool has_least;

        lead_to(row, &table->arena, doc, mdl_unknown_path(list->items[i].v, &has_least, &least));
    }
}

void ui_table_reading(struct ui_table *table, const struct ui_generation *g)
{
    const struct mdl_doc *doc = g->assessment.doc;
    const struct evidence *told = g->told;
    size_t undone, left_out;

    table->title = STR_LIT("What was made of the file, and of what was added");
    table->columns = columns;
    table->column_count = sizeof(columns) / sizeof(columns[0]);
    if (told == NULL) {
        (void)ui_table_heading(table, STR_LIT("nothing was read"));
        return;
    }
    (void)add_notes(table, told, NOTE_PIECE, UI_ROLE_TEXT, "What it is");
    undone = add_notes(table, told, NOTE_SALVAGED, UI_ROLE_TEXT, "Undone: what pasting did to it");
    left_out = add_notes(table, told, NOTE_LEFT_OUT, UI_ROLE_WARNING, "Left out: nobody takes it");
    if (told->conflict_count > 0)
        (void)ui_table_heading(table, STR_LIT("Told differently by two"));
    for (size_t i = 0; i < told->conflict_count; i++)
        add_conflict(table, &told->conflicts[i], doc);
    (void)add_notes(table, told, NOTE_REMARK, UI_ROLE_TEXT, "Remarks");
    add_assumed(table, doc);
    add_unknown(table, doc);
    if (table->count == 0)
        (void)ui_table_heading(table, STR_LIT("it was taken as it is"));
    table->note = arena_printf(&table->arena, "%zu undone, %zu left out, %zu told differently",
                               undone, left_out, told->conflict_count);
}
