#include "model/base/mix.h"
#include "model/document/engine.h"
#include "model/json/json.h"
#include "specgen/create/create_chance.h"
#include "ui/term/text_edit.h"
#include "ui/term/widgets.h"
#include "ui/tui/view/drawn.h"
#include "ui/tui/view/form_why.h"
#include "ui/tui/view/panes.h"

#include <stdlib.h>

enum { LABEL_MIN = 20, LABEL_MAX = 34, VALUE_MIN = 13 };
/* In wider forms nearly all labels with their flag fit, and values keep to one column. */
enum { WIDE_FROM = 70, LABEL_WIDE = 42 };
/* In narrower forms flags would push most values out of their column; the help of the selected row
 * has its flag. An engine's name fits beside the labels then. */
enum { FLAGS_FROM = 40, LABEL_ALONE = 21 };

/* Most labels with their flag fit at 120 columns. */
static int label_width(int w)
{
    int label = w * 27 / 40;

    if (w < FLAGS_FROM && label > LABEL_ALONE)
        label = LABEL_ALONE;
    if (label < LABEL_MIN)
        label = w - VALUE_MIN < LABEL_MIN ? w - VALUE_MIN : LABEL_MIN;
    if (w >= WIDE_FROM)
        return label < LABEL_WIDE ? label : LABEL_WIDE;
    return label < LABEL_MAX ? label : LABEL_MAX;
}

static uint32_t fold_sign(const struct ui_view *v, const struct ui_row *row)
{
    if (v->st->ascii)
        return row->open ? 'v' : '>';
    return row->open ? 0x25BE : 0x25B8;
}

/* Sections start at the left, fields and their folds two columns further, and so on. */
static int indent_of(const struct ui_row *row)
{
    return row->kind == UI_ROW_SECTION ? 2 : 2 + 2 * (int)row->depth;
}

/* A label and its docker flag, which stands in parentheses. */
static ptrdiff_t flag_of(const struct ui_row *row, struct str label)
{
    ptrdiff_t flag = row->kind == UI_ROW_FIELD ? str_find(label, '(', 0) : -1;

    return flag > 1 ? flag : -1;
}

static struct str visible_label(const struct ui_view *v, const struct ui_row *row, bool flags)
{
    struct str label = ui_row_label(v->scratch, row);
    ptrdiff_t flag = flag_of(row, label);

    return flag < 0 || flags ? label : str_cut(label, 0, (size_t)flag - 1);
}

/* The flag is dim. */
static void draw_label(const struct ui_view *v, const struct ui_row *row, struct str label, int x,
                       int y, int w)
{
    ptrdiff_t flag = flag_of(row, label);
    int used;

    if (flag < 0) {
        ui_text(v->s, x, y, w, label, UI_ROLE_LABEL, 0, true);
        return;
    }
    used = ui_text(v->s, x, y, w, str_cut(label, 0, (size_t)flag - 1), UI_ROLE_LABEL, 0, true);
    ui_text(v->s, x + used + 1, y, w - used - 1, str_cut(label, (size_t)flag, label.len),
            UI_ROLE_DIM, 0, true);
}

static void draw_section(const struct ui_view *v, const struct ui_row *row, struct ui_rect r)
{
    struct str note = arena_printf(v->scratch, "%zu set", row->count);
    int x;

    ui_fill(v->s, (struct ui_rect){r.x, r.y, 1, 1}, fold_sign(v, row), UI_ROLE_SECTION);
    x = r.x + 2;
    x += ui_text(v->s, x, r.y, r.w - 2, ui_row_label(v->scratch, row), UI_ROLE_SECTION, 0, true);
    if (!row->open && row->count > 0)
        ui_text(v->s, x + 2, r.y, r.x + r.w - x - 2, note, UI_ROLE_DIM, 0, true);
}

/* Compact JSON. */
static struct str value_text(struct arena *a, const struct value *value)
{
    struct str text = STR_NONE;
    char *json;
    size_t len;
    struct err *e = json_write(&json, &len, value, 0);

    if (e == NULL) {
        text = arena_str(a, (struct str){json, len});
        free(json);
    }
    err_free(e);
    return text;
}

static enum ui_role value_role(const struct ui_row *row)
{
    if (row->value == NULL)
        return UI_ROLE_DIM;
    return row->value->kind == VALUE_NULL ? UI_ROLE_LITERAL : UI_ROLE_VALUE;
}

/* Where a row's value begins. A list's places are short: their values start right behind them. */
static int value_column(const struct ui_view *v, const struct ui_row *row, struct ui_rect r)
{
    if (row->kind == UI_ROW_ELEMENT && row->name.s == NULL)
        return r.x + indent_of(row) + ui_text_width(ui_row_label(v->scratch, row)) + 1;
    return r.x + label_width(r.w) + 1;
}

int ui_form_value_column(const struct ui_state *st, size_t row, struct ui_rect inner)
{
    const struct ui_row *at = &ui_current(st)->form.rows[row];

    return at->kind == UI_ROW_ELEMENT ? inner.x + indent_of(at)
                                      : inner.x + label_width(inner.w) + 1;
}

/* Of the container that create makes: an example is said to be one, and a structure is shown whole.
 */
static struct str made_value(const struct ui_view *v, const struct ui_row *row, struct str value)
{
    const struct create_result *made = ui_document_result(ui_current(v->st))->assessment.created;
    const struct create_chance *chance;

    if (made == NULL || row->value == NULL || !ui_place_is_container(&row->place))
        return value;
    if (row->value->kind == VALUE_MAP && mdl_fields[row->place.field].type == MDL_T_ANY)
        value = value_text(v->scratch, row->value);
    if (row->value->kind != VALUE_STRING && row->value->kind != VALUE_MAP)
        return value;
    chance = create_chance_in(made, value);
    return chance == NULL ? value
                          : arena_printf(v->scratch, "%s: %.*s", create_chance_known(chance->kind),
                                         STR_FMT(value));
}

/* Of the engine: whose rules are applied, then. */
static struct str unset_text(const struct ui_view *v, const struct ui_row *row)
{
    uint32_t release = ui_document_result(ui_current(v->st))->assessment.doc->release;

    if (row->place.field != MDL_F_ENGINE)
        return STR_LIT("-");
    return mdl_engine_name(v->scratch, release);
}

/* What a row shows, and where. */
struct placed {
    struct str label, value;
    int left, x, right; /* the label's column, the value's, the one behind the value's last */
    enum ui_mark mark;
    bool choices;
};

/* A value that is longer than its column begins further left, as far as the label leaves room; a
 * label that is longer than its column pushes a value to the right, when that fits there or the
 * label is to be whole. */
static int fitting_column(const struct placed *p, int x, bool whole)
{
    int from = p->left + ui_text_width(p->label) + 1, wanted = p->right - ui_text_width(p->value);

    if (from > x)
        return whole || from <= wanted ? from : x;
    if (wanted >= x)
        return x;
    return wanted > from ? wanted : from;
}

static struct placed place_row(const struct ui_view *v, const struct ui_row *row, struct ui_rect r,
                               bool flags)
{
    struct placed p = {.left = r.x + indent_of(row), .x = value_column(v, row, r)};

    p.label = visible_label(v, row, flags);
    p.value =
        ui_shown(ui_current(v->st), v->scratch, made_value(v, row, ui_row_value(v->scratch, row)));
    if (row->value == NULL && (p.value.len == 0 || row->place.field == MDL_F_ENGINE))
        p.value = unset_text(v, row);
    p.mark = ui_mark_of(v->scratch, &ui_document_result(ui_current(v->st))->marks, row);
    p.choices = !row->can_open && mdl_field_has_choices(row->place.field);
    p.right = r.x + r.w - (p.choices ? 2 : 0) - (p.mark == UI_MARK_NONE ? 0 : p.choices ? 1 : 2);
    if (row->kind == UI_ROW_FIELD)
        p.x = fitting_column(&p, p.x, flag_of(row, p.label) >= 0);
    return p;
}

/* p: placed with its flag. A value that is cut even without the flag makes do with less. */
static bool flag_fits(const struct placed *p, ptrdiff_t flag)
{
    int value = ui_text_width(p->value);
    int without = p->left + ui_text_width(str_cut(p->label, 0, (size_t)flag - 1)) + 1;

    if (without + value > p->right && value > VALUE_MIN)
        value = VALUE_MIN;
    return p->left + ui_text_width(p->label) + 1 + value <= p->right;
}

/* The flag is shown whole or not at all. */
static struct placed place_fitting(const struct ui_view *v, const struct ui_row *row,
                                   struct ui_rect r)
{
    ptrdiff_t flag = flag_of(row, ui_row_label(v->scratch, row));
    bool flags = flag < 0 || r.w >= FLAGS_FROM;
    struct placed p = place_row(v, row, r, flags);

    if (flag >= 0 && flags && !flag_fits(&p, flag))
        p = place_row(v, row, r, false);
    return p;
}

/* Below the editor; a value that begins further left would look out from under it. */
static void hide_value(struct placed *p, int x)
{
    if (p->x >= x)
        return;
    p->value = STR_NONE;
    p->choices = false;
    p->x = x;
}

static void draw_field(const struct ui_view *v, const struct ui_row *row, struct ui_rect r,
                       const struct placed *p)
{
    int used;

    if (row->can_open)
        ui_fill(v->s, (struct ui_rect){p->left - 2, r.y, 1, 1}, fold_sign(v, row), UI_ROLE_LABEL);
    draw_label(v, row, p->label, p->left, r.y, p->x - 1 - p->left);
    used = ui_text(v->s, p->x, r.y, p->right - p->x, p->value, value_role(row), 0, true);
    if (p->choices)
        ui_fill(v->s, (struct ui_rect){p->x + used + 1, r.y, 1, 1}, v->st->ascii ? 'v' : 0x25BE,
                UI_ROLE_DIM);
    if (p->mark != UI_MARK_NONE)
        ui_fill(v->s, (struct ui_rect){r.x + r.w - 1, r.y, 1, 1},
                ui_mark_sign(p->mark, v->st->ascii), ui_mark_role(p->mark));
}

/* Where the label and the value are seen. */
static void draw_hits(const struct ui_view *v, const struct ui_row *row, struct ui_rect r,
                      const struct placed *p, struct str find)
{
    if (row->kind == UI_ROW_SECTION) {
        ui_view_hits(v, r, r.x + indent_of(row), ui_row_label(v->scratch, row), find);
        return;
    }
    ui_view_hits(v, (struct ui_rect){r.x, r.y, p->x - 1 - r.x, 1}, p->left, p->label, find);
    ui_view_hits(v, (struct ui_rect){p->x, r.y, p->right - p->x, 1}, p->x, p->value, find);
}

/* Elements that are objects show some of what is in them: they are drawn each time. */
static uint64_t hash_of(const struct ui_view *v, const struct ui_row *row)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_generation *g = ui_document_result(d);
    const struct value *value = row->value;
    uint64_t h = mix_number(ui_drawn_seed(v->st, UI_PANE_FORM), g->assessment.doc->release);

    if (row->kind == UI_ROW_ELEMENT && value != NULL && value->kind == VALUE_MAP)
        return UI_DRAWN_ANEW;
    h = mix_number(h, (uint64_t)row->kind | (uint64_t)row->section << 8 |
                          (uint64_t)row->can_open << 16 | (uint64_t)row->open << 17 |
                          (uint64_t)row->unknown << 18 | (uint64_t)d->unmasked << 19 |
                          (uint64_t)(value != NULL) << 20 | (uint64_t)row->depth << 32);
    h = mix_number(h, (uint64_t)row->place.field | (uint64_t)row->place.through << 32);
    for (unsigned i = 0; i < row->place.count; i++)
        h = mix_number(h, row->place.at[i]);
    h = mix_number(mix_number(h, row->count), row->least);
    h = mix_number(h, (uint64_t)ui_mark_of(v->scratch, &g->marks, row));
    if (row->name.s != NULL)
        h = mix_bytes(h, row->name.s, row->name.len);
    if (value == NULL)
        return h;
    h = mix_number(h, (uint64_t)value->kind);
    switch (value->kind) {
    case VALUE_NULL:
        return h;
    case VALUE_BOOL:
        return mix_number(h, value->u.boolean);
    case VALUE_NUMBER:
    case VALUE_STRING:
        return mix_bytes(h, value->u.text.s, value->u.text.len);
    case VALUE_LIST:
        return mix_number(h, value->u.list.count);
    case VALUE_MAP:
        return mix_number(h, value->u.map.count);
    }
    return h;
}

/* In the selected row and those below; returns the last line that it stands over. */
static int draw_editor(const struct ui_view *v, struct ui_rect inner, int y)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_row *row = &d->form.rows[d->cursor[UI_PANE_FORM].at];
    int lines = ui_view_editor(v, row, inner, value_column(v, row, inner), y);

    ui_drawn_forget(v, UI_PANE_FORM, y, lines);
    return y + lines - 1;
}

/* Over all rows. */
static void draw_editor_over(const struct ui_view *v, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);

    ui_view_editor_over(v, &d->form.rows[d->cursor[UI_PANE_FORM].at], inner);
    ui_drawn_forget(v, UI_PANE_FORM, inner.y, inner.h);
}

static size_t draw(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_cursor *c = &d->cursor[pane];
    const char *find = v->st->search[pane].text;
    bool plain = ui_document_result(d)->assessment.created == NULL;
    bool edits = v->st->mode == UI_MODE_EDITOR && c->at < d->form.count;
    int end = inner.y, over = inner.y - 1; /* over: the last line below the editor */

    for (int y = 0; y < inner.h && c->top + (size_t)y < d->form.count; y++) {
        size_t at = c->top + (size_t)y;
        const struct ui_row *row = &d->form.rows[at];
        struct ui_rect r = {inner.x, inner.y + y, inner.w, 1};
        struct placed p = {.x = 0};
        bool known = plain && at != c->at;

        end = r.y + 1;
        if (r.y <= over)
            continue;
        if (ui_drawn_stays(v, pane, r, known ? hash_of(v, row) : UI_DRAWN_ANEW))
            continue;
        if (row->kind == UI_ROW_SECTION) {
            draw_section(v, row, r);
        } else {
            int x = value_column(v, row, r);

            p = place_fitting(v, row, r);
            if (at == c->at && edits && ui_view_editor_hides_value(v, inner, x, r.y))
                hide_value(&p, x);
            draw_field(v, row, r, &p);
        }
        if (at == c->at)
            ui_view_select(v, pane, r);
        if (find != NULL)
            draw_hits(v, row, r, &p, str_of(find));
        if (at == c->at && edits && !v->st->editor.lines)
            over = draw_editor(v, inner, r.y);
    }
    ui_drawn_rest(v, pane, inner, end > over ? end : over + 1);
    if (edits && v->st->editor.lines)
        draw_editor_over(v, inner);
    return 0;
}

/* ---- what it is asked --------------------------------------------------------------------- */

static size_t rows(const struct ui_state *st, enum ui_pane pane)
{
    (void)pane;
    return ui_current(st)->form.count;
}

/* Which of the two views of a request it is. */
static struct str title(const struct ui_view *v, enum ui_pane pane)
{
    const struct ui_document *d = ui_current(v->st);

    if (ui_document_result(d)->assessment.created == NULL)
        return str_of(ui_panes[pane].title);
    return d->form.of == UI_FORM_OF_REQUEST ? STR_LIT("Request") : STR_LIT("Container made of it");
}

static struct str note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_editor *ed = &v->st->editor;
    int w = ui_view_editor_lines(v->st).w;

    (void)inner;
    if (v->st->mode == UI_MODE_EDITOR && ed->lines)
        return arena_printf(v->scratch, "row %zu of %zu", ui_text_edit_row(&ed->line, w) + 1,
                            ui_text_edit_rows(ui_line_edit_text(&ed->line), w));
    return d->form.count > 0
               ? arena_printf(v->scratch, "%zu/%zu", d->cursor[pane].at + 1, d->form.count)
               : STR_NONE;
}

static void subject(const struct ui_state *st, enum ui_pane pane, size_t at,
                    struct ui_selection *out)
{
    const struct ui_row *row = &ui_current(st)->form.rows[at];

    (void)pane;
    out->row = row;
    out->position.kind = row->kind;
    out->position.section = row->section;
    out->position.place = row->place;
    if (row->kind == UI_ROW_SECTION)
        return;
    out->explains = true;
    out->subject = (struct ui_subject){
        .kind = UI_SUBJECT_FIELD,
        .ref = {row->place.field, row->place.count > 0 ? (int)row->place.at[0] : -1},
        .asked = !ui_place_is_container(&row->place),
        .place = row->place};
}

static void show(struct ui_state *st, const struct ui_position *position)
{
    struct ui_document *d = ui_current(st);

    if (position->kind == UI_ROW_SECTION)
        ui_document_go_to_section(d, position->section);
    else
        ui_check(st, ui_document_go_to(d, &position->place));
    ui_follow_field(st);
}

static struct ui_grid grid(const struct ui_state *st, enum ui_pane pane, struct arena *a)
{
    const struct ui_form *form = &ui_current(st)->form;
    struct ui_grid g = {.arena = a, .columns = 2};

    (void)pane;
    for (size_t i = 0; i < form->count; i++) {
        const struct ui_row *from = &form->rows[i];
        struct ui_grid_row *row = ui_grid_add(&g);

        row->heading = from->kind == UI_ROW_SECTION;
        row->cell[0] = ui_row_label(a, from);
        if (!row->heading)
            row->cell[1] = ui_row_value(a, from);
    }
    return g;
}

const struct ui_pane_ops ui_pane_form = {
    .rows = rows,
    .title = title,
    .note = note,
    .draw = draw,
    .keeps_rows = true,
    .subject = subject,
    .show = show,
    .find = &ui_find_in_form,
    .grid = grid,
    .why = ui_form_why,
    .moved = ui_follow_field,
};
