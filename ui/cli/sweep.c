#include "ui/cli/sweep.h"

#include "model/formats/artefact.h"
#include "platform/sim/sim.h"
#include "ui/cli/help.h"
#include "ui/cli/output.h"
#include "ui/cli/progress.h"
#include "ui/cli/source.h"

#include <stdio.h>

static struct err *parse_axes(struct sweep *s, const struct cli_args *args)
{
    const char *text;
    struct err *e;

    s->rows = 1;
    for (; (text = args_value(args, "vary", s->axis_count)) != NULL; s->axis_count++) {
        struct vary *axis;

        if (s->axis_count == SWEEP_AXES)
            return err_new(ERR_LIMIT, "more than %d times --vary", SWEEP_AXES);
        axis = &s->axes[s->axis_count];
        if ((e = vary_parse(axis, &s->arena, text, s->root, SWEEP_ROWS)) != NULL)
            return e;
        if (axis->count > SWEEP_ROWS / s->rows)
            return err_new(ERR_LIMIT, "more than %d combinations", SWEEP_ROWS);
        s->rows *= axis->count;
    }
    if (s->axis_count == 0)
        return err_remedy(err_new(ERR_INPUT, "'sweep' needs something to vary"),
                          "--vary container.HostConfig.NanoCpus=0.01..8:0.01");
    return NULL;
}

static struct err *combine(const struct value **out, const struct sweep *s, const size_t *places)
{
    const struct value *now = value_ref(s->root);

    for (size_t i = 0; i < s->axis_count; i++) {
        const struct value *next;
        struct err *e = vary_apply(&next, now, &s->axes[i], places[i]);

        value_unref(now);
        if (e != NULL)
            return e;
        now = next;
    }
    *out = now;
    return NULL;
}

static void tell_refusal(struct sweep_row *row)
{
    const struct assessment *r = row->result;

    row->stage = NULL;
    row->message = STR_NONE;
    switch (r->end) {
    case ASSESS_ENDS_DAEMON:
        row->stage = "daemon";
        row->message = assess_daemon_fails(r)->text;
        break;
    case ASSESS_ENDS_CREATE:
        row->stage = "create";
        row->message = r->create.error->message;
        break;
    case ASSESS_ENDS_START:
        row->stage = "start";
        row->message = r->start.error->message;
        break;
    case ASSESS_ENDS_SPEC:
        row->stage = "spec";
        row->message = r->spec.error->message;
        break;
    case ASSESS_ENDS_RUNTIME:
        row->stage = "runtime";
        row->message = r->runtime->message;
        break;
    case ASSESS_ENDS_NEVER:
        break;
    }
}

/* All processors of the host, or a percentage of them, where nobody told how many it has; --cpus is
 * a number of them, whatever the host has. */
static void forget_guess(struct sweep_row *row)
{
    bool is_share = row->cpu.state == EFFECTIVE_UNLIMITED ||
                    (row->cpu.state == EFFECTIVE_LIMITED && row->cpu.spec.maximum > 0 &&
                     !row->cpu.spec.maximum_of_cpus);

    if (is_share && sweep_guesses_processors(row))
        row->cpu.state = EFFECTIVE_UNKNOWN;
}

static struct err *run_row(const struct sweep *s, struct sweep_row *row,
                           const struct sweep_sink *sink, void *ctx)
{
    struct assessment result;
    const struct value *root;
    struct mdl_doc *doc = NULL;
    struct plat host;
    struct err *e;

    if ((e = combine(&root, s, row->places)) != NULL)
        return e;
    if ((e = mdl_doc_new(&doc, root)) == NULL) {
        host = plat_sim(doc);
        e = assess(row->arena, doc, &host, s->settings, &result);
    }
    if (e == NULL) {
        const struct mdl_host_config *h = &result.spec.doc->container.host_config;
        bool vm = result.spec.isolation.hyperv || result.spec.linux_container;

        row->doc = doc;
        row->result = &result;
        row->cpu = effective_cpu(h, result.spec.facts.num_cpu, vm);
        row->memory = effective_memory(h->memory.v, vm);
        forget_guess(row);
        tell_refusal(row);
        e = sink->row(ctx, row);
    }
    mdl_doc_free(doc);
    value_unref(root);
    return e;
}

static struct err *run_all(const struct sweep *s, const struct sweep_sink *sink, void *ctx)
{
    struct progress progress;
    struct err *e = NULL;
    struct arena arena;

    arena_init(&arena);
    progress_begin(&progress, s->rows);
    sink->begin(ctx, s);
    for (size_t i = 0; e == NULL && i < s->rows && !ferror(stdout); i++) {
        struct sweep_row row = {.sweep = s, .arena = &arena};
        size_t rest = i;

        for (size_t axis = 0; axis < s->axis_count; axis++) {
            row.places[axis] = rest % s->axes[axis].count;
            rest /= s->axes[axis].count;
        }
        arena_reset(&arena);
        e = run_row(s, &row, sink, ctx);
        progress_at(&progress, i);
    }
    progress_end(&progress);
    if (e == NULL)
        e = sink->end(ctx, s);
    arena_finish(&arena);
    return e;
}

static struct err *plot(const struct sweep *s, const struct cli_args *args)
{
    struct sweep_plot *p = NULL;
    struct mdl_doc *now;
    struct err *e;

    if ((e = mdl_doc_new(&now, s->root)) != NULL)
        return e;
    if ((e = sweep_plot_new(&p, s, now, args_has(args, "ascii"))) == NULL)
        e = run_all(s, &sweep_plot_sink, p);
    sweep_plot_free(p);
    mdl_doc_free(now);
    return e;
}

int cli_sweep(const struct cli_args *args)
{
    const char *out = args_has(args, "out") ? args_value(args, "out", 0) : "csv";
    struct sweep s = {.settings = args_has(args, "raw") ? ASSESS_RAW : ASSESS_CHANGED};
    struct artefact source;
    int status;
    struct err *e;

    if ((status = source_open(&source, args->operands[0], args, SOURCE_FIRST)) != CLI_OK)
        return status;
    arena_init(&s.arena);
    s.root = source.root;
    if ((e = parse_axes(&s, args)) != NULL) {
        status = help_usage_error(args->command, e);
    } else {
        if (strcmp(out, "plot") == 0)
            e = plot(&s, args);
        else
            e = run_all(&s, strcmp(out, "csv") == 0 ? &sweep_csv : &sweep_json, NULL);
        if (e != NULL)
            status = e->class == ERR_INPUT || e->class == ERR_NOT_FOUND || e->class == ERR_LIMIT
                         ? help_usage_error(args->command, e)
                         : output_error(e);
    }
    artefact_close(&source);
    return output_end(&s.arena, status);
}
