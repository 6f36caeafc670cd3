/* The window of the jump to anything. */
#include "ui/term/widgets.h"
#include "ui/tui/view/views.h"

enum { WIDTH = 110 };

struct ui_rect ui_view_finder_rows(const struct ui_state *st)
{
    struct ui_rect r = ui_popup_inner(st->w, st->h, WIDTH, st->h - 4);

    return (struct ui_rect){r.x, r.y + 1, r.w, r.h - 1};
}

static void draw_target(const struct ui_view *v, const struct ui_target *t, struct ui_rect row)
{
    int x = row.x, end = row.x + row.w;

    ui_text(v->s, x, row.y, UI_FINDER_KIND - 1, str_of(ui_target_name[t->kind]), UI_ROLE_SECTION, 0,
            true);
    x += UI_FINDER_KIND;
    x += ui_text(v->s, x, row.y, end - x, t->name, UI_ROLE_POPUP, 0, true) + 2;
    if (t->note.len > 0 && x < end)
        x += ui_text(v->s, x, row.y, end - x, t->note, UI_ROLE_DIM, 0, true) + 2;
    if (t->value.len > 0 && x < end)
        ui_text(v->s, x, row.y, end - x, arena_printf(v->scratch, "= %.*s", STR_FMT(t->value)),
                UI_ROLE_VALUE, 0, true);
}

void ui_view_finder(const struct ui_view *v)
{
    const struct ui_finder_window *f = &v->st->finder;
    struct ui_line_edit line = f->line; /* drawing scrolls its copy */
    struct ui_rect rows = ui_view_finder_rows(v->st);
    struct str prompt = STR_LIT("go to: "),
               note = arena_printf(v->scratch, "%zu of %zu", f->finder.found, f->finder.count);
    int x = rows.x;

    ui_popup(v->s, WIDTH, v->st->h - 4, STR_LIT("Fields, spec, problems, rules, error codes"),
             note);
    for (int y = 0; y < rows.h && f->cursor.top + (size_t)y < f->finder.hit_count; y++) {
        size_t i = f->cursor.top + (size_t)y;
        struct ui_rect row = {rows.x, rows.y + y, rows.w, 1};

        draw_target(v, &f->finder.targets[f->finder.hits[i].target], row);
        if (i == f->cursor.at)
            ui_paint(v->s, row, UI_ROLE_SELECTION, 0);
    }
    if (f->finder.hit_count == 0)
        ui_text(v->s, rows.x, rows.y, rows.w, STR_LIT("nothing has these letters in this order"),
                UI_ROLE_DIM, 0, true);
    ui_scroll_mark(v->s, (struct ui_rect){rows.x - 2, rows.y - 1, rows.w + 4, rows.h + 2},
                   f->cursor.top, (size_t)(rows.h > 0 ? rows.h : 0), f->finder.hit_count,
                   UI_ROLE_BORDER_FOCUS);
    x += ui_text(v->s, x, rows.y - 1, rows.w, prompt, UI_ROLE_PROMPT, 0, true);
    ui_fill(v->s, (struct ui_rect){x, rows.y - 1, rows.x + rows.w - x, 1}, ' ', UI_ROLE_INPUT);
    ui_line_edit_draw(&line, v->s, x, rows.y - 1, rows.x + rows.w - x, true);
    ui_view_input_at(v, (struct ui_rect){x, rows.y - 1, rows.x + rows.w - x, 1});
}
