/* ui/tui/state/document_rows.h - the rows that the panes show of an open document, and which are
 * selected. */
#ifndef UI_TUI_STATE_DOCUMENT_ROWS_H
#define UI_TUI_STATE_DOCUMENT_ROWS_H

#include "ui/tui/state/open_document.h"

/* Marks the lines of all trees that the selected field drives; returns the row in the spec's pane
 * of the first one with a value (else of the first one), or SIZE_MAX: also where another tree than
 * the generated spec stands there. */
size_t ui_document_drive(struct ui_document *d);

/* As it is shown: what is tried, else the document itself. */
const struct mdl_doc *ui_document_now(const struct ui_document *d);
const struct ui_generation *ui_document_result(const struct ui_document *d);
/* Of a pane that lists items. */
const struct ui_panel *ui_document_panel(const struct ui_document *d, enum ui_pane pane);
/* Selected in the form. Where there is none (memory was short), the first heading. */
const struct ui_row *ui_document_row(const struct ui_document *d);
struct ui_tree_spot ui_document_spot(const struct ui_document *d); /* in the spec */

/* All rows of the view that is shown, as if nothing were folded; finish it. False: no memory. */
bool ui_document_form(struct ui_document *d, struct ui_form *all);
/* Shows the request or the container, at the same field if it has it. ERR_OOM. */
struct err *ui_document_view(struct ui_document *d, enum ui_form_of of);
/* Selects a heading of the form, if it is there. */
void ui_document_go_to_section(struct ui_document *d, enum mdl_section section);
/* Selects a place in the form, opening what hides it. */
struct err *ui_document_go_to(struct ui_document *d, const struct ui_place *place);
/* Folds or opens the subtree of a spec line. ERR_OOM. */
struct err *ui_document_fold_spec(struct ui_document *d, size_t line);
/* Opens everything, or folds what stands right below the root. ERR_OOM. */
struct err *ui_document_fold_spec_all(struct ui_document *d, bool open);
/* Selects a line of a tree, which then stands in the spec's pane, and opens all that hides it. */
void ui_document_show_line(struct ui_document *d, enum ui_tree tree, size_t line);
/* The tree that stands in the spec's pane. */
enum ui_tree ui_document_tree(const struct ui_document *d);
/* Another one, with the same place in it selected if it is there. False: it has no lines. */
bool ui_document_show_tree(struct ui_document *d, enum ui_tree tree);

/* A text of the document as it may be shown: without secrets, unless they are asked for. */
struct str ui_shown(const struct ui_document *d, struct arena *a, struct str text);

/* Each selection stands on a row again. */
void ui_document_clamp(struct ui_document *d);
/* The selection follows the spec line of the same path rather than the row's number. */
void ui_document_keep_line(struct ui_document *d, struct ui_tree_spot spot);
/* The rows of the view that is shown; all: as if nothing were folded. False: no memory. */
bool ui_document_build_form(struct ui_document *d, struct ui_form *form, bool all);

#endif
