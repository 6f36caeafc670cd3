/* What check, explain and upgrade make of the demo, beside one generation of its spec. */
#include "platform/sim/sim.h"
#include "specgen/report/reports.h"
#include "specgen/specgen.h"
#include "tests/bench/document.h"
#include "tests/bench/stopwatch.h"

#include <stdlib.h>

#define MILLISECOND 1e6

struct work {
    const struct mdl_doc *doc;
    struct plat host;
    struct arena arena;
};

static void generate(void *ctx)
{
    struct work *w = ctx;
    struct spec_result result;

    arena_reset(&w->arena);
    if (spec_generate(&w->arena, w->doc, &w->host, &result) != NULL || result.error != NULL)
        abort();
}

static void build(struct work *w, enum report_id id)
{
    const struct value *report;
    struct assessment r;
    struct report_subject s = {
        .a = &w->arena, .result = &r, .host = &w->host, .release = w->doc->release};

    arena_reset(&w->arena);
    if (assess(&w->arena, w->doc, &w->host, ASSESS_CHANGED, &r) != NULL ||
        report_build(&report, id, &s) != NULL)
        abort();
    value_unref(report);
}

static void check(void *ctx)
{
    build(ctx, REPORT_CHECK);
}

static void explain(void *ctx)
{
    build(ctx, REPORT_EXPLAIN);
}

static void effective_report(void *ctx)
{
    build(ctx, REPORT_EFFECTIVE);
}

static void upgrade_demo(void *ctx)
{
    build(ctx, REPORT_UPGRADE);
}

int main(int argc, char **argv)
{
    struct bench_size size = bench_size(argc, argv, 20, 9);
    struct artefact source;
    struct mdl_doc *doc;
    struct work w;
    double base;

    bench_open(&source, BENCH_DEMO);
    if (mdl_doc_new(&doc, source.root) != NULL)
        abort();
    w = (struct work){.doc = doc, .host = plat_sim(doc)};
    arena_init(&w.arena);
    base = stopwatch(generate, &w, size.count * 10, size.rounds);
    bench_line("generate demo", base, NULL, 0);
    bench_aim("check demo", stopwatch(check, &w, size.count, size.rounds), "generate", base,
              MILLISECOND / 4);
    bench_aim("explain demo, every value", stopwatch(explain, &w, size.count, size.rounds),
              "generate", base, MILLISECOND);
    bench_aim("effective demo", stopwatch(effective_report, &w, size.count, size.rounds),
              "generate", base, MILLISECOND / 4);
    bench_aim("upgrade demo", stopwatch(upgrade_demo, &w, size.count, size.rounds), "generate",
              base, MILLISECOND);
    arena_finish(&w.arena);
    mdl_doc_free(doc);
    artefact_close(&source);
    return 0;
}
