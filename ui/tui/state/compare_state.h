/* ui/tui/state/compare_state.h - what is compared on the screen, made anew after each accepted
 * edit, beside the document's own result.
 *
 * Ownership: nothing of a document is kept but its address, to see that it is another one. */
#ifndef UI_TUI_STATE_COMPARE_STATE_H
#define UI_TUI_STATE_COMPARE_STATE_H

#include "model/document/host_profiles.h"
#include "ui/present/comparison.h"
#include "ui/tui/state/open_document.h"

enum ui_compare_what {
    UI_COMPARE_KINDS,     /* as process, as Hyper-V, as Linux container */
    UI_COMPARE_HOSTS,     /* here and on other hosts */
    UI_COMPARE_ENGINES,   /* this engine and others */
    UI_COMPARE_DOCUMENT,  /* another open document and this one */
    UI_COMPARE_BASELINE,  /* the pinned state and this one */
    UI_COMPARE_STEP,      /* a step of the history and this one */
    UI_COMPARE_CONTAINER, /* another container of the file and this one; kept as a step is */
};

#define UI_CHOSEN_MAX (COMPARE_COLUMNS - 1)
/* Why engines differ is looked for at every edit, with up to fifty assessments a column: not of a
 * document with more values than this. */
#define UI_CAUSES_VALUES 2000

/* Places in a table, in the order in which they were chosen. */
struct ui_chosen {
    size_t at[UI_CHOSEN_MAX];
    unsigned count;
};

struct ui_compare {
    enum ui_compare_what what;
    struct ui_chosen hosts;          /* in host_profiles */
    struct ui_chosen engines;        /* in mdl_engines */
    const struct ui_document *other; /* DOCUMENT */
    const struct value *step;        /* STEP; owned */
    char *step_label;                /* owned */
    const struct ui_document *step_of;

    struct ui_comparison made; /* no columns: `failure` says why */
    unsigned active;           /* the column that is told of; it is shown where not all are */
    struct str failure;
    int key_width; /* columns of the longest indented key */
    /* what it was made of */
    const struct ui_document *document;
    uint64_t revision, other_revision;
};

void ui_compare_init(struct ui_compare *c);
void ui_compare_finish(struct ui_compare *c);

bool ui_compare_is_stale(const struct ui_compare *c, const struct ui_document *d);
/* `what` and its choices are kept. ERR_OOM; anything else is told in `failure`. */
struct err *ui_compare_make(struct ui_compare *c, const struct ui_document *d);
/* Compares these columns of what was made. ERR_OOM. */
struct err *ui_compare_show(struct ui_compare *c, const struct ui_shown_columns *shown);
/* The place of the active column among those that are shown. */
unsigned ui_compare_active(const struct ui_compare *c);
/* After the rows changed: the widths of their keys. */
void ui_compare_measure(struct ui_compare *c);

#endif
