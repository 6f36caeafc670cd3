/* ui/present/table.h - a window that answers one question, as rows of cells.
 *
 * The rows are made when the window opens, from what was computed with the document, and made
 * anew when that changes. To add one: a line in tables.def, and the function that fills it. */
#ifndef UI_PRESENT_TABLE_H
#define UI_PRESENT_TABLE_H

#include "specgen/compare/compare.h"
#include "ui/present/generation.h"

enum ui_table_kind {
    UI_TABLE_WHY,
#define TABLE(id, lower, keys, hint, text) UI_TABLE_##id,
#include "ui/present/tables.def"
#undef TABLE
    UI_TABLE_KINDS
};

#define UI_TABLE_COLUMNS 5

/* Signs of rows; the ASCII screen has + x . instead. */
enum { UI_SIGN_DONE = 0x2713, UI_SIGN_FAILED = 0x2717, UI_SIGN_NOT_REACHED = 0xB7 };

struct ui_table_column {
    const char *title; /* "" = none */
    int weight;        /* share of what is left; 0: as wide as its widest text */
};

struct ui_table_cell {
    struct str text;
    enum ui_role role;
};

struct ui_table_row {
    bool heading;  /* one text over all columns; the selection passes it by */
    bool whole;    /* values are shown to their end, however long */
    uint32_t sign; /* 0 = none */
    enum ui_role role;
    struct ui_table_cell cell[UI_TABLE_COLUMNS];
    struct str detail;               /* below the list while the row is selected; may be empty */
    struct spec_ref ref;             /* where Enter goes; field MDL_F_NONE: nowhere */
    struct str spec_path;            /* or there, when not empty */
    const struct problem *problem;   /* that the row tells of, or NULL */
    const struct mdl_engine *engine; /* Enter compares with it; or NULL */
};

/* What a column of a comparison says in the row that is explained. */
struct ui_beside {
    struct str label, text;
};

/* What a why is about. */
struct ui_subject {
    enum {
        UI_SUBJECT_NODE,
        UI_SUBJECT_FIELD,
        UI_SUBJECT_PROBLEM,
        UI_SUBJECT_ROW, /* nothing but what stands side by side */
    } kind;
    const struct spec_node *node;
    struct spec_ref ref;
    bool asked; /* FIELD: a part of a request or an image, at `place` */
    struct ui_place place;
    const struct problem *problem;
    /* Of a row of a comparison: its columns in full, and the one that is explained. */
    struct str row_title;
    struct ui_beside beside[COMPARE_COLUMNS];
    size_t beside_count;         /* 0: it is none */
    struct str whose;            /* the column's label */
    const struct assessment *of; /* the column's; NULL: the document's own */
};

struct ui_table {
    enum ui_table_kind kind;
    struct arena arena; /* of the rows and their texts */
    struct str title, note;
    const struct ui_table_column *columns;
    size_t column_count;
    struct ui_table_row *rows;
    size_t count, size;
    bool has_titles, has_detail;
    size_t first;              /* row to begin at; 0: as it comes */
    struct ui_subject subject; /* WHY */
};

/* The row behind the last one, empty; NULL: no memory. */
struct ui_table_row *ui_table_add(struct ui_table *table);
struct ui_table_row *ui_table_heading(struct ui_table *table, struct str text);
void ui_table_cell(struct ui_table_row *row, size_t column, enum ui_role role, struct str text);

/* Fill a table whose arena is empty. */
void ui_table_why(struct ui_table *table, const struct ui_generation *g);
#define TABLE(id, lower, keys, hint, text)                                                         \
    void ui_table_##lower(struct ui_table *table, const struct ui_generation *g);
#include "ui/present/tables.def"
#undef TABLE

/* The rows of table->kind; WHY: of table->subject. False: no memory. */
bool ui_table_make(struct ui_table *table, const struct ui_generation *g);

#endif
