/* Enter on a problem: what takes it away, each shown before it is done. */
#include "model/formats/answers.h"
#include "ui/present/changed_place.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/state/edit_document.h"
#include "ui/tui/view/panes.h"

static void go_to_field(struct ui_state *st, struct spec_ref ref)
{
    struct ui_place place = ui_place_of(ref.field, ref.index);

    if (place.field == MDL_F_NONE) {
        ui_say(st, UI_ROLE_TEXT, "this entry is about no single field");
    } else if (ui_check(st, ui_document_go_to(ui_current(st), &place))) {
        ui_focus(st, UI_PANE_FORM);
        ui_follow_field(st);
    }
}

static void forget(struct ui_state *st)
{
    ui_remedies_finish(&st->fixing.remedies);
    arena_reset(&st->fixing.arena);
    st->fixing.problem = STR_NONE;
}

static void cancel(struct ui_state *st)
{
    ui_leave(st);
    forget(st);
}

static struct err *tries(struct ui_state *st, size_t index, const struct value **root)
{
    const struct remedies *r = &st->fixing.remedies;

    *root = index < r->count ? value_ref(r->items[index].root) : NULL;
    return NULL;
}

/* The document becomes the one that was looked at, as one step. */
static void carry_out(struct ui_state *st, const struct remedy *remedy)
{
    struct ui_document *d = ui_current(st);
    const struct value *before = value_ref(mdl_now(d->history)->root);
    const char *label = arena_cstr(&st->scratch, remedy->text);
    struct ui_place place = ui_changed_place(before, remedy->root);

    if (ui_check(st, mdl_history_replace(d->history, remedy->root, label))) {
        ui_note_change(st, UI_CHANGE_REPLACE, NULL);
        st->fatal = ui_document_refresh(d);
        if (st->fatal == NULL && ui_check(st, ui_document_go_to(d, &place)))
            ui_follow_edit(st);
        ui_say(st, UI_ROLE_OK, "%.*s   (%s undoes)", STR_FMT(remedy->text),
               ui_key_of(st, UI_ACTION_UNDO));
    }
    value_unref(before);
}

static void chosen(struct ui_state *st, size_t index)
{
    const struct remedies *r = &st->fixing.remedies;

    ui_drop(st);
    if (st->fatal == NULL && index < r->count)
        carry_out(st, &r->items[index]);
    else if (st->fatal == NULL)
        go_to_field(st, st->fixing.ref);
    forget(st);
}

static struct str item_text(struct arena *a, const struct remedy *remedy)
{
    return remedy->errors == 0 ? remedy->text
                               : arena_printf(a, "%.*s  (%zu error%s left)", STR_FMT(remedy->text),
                                              remedy->errors, remedy->errors == 1 ? "" : "s");
}

void ui_fix(struct ui_state *st, const struct problem *problem)
{
    const struct ui_generation *g = ui_document_result(ui_current(st));
    struct ui_fixing *m = &st->fixing;

    forget(st);
    m->ref = problem->ref;
    if (!ui_check(st,
                  ui_remedies_find(&m->remedies, &m->arena, &g->assessment, &g->problems, problem)))
        return;
    if (m->remedies.count == 0) {
        struct str remedy = problem_remedy(problem);

        go_to_field(st, m->ref);
        if (remedy.len > 0)
            ui_say(st, UI_ROLE_INFO, "no single edit takes it away: %.*s", STR_FMT(remedy));
        return;
    }
    if (!ui_picker_open(st, "What takes it away", m->remedies.count + 1, chosen))
        return;
    for (size_t i = 0; i < m->remedies.count; i++)
        st->picker.items[i] = item_text(&st->picker.arena, &m->remedies.items[i]);
    st->picker.items[m->remedies.count] = STR_LIT("none of these: go to the field");
    m->problem = arena_str(&m->arena, problem->text);
    ui_picker_previews(st, tries);
    st->picker.cancel = cancel;
    ui_picker_try(st);
}

/* Without keys nobody sees which field is selected. */
static const char *where_it_belongs(struct ui_state *st, struct spec_ref ref)
{
    struct ui_place place = ui_place_of(ref.field, ref.index);
    const struct value *root = ui_document_now(ui_current(st))->root;
    struct str path = ui_place_text(&st->scratch, &place, root);
    const char *in = arena_cstr(&st->scratch, arena_printf(&st->scratch, "in %.*s", STR_FMT(path)));

    return st->no_keys && in != NULL ? in : "here";
}

/* A question is answered in its field; of a map what may stand in it is offered. */
static void answer(struct ui_state *st, struct spec_ref ref)
{
    enum mdl_type type = mdl_fields[ref.field].type;

    go_to_field(st, ref);
    if (st->focus != UI_PANE_FORM)
        return;
    if (type == MDL_T_MAP || type == MDL_T_LIST)
        ui_action_later(st, UI_ACTION_ADD, STR_NONE);
    else if (type == MDL_T_OBJECT)
        ui_say(st, UI_ROLE_INFO,
               "the answer belongs %s: %s sets it as a whole; %s tells how to find it out",
               where_it_belongs(st, ref),
               ui_key_of(st, st->no_keys ? UI_ACTION_SET : UI_ACTION_EDIT_LINES),
               ui_key_of(st, UI_ACTION_WHY));
    else
        ui_say(st, UI_ROLE_INFO, "the answer belongs %s: %s sets it; %s tells how to find it out",
               where_it_belongs(st, ref),
               ui_key_of(st, st->no_keys ? UI_ACTION_SET : UI_ACTION_EDIT),
               ui_key_of(st, UI_ACTION_WHY));
}

static bool is_question(const struct ui_item *item)
{
    return item->problem == NULL && item->ref.field != MDL_F_NONE;
}

/* An item that tells of no problem leads to the first that does, else to the first question. */
static void go_to_problem(struct ui_state *st)
{
    const struct ui_panel *panel = ui_document_panel(ui_current(st), UI_PANE_ERRORS);
    size_t problem = panel->count, question = panel->count;

    for (size_t i = panel->count; i-- > 0;) {
        if (panel->items[i].problem != NULL)
            problem = i;
        if (is_question(&panel->items[i]))
            question = i;
    }
    if (problem < panel->count) {
        ui_select_row(st, UI_PANE_ERRORS, problem);
        ui_say(st, UI_ROLE_TEXT, "the first problem: %s shows what takes it away",
               ui_key_of(st, UI_ACTION_FIX));
    } else if (question < panel->count) {
        ui_select_row(st, UI_PANE_ERRORS, question);
        ui_say(st, UI_ROLE_TEXT, "the first thing that is not known: %s answers it",
               ui_key_of(st, UI_ACTION_FIX));
    } else {
        ui_say(st, UI_ROLE_OK, "there is no problem");
    }
}

void ui_go_to_answer(struct ui_state *st, const struct evidence *told)
{
    const struct ui_panel *panel;
    bool answered = false;

    for (size_t i = 0; i < told->count && !answered; i++)
        answered = answers_has(&told->facts[i]);
    if (!answered || st->fatal != NULL)
        return;
    panel = ui_document_panel(ui_current(st), UI_PANE_ERRORS);
    for (size_t i = 0; i < panel->count; i++)
        if (panel->items[i].problem != NULL && (panel->items[i].problem->answered ||
                                                assess_is_answer(panel->items[i].problem->rule))) {
            ui_focus(st, UI_PANE_ERRORS);
            ui_select_row(st, UI_PANE_ERRORS, i);
            return;
        }
}

void act_fix(struct ui_state *st, struct str argument)
{
    const struct ui_selection selected = ui_selected(st);

    (void)argument;
    ui_jump_from_here(st);
    if (selected.item != NULL && selected.item->problem != NULL &&
        assess_is_answer(selected.item->problem->rule))
        ui_action_later(st, UI_ACTION_WHY, STR_NONE); /* what it means, and what to look at */
    else if (selected.item != NULL && selected.item->problem != NULL)
        ui_fix(st, selected.item->problem);
    else if (st->focus == UI_PANE_ERRORS && selected.item != NULL && is_question(selected.item))
        answer(st, selected.item->ref);
    else if (st->focus == UI_PANE_ERRORS)
        go_to_problem(st);
    else if (selected.item != NULL)
        go_to_field(st, selected.item->ref);
}
