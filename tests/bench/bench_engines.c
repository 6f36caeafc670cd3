/* One generation with its JSON, by each engine: a profile costs nothing. The engines take turns, so
 * that what disturbs the machine disturbs them all; each is told beside the fastest. */
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/bench/document.h"
#include "tests/bench/stopwatch.h"

#include <stdio.h>
#include <stdlib.h>

/* All engines work on one document in one arena: where memory lies must make no difference. */
struct work {
    const struct mdl_doc *doc;
    struct arena *arena;
    uint32_t release;
};

static void generate(void *ctx)
{
    const struct work *w = ctx;
    const struct engine engine = engine_of(w->release);
    struct plat host = plat_sim(w->doc);
    struct spec_result result;

    arena_reset(w->arena);
    if (spec_generate_as(w->arena, w->doc, &host, &engine, SPEC_WANTED_ALL, &result) != NULL ||
        result.error != NULL || spec_json(w->arena, result.spec, 0).len == 0)
        abort();
}

/* The profile alone. */
static void resolve(void *ctx)
{
    const struct work *w = ctx;
    volatile uint64_t sink = engine_of(w->release).changes.words[0];

    (void)sink;
}

static void measure(const char *file, struct bench_size size)
{
    struct work work[MDL_ENGINE_COUNT];
    double best[MDL_ENGINE_COUNT], fastest = 0;
    struct artefact source;
    struct mdl_doc *doc;
    struct arena arena;

    bench_open(&source, file);
    if (mdl_doc_new(&doc, source.root) != NULL)
        abort();
    arena_init(&arena);
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        work[i] = (struct work){doc, &arena, mdl_engines[i].latest};
    for (size_t round = 0; round < size.rounds; round++) {
        for (size_t i = 0; i < MDL_ENGINE_COUNT; i++) {
            double ns = stopwatch(generate, &work[i], size.count, 1);

            if (round == 0 || ns < best[i])
                best[i] = ns;
        }
    }
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        fastest = i == 0 || best[i] < fastest ? best[i] : fastest;
    (void)printf("%s: generate and write JSON\n", strrchr(file, '/') + 1);
    for (size_t i = 0; i < MDL_ENGINE_COUNT; i++)
        bench_line(mdl_engines[i].name, best[i], "the fastest", fastest);
    bench_line("  of that, the profile", stopwatch(resolve, &work[0], size.count, size.rounds),
               "the fastest", fastest);
    mdl_doc_free(doc);
    arena_finish(&arena);
    artefact_close(&source);
}

int main(int argc, char **argv)
{
    struct bench_size size = bench_size(argc, argv, 1000, 200);

    measure(BENCH_SMALL, size);
    measure(BENCH_DEMO, size);
    return 0;
}
