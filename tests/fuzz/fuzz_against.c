/* Any JSON as the spec that a daemon wrote, beside what is generated: each difference has a place,
 * and a cause one or more settings. */
#include "model/formats/scenario.h"
#include "model/json/json.h"
#include "platform/sim/sim.h"
#include "specgen/compare/against.h"
#include "tests/fuzz/assess_whole.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { SMALL = 1000 /* bytes */ };

static const char document[] =
    "{\"silospec\":1,\"container\":{\"Id\":\"a\",\"Image\":\"img\",\"Path\":\"cmd\",\"Config\":{"
    "\"Image\":\"img\",\"Env\":[\"A=1\"],\"Hostname\":\"web\"},\"HostConfig\":{\"Isolation\":"
    "\"hyperv\",\"NanoCpus\":1500000000,\"Annotations\":{\"x\":\"y\"}}},\"host\":{\"Images\":[{"
    "\"Id\":\"img\",\"OS\":\"windows\",\"LayerFolders\":[\"c:\\\\l\"]}],\"NumCPU\":4}}";

static void check(const struct against *x, struct str text)
{
    if (x->explained > x->count || x->trials > AGAINST_TRIALS)
        fuzz_broken("more is explained than differs, or too much tried", text);
    for (size_t i = 0; i < x->count; i++) {
        const struct against_difference *d = &x->items[i];

        if (d->ours.len == 0 && d->theirs.len == 0)
            fuzz_broken("a difference between nothing and nothing", d->path);
        for (const struct against_cause *c = d->causes; c != NULL; c = c->next)
            if (c->count == 0 || c->round < 1 || c->round > AGAINST_ROUNDS)
                fuzz_broken("a cause without a setting, or of no round", d->path);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    const struct value *root, *spec;
    struct against found;
    struct arena a;
    struct err *e;

    if (size > SMALL)
        return 0;
    if ((e = json_read(&spec, text)) != NULL) {
        err_free(e);
        return 0;
    }
    if (spec->kind != VALUE_MAP) { /* which the reader of specs does not take for one */
        value_unref(spec);
        return 0;
    }
    fuzz_must(scenario_read_json(&root, str_of(document)));
    arena_init(&a);
    if ((e = against_spec(&found, &a, root, spec, plat_sim)) == NULL)
        check(&found, text);
    else if (e->class == ERR_OOM || e->class == ERR_INTERNAL)
        fuzz_broken(e->text, text);
    err_free(e);
    arena_finish(&a);
    value_unref(root);
    value_unref(spec);
    return 0;
}
