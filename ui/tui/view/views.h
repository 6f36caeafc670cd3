/* ui/tui/view/views.h - drawing: const state in, cells out.
 *
 * A view stays in its rectangle. `scratch` holds texts made while drawing. */
#ifndef UI_TUI_VIEW_VIEWS_H
#define UI_TUI_VIEW_VIEWS_H

#include "ui/tui/state/state.h"

struct ui_view {
    const struct ui_state *st;
    struct ui_surface *s;
    struct arena *scratch;
};

void ui_draw(const struct ui_state *st, struct ui_surface *s, struct arena *scratch);

void ui_view_header(const struct ui_view *v, struct ui_rect r);
void ui_view_note(const struct ui_view *v, struct ui_rect r);
void ui_view_strip(const struct ui_view *v, struct ui_rect r);
void ui_view_why(const struct ui_view *v, struct ui_rect r);
struct str ui_view_why_text(const struct ui_view *v); /* what it says; v->s is not used */
void ui_view_footer(const struct ui_view *v, struct ui_rect r);
/* How many lines above the footer the message covers. */
int ui_view_message_rows(const struct ui_view *v, struct ui_rect footer);
void ui_view_message(const struct ui_view *v, struct ui_rect footer);
/* A key and what it does from column x on; returns the column behind it. v->s NULL: not drawn. */
int ui_view_hint(const struct ui_view *v, int x, struct ui_rect r, struct str key,
                 const char *hint);
/* The keys of the focused pane and of all, as many as fit whole; the action whose hint stands in
 * column `at`, or NULL. v->s NULL: not drawn. */
struct ui_action;
const struct ui_action *ui_view_hints(const struct ui_view *v, int x, struct ui_rect r, int at);
void ui_view_picker(const struct ui_view *v);
void ui_view_help(const struct ui_view *v);
void ui_view_table(const struct ui_view *v);
void ui_view_finder(const struct ui_view *v);
void ui_view_notice(const struct ui_view *v);
/* Of the selected row, whose value begins at x, y of the form's inside; over all of that. */
void ui_view_editor(const struct ui_view *v, const struct ui_row *row, struct ui_rect inner, int x,
                    int y);
void ui_view_editor_over(const struct ui_view *v, const struct ui_row *row, struct ui_rect inner);

/* Where the rows of a window stand, for the mouse. */
struct ui_rect ui_view_picker_rows(const struct ui_state *st);
struct ui_rect ui_view_help_rows(const struct ui_state *st);
/* Where an editor of several lines has its text. */
struct ui_rect ui_view_editor_lines(const struct ui_state *st);
struct ui_rect ui_view_finder_rows(const struct ui_state *st);

/* The selection bar of a row, and the hardware cursor on it when the pane has the keys. */
void ui_view_select(const struct ui_view *v, enum ui_pane pane, struct ui_rect row);
/* Paints every hit of `part` in a text drawn at x. */
void ui_view_hits(const struct ui_view *v, struct ui_rect row, int x, struct str text,
                  struct str part);
/* The same in a text that is drawn wrapped; a hit that a line's end parts is not marked. */
void ui_view_wrapped_hits(const struct ui_view *v, struct ui_rect r, struct str text,
                          struct str part);

#endif
