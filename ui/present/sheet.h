/* ui/present/sheet.h - a window that answers one question, as rows of cells.
 *
 * The rows are made when the window opens, from what was computed with the document, and made
 * anew when that changes. To add one: a line in sheets.def, and the function that fills it. */
#ifndef UI_PRESENT_SHEET_H
#define UI_PRESENT_SHEET_H

#include "ui/present/generation.h"

enum ui_sheet_kind {
    UI_SHEET_WHY,
#define SHEET(id, lower, keys, hint, text) UI_SHEET_##id,
#include "ui/present/sheets.def"
#undef SHEET
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
    size_t first;              /* row to begin at; 0: as it comes */
    struct ui_subject subject; /* WHY */
};

/* The row behind the last one, empty; NULL: no memory. */
struct ui_sheet_row *ui_sheet_add(struct ui_sheet *sheet);
struct ui_sheet_row *ui_sheet_heading(struct ui_sheet *sheet, struct str text);
void ui_sheet_cell(struct ui_sheet_row *row, size_t column, enum ui_role role, struct str text);

/* Fill a sheet whose arena is empty. */
void ui_sheet_why(struct ui_sheet *sheet, const struct ui_generation *g);
#define SHEET(id, lower, keys, hint, text)                                                         \
    void ui_sheet_##lower(struct ui_sheet *sheet, const struct ui_generation *g);
#include "ui/present/sheets.def"
#undef SHEET

/* The rows of sheet->kind; WHY: of sheet->subject. False: no memory. */
bool ui_sheet_make(struct ui_sheet *sheet, const struct ui_generation *g);

#endif
