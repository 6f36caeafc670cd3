/* ui/tui/state/open_document.h - one open document: its file, its history, and what follows from
 * it.
 *
 * recompute.h makes what follows, document_rows.h gives it to the panes. */
#ifndef UI_TUI_STATE_OPEN_DOCUMENT_H
#define UI_TUI_STATE_OPEN_DOCUMENT_H

#include "model/document/history.h"
#include "model/formats/artefact.h"
#include "ui/present/baseline.h"
#include "ui/present/form.h"
#include "ui/present/generation.h"
#include "ui/store/demos.h"
#include "ui/store/journal.h"
#include "ui/tui/state/file_stamp.h"
#include "ui/tui/state/foreseen.h"
#include "ui/tui/state/panes.h"
#include "ui/tui/state/readings.h"
#include "ui/tui/state/tree_pane.h"
#include "ui/tui/state/watch.h"

/* The selected row of a pane and the first row that is drawn. */
struct ui_cursor {
    size_t at, top;
};

/* What is kept of a step of the history beside its content. */
struct ui_step {
    long long time;   /* seconds since 1970; 0 = not known */
    size_t container; /* of the file, from 1; 0 = not known, as what follows */
    size_t additions; /* of what was added: how many are part of it */
    size_t reading;   /* which of `readings` it comes from */
};

struct ui_document {
    struct artefact file;
    struct ui_file_stamp stamp;      /* of the file when it was read or written last ... */
    struct ui_file_stamp stamp_told; /* ... and of what another program made of it, */
    bool told;                       /* once that was told */
    struct ui_watch watch;       /* of several files, or a folder: each of them; what was added */
    struct ui_readings readings; /* what `file` was when it was read before */
    char *title;                 /* the file's name without folders, or "new document"; owned */
    struct ui_demo demo;         /* that it began as; without a name: none */
    bool blank;                  /* made without a file or a text: gives way to what is opened */
    struct mdl_history *history;
    struct ui_journal *journal; /* owned; NULL: none is kept */
    struct ui_step *steps;      /* of the history */
    size_t step_size;
    size_t opened;                 /* the container that the history begins with, from 0 ... */
    size_t prepared;               /* ... and how much was added by the command line */
    enum assess_settings settings; /* that the spec is built from */
    enum ui_filter filter;         /* of the errors */
    bool unmasked;                 /* secrets of credential specs are shown */
    struct ui_generation *generation[2]; /* owned */
    int current;
    int64_t made_ms;                          /* how long the last one took */
    struct ui_foreseen foreseen[UI_FORESEEN]; /* marked against the document's own */
    struct mdl_doc *tried; /* shown in the place of mdl_now() while a value is typed or a choice is
                            * looked at; owned, NULL: nothing is tried */
    struct ui_cursor own_line; /* that of the spec's pane before something was tried ... */
    size_t
        own_form_top; /* ... and the first row of the form, which an editor below its row scrolls */
    bool masked;      /* what is tried is the document itself without its secrets ... */
    bool preview_masked;         /* ... or what was tried before, which is called a preview still */
    uint64_t revision;           /* another one after each refresh */
    size_t driven;               /* what ui_document_drive() returned last */
    bool touched;                /* something was changed since it was opened */
    struct ui_baseline baseline; /* that changes are marked against, when one is pinned */
    struct ui_form form;
    struct ui_tree_pane trees[UI_TREES];
    struct ui_tree_pane *tree; /* the one that stands in the spec's pane */
    struct ui_cursor cursor[UI_PANE_COUNT];
};

/* `file` NULL: a new document; "-": standard input. */
struct err *ui_document_open(struct ui_document **out, const char *file);
/* Of what was opened; takes it, also on failure. */
struct err *ui_document_take(struct ui_document **out, struct artefact *file);
/* A new document that holds the scenario `text`; `title` names it. */
struct err *ui_document_read(struct ui_document **out, struct str text, const char *title);
void ui_document_free(struct ui_document *d);

/* The file's container that the document is of, from 0, with what is told of it: as when it was
 * opened, with the first ones of what was added. */
struct err *ui_document_choose(struct ui_document *d, size_t container, size_t additions);

/* Keeps a journal from here on. ERR_OOM: none would be kept. */
struct err *ui_document_journal(struct ui_document *d);

/* A name to save under when the file must not be overwritten or has none. Caller frees. */
char *ui_document_suggested_name(const struct ui_document *d);
struct err *ui_document_set_file(struct ui_document *d, const char *file);

#endif
