/* The settings one by one, the spec, and the scenario to replay. */
#include "model/formats/scenario.h"
#include "ui/casefile/parts.h"
#include "ui/present/form.h"

#include <stdlib.h>

/* ---- settings ---- */

struct settings {
    struct case_filling *f;
    struct case_block *table; /* of the section; NULL: it is still to begin */
    enum mdl_section section;
};

static bool is_told(const struct ui_row *row)
{
    return row->kind != UI_ROW_SECTION && row->value != NULL &&
           !(row->kind == UI_ROW_FIELD && ui_field_is_frame(row->place.field)) &&
           !(row->can_open && row->count == 0);
}

static struct str indented(struct arena *a, unsigned depth, struct str label)
{
    struct str lead = STR_NONE;

    for (unsigned i = 0; i < depth && i < UI_PLACES * 2; i++)
        lead = arena_printf(a, "%.*s\xC2\xB7 ", STR_FMT(lead));
    return arena_printf(a, "%.*s%.*s", STR_FMT(lead), STR_FMT(label));
}

static void add_setting(struct settings *s, const struct ui_row *row)
{
    static const char *const titles[] = {"setting", "value"};
    struct arena *a = s->f->a;
    struct case_cell *cells;

    if (s->table == NULL || s->section != row->section) {
        case_add_heading(s->f, str_of(mdl_section_title[row->section]));
        s->table = case_add_table(s->f, 2, titles);
        s->section = row->section;
    }
    if ((cells = case_row(s->f, s->table)) == NULL)
        return;
    cells[0] = case_words(CASE_PLAIN, indented(a, row->depth > 0 ? row->depth - 1 : 0,
                                               arena_str(a, ui_row_label(a, row))));
    cells[1] =
        case_literal(CASE_PLAIN, row->can_open ? STR_NONE : arena_str(a, ui_row_value(a, row)));
}

struct err *case_fill_settings(struct case_filling *f)
{
    struct settings s = {.f = f};
    struct ui_form form;
    bool made;

    ui_form_init(&form);
    made = ui_form_build(&form, f->g->assessment.written, f->g->assessment.doc, true);
    for (size_t i = 0; i < form.count; i++)
        if (is_told(&form.rows[i]))
            add_setting(&s, &form.rows[i]);
    ui_form_finish(&form);
    return made ? NULL : err_oom();
}

/* ---- spec and scenario ---- */

struct err *case_fill_spec(struct case_filling *f)
{
    const struct spec_result *r = &f->g->assessment.spec;

    if (r->spec == NULL)
        return NULL;
    if (r->error != NULL)
        case_add_paragraph(
            f, case_words(CASE_WARNING, STR_LIT("Unfinished: this is what the engine had "
                                                "made when it refused.")));
    else if (f->options->redacted)
        case_add_paragraph(
            f, case_words(CASE_PLAIN, STR_LIT("But for the masks these are the engine's "
                                              "values.")));
    case_add_code(f, "json", spec_json(f->a, r->spec, 2));
    return NULL;
}

struct err *case_fill_scenario(struct case_filling *f)
{
    struct case_cell *row;
    char *text = NULL;
    size_t len = 0;
    struct err *e = scenario_write(&text, &len, f->g->assessment.doc->root, SCENARIO_YAML);

    if (e != NULL)
        return e;
    case_add_paragraph(
        f, case_words(CASE_PLAIN, STR_LIT("silospec opens this file and takes the scenario from "
                                          "here: save it, and give its name.")));
    if ((row = case_row(f, case_add(f, CASE_ATTACHED, 1))) != NULL)
        row[0] = case_literal(CASE_PLAIN, arena_str(f->a, (struct str){text, len}));
    free(text);
    return NULL;
}
