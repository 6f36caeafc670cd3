/* One generation, origins and resolution included, then what is worth noting about it, and its
 * JSON, beside the least that any program must do for the same bytes: copy them, or format them
 * with snprintf(). With --count N only the small spec is made, N times, for whoever counts
 * instructions. */
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/bench/document.h"
#include "tests/bench/stopwatch.h"

#include <stdio.h>
#include <stdlib.h>

struct work {
    const struct mdl_doc *doc;
    struct arena arena;
    struct str json;
    char copy[65536];
};

static void generate_only(void *ctx)
{
    struct work *w = ctx;
    struct plat host = plat_sim(w->doc);
    struct spec_result result;

    arena_reset(&w->arena);
    if (spec_generate_only(&w->arena, w->doc, &host, &result) != NULL || result.error != NULL)
        abort();
}

static void generate(void *ctx)
{
    struct work *w = ctx;
    struct plat host = plat_sim(w->doc);
    struct spec_result result;

    arena_reset(&w->arena);
    if (spec_generate(&w->arena, w->doc, &host, &result) != NULL || result.error != NULL)
        abort();
}

static void generate_json(void *ctx)
{
    struct work *w = ctx;
    struct plat host = plat_sim(w->doc);
    struct spec_result result;

    arena_reset(&w->arena);
    if (spec_generate(&w->arena, w->doc, &host, &result) != NULL || result.error != NULL)
        abort();
    w->json = spec_json(&w->arena, result.spec, 0);
}

static void copy_bytes(void *ctx)
{
    struct work *w = ctx;
    volatile char *sink = w->copy;

    memcpy(w->copy, w->json.s, w->json.len);
    (void)sink[0];
}

/* The same number of bytes as "key":"value" pairs of about the usual length. */
static void format_bytes(void *ctx)
{
    struct work *w = ctx;
    size_t used = 0;

    while (used + 24 <= w->json.len)
        used += (size_t)snprintf(w->copy + used, sizeof w->copy - used, "\"%s\":\"%s\",",
                                 "hostname", "web01.corp");
}

/* aim_ns: of generating alone; 0: none. */
static void measure(const char *file, struct bench_size size, double aim_ns)
{
    struct work w;
    struct artefact source;
    struct mdl_doc *doc;
    double format;

    bench_open(&source, file);
    if (mdl_doc_new(&doc, source.root) != NULL)
        abort();
    w.doc = doc;
    arena_init(&w.arena);
    generate_json(&w);
    if (w.json.len > sizeof w.copy)
        abort();
    (void)printf("%s: a spec of %zu bytes\n", strrchr(file, '/') + 1, w.json.len);
    format = stopwatch(format_bytes, &w, size.count, size.rounds);
    bench_line("  snprintf() of as many bytes", format, NULL, 0);
    bench_line("  memcpy() of the bytes", stopwatch(copy_bytes, &w, size.count, size.rounds),
               "snprintf", format);
    if (aim_ns > 0)
        bench_aim("  generate, with origins", stopwatch(generate_only, &w, size.count, size.rounds),
                  "snprintf", format, aim_ns);
    else
        bench_line("  generate, with origins",
                   stopwatch(generate_only, &w, size.count, size.rounds), "snprintf", format);
    bench_line("  generate, and note what passes in silence",
               stopwatch(generate, &w, size.count, size.rounds), "snprintf", format);
    bench_line("  generate and write JSON", stopwatch(generate_json, &w, size.count, size.rounds),
               "snprintf", format);
    arena_finish(&w.arena);
    mdl_doc_free(doc);
    artefact_close(&source);
}

static void generate_so_often(size_t count)
{
    struct artefact source;
    struct mdl_doc *doc;
    struct work w;

    bench_open(&source, BENCH_SMALL);
    if (mdl_doc_new(&doc, source.root) != NULL)
        abort();
    w.doc = doc;
    arena_init(&w.arena);
    for (size_t i = 0; i < count; i++)
        generate_only(&w);
    arena_finish(&w.arena);
    mdl_doc_free(doc);
    artefact_close(&source);
}

int main(int argc, char **argv)
{
    struct bench_size size = bench_size(argc, argv, 20000, 9);

    if (argc > 2 && strcmp(argv[1], "--count") == 0) {
        generate_so_often(strtoul(argv[2], NULL, 10));
        return 0;
    }
    measure(BENCH_SMALL, size, 400);
    measure(BENCH_DEMO, size, 0);
    return 0;
}
