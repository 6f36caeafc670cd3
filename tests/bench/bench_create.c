/* From a request to the spec, beside the spec builder alone on the container that comes of it. */
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/specgen.h"
#include "tests/bench/document.h"
#include "tests/bench/stopwatch.h"

#include <stdio.h>
#include <stdlib.h>

static const char request[] =
    "{\"silospec\":1,\"engine\":\"moby-27\",\"request\":{\"name\":\"web\",\"body\":{\"Image\":"
    "\"web\","
    "\"Env\":[\"A=1\",\"B=2\"],\"HostConfig\":{\"Binds\":[\"C:\\\\data:C:\\\\app\"],"
    "\"PortBindings\":"
    "{\"80/tcp\":[{\"HostPort\":\"80\"}]}},\"ExposedPorts\":{\"80/tcp\":{}}}},\"host\":{\"Root\":"
    "\"C:\\\\ProgramData\\\\docker\",\"DefaultIsolation\":\"process\",\"OSBuild\":20348,"
    "\"OSProduct\":"
    "\"server\",\"NumCPU\":4,\"Disk\":{\"Directories\":[\"C:\\\\data\"]},\"Images\":[{\"Id\":\"i\","
    "\"Names\":[\"web\"],\"OS\":\"windows\",\"Config\":{\"Cmd\":[\"cmd\",\"/C\",\"x\"],\"Env\":"
    "[\"PATH=C:\\\\\"],\"Volumes\":{\"C:\\\\logs\":{}}}}]}}";

struct work {
    struct arena arena;
    struct mdl_doc *doc, *container;
};

static void whole_way(void *ctx)
{
    struct work *w = ctx;
    const struct engine engine = engine_of(w->doc->release);
    struct plat host = plat_sim(w->doc);
    struct create_result r;

    arena_reset(&w->arena);
    if (create_carry_out(&w->arena, w->doc, &host, &engine, CREATE_AND_START, NULL, &r) != NULL ||
        r.error != NULL || spec_json(&w->arena, r.spec.spec, 0).len == 0)
        abort();
}

static void spec_alone(void *ctx)
{
    struct work *w = ctx;
    struct plat host = plat_sim(w->container);
    struct spec_result r;

    arena_reset(&w->arena);
    if (spec_generate(&w->arena, w->container, &host, &r) != NULL || r.error != NULL ||
        spec_json(&w->arena, r.spec, 0).len == 0)
        abort();
}

/* The container's document lives on without the arena that it was made in. */
static struct mdl_doc *container_of(struct work *w)
{
    const struct engine engine = engine_of(w->doc->release);
    struct plat host = plat_sim(w->doc);
    struct create_result r;
    struct mdl_doc *copy;

    if (create_carry_out(&w->arena, w->doc, &host, &engine, CREATE_AND_START, NULL, &r) != NULL ||
        mdl_doc_new(&copy, r.doc->root) != NULL)
        abort();
    return copy;
}

int main(int argc, char **argv)
{
    struct bench_size size = bench_size(argc, argv, 2000, 9);
    const struct value *root;
    struct work w;
    double spec, all;

    if (json_read(&root, str_of(request)) != NULL || mdl_doc_new(&w.doc, root) != NULL)
        abort();
    arena_init(&w.arena);
    w.container = container_of(&w);
    spec = stopwatch(spec_alone, &w, size.count, size.rounds);
    all = stopwatch(whole_way, &w, size.count, size.rounds);
    bench_line("createSpec of the container", spec, NULL, 0);
    bench_line("from the request to the spec", all, "createSpec", spec);
    arena_finish(&w.arena);
    mdl_doc_free(w.doc);
    mdl_doc_free(w.container);
    value_unref(root);
    return 0;
}
