/* What the help line and the window say of a row of the form. */
#include "ui/tui/view/form_why.h"

#include "ui/present/templates.h"
#include "ui/term/widgets.h"

/* Of a device, or of its path: what the class is called. */
static struct str device_class(const struct ui_row *row)
{
    const struct value *path = row->value;

    if (row->place.field == MDL_F_DEVICE && path != NULL && path->kind == VALUE_MAP)
        path = value_get(path, STR_LIT("PathOnHost"));
    else if (row->place.field != MDL_F_DEVICE_PATH_ON_HOST)
        return STR_NONE;
    return path != NULL && path->kind == VALUE_STRING ? ui_device_class(path->u.text) : STR_NONE;
}

/* Behind the help, which stands still then while values are tried, if that does not cut it; what is
 * wrong stands in front. */
static struct str with_mark(const struct ui_view *v, const struct ui_row *row, struct str head,
                            struct str help)
{
    const struct ui_marks *marks = &ui_document_result(ui_current(v->st))->marks;
    struct str mark = ui_mark_text(v->scratch, marks, row), behind;

    if (mark.len == 0)
        return help;
    behind = help;
    if (behind.len > 0 && behind.s[behind.len - 1] == '.')
        behind.len--;
    behind = arena_printf(v->scratch, "%.*s; %.*s.", STR_FMT(behind), STR_FMT(mark));
    if (ui_mark_of(v->scratch, marks, row) < UI_MARK_WARNING &&
        ui_wrapped_fits(arena_printf(v->scratch, "%.*s: %.*s", STR_FMT(head), STR_FMT(behind)),
                        v->why.w, v->why.h))
        return behind;
    return arena_printf(v->scratch, "%.*s. %.*s", STR_FMT(mark), STR_FMT(help));
}

static struct str field_text(const struct ui_view *v, const struct ui_row *row, struct str *head)
{
    const struct value *root = ui_document_now(ui_current(v->st))->root;
    struct mdl_field_text field;
    struct str text, class;

    if (row->kind == UI_ROW_SECTION) {
        *head = STR_NONE;
        return arena_printf(v->scratch, "%s: %zu field%s set. Enter opens and folds the section.",
                            mdl_section_title[row->section], row->count,
                            row->count == 1 ? "" : "s");
    }
    field = mdl_field_text(row->place.field);
    *head = arena_printf(v->scratch, "%s  %.*s", field.label,
                         STR_FMT(ui_place_text(v->scratch, &row->place, root)));
    text = str_of(field.help);
    class = device_class(row);
    if (class.len > 0)
        text = arena_printf(v->scratch, "the class of %.*s. %.*s", STR_FMT(class), STR_FMT(text));
    text = with_mark(v, row, *head, text);
    if (field.source != NULL && field.source[0] != '\0')
        text = arena_printf(v->scratch, "%.*s [%s]", STR_FMT(text), field.source);
    return text;
}

struct str ui_form_why(const struct ui_view *v, enum ui_pane pane, size_t at)
{
    struct str head = STR_NONE, text = field_text(v, &ui_current(v->st)->form.rows[at], &head);

    (void)pane;
    return head.len > 0 ? arena_printf(v->scratch, "%.*s: %.*s", STR_FMT(head), STR_FMT(text))
                        : text;
}
