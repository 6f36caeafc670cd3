/* ui/cli/sweep.h - one document for each combination of values, and where its rows go. */
#ifndef UI_CLI_SWEEP_H
#define UI_CLI_SWEEP_H

#include "specgen/assess/assess.h"
#include "specgen/explain/effective_cpu.h"
#include "ui/cli/vary.h"

#define SWEEP_AXES 4
#define SWEEP_ROWS 1000000

struct sweep {
    struct arena arena;
    const struct value *root; /* borrowed */
    enum assess_settings settings;
    size_t axis_count;
    struct vary axes[SWEEP_AXES]; /* the first one changes fastest */
    size_t rows;
};

/* What came of one combination; lives until the next one. */
struct sweep_row {
    const struct sweep *sweep;
    size_t places[SWEEP_AXES];
    struct arena *arena; /* for texts */
    const struct mdl_doc *doc;
    const struct assessment *result;
    struct effective_cpu cpu;
    struct effective_memory memory;
    const char *stage; /* create, start, spec: who refuses; NULL: nobody */
    struct str message;
};

/* Whether the container has a share of the host's processors, whose number nobody told. */
static inline bool sweep_guesses_processors(const struct sweep_row *row)
{
    return !row->cpu.vm && plat_is_guess(&row->result->spec.facts, PLAT_FACT_NUM_CPU);
}

/* Where rows go. `row` returns ERR_OOM; a stream that fails is asked for by the caller. */
struct sweep_sink {
    void (*begin)(void *ctx, const struct sweep *s);
    struct err *(*row)(void *ctx, const struct sweep_row *row);
    struct err *(*end)(void *ctx, const struct sweep *s);
};

extern const struct sweep_sink sweep_csv, sweep_json; /* without ctx; to standard output */

/* Keeps the points and draws them at the end. */
struct sweep_plot;
struct err *sweep_plot_new(struct sweep_plot **out, const struct sweep *s,
                           const struct mdl_doc *now, bool ascii);
void sweep_plot_free(struct sweep_plot *p);
extern const struct sweep_sink sweep_plot_sink; /* ctx: struct sweep_plot */

#endif
