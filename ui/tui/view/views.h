/* ui/tui/view/views.h - drawing: const state in, cells out.
 *
 * A view stays in its rectangle. `scratch` holds texts made while drawing. */
#ifndef UI_TUI_VIEW_VIEWS_H
#define UI_TUI_VIEW_VIEWS_H

#include "ui/tui/state/state.h"

/* Who asks what stands in a cell of the footer or the header: the mouse. */
struct ui_pointed {
    int x, y;
    struct str key;       /* as it is written in the footer; empty: none */
    int action;           /* that tells more of what the header says there; UI_ACTION_COUNT: none */
    struct ui_rect input; /* where the text that is typed stands; w 0: not there */
};

struct ui_view {
    const struct ui_state *st;
    struct ui_surface *s;
    struct arena *scratch;
    struct ui_pointed *pointed; /* NULL: nobody asks */
    struct ui_drawn *drawn;     /* NULL: all is drawn (drawn.h) */
    bool stays;                 /* rows of the last frame are there */
    struct ui_rect why;         /* of the text of the why-lines; h 0: they are not drawn */
};

/* drawn: what the surface shows of the last frame, zeros before the first one; NULL: nothing. */
void ui_draw(const struct ui_state *st, struct ui_surface *s, struct arena *scratch,
             struct ui_drawn *drawn);

void ui_view_header(const struct ui_view *v, struct ui_rect r);
void ui_view_note(const struct ui_view *v, struct ui_rect r);
void ui_view_strip(const struct ui_view *v, struct ui_rect r);
void ui_view_why(const struct ui_view *v, struct ui_rect r);
struct str ui_view_why_text(const struct ui_view *v); /* what it says; v->s is not used */
void ui_view_footer(const struct ui_view *v, struct ui_rect r);
/* How many lines above the footer the message covers. */
int ui_view_message_rows(const struct ui_view *v, struct ui_rect footer);
/* Those that the keys behind a first one take above it. */
int ui_view_choice_rows(const struct ui_view *v, struct ui_rect footer);
/* All of them: those of a line that is typed and of a question as well. */
int ui_view_rows_above(const struct ui_view *v, struct ui_rect footer);
void ui_view_message(const struct ui_view *v, struct ui_rect footer);
/* A key and what it does from column x on; returns the column behind it. */
int ui_view_hint(const struct ui_view *v, int x, struct ui_rect r, struct str key,
                 const char *hint);
/* With the gap behind it. */
int ui_view_hint_width(struct str key, const char *hint);
/* The keys of the focused pane and of all, as many as fit whole. */
void ui_view_hints(const struct ui_view *v, int x, struct ui_rect r);
/* Of the cell x, y, in the header, the note below it, the footer's lines, or what is typed in. */
struct ui_pointed ui_view_pointed(const struct ui_state *st, struct arena *scratch, int x, int y);
/* Notes that the key is drawn there, so many columns wide, if that is asked. */
void ui_view_key_at(const struct ui_view *v, int x, int y, int w, struct str key);
/* The same of the text that is typed there. */
void ui_view_input_at(const struct ui_view *v, struct ui_rect r);
void ui_view_picker(const struct ui_view *v);
void ui_view_help(const struct ui_view *v);
void ui_view_table(const struct ui_view *v);
void ui_view_finder(const struct ui_view *v);
void ui_view_notice(const struct ui_view *v);
/* Above the footer: the item that is selected in such a window, if its row cuts it. */
void ui_view_selected(const struct ui_view *v, struct ui_rect footer);
int ui_view_selected_rows(const struct ui_view *v, struct ui_rect footer);
/* Of the selected row, whose value begins at x, y of the form's inside; over all of that. The first
 * returns how many lines from y on it stands over. */
int ui_view_editor(const struct ui_view *v, const struct ui_row *row, struct ui_rect inner, int x,
                   int y);
/* Whether that stands in the value's own line. */
bool ui_view_editor_hides_value(const struct ui_view *v, struct ui_rect inner, int x, int y);
void ui_view_editor_over(const struct ui_view *v, const struct ui_row *row, struct ui_rect inner);

/* Where the rows of a window stand, for the mouse. */
struct ui_rect ui_view_picker_rows(const struct ui_state *st);
struct ui_rect ui_view_help_rows(const struct ui_state *st);
bool ui_view_help_has_detail(const struct ui_state *st); /* the selected entry's text below them */
/* Where an entry's text begins in a row so wide. */
int ui_view_help_column(const struct ui_help_entry *e, int w);
/* Where an editor of several lines has its text. */
struct ui_rect ui_view_editor_lines(const struct ui_state *st);
struct ui_rect ui_view_finder_rows(const struct ui_state *st);
enum { UI_FINDER_KIND = 9 }; /* columns in front of what a row leads to */

/* The selection bar of a row, and the hardware cursor on it when the pane has the keys. */
void ui_view_select(const struct ui_view *v, enum ui_pane pane, struct ui_rect row);
/* Paints every hit of `part` in a text drawn at x. */
void ui_view_hits(const struct ui_view *v, struct ui_rect row, int x, struct str text,
                  struct str part);
/* The same in a text that is drawn wrapped; a hit that a line's end parts is not marked. */
void ui_view_wrapped_hits(const struct ui_view *v, struct ui_rect r, struct str text,
                          struct str part);

#endif
