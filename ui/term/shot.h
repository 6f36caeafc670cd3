/* ui/term/shot.h - a frame as something to hand on: text, text with colours, a picture.
 *
 * The colours are the theme's; where it leaves one to the terminal, the picture has light text on a
 * dark ground, or the reverse when the theme was made for a light one. Dimmed and reversed cells
 * have their colours worked out, so that no viewer needs to know these attributes.
 * The same surface and theme give the same bytes. */
#ifndef UI_TERM_SHOT_H
#define UI_TERM_SHOT_H

#include "model/base/buf.h"
#include "model/base/err.h"
#include "ui/term/surface.h"

enum ui_shot_kind { UI_SHOT_TEXT, UI_SHOT_ANSI, UI_SHOT_SVG, UI_SHOT_KINDS };
extern const char ui_shot_names[UI_SHOT_KINDS][8]; /* "text", "ansi", "svg" */

/* False: there is no such kind. */
bool ui_shot_named(enum ui_shot_kind *out, struct str name);
/* By a file's ending; TEXT where there is none. Another one (.png) is an error: what it promises is
 * not written. */
struct err *ui_shot_of_file(enum ui_shot_kind *out, struct str file);

/* Appends; a lack of memory sticks in `out`. */
void ui_shot_write(struct buf *out, enum ui_shot_kind kind, const struct ui_surface *s,
                   const struct ui_theme *theme);

/* ---- for the files that write ---------------------------------------------------------- */

struct ui_shot_look {
    uint32_t fg, bg; /* 0xrrggbb */
    bool own_bg;     /* it is another than the page's */
    bool bold, italic, underline;
};

struct ui_shot_page {
    const struct ui_surface *s;
    const struct ui_theme *theme;
    uint32_t fg, bg; /* where nothing else is said */
};

struct ui_shot_page ui_shot_page(const struct ui_surface *s, const struct ui_theme *theme);
struct ui_shot_look ui_shot_look(const struct ui_shot_page *page, int x, int y);
const struct ui_cell *ui_shot_cell(const struct ui_shot_page *page, int x, int y);
/* The first column behind x that looks otherwise; a wide character is not cut. */
int ui_shot_run_end(const struct ui_shot_page *page, int x, int y);
/* The cell's character, or what stands for it, with what combines with it. */
void ui_shot_put_cell(struct buf *out, uint32_t ch, const uint32_t *marks);

void ui_shot_ansi(struct buf *out, const struct ui_shot_page *page);
void ui_shot_svg(struct buf *out, const struct ui_shot_page *page);

#endif
