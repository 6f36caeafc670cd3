#include "ui/tui/state/state.h"

#include "ui/term/widgets.h"
#include "ui/tui/state/compare_layout.h"

#include <stdint.h>
#include <stdlib.h>

void ui_state_init(struct ui_state *st, int w, int h)
{
    *st = (struct ui_state){.w = w, .h = h, .lower = UI_PANE_ERRORS, .mouse = true};
    ui_theme_fallback(&st->theme);
    ui_compare_init(&st->compare);
    ui_plot_init(&st->plot);
    arena_init(&st->scratch);
    arena_init(&st->picker.arena);
    arena_init(&st->fixing.arena);
    arena_init(&st->adding.arena);
    arena_init(&st->window.table.arena);
    ui_form_init(&st->search_folds);
    ui_line_edit_init(&st->editor.line);
    ui_line_edit_init(&st->prompt.line);
    ui_line_edit_init(&st->picker.find);
    ui_finder_init(&st->finder.finder);
    ui_line_edit_init(&st->finder.line);
    ui_line_edit_init(&st->help.filter);
    arena_init(&st->help.arena);
}

void ui_state_finish(struct ui_state *st)
{
    ui_compare_finish(&st->compare);
    ui_plot_finish(&st->plot);
    for (size_t i = 0; i < st->document_count; i++) {
        struct ui_document *d = st->documents[i];

        if (st->lost && mdl_history_dirty(d->history)) {
            err_free(ui_journal_catch_up(d->journal, d->history));
            ui_journal_close(d->journal, true);
            d->journal = NULL;
        }
        ui_document_free(d);
    }
    free(st->documents);
    ui_leftovers_finish(&st->leftovers);
    err_free(st->journal_error);
    for (int p = 0; p < UI_PANE_COUNT; p++)
        free(st->search[p].text);
    free(st->editor.refused);
    free(st->editor.name);
    free(st->external.text);
    free(st->external.before);
    free(st->editor.preview);
    free(st->prompt.note);
    free(st->prompt.typed);
    free(st->window_search.text);
    free(st->question.text);
    free(st->notice.text);
    free(st->message);
    ui_theme_list_finish(&st->themes);
    for (size_t i = 0; i < st->key_count; i++)
        free(st->keys[i]);
    free(st->keys);
    ui_saved_finish(&st->commands);
    ui_saved_finish(&st->searches);
    ui_saved_finish(&st->recent);
    free(st->copied.text);
    buf_finish(&st->pasted);
    free(st->copied.what);
    ui_form_finish(&st->search_folds);
    ui_line_edit_finish(&st->editor.line);
    ui_line_edit_finish(&st->prompt.line);
    ui_line_edit_finish(&st->picker.find);
    ui_finder_finish(&st->finder.finder);
    ui_line_edit_finish(&st->finder.line);
    ui_line_edit_finish(&st->help.filter);
    arena_finish(&st->help.arena);
    arena_finish(&st->picker.arena);
    ui_remedies_finish(&st->fixing.remedies);
    arena_finish(&st->fixing.arena);
    arena_finish(&st->adding.arena);
    arena_finish(&st->window.table.arena);
    arena_finish(&st->scratch);
    err_free(st->fatal);
    *st = (struct ui_state){0};
}

struct ui_document *ui_current(const struct ui_state *st)
{
    return st->documents[st->document];
}

enum ui_mode ui_state_window(const struct ui_state *st)
{
    return st->mode == UI_MODE_PROMPT     ? st->prompt.back
           : st->mode == UI_MODE_QUESTION ? st->question.back
                                          : st->mode;
}

bool ui_state_has_window(const struct ui_state *st)
{
    return ui_state_window(st) == UI_MODE_TABLE;
}

/* Over all between the header and the footer; over the whole of the lower panes, not a part. */
bool ui_state_window_layout(struct ui_state *st)
{
    const struct ui_layout l = ui_state_layout(st);
    int top = l.header.y + l.header.h + l.note.h;
    struct ui_rect room = {0, top, st->w, l.footer.y - top};
    const struct ui_rect *lower = &l.pane[st->lower];
    int least = lower->w > 0 && lower->y > top ? l.footer.y - lower->y : 8;

    return ui_window_layout(&st->window, room, least);
}

bool ui_state_has_note(const struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);

    return mdl_has_assumptions(ui_document_now(d)->root) || artefact_count(&d->file) > 1;
}

bool ui_state_has_strip(const struct ui_state *st)
{
    const struct ui_document *d = ui_current(st);

    return d->touched || ui_document_is_tried(d);
}

struct ui_layout ui_state_layout(const struct ui_state *st)
{
    bool numbered = st->focus < UI_PANES_NUMBERED;
    struct ui_layout l =
        ui_layout_of(st->w, st->h, numbered ? st->focus : UI_PANE_SPEC, st->lower, st->zoomed,
                     ui_state_has_note(st), ui_state_has_strip(st), &st->sizes);

    if (l.too_small || st->screen == UI_SCREEN_SPEC)
        return l;
    if (st->screen == UI_SCREEN_COMPARE)
        ui_layout_compare(&l, st->focus);
    else
        ui_layout_plot(&l, st->focus);
    return l;
}

/* The pane in the spec's place. */
static enum ui_pane large_pane(enum ui_screen screen)
{
    return screen == UI_SCREEN_COMPARE ? UI_PANE_COMPARE
           : screen == UI_SCREEN_PLOT  ? UI_PANE_PLOT
                                       : UI_PANE_SPEC;
}

void ui_show_screen(struct ui_state *st, enum ui_screen screen)
{
    st->screen = screen;
    if (st->focus >= UI_PANES_NUMBERED || st->focus == UI_PANE_SPEC)
        st->focus = large_pane(screen);
    /* Where one pane at a time is shown, what a key opens is that one. */
    if (screen != UI_SCREEN_SPEC && ui_state_layout(st).pane[large_pane(screen)].w == 0)
        st->focus = large_pane(screen);
}

void ui_focus(struct ui_state *st, enum ui_pane pane)
{
    st->focus = pane == UI_PANE_SPEC ? large_pane(st->screen) : pane;
    if (ui_pane_is_lower(pane))
        st->lower = pane;
}

const struct spec_node *ui_compared_node(const struct ui_state *st)
{
    const struct ui_compare *c = &st->compare;
    const struct ui_document *d = ui_current(st);
    size_t at = d->cursor[UI_PANE_COMPARE].at;
    const struct spec_node *node;
    struct arena scratch;

    if (at >= c->made.row_count || c->made.rows[at].folded > 0)
        return NULL;
    arena_init(&scratch);
    node = spec_find(ui_document_result(d)->assessment.spec.spec,
                     compare_path(&scratch, &c->made.diff, c->made.rows[at].row));
    arena_finish(&scratch);
    return node;
}
