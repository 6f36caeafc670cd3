/* A value by one step of its unit, up or down: in the form, in the editor, by keys and the wheel.
 */
#include "ui/tui/act/actions.h"
#include "ui/tui/act/choices.h"
#include "ui/tui/state/edit_document.h"

static const uint64_t step_of[] = {
    [MDL_UNIT_NONE] = 1,
    [MDL_UNIT_BYTES] = UINT64_C(256) << 20,
    [MDL_UNIT_BYTES_PER_SECOND] = UINT64_C(1) << 20,
    [MDL_UNIT_PER_SECOND] = 100,
    [MDL_UNIT_NANOCPUS] = 100000000, /* 0.1 CPUs */
    [MDL_UNIT_PERCENT] = 5,
    [MDL_UNIT_CPUS] = 1,
    [MDL_UNIT_WEIGHT] = 100,
    [MDL_UNIT_NANOSECONDS] = 1000000000,
    [MDL_UNIT_CHARACTERS] = 1,
    [MDL_UNIT_FILE_MODE] = 1,
    [MDL_UNIT_BUILD] = 1,
};

/* From 0 on there is no way down: what is below means something else. False: it is the end. */
static bool step_number(struct units_integer *n, uint64_t by, bool up)
{
    if (up != n->negative) {
        if (n->magnitude > UINT64_MAX - by)
            return false;
        n->magnitude += by;
        return true;
    }
    if (n->magnitude == 0)
        return false;
    n->magnitude -= by < n->magnitude ? by : n->magnitude;
    if (n->magnitude == 0)
        n->negative = false;
    return true;
}

/* False: it stays. An error: there is no number to step. */
static struct err *step_text(struct arena *a, enum mdl_field_id field, struct str text, int steps,
                             struct str *out)
{
    enum mdl_unit unit = mdl_fields[field].unit;
    struct units_integer n = {.magnitude = 0};
    struct err *e = text.len > 0 ? units_parse(&n, unit, text) : NULL;

    if (e != NULL)
        return e;
    if (!step_number(&n, step_of[unit] * (uint64_t)(steps < 0 ? -steps : steps), steps > 0))
        return err_new(ERR_INPUT, "there is no step %s", steps > 0 ? "up from here" : "below 0");
    *out = units_print(a, unit, n);
    return NULL;
}

static struct err *stepped_value(struct ui_state *st, const struct ui_row *row, int steps,
                                 const struct value **out)
{
    enum mdl_field_id field = row->place.field;
    size_t count = ui_choice_count(field), at = ui_choice_of(field, row->value);
    struct str text;
    struct err *e;

    if (count > 0) {
        if (at >= count)
            at = steps > 0 ? 0 : count - 1;
        else
            at = steps > 0 ? (at + 1) % count : (at + count - 1) % count;
        *out = ui_choice_value(field, at);
        return *out != NULL ? NULL : err_oom();
    }
    if (!mdl_field_is_number(field))
        return err_new(ERR_INPUT, "only numbers and choices have steps");
    if (row->value != NULL && row->value->kind != VALUE_NUMBER && row->value->kind != VALUE_NULL)
        return err_new(ERR_INPUT, "only numbers and choices have steps");
    text = row->value != NULL && row->value->kind == VALUE_NUMBER
               ? mdl_value_print(&st->scratch, field, row->value)
               : STR_NONE;
    if ((e = step_text(&st->scratch, field, text, steps, &text)) != NULL)
        return e;
    return mdl_value_parse(out, field, text);
}

void ui_step_row(struct ui_state *st, int steps)
{
    const struct ui_row *row = ui_document_row(ui_current(st));
    const struct value *value = NULL;
    struct err *e;

    if (row->kind == UI_ROW_SECTION || row->can_open)
        e = err_new(ERR_INPUT, "only numbers and choices have steps");
    else if ((e = stepped_value(st, row, steps, &value)) == NULL)
        e = ui_set_place(st, row, value);
    ui_check(st, e);
}

bool ui_step_editor(struct ui_state *st, int steps)
{
    struct ui_editor *ed = &st->editor;
    struct str text;
    struct err *e;

    if (!mdl_field_is_number(ed->place.field))
        return false;
    e = step_text(&st->scratch, ed->place.field, ui_line_edit_text(&ed->line), steps, &text);
    if (e == NULL && !ui_line_edit_set(&ed->line, text))
        e = err_oom();
    ui_try_quietly(st, e);
    return true;
}

void act_step_up(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_step_row(st, (int)ui_count(st));
}

void act_step_down(struct ui_state *st, struct str argument)
{
    (void)argument;
    ui_step_row(st, -(int)ui_count(st));
}
