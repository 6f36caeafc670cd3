/* The keys that matter here, in the footer. */
#include "ui/term/widgets.h"
#include "ui/tui/state/catalogue.h"
#include "ui/tui/state/compare_layout.h"
#include "ui/tui/state/document_rows.h"
#include "ui/tui/view/panes.h"

enum { GAP = 2 };

void ui_view_key_at(const struct ui_view *v, int x, int y, int w, struct str key)
{
    if (v->pointed != NULL && v->pointed->y == y && v->pointed->x >= x && v->pointed->x < x + w)
        v->pointed->key = key;
}

int ui_view_hint_width(struct str key, const char *hint)
{
    return ui_text_width(key) + 1 + ui_text_width(str_of(hint)) + GAP;
}

int ui_view_hint(const struct ui_view *v, int x, struct ui_rect r, struct str key, const char *hint)
{
    int key_w = ui_text_width(key), hint_w = ui_text_width(str_of(hint));

    if (key.len == 0)
        return x;
    if (x + key_w + 1 + hint_w > r.x + r.w - 1)
        return r.x + r.w;
    ui_view_key_at(v, x, r.y, key_w + 1 + hint_w, key);
    ui_text(v->s, x, r.y, key_w, key, UI_ROLE_HINT_KEY, 0, false);
    ui_text(v->s, x + key_w + 1, r.y, hint_w, str_of(hint), UI_ROLE_HINT_TEXT, 0, false);
    return x + key_w + 1 + hint_w + GAP;
}

static bool has_choices(const struct ui_row *row)
{
    return row->kind != UI_ROW_SECTION && !row->can_open && mdl_field_has_choices(row->place.field);
}

static bool has_steps(const struct ui_row *row)
{
    return row->kind != UI_ROW_SECTION && !has_choices(row) &&
           mdl_field_is_number(row->place.field);
}

/* A heading, a list, an object, or what stands in a list. */
static bool may_have_elements(const struct ui_row *row)
{
    enum mdl_type type;

    if (row->kind == UI_ROW_SECTION || row->place.count > 0)
        return true;
    type = mdl_fields[row->place.field].type;
    return type == MDL_T_LIST || type == MDL_T_MAP || type == MDL_T_OBJECT;
}

/* What a key does to the selected row; NULL: it would only say that it does nothing here. */
static const char *row_hint(const struct ui_row *row, enum ui_action_id id, const char *usual)
{
    switch ((int)id) {
    case UI_ACTION_EDIT:
        return !row->can_open ? usual : row->open ? "fold" : "open";
    case UI_ACTION_CYCLE:
        return has_choices(row) ? usual : NULL;
    case UI_ACTION_STEP_UP:
    case UI_ACTION_STEP_DOWN:
        return has_steps(row) ? usual : NULL;
    case UI_ACTION_UNSET:
        return row->kind == UI_ROW_ELEMENT || (row->kind == UI_ROW_FIELD && row->value != NULL)
                   ? usual
                   : NULL;
    case UI_ACTION_ADD:
        return may_have_elements(row) ? usual : NULL;
    default:
        return usual;
    }
}

/* What Enter does to an entry of a lower pane: a sentence that there is nothing leads nowhere, or
 * to what there is. */
static const char *entry_hint(const struct ui_view *v, const char *usual)
{
    const struct ui_item *item = ui_selected(v->st).item;
    const struct ui_panel *panel = ui_document_panel(ui_current(v->st), UI_PANE_ERRORS);
    bool errors = v->st->focus == UI_PANE_ERRORS;

    if (item == NULL)
        return NULL;
    if (item->problem != NULL)
        return assess_is_answer(item->problem->rule) ? "what it means" : usual;
    if (item->ref.field != MDL_F_NONE)
        return errors ? "answer it" : "to the field";
    for (size_t i = 0; errors && i < panel->count; i++)
        if (panel->items[i].problem != NULL || panel->items[i].ref.field != MDL_F_NONE)
            return "to the first problem";
    return NULL;
}

/* The selected row of a comparison; NULL: another pane has the keys. */
static const struct ui_compare_row *compared_row(const struct ui_view *v)
{
    const struct ui_comparison *made = &v->st->compare.made;
    size_t at = ui_current(v->st)->cursor[UI_PANE_COMPARE].at;

    return v->st->focus == UI_PANE_COMPARE && at < made->row_count ? &made->rows[at] : NULL;
}

/* Lines that are folded away stand for all of them, and there is nothing to tell of one. */
static const char *compared_hint(const struct ui_compare_row *row, enum ui_action_id id,
                                 const char *usual)
{
    switch ((int)id) {
    case UI_ACTION_JUMP_COMPARE:
        return row->folded > 0 ? "open" : usual;
    case UI_ACTION_FOLD_EQUAL:
        return row->run != COMPARE_NONE && row->folded == 0 ? usual : NULL;
    case UI_ACTION_WHY:
        return row->folded > 0 ? NULL : usual;
    default:
        return usual;
    }
}

/* A heading, or a line that says that there is nothing, is about no field. */
static bool explains(const struct ui_view *v)
{
    return ui_selected(v->st).explains || ui_pane_ops(v->st->focus)->beside != NULL;
}

/* Whether the key would only say that there is nothing to do. */
static bool is_idle(const struct ui_view *v, enum ui_action_id id)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_plot *plot = &v->st->plot;

    switch ((int)id) {
    case UI_ACTION_UNDO:
        return mdl_history_position(d->history) == 0;
    case UI_ACTION_FOLD_SPEC:
        return !ui_tree_opens(d->tree, d->cursor[UI_PANE_SPEC].at);
    case UI_ACTION_PLOT_NEARER:
        return plot->zoom >= ui_plot_zoom_most(plot->what);
    case UI_ACTION_PLOT_FARTHER:
        return plot->zoom == 0;
    case UI_ACTION_WHY:
        return !explains(v);
    case UI_ACTION_OTHER_VIEW:
        return ui_document_result(d)->assessment.created == NULL;
    default:
        return false;
    }
}

/* Of a comparison: whether the pane alone has room for a column that is left out now. */
static bool has_more_columns(const struct ui_view *v)
{
    const struct ui_compare *c = &v->st->compare;

    return v->st->focus == UI_PANE_COMPARE && c->made.shown.count < c->made.columns &&
           ui_columns_that_fit(c, (struct ui_rect){.w = v->st->w - 2}).count > c->made.shown.count;
}

/* NULL: none. Some make sense in some documents, or on some rows of the form only. */
static const char *hint_of(const struct ui_view *v, const struct ui_action *action)
{
    enum ui_action_id id = (enum ui_action_id)(action - ui_actions);
    const struct ui_document *d = ui_current(v->st);
    const struct ui_row *row = v->st->focus == UI_PANE_FORM ? ui_document_row(d) : NULL;
    const struct ui_compare_row *compared = compared_row(v);

    if (id == UI_ACTION_ZOOM_IN)
        return has_more_columns(v) ? "more columns" : NULL;
    if (id == UI_ACTION_FILTER)
        return v->st->focus == UI_PANE_ERRORS && d->filter != UI_FILTER_ALL ? "other problems"
                                                                            : NULL;
    if (action->hint[0] == '\0' || is_idle(v, id))
        return NULL;
    if (id == UI_ACTION_FIX)
        return entry_hint(v, action->hint);
    if (compared != NULL)
        return compared_hint(compared, id, action->hint);
    return row != NULL ? row_hint(row, id, action->hint) : action->hint;
}

/* What fits into so many columns; false: nothing is said. What is asked of each action with each
 * frame comes first. */
static bool has_hint(struct str *key, const char **hint, const struct ui_view *v,
                     const struct ui_action *action, int columns)
{
    if ((action->where & 1u << v->st->focus) == 0 || (*hint = hint_of(v, action)) == NULL ||
        ui_text_width(str_of(*hint)) + 2 > columns ||
        ui_key_is_sequence(str_of(ui_action_bound(v->st, action))))
        return false;
    *key = ui_action_key(v->scratch, v->st, action);
    return key->len > 0 && ui_view_hint_width(*key, *hint) <= columns + GAP;
}

/* Of those that work everywhere: what is looked for first. */
static const enum ui_action_id everywhere[] = {
    UI_ACTION_HELP,     UI_ACTION_ZOOM_IN,      UI_ACTION_FILTER, UI_ACTION_COMMAND,
    UI_ACTION_QUIT,     UI_ACTION_WHY,          UI_ACTION_UNDO,   UI_ACTION_COPY,
    UI_ACTION_COMPARE,  UI_ACTION_NEXT_PANE,    UI_ACTION_SAVE,   UI_ACTION_ENGINE,
    UI_ACTION_FIND_ANY,
#define TABLE(id, lower, keys, hint, text) UI_ACTION_##id,
#include "ui/present/tables.def"
#undef TABLE
    UI_ACTION_PLOT,     UI_ACTION_COMPARE_WITH, UI_ACTION_OPEN,
};

enum { EVERYWHERE = sizeof(everywhere) / sizeof(everywhere[0]) };

/* Those of the focused pane first; there is always room for the help. */
void ui_view_hints(const struct ui_view *v, int x, struct ui_rect r)
{
    const struct ui_action *help = &ui_actions[UI_ACTION_HELP];
    int kept = 0, right = r.x + r.w - 1;
    const char *hint;
    struct str key;

    if (has_hint(&key, &hint, v, help, r.w))
        kept = ui_view_hint_width(key, hint);
    for (int i = 0; i < UI_ACTION_COUNT + EVERYWHERE; i++) {
        bool of_pane = i < UI_ACTION_COUNT;
        const struct ui_action *action =
            &ui_actions[of_pane ? (unsigned)i : (unsigned)everywhere[i - UI_ACTION_COUNT]];

        if ((of_pane && action->where == UI_IN_ANY) ||
            !has_hint(&key, &hint, v, action, right - x - (of_pane ? kept : 0)))
            continue;
        x = ui_view_hint(v, x, r, key, hint);
    }
}
