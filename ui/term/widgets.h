/* ui/term/widgets.h - pieces that several views draw with. */
#ifndef UI_TERM_WIDGETS_H
#define UI_TERM_WIDGETS_H

#include "ui/term/surface.h"

/* Cuts the next line of at most `w` columns off `rest`, at a blank or a line end where there is
 * one; false at the end. */
bool ui_wrap_next(struct str *rest, int w, struct str *line);
/* The same for lines with a key in front, "  key   what it does": what has no room begins below
 * the first line's text. Start with the text in `rest`. */
struct ui_hanging {
    struct str rest, line;
    int indent;
};
/* *x: where the line begins. */
bool ui_hanging_next(struct ui_hanging *h, int w, struct str *line, int *x);
int ui_hanging_height(struct str text, int w);

/* Draws wrapped text; returns the lines used. The last line gets an ellipsis when more follows. */
int ui_text_wrapped(struct ui_surface *s, struct ui_rect r, struct str text, enum ui_role role);
int ui_wrapped_height(struct str text, int w);
/* Whether h lines are enough for it; looks no further than they reach. */
bool ui_wrapped_fits(struct str text, int w, int h);

/* Where `part` is in `text` at or after `from`, or -1; capitals count when `part` has some. */
ptrdiff_t ui_text_search(struct str text, struct str part, size_t from);

/* A thumb on the right border of a pane with more rows than it shows. */
void ui_scroll_mark(struct ui_surface *s, struct ui_rect pane, size_t top, size_t shown, size_t all,
                    enum ui_role role);

/* The inner part of a window in the middle of the screen. */
struct ui_rect ui_popup_inner(int screen_w, int screen_h, int w, int h);
/* A cleared, bordered window in the middle; returns its inner part. */
struct ui_rect ui_popup(struct ui_surface *s, int w, int h, struct str title, struct str note);

/* The same around an inner part that stands elsewhere; returns all of it. */
struct ui_rect ui_popup_around(struct ui_surface *s, struct ui_rect inner, struct str title,
                               struct str note);

/* Rows that stay visible around the selected one. */
size_t ui_scroll_margin(int shown);
/* Keeps `at` visible in a list of `shown` rows, with so many rows around it. */
void ui_scroll_to(size_t *top, size_t at, size_t all, int shown, size_t around);

#endif
