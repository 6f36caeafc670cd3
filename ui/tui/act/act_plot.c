/* The plot: what is drawn, and how near. */
#include "ui/tui/act/actions.h"

void ui_plot_update(struct ui_state *st)
{
    enum mdl_field_id field = ui_plot_field(st->plot.what);
    bool typing = st->mode == UI_MODE_EDITOR && st->editor.place.field == field;
    struct ui_line_edit line = st->editor.line;
    struct str typed = typing ? ui_line_edit_text(&line) : STR_NONE;

    if (st->screen == UI_SCREEN_PLOT &&
        !ui_plot_make(&st->plot, ui_document_result(ui_current(st)), typing ? &typed : NULL))
        st->fatal = err_oom();
}

void act_plot(struct ui_state *st, struct str argument)
{
    const struct ui_row *row = ui_document_row(ui_current(st));

    (void)argument;
    if (st->screen == UI_SCREEN_PLOT) {
        ui_show_screen(st, UI_SCREEN_SPEC);
        return;
    }
    for (int what = 0; what < UI_PLOT_COUNT; what++)
        if (row->kind == UI_ROW_FIELD && row->place.field == ui_plot_field((enum ui_plot_what)what))
            st->plot.what = (enum ui_plot_what)what;
    st->plot.zoom = 0;
    ui_show_screen(st, UI_SCREEN_PLOT);
}

static void choose(struct ui_state *st, int step)
{
    st->plot.what =
        (enum ui_plot_what)(((int)st->plot.what + UI_PLOT_COUNT + step) % UI_PLOT_COUNT);
    st->plot.zoom = 0;
}

void act_plot_next(struct ui_state *st, struct str argument)
{
    (void)argument;
    choose(st, 1);
}

void act_plot_previous(struct ui_state *st, struct str argument)
{
    (void)argument;
    choose(st, -1);
}

void act_plot_nearer(struct ui_state *st, struct str argument)
{
    (void)argument;
    if (st->plot.zoom < ui_plot_zoom_most(st->plot.what))
        st->plot.zoom++;
    else
        ui_say(st, UI_ROLE_TEXT, "this is as near as it gets");
}

void act_plot_farther(struct ui_state *st, struct str argument)
{
    (void)argument;
    if (st->plot.zoom > 0)
        st->plot.zoom--;
    else
        ui_say(st, UI_ROLE_TEXT, "this is the whole range");
}

void act_plot_field(struct ui_state *st, struct str argument)
{
    struct ui_place place = ui_place_of(ui_plot_field(st->plot.what), -1);

    (void)argument;
    ui_focus(st, UI_PANE_FORM);
    if (ui_check(st, ui_document_go_to(ui_current(st), &place)))
        ui_follow_field(st);
}
