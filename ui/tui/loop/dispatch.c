/* Runs actions: the one place where their names become functions. */
#include "ui/tui/loop/loop.h"

static void call(struct ui_state *st, enum ui_action_id id, struct str argument)
{
    switch (id) {
#define ACTION(id, name, keys, where, group, hint, text, run)                                      \
    case UI_ACTION_##id:                                                                           \
        run(st, argument);                                                                         \
        break;
#include "ui/tui/state/actions.def"
#undef ACTION
    case UI_ACTION_COUNT:
        break;
    }
}

/* What edits a field is about the request where the container is made of one. */
static void run(struct ui_state *st, enum ui_action_id id, struct str argument)
{
    if (strcmp(ui_actions[id].group, "Field") != 0 || ui_go_where_asked(st, id))
        call(st, id, argument);
}

void ui_run_action(struct ui_state *st, enum ui_action_id id, struct str argument)
{
    run(st, id, argument);
    ui_run_pending(st);
}

bool ui_close_window(struct ui_state *st)
{
    if (st->mode == UI_MODE_HELP)
        return ui_help_leave(st);
    if (st->mode == UI_MODE_PICKER && st->picker.cancel != NULL)
        st->picker.cancel(st);
    st->mode = UI_MODE_PANES;
    return true;
}

/* What is typed below a window and is not about it closes it. */
static void leave_for(struct ui_state *st, enum ui_action_id id)
{
    bool stays = st->mode == UI_MODE_TABLE ? ui_table_takes(st, id) : id == UI_ACTION_SHOT;

    if (st->mode == UI_MODE_PANES || stays)
        return;
    if (st->mode == UI_MODE_TABLE)
        ui_window_search_end(st);
    (void)ui_close_window(st);
    st->prompt.back = UI_MODE_PANES; /* also of the line, if it is refused */
}

void ui_run_pending(struct ui_state *st)
{
    while (st->pending.is_set && st->fatal == NULL) {
        const struct ui_pending next = st->pending;
        enum ui_table_kind kind = st->window.table.kind;
        bool was_table;

        st->pending.is_set = false;
        if (next.typed)
            leave_for(st, (enum ui_action_id)next.action);
        was_table = st->mode == UI_MODE_TABLE;
        run(st, (enum ui_action_id)next.action, next.argument);
        if (next.typed && !st->pending.is_set)
            ui_prompt_keep(st);
        /* Run from a window that stays: its rows may tell of something else now. */
        if (was_table && st->fatal == NULL && st->mode == UI_MODE_TABLE &&
            st->window.table.kind == kind)
            ui_table_remake(st);
    }
}
