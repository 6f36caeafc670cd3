/* What is shown of the engine's answer: which settings, which problems, which secrets. */
#include "ui/term/keys.h"
#include "ui/tui/act/actions.h"
#include "ui/tui/view/panes.h"

void act_raw(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);
    bool raw = d->settings == ASSESS_CHANGED;

    (void)argument;
    if (raw && ui_document_result(d)->assessment.created != NULL) {
        ui_say(st, UI_ROLE_TEXT,
               "a request is never stored as it is written: create makes the container of it, "
               "which %s shows",
               ui_key_of(st, UI_ACTION_OTHER_VIEW));
        return;
    }
    d->settings = raw ? ASSESS_RAW : ASSESS_CHANGED;
    if (!ui_check(st, ui_document_refresh(d)))
        return;
    ui_follow_edit(st);
    if (ui_document_result(d)->assessment.create.changes == NULL)
        ui_say(st, UI_ROLE_TEXT, "%s; create changes none of them",
               raw ? "the settings as written" : "the settings as docker create stores them");
    else
        ui_say(st, UI_ROLE_TEXT, "%s",
               raw ? "the settings as written: a container that was stored long ago can hold them"
                   : "the settings as docker create stores them");
}

void act_mask(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);

    (void)argument;
    d->unmasked = !d->unmasked;
    if (!ui_check(st, ui_document_list(d)))
        return;
    if (!ui_document_result(d)->has_secrets)
        ui_say(st, UI_ROLE_TEXT, "secrets %s; this document has none",
               d->unmasked ? "shown" : "hidden");
    else
        ui_say(st, d->unmasked ? UI_ROLE_WARNING : UI_ROLE_TEXT,
               d->unmasked ? "secrets shown: %s hides them again" : "secrets hidden: %s shows them",
               ui_key_of(st, UI_ACTION_MASK));
}

void act_filter(struct ui_state *st, struct str argument)
{
    struct ui_document *d = ui_current(st);

    (void)argument;
    d->filter = (enum ui_filter)((d->filter + 1) % UI_FILTER_COUNT);
    d->cursor[UI_PANE_ERRORS] = (struct ui_cursor){0, 0};
    if (ui_check(st, ui_document_list(d)))
        ui_focus(st, UI_PANE_ERRORS);
}

/* ---- windows -------------------------------------------------------------------------- */

/* The comparison that a why tells of may have been made anew. False: it is about nothing. */
static bool ask_compared(struct ui_state *st, struct ui_selection *selected)
{
    const struct ui_view v = {.st = st, .scratch = &st->scratch};
    const struct ui_pane_ops *ops = ui_pane_ops(st->focus);
    size_t row = ui_current(st)->cursor[st->focus].at;

    if (ops->beside == NULL || row >= ui_rows(st, st->focus))
        return false;
    if (!selected->explains)
        selected->subject.kind = UI_SUBJECT_ROW;
    ops->beside(&v, row, &selected->subject);
    return selected->subject.beside_count > 0;
}

void ui_table_remake(struct ui_state *st)
{
    struct ui_table_window *win = &st->window;

    if (win->table.kind == UI_TABLE_WHY && win->compared) {
        struct ui_selection selected = ui_selected(st);

        if (ask_compared(st, &selected))
            win->table.subject = selected.subject;
    }
    if (!ui_window_make(win, ui_document_result(ui_current(st))))
        st->fatal = err_oom();
}

static void open_table(struct ui_state *st, enum ui_table_kind kind)
{
    struct ui_table_window *win = &st->window;

    win->table.kind = kind;
    win->has_before = false;
    win->at = win->top = 0;
    st->mode = UI_MODE_TABLE;
    ui_window_search_end(st);
    ui_table_remake(st);
}

#define TABLE(id, lower, keys, hint, text)                                                         \
    void act_##lower(struct ui_state *st, struct str argument)                                     \
    {                                                                                              \
        (void)argument;                                                                            \
        open_table(st, UI_TABLE_##id);                                                             \
    }
#include "ui/present/tables.def"
#undef TABLE

/* ---- why ------------------------------------------------------------------------------ */

static bool subject_of(struct ui_subject *out, const struct problem *problem, struct spec_ref ref)
{
    *out = (struct ui_subject){.kind = problem != NULL ? UI_SUBJECT_PROBLEM : UI_SUBJECT_FIELD,
                               .problem = problem,
                               .ref = ref};
    return problem != NULL || ref.field != MDL_F_NONE;
}

/* The sentence of the line below, where the row has one: lines that are gone are shown whole. */
static void say_unexplained(struct ui_state *st, bool nested)
{
    const struct ui_view v = {.st = st, .scratch = &st->scratch};
    const struct ui_pane_ops *ops = ui_pane_ops(st->focus);
    const struct ui_document *d = ui_current(st);
    size_t at = d->cursor[st->focus].at;
    bool gone = !nested && st->focus == UI_PANE_SPEC && ui_tree_is_gone(d->tree, at);
    bool told = gone || (!nested && ops->beside != NULL && at < ui_rows(st, st->focus));
    struct str why = told ? ops->why(&v, st->focus, at) : STR_NONE;

    if (gone)
        ui_notice_open(st, "What stood here", why);
    else if (why.len > 0)
        ui_say(st, UI_ROLE_TEXT, "%.*s", STR_FMT(why));
    else
        ui_say(st, UI_ROLE_TEXT, "this is about no field, so there is nothing to explain");
}

void act_why(struct ui_state *st, struct str argument)
{
    struct ui_table_window *win = &st->window;
    bool nested = st->mode == UI_MODE_TABLE;
    const struct ui_table_row *row =
        nested && win->at < win->table.count ? &win->table.rows[win->at] : NULL;
    struct ui_selection selected = {.explains = false};
    bool compared = false;

    if (row != NULL)
        selected.explains = subject_of(&selected.subject, row->problem, row->ref);
    else if (!nested)
        selected = ui_selected(st);

    (void)argument;
    if (!nested)
        compared = ask_compared(st, &selected);
    if (!selected.explains && !compared) {
        say_unexplained(st, nested);
        return;
    }
    win->compared = compared;
    win->has_before = nested;
    win->before = win->table.kind;
    win->before_at = win->at;
    win->before_top = win->top;
    win->table.subject = selected.subject;
    win->table.kind = UI_TABLE_WHY;
    win->at = win->top = 0;
    st->mode = UI_MODE_TABLE;
    ui_window_search_end(st);
    ui_table_remake(st);
}

/* ---- keys ----------------------------------------------------------------------------- */

static void close_table(struct ui_state *st)
{
    struct ui_table_window *win = &st->window;

    ui_window_search_end(st);
    if (!win->has_before) {
        st->mode = UI_MODE_PANES;
        return;
    }
    win->has_before = false;
    win->table.kind = win->before;
    win->at = win->before_at;
    win->top = win->before_top;
    ui_table_remake(st);
}

/* fix: a problem's row leads to what takes it away, not to its field. */
static void jump(struct ui_state *st, bool fix)
{
    const struct ui_table_window *win = &st->window;
    const struct ui_table_row *row = win->at < win->table.count ? &win->table.rows[win->at] : NULL;
    struct ui_document *d = ui_current(st);
    struct ui_place place;

    ui_jump_from_here(st);
    if (row != NULL && row->engine != NULL) {
        st->mode = UI_MODE_PANES;
        ui_compare_with_engine(st, row->engine);
        return;
    }
    if (row != NULL && row->spec_path.len > 0) {
        const struct ui_spec_lines *spec = &ui_document_result(d)->trees[UI_TREE_SPEC];
        const struct spec_node *node =
            spec_find(ui_document_result(d)->assessment.spec.spec, row->spec_path);

        for (size_t i = 0; i < spec->count; i++)
            if (spec->lines[i].node == node && !spec->lines[i].closes) {
                st->mode = UI_MODE_PANES;
                ui_show_screen(st, UI_SCREEN_SPEC);
                ui_focus(st, UI_PANE_SPEC);
                ui_document_show_line(d, UI_TREE_SPEC, i);
                return;
            }
    }
    if (fix && row != NULL && row->problem != NULL && assess_is_answer(row->problem->rule)) {
        act_why(st, STR_NONE);
        return;
    }
    if (fix && row != NULL && row->problem != NULL) {
        st->mode = UI_MODE_PANES;
        ui_fix(st, row->problem);
        return;
    }
    if (row == NULL || row->ref.field == MDL_F_NONE) {
        ui_say(st, UI_ROLE_TEXT, "this line is about no single field");
        return;
    }
    place = ui_place_of(row->ref.field, row->ref.index);
    if (!ui_check(st, ui_document_go_to(d, &place)))
        return;
    st->mode = UI_MODE_PANES;
    ui_focus(st, UI_PANE_FORM);
    ui_follow_field(st);
}

/* Those that change the document or its result: a why tells of one state, so it has none. */
bool ui_table_takes(const struct ui_state *st, enum ui_action_id id)
{
    static const enum ui_action_id live[] = {UI_ACTION_UNDO, UI_ACTION_REDO, UI_ACTION_RAW};
    static const enum ui_action_id always[] = {UI_ACTION_MASK, UI_ACTION_REDRAW, UI_ACTION_SUSPEND,
                                               UI_ACTION_HELP, UI_ACTION_SHOT};
    enum ui_table_kind kind = st->window.table.kind;

    for (size_t i = 0; i < sizeof(live) / sizeof(live[0]); i++)
        if (id == live[i])
            return kind != UI_TABLE_WHY;
    for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
        if (id == always[i])
            return true;
    return ui_table_copies(id) || ui_table_offers(kind, id);
}

static void other_key(struct ui_state *st, const struct ui_event *ev)
{
    const struct ui_action *action = ui_action_for_key(st, ev);
    struct str first = arena_str(&st->scratch, str_of(st->prefix));

    st->prefix[0] = '\0';
    if (action == &ui_actions[ui_table_action(st->window.table.kind)]) {
        close_table(st);
        return;
    }
    if (action == NULL || !ui_table_takes(st, (enum ui_action_id)(action - ui_actions))) {
        ui_say(st, UI_ROLE_DIM, "%.*s%s%s does nothing in this window; Esc closes it",
               STR_FMT(first), first.len > 0 ? " " : "", ui_key_pressed(st, ev));
        return;
    }
    ui_action_later(st, (enum ui_action_id)(action - ui_actions), STR_NONE);
}

void ui_table_key(struct ui_state *st, const struct ui_event *ev)
{
    struct ui_table_window *win = &st->window;

    if (ev->kind != UI_EVENT_KEY)
        return;
    if (st->prefix[0] != '\0' && !ui_key_is(ev, "esc ctrl-c"))
        other_key(st, ev);
    else if (ui_key_is(ev, "esc") && st->window_search.text != NULL)
        ui_window_search_end(st);
    else if (ui_key_is(ev, "esc q ctrl-c left h"))
        close_table(st);
    else if (ui_key_is(ev, "enter right l"))
        jump(st, ui_key_is(ev, "enter"));
    else if (ui_key_is(ev, "down j"))
        ui_window_move(win, 1);
    else if (ui_key_is(ev, "up k"))
        ui_window_move(win, -1);
    else if (ui_key_is(ev, "pgdn ctrl-d ctrl-f space"))
        ui_window_page(win, 1);
    else if (ui_key_is(ev, "pgup ctrl-u ctrl-b"))
        ui_window_page(win, -1);
    else if (ui_key_is(ev, "home g"))
        ui_window_end(win, false);
    else if (ui_key_is(ev, "end G"))
        ui_window_end(win, true);
    else if (ui_key_is(ev, "/") || ui_key_runs(st, ev, UI_ACTION_FIND))
        ui_window_search(st);
    else if (ui_key_is(ev, "n N") || ui_key_runs(st, ev, UI_ACTION_FIND_NEXT) ||
             ui_key_runs(st, ev, UI_ACTION_FIND_PREVIOUS))
        ui_window_search_step(
            st, ui_key_is(ev, "N") || ui_key_runs(st, ev, UI_ACTION_FIND_PREVIOUS) ? -1 : 1);
    else
        other_key(st, ev);
}
