/* One frame: the panes, then what stands above them. */
#include "ui/term/widgets.h"
#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/views.h"

static bool is_lower(enum ui_pane pane)
{
    return pane >= UI_PANE_REGISTRY && pane <= UI_PANE_ERRORS;
}

/* "3 Registry": the number is the key that goes there. */
static struct str pane_title(const struct ui_view *v, enum ui_pane pane)
{
    bool raw = pane == UI_PANE_SPEC && ui_current(v->st)->settings == ASSESS_RAW;

    if (pane == UI_PANE_COMPARE)
        return ui_view_compare_title(v);
    if (pane == UI_PANE_PLOT)
        return str_of(ui_plot_title[v->st->plot.what]);
    if (pane >= UI_PANES_NUMBERED)
        return str_of(ui_pane_title[pane]);
    return arena_printf(v->scratch, "%d %s%s", (int)pane + 1, ui_pane_title[pane],
                        raw ? ", raw settings" : "");
}

static struct str spec_note(const struct ui_view *v, const struct ui_document *d,
                            const struct ui_generation *g)
{
    const char *unfinished = g->assessment.spec.error != NULL ? "unfinished, " : "";
    const char *secrets = d->unmasked && g->has_secrets ? "unmasked, " : "";

    if (d->baseline.root != NULL)
        return arena_printf(v->scratch, "%s%s%zu lines, %zu since the baseline", secrets,
                            unfinished, g->spec.count, g->spec.changed);
    return mdl_history_count(d->history) > 1
               ? arena_printf(v->scratch, "%s%s%zu lines, %zu changed", secrets, unfinished,
                              g->spec.count, g->spec.changed)
               : arena_printf(v->scratch, "%s%s%zu lines", secrets, unfinished, g->spec.count);
}

static struct str pane_note(const struct ui_view *v, enum ui_pane pane)
{
    const struct ui_document *d = ui_current(v->st);
    const struct ui_generation *g = ui_document_result(d);

    if (pane == UI_PANE_FORM && d->form.count > 0)
        return arena_printf(v->scratch, "%zu/%zu", d->cursor[pane].at + 1, d->form.count);
    if (pane == UI_PANE_SPEC)
        return spec_note(v, d, g);
    if (pane == UI_PANE_TABLE)
        return ui_view_table_note(v);
    if (pane == UI_PANE_REGISTRY && g->has_secrets)
        return d->unmasked ? STR_LIT("unmasked") : STR_LIT("masked");
    if (pane == UI_PANE_ERRORS && d->filter != UI_FILTER_ALL)
        return arena_printf(v->scratch, "only %s", ui_filter_name[d->filter]);
    return STR_NONE;
}

/* Several titles in one border: the shown pane's in brackets. Where they do not fit, the others
 * are numbers only. Returns the column behind them. */
static int draw_tabs(const struct ui_view *v, struct ui_rect r, enum ui_pane first,
                     enum ui_pane shown)
{
    bool fit = ui_tabs_fit(first, r.w);
    int x = r.x + 2;

    for (int p = (int)first; p < UI_PANES_NUMBERED; p++) {
        enum ui_role role = v->st->focus == shown ? UI_ROLE_TITLE_FOCUS : UI_ROLE_TITLE;
        struct str title = arena_printf(v->scratch, "%d %s", p + 1, ui_pane_title[p]);

        if ((int)shown == p) {
            title = arena_printf(v->scratch, "[%.*s]", STR_FMT(title));
        } else {
            role = UI_ROLE_DIM;
            title = fit ? arena_printf(v->scratch, " %.*s ", STR_FMT(title))
                        : arena_printf(v->scratch, " %d ", p + 1);
        }
        x += ui_text(v->s, x, r.y, r.x + r.w - 2 - x, title, role, 0, true);
    }
    return x;
}

/* Behind the tabs, where there is room. */
static void draw_tab_note(const struct ui_view *v, struct ui_rect r, int x, enum ui_pane shown,
                          enum ui_role role)
{
    struct str note = pane_note(v, shown);
    int w;

    if (shown == UI_PANE_SPEC && ui_current(v->st)->settings == ASSESS_RAW)
        note = arena_printf(v->scratch, "raw settings, %.*s", STR_FMT(note));
    note = arena_printf(v->scratch, " %.*s ", STR_FMT(note));
    w = ui_text_width(note);
    if (w > 2 && x + w + 1 < r.x + r.w - 2)
        ui_text(v->s, r.x + r.w - 2 - w, r.y, w, note, role, 0, false);
}

static void draw_compare_scroll(const struct ui_view *v, struct ui_rect r, enum ui_pane pane,
                                enum ui_role border)
{
    struct ui_rect inner = ui_inner(r);
    struct ui_rect rows = ui_pane_lines(&v->st->compare, pane, inner);

    ui_scroll_mark(v->s, (struct ui_rect){r.x, rows.y - 1, r.w, rows.h + 2},
                   ui_current(v->st)->cursor[pane].top, (size_t)rows.h, ui_rows(v->st, pane),
                   border);
}

static void draw_pane(const struct ui_view *v, const struct ui_layout *l, enum ui_pane pane)
{
    struct ui_rect r = l->pane[pane], inner = ui_inner(r);
    const struct ui_document *d = ui_current(v->st);
    bool focused = v->st->focus == pane;
    bool tabs = (l->tabs_all && pane < UI_PANES_NUMBERED) || (l->tabs_lower && is_lower(pane));
    enum ui_role border = focused ? UI_ROLE_BORDER_FOCUS : UI_ROLE_BORDER;

    if (r.w == 0)
        return;
    ui_box(v->s, r, tabs ? STR_NONE : pane_title(v, pane),
           tabs                      ? STR_NONE
           : pane == UI_PANE_COMPARE ? ui_view_compare_note(v, inner)
                                     : pane_note(v, pane),
           border, focused ? UI_ROLE_TITLE_FOCUS : UI_ROLE_TITLE);
    if (tabs) {
        int end = draw_tabs(v, r, l->tabs_all ? UI_PANE_FORM : UI_PANE_REGISTRY, pane);

        draw_tab_note(v, r, end, pane, border);
    }
    if (pane == UI_PANE_COMPARE || pane == UI_PANE_TABLE)
        draw_compare_scroll(v, r, pane, border);
    else if (!is_lower(pane))
        ui_scroll_mark(v->s, r, d->cursor[pane].top, (size_t)inner.h, ui_document_rows(d, pane),
                       border);
    v->s->clip = inner;
    if (pane == UI_PANE_FORM)
        ui_view_form(v, inner);
    else if (pane == UI_PANE_SPEC)
        ui_view_spec(v, inner);
    else if (pane == UI_PANE_COMPARE)
        ui_view_compare(v, inner);
    else if (pane == UI_PANE_TABLE)
        ui_view_table(v, inner);
    else if (pane == UI_PANE_PLOT)
        ui_view_plot(v, inner);
    else
        ui_view_panel(v, pane, inner);
    v->s->clip = (struct ui_rect){0, 0, v->s->w, v->s->h};
}

static void draw_too_small(const struct ui_view *v)
{
    struct str text = arena_printf(v->scratch, "silospec needs at least %d columns and %d rows",
                                   UI_MIN_WIDTH, UI_MIN_HEIGHT);

    ui_text_wrapped(v->s, (struct ui_rect){0, 0, v->s->w, v->s->h}, text, UI_ROLE_TEXT);
}

void ui_draw(const struct ui_state *st, struct ui_surface *s, struct arena *scratch)
{
    struct ui_view v = {.st = st, .s = s, .scratch = scratch};
    struct ui_layout l = ui_state_layout(st);

    ui_surface_clear(s);
    s->ascii = st->ascii;
    s->cursor_x = s->cursor_y = -1;
    if (l.too_small) {
        draw_too_small(&v);
        return;
    }
    ui_view_header(&v, l.header);
    if (l.note.h > 0)
        ui_view_note(&v, l.note);
    for (int p = 0; p < UI_PANE_COUNT; p++)
        draw_pane(&v, &l, (enum ui_pane)p);
    ui_view_why(&v, l.why);
    ui_view_footer(&v, l.footer);
    if (st->mode == UI_MODE_PICKER)
        ui_view_picker(&v);
    else if (st->mode == UI_MODE_HELP)
        ui_view_help(&v);
    else if (st->mode == UI_MODE_FINDER)
        ui_view_finder(&v);
    else if (st->mode == UI_MODE_NOTICE)
        ui_view_notice(&v);
    else if (st->mode == UI_MODE_SHEET)
        ui_view_sheet(&v);
}
