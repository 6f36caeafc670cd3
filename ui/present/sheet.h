/* ui/present/sheet.h - a window over the panes that answers one question, as rows of cells.
 *
 * The rows are made when the window opens, from what was computed with the document, and made
 * anew when that changes. Cells wrap inside of their columns, so a row takes several lines and
 * what hangs over stays below its own column. */
#ifndef UI_PRESENT_SHEET_H
#define UI_PRESENT_SHEET_H

#include "ui/term/surface.h"
#include "ui/tui/state/open_document.h"

enum ui_sheet_kind {
    UI_SHEET_WHY,
    UI_SHEET_PROBLEMS,
    UI_SHEET_STEPS,
    UI_SHEET_EFFECTS,
    UI_SHEET_EFFECTIVE,
    UI_SHEET_ISOLATION,
    UI_SHEET_UPGRADE,
    UI_SHEET_KINDS
};

#define UI_SHEET_COLUMNS 5

/* Signs of rows; the ASCII screen has + x . instead. */
enum { UI_SIGN_DONE = 0x2713, UI_SIGN_FAILED = 0x2717, UI_SIGN_NOT_REACHED = 0xB7 };

struct ui_sheet_column {
    const char *title; /* "" = none */
    int weight;        /* share of what is left; 0: as wide as its widest text */
};

struct ui_sheet_cell {
    struct str text;
    enum ui_role role;
};

struct ui_sheet_row {
    bool heading;  /* one text over all columns; the selection passes it by */
    uint32_t sign; /* 0 = none */
    enum ui_role role;
    struct ui_sheet_cell cell[UI_SHEET_COLUMNS];
    struct str detail;               /* below the list while the row is selected; may be empty */
    struct spec_ref ref;             /* where Enter goes; field MDL_F_NONE: nowhere */
    struct str spec_path;            /* or there, when not empty */
    const struct problem *problem;   /* that the row tells of, or NULL */
    const struct mdl_engine *engine; /* Enter compares with it; or NULL */
};

/* What a why is about. */
struct ui_subject {
    enum { UI_SUBJECT_NODE, UI_SUBJECT_FIELD, UI_SUBJECT_PROBLEM } kind;
    const struct spec_node *node;
    struct spec_ref ref;
    const struct problem *problem;
};

struct ui_sheet {
    enum ui_sheet_kind kind;
    struct arena arena; /* of the rows and their texts */
    struct str title, note;
    const struct ui_sheet_column *columns;
    size_t column_count;
    struct ui_sheet_row *rows;
    size_t count, size;
    bool has_titles, has_detail;
    struct ui_subject subject; /* WHY */
    size_t at;                 /* selected row */
    size_t top;                /* first line that is drawn */

    /* For the width of the screen: */
    struct ui_rect window, list, detail; /* detail.h 0: none */
    int width[UI_SHEET_COLUMNS];
    size_t *line_of; /* first line of each row, and one behind the last */

    /* A why that was asked in another window goes back there. */
    bool has_before;
    enum ui_sheet_kind before;
    size_t before_at, before_top;
};

/* The row behind the last one, empty; NULL: no memory. */
struct ui_sheet_row *ui_sheet_add(struct ui_sheet *sheet);
struct ui_sheet_row *ui_sheet_heading(struct ui_sheet *sheet, struct str text);
void ui_sheet_cell(struct ui_sheet_row *row, size_t column, enum ui_role role, struct str text);

/* Fill a sheet whose arena is empty. */
void ui_sheet_why(struct ui_sheet *sheet, const struct ui_document *d);
void ui_sheet_problems(struct ui_sheet *sheet, const struct ui_document *d);
void ui_sheet_steps(struct ui_sheet *sheet, const struct ui_document *d);
void ui_sheet_effects(struct ui_sheet *sheet, const struct ui_document *d);
void ui_sheet_effective(struct ui_sheet *sheet, const struct ui_document *d);
void ui_sheet_isolation(struct ui_sheet *sheet, const struct ui_document *d);
void ui_sheet_upgrade(struct ui_sheet *sheet, const struct ui_document *d);

/* False: no memory. */
bool ui_sheet_make(struct ui_sheet *sheet, const struct ui_document *d);
/* Columns, lines, and a window of `least` lines or more at the bottom of the room; brings the
 * selected row into view. False: no memory. */
bool ui_sheet_layout(struct ui_sheet *sheet, struct ui_rect room, int least);
/* Moves the selection; a row higher than the window is scrolled first. */
void ui_sheet_move(struct ui_sheet *sheet, int rows);
void ui_sheet_page(struct ui_sheet *sheet, int pages);
void ui_sheet_end(struct ui_sheet *sheet, bool last);
/* The row on a line of the screen that can be selected, or the count. */
size_t ui_sheet_row_at(const struct ui_sheet *sheet, int y);

#endif
