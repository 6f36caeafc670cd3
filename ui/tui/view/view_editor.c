/* The editor of a field's value: in its place in the form, or over all of it. */
#include "ui/term/text_edit.h"
#include "ui/term/widgets.h"
#include "ui/tui/view/views.h"

/* What may be typed, by the field's unit and range. */
static struct str editor_hint(enum mdl_field_id id)
{
    static const char *const unit[] = {
        [MDL_UNIT_NONE] = "",
        [MDL_UNIT_BYTES] = "bytes, such as 512m or 2g; Up and Down step",
        [MDL_UNIT_BYTES_PER_SECOND] = "bytes a second, such as 10m",
        [MDL_UNIT_PER_SECOND] = "a second",
        [MDL_UNIT_NANOCPUS] = "CPUs, such as 1.5; Up and Down step",
        [MDL_UNIT_PERCENT] = "percent",
        [MDL_UNIT_CPUS] = "processors",
        [MDL_UNIT_WEIGHT] = "weight",
        [MDL_UNIT_NANOSECONDS] = "time, such as 30s or 500ms",
        [MDL_UNIT_CHARACTERS] = "characters",
        [MDL_UNIT_FILE_MODE] = "mode, such as 0444",
        [MDL_UNIT_BUILD] = "Windows build",
    };
    const char *kind = ""; /* a text, which says nothing */

    switch (mdl_fields[id].type) {
    case MDL_T_INT:
    case MDL_T_UINT:
        kind = unit[mdl_fields[id].unit][0] != '\0' ? unit[mdl_fields[id].unit] : "number";
        break;
    case MDL_T_BOOL:
        kind = "true or false";
        break;
    case MDL_T_OBJECT:
    case MDL_T_LIST:
    case MDL_T_MAP:
    case MDL_T_ANY:
        kind = "JSON";
        break;
    case MDL_T_STRING:
        break;
    }
    return str_of(kind);
}

/* Why Enter did nothing, what would follow from the text, or what is expected. */
static struct str editor_text(const struct ui_editor *ed, const struct ui_row *row,
                              enum ui_role *role)
{
    if (ed->refused != NULL) {
        *role = UI_ROLE_ERROR;
        return str_of(ed->refused);
    }
    if (ed->preview != NULL) {
        *role = ed->preview_bad ? UI_ROLE_WARNING : UI_ROLE_POPUP;
        return str_of(ed->preview);
    }
    return editor_hint(row->place.field);
}

/* A long text gets a row of its own. */
static bool has_own_row(const struct ui_view *v, struct ui_rect inner, int x, int y)
{
    return ui_text_width(ui_line_edit_text(&v->st->editor.line)) >= inner.x + inner.w - 1 - x &&
           y + 2 < inner.y + inner.h;
}

bool ui_view_editor_hides_value(const struct ui_view *v, struct ui_rect inner, int x, int y)
{
    return !v->st->editor.lines && !has_own_row(v, inner, x, y);
}

int ui_view_editor(const struct ui_view *v, const struct ui_row *row, struct ui_rect inner, int x,
                   int y)
{
    const struct ui_editor *ed = &v->st->editor;
    struct ui_line_edit line = ed->line; /* drawing scrolls its copy */
    struct ui_rect below = {inner.x + 2, y + 1, inner.w - 3, inner.y + inner.h - y - 1};
    int w = inner.x + inner.w - 1 - x;
    enum ui_role role = UI_ROLE_POPUP;
    struct str hint = editor_text(ed, row, &role);
    int first = y, height = hint.len > 0 ? ui_wrapped_height(hint, below.w - 2) : 0;

    if (height > 4)
        height = 4;
    if (has_own_row(v, inner, x, y)) {
        x = below.x;
        w = below.w;
        ui_fill(v->s, (struct ui_rect){inner.x, below.y, inner.w, 1}, ' ', UI_ROLE_POPUP);
        y++;
        below.y++;
        below.h--;
    }
    if (height > below.h)
        height = below.h;
    if (height > 0)
        ui_fill(v->s, (struct ui_rect){inner.x, below.y, inner.w, height}, ' ', UI_ROLE_POPUP);
    ui_text_wrapped(v->s, (struct ui_rect){below.x, below.y, below.w, height}, hint, role);
    ui_fill(v->s, (struct ui_rect){x, y, w, 1}, ' ', UI_ROLE_INPUT);
    ui_line_edit_draw(&line, v->s, x, y, w, true);
    ui_view_input_at(v, (struct ui_rect){x, y, w, 1});
    return below.y + height - first;
}

enum { HINT_LINES = 3 };

struct ui_rect ui_view_editor_lines(const struct ui_state *st)
{
    struct ui_rect r = ui_inner(ui_state_layout(st).pane[UI_PANE_FORM]);
    int hint = r.h > 2 * HINT_LINES ? HINT_LINES : r.h > 2 ? 1 : 0;

    return (struct ui_rect){r.x + 1, r.y + 1, r.w - 2, r.h - 1 - hint};
}

/* Over all of the form: its name, the text, what follows from it. */
void ui_view_editor_over(const struct ui_view *v, const struct ui_row *row, struct ui_rect inner)
{
    const struct ui_editor *ed = &v->st->editor;
    struct ui_rect text = ui_view_editor_lines(v->st), below;
    enum ui_role role = UI_ROLE_POPUP;
    struct str hint = editor_text(ed, row, &role);

    below = (struct ui_rect){text.x, text.y + text.h, text.w, inner.y + inner.h - text.y - text.h};
    ui_fill(v->s, inner, ' ', UI_ROLE_POPUP);
    ui_text(v->s, inner.x + 1, inner.y, inner.w - 2, ui_row_label(v->scratch, row), UI_ROLE_TITLE,
            0, true);
    ui_text_edit_draw(&ed->line, v->s, text, UI_ROLE_INPUT);
    ui_view_input_at(v, text);
    ui_text_wrapped(v->s, below, hint, role);
}
