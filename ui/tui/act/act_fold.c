/* Folding by the z family. */
#include "ui/tui/act/actions.h"

static bool line_is_open(const struct ui_document *d, size_t row)
{
    return row + 1 < d->tree->row_count &&
           ui_tree_place(d->tree, row + 1) == ui_tree_place(d->tree, row) + 1;
}

/* The line itself when it opens something, else the line of what is around it. */
static size_t opener_of(const struct ui_document *d)
{
    const struct ui_spec_line *lines = d->tree->lines->lines;
    size_t row = d->cursor[UI_PANE_SPEC].at, at = ui_tree_place(d->tree, row);
    unsigned depth = lines[at].depth;

    if (ui_tree_opens(d->tree, row))
        return row;
    while (row > 0 && !(ui_tree_opens(d->tree, row) &&
                        ui_tree_line(d->tree, row)->depth < depth + (lines[at].closes ? 1 : 0)))
        row--;
    return row;
}

static void fold_line(struct ui_state *st, bool open)
{
    struct ui_document *d = ui_current(st);
    size_t row;

    if (d->tree->row_count == 0)
        return;
    row = opener_of(d);
    if (ui_tree_opens(d->tree, row) && line_is_open(d, row) != open)
        ui_check(st, ui_document_fold_spec(d, ui_tree_place(d->tree, row)));
}

/* What has nothing in it to be seen, or is open already. */
void ui_say_not_opened(struct ui_state *st)
{
    const struct ui_row *row = ui_document_row(ui_current(st));
    enum mdl_type type = mdl_fields[row->place.field].type;

    if (row->can_open)
        ui_say(st, UI_ROLE_TEXT, "this is open already");
    else if (type == MDL_T_LIST || type == MDL_T_MAP)
        ui_say(st, UI_ROLE_TEXT, "nothing is in it yet: %s adds to it",
               ui_key_of(st, UI_ACTION_ADD));
    else
        ui_say(st, UI_ROLE_TEXT, "this is a value, with nothing to open: %s edits it",
               ui_key_of(st, UI_ACTION_EDIT));
}

static void fold_row(struct ui_state *st, bool open)
{
    struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);

    if (!row->can_open || row->open == open) {
        if (open) {
            ui_say_not_opened(st);
            return;
        }
        d->cursor[UI_PANE_FORM].at = ui_form_parent(&d->form, d->cursor[UI_PANE_FORM].at);
        row = ui_document_row(d);
    }
    if (!row->can_open)
        return;
    if (!ui_form_fold(&d->form, row, open))
        st->fatal = err_oom();
    else if (ui_check(st, ui_document_refold(d)))
        ui_follow_field(st);
}

static void fold(struct ui_state *st, bool open)
{
    if (st->focus == UI_PANE_SPEC)
        fold_line(st, open);
    else
        fold_row(st, open);
}

void act_fold_open(struct ui_state *st, struct str argument)
{
    (void)argument;
    fold(st, true);
}

void act_fold_close(struct ui_state *st, struct str argument)
{
    (void)argument;
    fold(st, false);
}

void act_fold_toggle(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    const struct ui_row *row = ui_document_row(d);

    (void)argument;
    if (st->focus == UI_PANE_SPEC)
        fold_line(st, d->tree->row_count > 0 && !line_is_open(d, opener_of(d)));
    else if (!row->can_open)
        ui_say_not_opened(st);
    else
        fold_row(st, !row->open);
}

/* Sections of the form; of the spec what stands right below its root. */
static void fold_all(struct ui_state *st, bool open)
{
    struct ui_document *d = ui_current(st);

    if (st->focus == UI_PANE_SPEC) {
        ui_check(st, ui_document_fold_spec_all(d, open));
        return;
    }
    for (int s = 0; s < MDL_SECTION_COUNT; s++)
        d->form.section_open[s] = open;
    if (ui_check(st, ui_document_refold(d)))
        ui_follow_field(st);
}

void act_fold_open_all(struct ui_state *st, struct str argument)
{
    (void)argument;
    fold_all(st, true);
}

void act_fold_close_all(struct ui_state *st, struct str argument)
{
    (void)argument;
    fold_all(st, false);
}

/* The key that the others follow. */
void act_fold(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->prefix[0] = 'z';
    st->prefix[1] = '\0';
}
