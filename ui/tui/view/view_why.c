/* The lines above the footer: what the selected thing is, and why. */
#include "specgen/explain/why.h"
#include "ui/term/widgets.h"
#include "ui/tui/view/views.h"

static struct str place_path(const struct ui_view *v, const struct ui_row *row)
{
    struct mdl_path path;
    struct err *e = mdl_path_of(&path, v->scratch, row->place.field, row->place.at,
                                row->place.count, ui_document_now(ui_current(v->st))->root);

    if (e != NULL) {
        err_free(e);
        return mdl_field_path(v->scratch, row->place.field);
    }
    return mdl_path_text(v->scratch, path.steps, path.count);
}

static struct str field_text(const struct ui_view *v, const struct ui_row *row, struct str *head)
{
    const struct ui_marks *marks = &ui_document_result(ui_current(v->st))->marks;
    const struct mdl_field *field;
    struct str mark, text;

    if (row->kind == UI_ROW_SECTION) {
        *head = STR_NONE;
        return arena_printf(v->scratch, "%s: %zu field%s set. Enter opens and folds the section.",
                            mdl_section_title[row->section], row->count,
                            row->count == 1 ? "" : "s");
    }
    field = &mdl_fields[row->place.field];
    *head = arena_printf(v->scratch, "%s  %.*s", mdl_fields[row->place.field].label,
                         STR_FMT(place_path(v, row)));
    text = str_of(field->help);
    mark = ui_mark_text(v->scratch, marks, row);
    if (mark.len > 0)
        text = arena_printf(v->scratch, "%.*s. %.*s", STR_FMT(mark), STR_FMT(text));
    if (field->source != NULL && field->source[0] != '\0')
        text = arena_printf(v->scratch, "%.*s [%s]", STR_FMT(text), field->source);
    return text;
}

static struct str line_text(const struct ui_view *v, const struct ui_spec_line *line,
                            struct str *head)
{
    const struct ui_generation *g = ui_document_result(ui_current(v->st));
    const struct spec_rule_info *rule = &spec_rules[line->node->origin->rule];
    struct str path = spec_node_path(v->scratch, line->node), text;

    if (path.len == 0)
        path = STR_LIT("the spec");
    if (line->opens || line->closes)
        *head = arena_printf(v->scratch, "%.*s (%zu %s)", STR_FMT(path), line->node->u.kids.count,
                             line->node->kind == SPEC_LIST ? "elements" : "members");
    else
        *head = arena_printf(v->scratch, "%.*s = %.*s", STR_FMT(path), STR_FMT(line->value));
    text = arena_printf(v->scratch, "%.*s [%s: %s; %.*s]",
                        STR_FMT(spec_why(v->scratch, &g->assessment.spec, line->node)), rule->id,
                        rule->title,
                        STR_FMT(engine_rule_history(v->scratch, line->node->origin->rule)));
    if (line->change == UI_CHANGED)
        text = arena_printf(v->scratch, "was %.*s; %.*s", STR_FMT(line->was), STR_FMT(text));
    return text;
}

static struct str item_text(const struct ui_view *v, const struct ui_item *item, struct str *head)
{
    struct str text = item->detail.len > 0 ? item->detail : item->text;

    *head = STR_NONE;
    if (item->has_rule)
        text = arena_printf(v->scratch, "%.*s [%s: %s; %.*s]", STR_FMT(text),
                            spec_rules[item->rule].id, spec_rules[item->rule].title,
                            STR_FMT(engine_rule_history(v->scratch, item->rule)));
    if (item->ref.field != MDL_F_NONE)
        text = arena_printf(v->scratch, "%.*s  (Enter: %s)", STR_FMT(text),
                            mdl_fields[item->ref.field].label);
    return text;
}

struct str ui_view_why_text(const struct ui_view *v)
{
    const struct ui_document *d = ui_current(v->st);
    struct str head = STR_NONE, text = STR_NONE;

    if (v->st->focus == UI_PANE_FORM) {
        const struct ui_row *row = ui_document_row(d);

        if (row != NULL)
            text = field_text(v, row, &head);
    } else if (v->st->focus == UI_PANE_SPEC) {
        const struct ui_spec_line *line = ui_document_line(d);

        if (line != NULL)
            text = line_text(v, line, &head);
    } else if (v->st->focus == UI_PANE_COMPARE) {
        text = ui_view_compare_why(v);
    } else if (v->st->focus == UI_PANE_TABLE) {
        text = ui_view_table_why(v);
    } else if (v->st->focus == UI_PANE_PLOT) {
        text = ui_view_plot_why(v);
    } else if (d->cursor[v->st->focus].at < ui_document_rows(d, v->st->focus)) {
        text = item_text(v, &ui_document_panel(d, v->st->focus)->items[d->cursor[v->st->focus].at],
                         &head);
    }
    if (head.len > 0)
        text = arena_printf(v->scratch, "%.*s: %.*s", STR_FMT(head), STR_FMT(text));
    return ui_shown(d, v->scratch, text);
}

void ui_view_why(const struct ui_view *v, struct ui_rect r)
{
    struct str text = ui_view_why_text(v);

    ui_text(v->s, r.x + 1, r.y, 5, v->st->focus == UI_PANE_FORM ? STR_LIT("help") : STR_LIT("why"),
            UI_ROLE_TITLE, 0, false);
    ui_text_wrapped(v->s, (struct ui_rect){r.x + 6, r.y, r.w - 7, r.h}, text, UI_ROLE_WHY);
}
