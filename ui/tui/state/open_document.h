/* ui/tui/state/open_document.h - one open document: its file, its history, and what follows from
 * it.
 *
 * Everything that the panes show is computed here, once per accepted edit: the result, the
 * spec's lines, the form's rows and the items of the lower panes. The state before is kept
 * for one step, as text only, to mark what changed. */
#ifndef UI_TUI_STATE_OPEN_DOCUMENT_H
#define UI_TUI_STATE_OPEN_DOCUMENT_H

#include "model/document/history.h"
#include "model/formats/artefact.h"
#include "ui/present/baseline.h"
#include "ui/present/form.h"
#include "ui/present/generation.h"
#include "ui/store/journal.h"
#include "ui/store/journal_lines.h"
#include "ui/tui/state/panes.h"
#include "ui/tui/state/tree_pane.h"

/* The selected row of a pane and the first row that is drawn. */
struct ui_cursor {
    size_t at, top;
};

/* Tells whether another program wrote a file since. */
struct ui_file_stamp {
    long long seconds, nanoseconds, bytes; /* all 0: no such file */
    struct journal_digest content;         /* size and time may stay when the content changes */
};
struct ui_file_stamp ui_file_stamp(const char *file); /* NULL is fine */
bool ui_file_stamp_eq(const struct ui_file_stamp *a, const struct ui_file_stamp *b);

struct ui_document {
    struct artefact file;
    struct ui_file_stamp stamp; /* of the file when it was read or written last */
    char *title;                /* the file's name without folders, or "new document"; owned */
    bool blank;                 /* made without a file or a text: gives way to what is opened */
    struct mdl_history *history;
    struct ui_journal *journal; /* owned; NULL: none is kept */
    long long *times;           /* of the history's steps, seconds since 1970; 0 = not known */
    size_t time_size;
    enum assess_settings settings; /* that the spec is built from */
    enum ui_filter filter;         /* of the errors */
    bool unmasked;                 /* secrets of credential specs are shown */
    struct ui_generation generation[2];
    int current;
    struct mdl_doc *tried; /* shown in the place of mdl_now() while a value is typed or a choice is
                            * looked at; owned, NULL: nothing is tried */
    bool masked;           /* what is tried is the document itself without its secrets */
    uint64_t revision;     /* another one after each refresh */
    bool touched;          /* something was changed since it was opened */
    struct ui_baseline baseline; /* that changes are marked against, when one is pinned */
    struct ui_form form;
    struct ui_tree_pane trees[UI_TREES];
    struct ui_tree_pane *tree; /* the one that stands in the spec's pane */
    struct ui_cursor cursor[UI_PANE_COUNT];
};

/* `file` NULL: a new document; "-": standard input. */
struct err *ui_document_open(struct ui_document **out, const char *file);
/* A new document that holds the scenario `text`; `title` names it. */
struct err *ui_document_read(struct ui_document **out, struct str text, const char *title);
void ui_document_free(struct ui_document *d);

/* Keeps a journal from here on; does without when that fails. */
void ui_document_journal(struct ui_document *d);

/* After each change of mdl_now(): generates, compares, rebuilds. ERR_OOM. */
struct err *ui_document_refresh(struct ui_document *d);
/* Shows all that would follow if the document were `root`, until another one is tried, it is
 * dropped, or the document changes. What changes is marked against the document itself. The error
 * says why there is no such document; then what was shown stays. */
struct err *ui_document_try(struct ui_document *d, const struct value *root);
/* The same of the document without its secrets, for a picture of it: it looks as the document does.
 */
struct err *ui_document_mask(struct ui_document *d, const struct value *root);
/* Whether what is shown is another document than the one that would be saved. */
bool ui_document_is_tried(const struct ui_document *d);
/* Shows the document itself again, which takes no generation. ERR_OOM. */
struct err *ui_document_drop(struct ui_document *d);
/* After a fold: rebuilds the form's rows and keeps the selection. */
struct err *ui_document_refold(struct ui_document *d);
/* After a change of `filter` or `unmasked`: the items of the lower panes anew. ERR_OOM. */
struct err *ui_document_list(struct ui_document *d);
/* Marks the lines of all trees that the selected field drives; returns the row in the spec's pane
 * of the first one with a value (else of the first one), or SIZE_MAX: also where another tree than
 * the generated spec stands there. */
size_t ui_document_drive(struct ui_document *d);

/* As it is shown: what is tried, else the document itself. */
const struct mdl_doc *ui_document_now(const struct ui_document *d);
const struct ui_generation *ui_document_result(const struct ui_document *d);
/* Of a pane that lists items. */
const struct ui_panel *ui_document_panel(const struct ui_document *d, enum ui_pane pane);
/* Rows of a pane. */
size_t ui_document_rows(const struct ui_document *d, enum ui_pane pane);
const struct ui_row *
ui_document_row(const struct ui_document *d); /* selected in the form, or NULL */
const struct ui_spec_line *ui_document_line(const struct ui_document *d); /* in the spec, or NULL */

/* All rows of the view that is shown, as if nothing were folded; finish it. False: no memory. */
bool ui_document_form(struct ui_document *d, struct ui_form *all);
/* Shows the request or the container, at the same field if it has it. ERR_OOM. */
struct err *ui_document_view(struct ui_document *d, enum ui_form_of of);
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

/* A name to save under when the file must not be overwritten or has none. Caller frees. */
char *ui_document_suggested_name(const struct ui_document *d);
struct err *ui_document_set_file(struct ui_document *d, const char *file);

#endif
