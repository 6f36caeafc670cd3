/* Which theme is in use. */
#include "ui/store/theme_load.h"
#include "ui/tui/state/state.h"

void ui_theme_use(struct ui_state *st, const struct ui_theme *theme)
{
    st->theme = *theme;
    if (st->no_colour)
        ui_theme_strip_colour(&st->theme);
    st->theme_changed = true;
}

void ui_theme_follow(struct ui_state *st, enum ui_ground ground)
{
    bool same = st->ground == ground;
    struct ui_theme theme;

    st->ground = ground;
    /* While themes are tried the picker has the last word. */
    if (same || !st->theme_auto || st->themes.count > 0)
        return;
    if (ui_check(st, ui_theme_load_auto(&theme, ground)))
        ui_theme_use(st, &theme);
}
