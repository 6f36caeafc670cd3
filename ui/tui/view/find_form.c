/* Searching the form: folded fields are found, too. */
#include "ui/term/widgets.h"
#include "ui/tui/view/panes.h"

static bool begin(struct ui_state *st, const struct ui_position *start, struct ui_haystack *h)
{
    if (!ui_document_form(ui_current(st), &h->form))
        return false;
    h->count = h->form.count;
    for (size_t i = 0; i < h->count; i++) {
        const struct ui_row *row = &h->form.rows[i];

        if (row->kind == start->kind && row->section == start->section &&
            ui_place_eq(&row->place, &start->place))
            h->from = i;
    }
    return true;
}

static bool has(struct str text, const struct ui_haystack *h)
{
    return ui_text_search(text, h->text, 0) >= 0;
}

static enum ui_rank rank(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    const struct ui_row *row = &h->form.rows[i];
    struct str label = ui_row_label(&st->scratch, row);
    enum ui_rank found = has(label, h) ? UI_RANK_INSIDE : UI_RANK_NONE;

    if (row->kind == UI_ROW_SECTION)
        return found != UI_RANK_NONE ? UI_RANK_HEADING : UI_RANK_NONE;
    if (found != UI_RANK_NONE)
        return ui_rank_label(label, h->text);
    if (row->kind == UI_ROW_FIELD && has(str_of(mdl_fields[row->place.field].key), h))
        return UI_RANK_PATH;
    return has(ui_shown(ui_current(st), &st->scratch, ui_row_value(&st->scratch, row)), h)
               ? UI_RANK_VALUE
               : UI_RANK_NONE;
}

static void show(struct ui_state *st, const struct ui_haystack *h, size_t i)
{
    const struct ui_row *row = &h->form.rows[i];
    struct ui_document *d = ui_current(st);

    if (row->kind == UI_ROW_SECTION)
        ui_document_go_to_section(d, row->section);
    else if (!ui_check(st, ui_document_go_to(d, &row->place)))
        return;
    ui_follow_field(st);
}

static void keep_folds(struct ui_state *st)
{
    if (!ui_form_copy_folds(&st->search_folds, &ui_current(st)->form))
        st->fatal = err_oom();
}

static void fold_again(struct ui_state *st)
{
    struct ui_document *d = ui_current(st);

    if (!ui_form_copy_folds(&d->form, &st->search_folds))
        st->fatal = err_oom();
    else
        ui_check(st, ui_document_refold(d));
}

const struct ui_find_ops ui_find_in_form = {
    .begin = begin,
    .rank = rank,
    .show = show,
    .keep_folds = keep_folds,
    .fold_again = fold_again,
};
