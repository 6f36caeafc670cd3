/* One frame: the panes, then what stands above them. */
#include "model/base/mix.h"
#include "ui/term/text_edit.h"
#include "ui/term/widgets.h"
#include "ui/tui/view/drawn.h"
#include "ui/tui/view/panes.h"

/* "3 Credentials": the number is the key that goes there. */
static struct str pane_title(const struct ui_view *v, enum ui_pane pane)
{
    const struct ui_pane_ops *ops = ui_pane_ops(pane);
    struct str title = ops->title != NULL ? ops->title(v, pane) : str_of(ui_panes[pane].title);

    return pane < UI_PANES_NUMBERED
               ? arena_printf(v->scratch, "%d %.*s", (int)pane + 1, STR_FMT(title))
               : title;
}

static struct str pane_note(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner)
{
    const struct ui_pane_ops *ops = ui_pane_ops(pane);

    return ops->note != NULL ? ops->note(v, pane, inner) : STR_NONE;
}

/* Of the tab that is shown: what its pane is now, where that is no longer than the usual title, by
 * which clicks go. */
static struct str shown_title(const struct ui_view *v, enum ui_pane pane)
{
    struct str usual = str_of(ui_panes[pane].title);
    struct str now = ui_pane_ops(pane)->title != NULL ? ui_pane_ops(pane)->title(v, pane) : usual;

    return ui_text_width(now) <= ui_text_width(usual) ? now : usual;
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
        struct str title = arena_printf(v->scratch, "%d %s", p + 1, ui_panes[p].title);
        int w = ui_text_width(title) + 2;

        if ((int)shown == p) {
            title = arena_printf(v->scratch, "[%d %.*s]", p + 1,
                                 STR_FMT(shown_title(v, (enum ui_pane)p)));
        } else {
            role = UI_ROLE_DIM;
            title = fit ? arena_printf(v->scratch, " %.*s ", STR_FMT(title))
                        : arena_printf(v->scratch, " %d ", p + 1);
        }
        ui_text(v->s, x, r.y, r.x + r.w - 2 - x, title, role, 0, true);
        x += (int)shown == p || fit ? w : ui_text_width(title);
    }
    return x < r.x + r.w - 2 ? x : r.x + r.w - 2;
}

/* Behind the tabs, where there is room. */
static void draw_tab_note(const struct ui_view *v, struct ui_rect r, int x, enum ui_pane shown,
                          enum ui_role role)
{
    struct str note = pane_note(v, shown, ui_inner(r));
    int w;

    if (shown == UI_PANE_SPEC && ui_current(v->st)->settings == ASSESS_RAW)
        note = arena_printf(v->scratch, "as written, %.*s", STR_FMT(note));
    note = arena_printf(v->scratch, " %.*s ", STR_FMT(note));
    w = ui_text_width(note);
    if (w > 2 && x + w + 1 < r.x + r.w - 2)
        ui_text(v->s, r.x + r.w - 2 - w, r.y, w, note, role, 0, false);
}

/* An editor of several lines, which stands over the form. */
static const struct ui_line_edit *text_over(const struct ui_state *st, enum ui_pane pane)
{
    return pane == UI_PANE_FORM && st->mode == UI_MODE_EDITOR && st->editor.lines ? &st->editor.line
                                                                                  : NULL;
}

/* The border with its titles, and how far the pane is scrolled. whole: what drawing its rows says.
 */
static void draw_border(const struct ui_view *v, const struct ui_layout *l, enum ui_pane pane,
                        size_t whole)
{
    struct ui_rect r = l->pane[pane], inner = ui_inner(r), rows;
    bool focused = v->st->focus == pane;
    bool tabs =
        (l->tabs_all && pane < UI_PANES_NUMBERED) || (l->tabs_lower && ui_pane_is_lower(pane));
    enum ui_role border = focused ? UI_ROLE_BORDER_FOCUS : UI_ROLE_BORDER;
    struct str title = tabs ? STR_NONE : pane_title(v, pane);
    struct str note = tabs ? STR_NONE : pane_note(v, pane, inner);
    const struct ui_line_edit *text = text_over(v->st, pane);
    size_t top = ui_current(v->st)->cursor[pane].top, all = ui_rows(v->st, pane);
    uint64_t hash = mix_bytes(mix_bytes(MIX_SEED, title.s, title.len), note.s, note.len);
    size_t shown;

    rows = ui_pane_lines(v->st, pane, inner);
    if (text != NULL) {
        rows = ui_view_editor_lines(v->st);
        top = text->top;
        all = ui_text_edit_rows(ui_line_edit_text(text), rows.w);
    }
    shown = whole > 0 ? whole : (size_t)rows.h;
    hash = mix_number(mix_number(mix_number(mix_number(hash, focused), top), all), shown);
    if (ui_drawn_border_stays(v, pane, tabs ? UI_DRAWN_ANEW : hash))
        return;
    ui_box(v->s, r, title, note, border, focused ? UI_ROLE_TITLE_FOCUS : UI_ROLE_TITLE);
    if (tabs) {
        int end = draw_tabs(v, r, l->tabs_all ? UI_PANE_FORM : UI_PANE_FIRST_LOWER, pane);

        draw_tab_note(v, r, end, pane, border);
    }
    ui_scroll_mark(v->s, (struct ui_rect){r.x, rows.y - 1, r.w, rows.h + 2}, top, shown, all,
                   border);
}

static void draw_pane(const struct ui_view *v, const struct ui_layout *l, enum ui_pane pane)
{
    struct ui_rect r = l->pane[pane], inner = ui_inner(r);
    size_t whole;

    if (r.w == 0)
        return;
    v->s->clip = inner;
    if (v->stays && !ui_pane_ops(pane)->keeps_rows)
        ui_fill(v->s, inner, ' ', UI_ROLE_TEXT);
    whole = ui_pane_ops(pane)->draw(v, pane, inner);
    v->s->clip = (struct ui_rect){0, 0, v->s->w, v->s->h};
    draw_border(v, l, pane, whole);
}

static void draw_too_small(const struct ui_view *v)
{
    struct str text;

    if (!ui_question_in_small(&text, v->st, v->scratch))
        text = arena_printf(v->scratch, "silospec needs at least %d columns and %d rows",
                            UI_MIN_WIDTH, UI_MIN_HEIGHT);
    ui_text_wrapped(v->s, (struct ui_rect){0, 0, v->s->w, v->s->h}, text, UI_ROLE_TEXT);
}

/* The why-line ends above what stands over its last rows, with a sign that there is more, rather
 * than behind it. */
static void uncover_why(const struct ui_view *v, struct ui_layout *l)
{
    int rows = ui_view_rows_above(v, l->footer), selected = ui_view_selected_rows(v, l->footer);
    int end = l->footer.y - (rows > selected ? rows : selected);

    if (l->why.y + l->why.h > end)
        l->why.h = end - l->why.y;
}

/* What is typed or asked below it, and keys that are waited for, stand over its last lines. */
static void draw_window(const struct ui_view *v, struct ui_rect footer)
{
    ui_view_table(v);
    if (v->st->mode != UI_MODE_TABLE || v->st->prefix[0] != '\0')
        ui_view_footer(v, footer);
}

/* Whether a window lies over the why-lines, of which it would leave a part. */
static bool hides_why(enum ui_mode window)
{
    return window == UI_MODE_HELP || window == UI_MODE_FINDER || window == UI_MODE_NOTICE;
}

static void draw_over(const struct ui_view *v, enum ui_mode window, struct ui_rect footer)
{
    if (window == UI_MODE_PICKER)
        ui_view_picker(v);
    else if (window == UI_MODE_HELP)
        ui_view_help(v);
    else if (window == UI_MODE_FINDER)
        ui_view_finder(v);
    else if (window == UI_MODE_NOTICE)
        ui_view_notice(v);
    else if (window == UI_MODE_TABLE)
        draw_window(v, footer);
    if (window != v->st->mode && window != UI_MODE_PANES && window != UI_MODE_TABLE)
        ui_view_footer(v, footer); /* the line that is typed below it, and what is said of that */
}

enum { WHY_LABEL = 6 };

/* On a screen too low for a strip of its own, what is being tried is told here. */
static void draw_why(const struct ui_view *v, const struct ui_layout *l)
{
    if (l->strip.h > 0 || !ui_document_is_tried(ui_current(v->st))) {
        ui_view_why(v, l->why);
        return;
    }
    (void)ui_drawn_part_stays(v, UI_DRAWN_WHY, UI_DRAWN_ANEW);
    ui_view_strip(v, l->why);
}

void ui_draw(const struct ui_state *st, struct ui_surface *s, struct arena *scratch,
             struct ui_drawn *drawn)
{
    struct ui_view v = {.st = st, .s = s, .scratch = scratch, .drawn = drawn};
    struct ui_layout l = ui_state_layout(st);
    int lines;

    ui_drawn_begin(&v, &l);
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
    if (l.strip.h > 0)
        ui_view_strip(&v, l.strip);
    uncover_why(&v, &l);
    v.why = (struct ui_rect){l.why.x + WHY_LABEL, l.why.y, l.why.w - WHY_LABEL - 1, l.why.h};
    if (l.why.h > 0 && !hides_why(ui_state_window(st)))
        draw_why(&v, &l);
    ui_view_footer(&v, l.footer);
    draw_over(&v, ui_state_window(st), l.footer);
    ui_view_selected(&v, l.footer);
    ui_view_message(&v, l.footer);
    lines = ui_view_message_rows(&v, l.footer);
    ui_drawn_cover(&v, (struct ui_rect){0, l.footer.y - lines, s->w, lines});
}
