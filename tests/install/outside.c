/* A program of somebody else: one document in, the compact spec out. */
#include <model/formats/artefact.h>
#include <platform/sim/sim.h>
#include <specgen/specgen.h>

#include <stdio.h>

int main(int argc, char **argv)
{
    struct artefact file;
    struct spec_result result;
    struct mdl_doc *doc;
    struct arena arena;
    struct plat host;
    struct str json;
    struct err *e;

    if (argc != 2)
        return 2;
    if ((e = artefact_open(&file, argv[1])) != NULL || (e = mdl_doc_new(&doc, file.root)) != NULL) {
        err_print(stderr, e);
        return 3;
    }
    host = plat_sim(doc);
    arena_init(&arena);
    if (spec_generate(&arena, doc, &host, &result) != NULL || result.error != NULL)
        return 1;
    json = spec_json(&arena, result.spec, 0);
    fwrite(json.s, 1, json.len, stdout);
    arena_finish(&arena);
    mdl_doc_free(doc);
    artefact_close(&file);
    return 0;
}
