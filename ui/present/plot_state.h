/* ui/present/plot_state.h - what is asked for against what the container gets, over a range.
 *
 * One value of the document runs over a range, with everything else of the kind left out: a
 * second control would hide what this one does. Points and texts lie in the arena and are
 * made anew at each event, for the value in an open editor too.
 * Cost: some hundred evaluations of specgen/explain/effective_cpu.h, a few microseconds. */
#ifndef UI_PRESENT_PLOT_STATE_H
#define UI_PRESENT_PLOT_STATE_H

#include "ui/present/generation.h"
#include "ui/present/plot.h"

enum ui_plot_what {
    UI_PLOT_CPUS,    /* --cpus */
    UI_PLOT_PERCENT, /* --cpu-percent */
    UI_PLOT_MEMORY,
    UI_PLOT_COUNT
};

enum { UI_PLOT_SERIES = 4, UI_PLOT_POINTS = 480, UI_PLOT_TEXTS = 3 };

struct ui_plot {
    enum ui_plot_what what;
    unsigned zoom; /* each step halves the range */

    struct arena arena;
    struct plot plot;
    struct plot_series series[UI_PLOT_SERIES]; /* the last one: what was asked for */
    bool typing;                               /* the mark is that of the editor */
    struct str texts[UI_PLOT_TEXTS];           /* what the marked value gives, exactly */
    struct str failure;                        /* nothing can be drawn; else empty */
};

extern const char ui_plot_title[UI_PLOT_COUNT][24];
enum mdl_field_id ui_plot_field(enum ui_plot_what what);
unsigned ui_plot_zoom_most(enum ui_plot_what what);

void ui_plot_init(struct ui_plot *p);
void ui_plot_finish(struct ui_plot *p);

/* typed: the text in the field's editor; NULL: it is not open. False: no memory. */
bool ui_plot_make(struct ui_plot *p, const struct ui_generation *g, const struct str *typed);

#endif
