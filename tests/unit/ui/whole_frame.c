#include "tests/unit/ui/whole_frame.h"

#include "ui/tui/view/views.h"

int whole_frame_differs(struct ui_app *app, const struct ui_surface *s)
{
    struct ui_surface whole;
    struct arena scratch;
    int y = 0;

    if (!ui_surface_init(&whole, s->w, s->h))
        return -2;
    arena_init(&scratch);
    ui_draw(ui_app_state(app), &whole, &scratch, NULL);
    while (y < s->h && ui_surface_same_row(s, &whole, y))
        y++;
    if (y == s->h)
        y = s->cursor_x == whole.cursor_x && s->cursor_y == whole.cursor_y ? -1 : s->cursor_y;
    arena_finish(&scratch);
    ui_surface_finish(&whole);
    return y;
}
