/* ui/tui/view/panes.h - what a pane is asked, by its row in panes.def. */
#ifndef UI_TUI_VIEW_PANES_H
#define UI_TUI_VIEW_PANES_H

#include "ui/present/grid.h"
#include "ui/present/rank.h"
#include "ui/tui/state/compare_layout.h"
#include "ui/tui/view/views.h"

/* What is selected: the why line, `w`, copying, jumps, back and forward, the search and the mouse
 * ask for it. */
struct ui_selection {
    struct ui_position position;
    bool explains;             /* subject is set: there is something to explain */
    struct ui_subject subject; /* a node of the document's spec, a field or a problem */
    const struct spec_node
        *leads;                 /* whose fields Enter goes to: NULL, or it is another subject's */
    const struct ui_row *row;   /* of the form, or NULL */
    const struct ui_item *item; /* of a list, or NULL */
};

/* What a search goes over: all that a pane can show, folded or not. */
struct ui_haystack {
    enum ui_pane pane;
    struct str text; /* that is looked for */
    size_t count;
    size_t from;         /* where it starts */
    struct ui_form form; /* of the form's pane: with nothing folded */
};

/* How a pane is searched. */
struct ui_find_ops {
    /* Sets count and from. False: no memory. */
    bool (*begin)(struct ui_state *st, const struct ui_position *start, struct ui_haystack *h);
    enum ui_rank (*rank)(struct ui_state *st, const struct ui_haystack *h, size_t i);
    /* Selects it and opens what hides it. */
    void (*show)(struct ui_state *st, const struct ui_haystack *h, size_t i);
    /* Notes what is folded, and folds it again. NULL: what a search opens stays open. */
    void (*keep_folds)(struct ui_state *st);
    void (*fold_again)(struct ui_state *st);
};

/* Functions that are NULL: it has none, or it is as the comment says. */
struct ui_pane_ops {
    size_t (*rows)(const struct ui_state *st, enum ui_pane pane);
    /* Where they stand; NULL: in all of the pane. */
    struct ui_rect (*lines)(const struct ui_state *st, struct ui_rect inner);
    /* Lines that a row takes there; NULL: 1. Its texts lie in st->scratch. */
    int (*row_height)(struct ui_state *st, enum ui_pane pane, size_t row, struct ui_rect inner);
    /* Whether rows take several lines there; NULL: if there is row_height. */
    bool (*has_high_rows)(const struct ui_state *st, struct ui_rect inner);
    struct str (*title)(const struct ui_view *v, enum ui_pane pane); /* NULL: that of the table */
    struct str (*note)(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner);
    /* How many rows are there whole; 0: each is a line. */
    size_t (*draw)(const struct ui_view *v, enum ui_pane pane, struct ui_rect inner);
    bool keeps_rows; /* draw asks ui_drawn_stays() of each row; else all of it is drawn anew */
    void (*subject)(const struct ui_state *st, enum ui_pane pane, size_t row,
                    struct ui_selection *out);
    /* Selects what stands there, or what is nearest, and opens what hides it; NULL: the row's
     * number is its position. */
    void (*show)(struct ui_state *st, const struct ui_position *position);
    const struct ui_find_ops *find; /* NULL: it is not searched */
    struct str (*why)(const struct ui_view *v, enum ui_pane pane, size_t row);
    /* Of a row of a comparison: what stands side by side, and the column that `w` explains. NULL:
     * the subject is all. */
    void (*beside)(const struct ui_view *v, size_t row, struct ui_subject *subject);
    /* Of a comparison: where its columns stand there. */
    struct ui_columns (*columns)(const struct ui_state *st, struct ui_rect inner);
    void (*moved)(struct ui_state *st); /* after another row was selected */
    /* What copying all its rows gives. NULL: nothing. */
    struct ui_grid (*grid)(const struct ui_state *st, enum ui_pane pane, struct arena *a);
    /* The selected row where it is no field and no node, which copying knows by itself. */
    struct str (*row_text)(const struct ui_state *st, enum ui_pane pane, struct arena *a);
};

extern const struct ui_find_ops ui_find_in_form, ui_find_in_spec, ui_find_in_panel,
    ui_find_in_compare, ui_find_in_table;

#define PANE(id, name, key, title, region, module) extern const struct ui_pane_ops ui_pane_##module;
#include "ui/tui/state/panes.def"
#undef PANE

const struct ui_pane_ops *ui_pane_ops(enum ui_pane pane);

size_t ui_rows(const struct ui_state *st, enum ui_pane pane);
struct ui_rect ui_pane_lines(const struct ui_state *st, enum ui_pane pane, struct ui_rect inner);
int ui_row_height(struct ui_state *st, enum ui_pane pane, size_t row, struct ui_rect inner);
bool ui_has_high_rows(const struct ui_state *st, enum ui_pane pane, struct ui_rect inner);
/* The selected row of a pane, of the focused one. */
struct ui_selection ui_selected_in(const struct ui_state *st, enum ui_pane pane);
struct ui_selection ui_selected(const struct ui_state *st);
void ui_show_position(struct ui_state *st, enum ui_pane pane, const struct ui_position *position);
/* The first column of a row's value in the form. */
int ui_form_value_column(const struct ui_state *st, size_t row, struct ui_rect inner);
/* Selects a row of a pane; what depends on it follows. */
void ui_select_row(struct ui_state *st, enum ui_pane pane, size_t row);

#endif
