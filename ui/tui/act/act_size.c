/* The sizes of the panes by keys: what dragging a divider does. */
#include "ui/tui/act/actions.h"

enum { STEP_COLUMNS = 4, STEP_ROWS = 2 };

static void move_divider(struct ui_state *st, enum ui_divider divider, int columns, int rows)
{
    struct ui_layout l = ui_state_layout(st);
    struct ui_rect form = l.pane[UI_PANE_FORM], endpoints = l.pane[UI_PANE_ENDPOINTS];
    int x = 0, y = 0;

    if (l.too_small || l.tabs_all) {
        ui_say(st, UI_ROLE_TEXT, "one pane is shown: there is no divider to move");
        return;
    }
    if (st->screen == UI_SCREEN_COMPARE) {
        ui_say(st, UI_ROLE_TEXT, "a comparison's panes have sizes of their own; %s shows one alone",
               ui_key_of(st, UI_ACTION_ZOOM_IN));
        return;
    }
    switch (divider) {
    case UI_DIVIDER_TOP:
        x = form.x + form.w;
        break;
    case UI_DIVIDER_REGISTRY:
        x = endpoints.x;
        break;
    case UI_DIVIDER_ENDPOINTS:
        x = endpoints.x + endpoints.w;
        break;
    case UI_DIVIDER_STRIP:
    case UI_DIVIDER_NONE:
        y = l.pane[st->lower].y;
        break;
    }
    if (divider != UI_DIVIDER_TOP && l.pane[st->lower].w == 0) {
        ui_say(st, UI_ROLE_TEXT, "no pane is below: there is no divider to move");
        return;
    }
    if (divider != UI_DIVIDER_TOP && divider != UI_DIVIDER_STRIP && l.tabs_lower) {
        ui_say(st, UI_ROLE_TEXT, "the lower panes share one place: there is no divider to move");
        return;
    }
    ui_layout_drag(&st->sizes, &l, divider, x + columns, y + rows);
}

static void widen(struct ui_state *st, int columns)
{
    if (st->focus == UI_PANE_FORM)
        move_divider(st, UI_DIVIDER_TOP, columns, 0);
    else if (st->focus == UI_PANE_REGISTRY)
        move_divider(st, UI_DIVIDER_REGISTRY, columns, 0);
    else if (st->focus == UI_PANE_ENDPOINTS)
        move_divider(st, UI_DIVIDER_ENDPOINTS, columns, 0);
    else if (ui_pane_is_lower(st->focus))
        move_divider(st, UI_DIVIDER_ENDPOINTS, -columns, 0);
    else
        move_divider(st, UI_DIVIDER_TOP, -columns, 0);
}

static void heighten(struct ui_state *st, int rows)
{
    bool top = st->focus == UI_PANE_FORM || st->focus == UI_PANE_SPEC || st->focus == UI_PANE_PLOT;

    move_divider(st, UI_DIVIDER_STRIP, 0, top ? rows : -rows);
}

void act_wider(struct ui_state *st, struct str argument)
{
    (void)argument;
    widen(st, STEP_COLUMNS);
}

void act_narrower(struct ui_state *st, struct str argument)
{
    (void)argument;
    widen(st, -STEP_COLUMNS);
}

void act_taller(struct ui_state *st, struct str argument)
{
    (void)argument;
    heighten(st, STEP_ROWS);
}

void act_shorter(struct ui_state *st, struct str argument)
{
    (void)argument;
    heighten(st, -STEP_ROWS);
}

void act_usual_sizes(struct ui_state *st, struct str argument)
{
    (void)argument;
    st->sizes = (struct ui_sizes){0};
    ui_say(st, UI_ROLE_TEXT, "the panes have their usual sizes");
}
