/* Any bytes through the whole of specgen: what is read is assessed both ways, and what is written
 * reads back. */
#include "model/formats/artefact.h"
#include "tests/fuzz/assess_whole.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { SMALL = 3000 /* bytes: larger documents are not upgraded, which takes long */ };

static void check_written(const struct value *root, enum scenario_format format)
{
    struct artefact back;
    char *text;
    size_t len;

    struct err *e = scenario_write(&text, &len, root, format);

    if (e != NULL) { /* a number that JSON does not have */
        err_free(e);
        return;
    }
    fuzz_must(artefact_read(&back, (struct str){text, len}, "back"));
    if (format == SCENARIO_YAML && !value_eq(root, back.root))
        fuzz_broken("reads back as another document", (struct str){text, len});
    artefact_close(&back);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct artefact file;
    struct mdl_doc *doc;
    struct err *e = artefact_read(&file, (struct str){(const char *)data, size}, "f");

    if (e != NULL) {
        if (e->text[0] == '\0' || e->class == ERR_INTERNAL || e->class == ERR_OOM)
            fuzz_broken("an error of ours", str_of(e->text));
        err_free(e);
        return 0;
    }
    fuzz_must(mdl_doc_new(&doc, file.root));
    fuzz_assess(doc, ASSESS_CHANGED, size <= SMALL);
    fuzz_assess(doc, ASSESS_RAW, false);
    mdl_doc_free(doc);
    check_written(file.root, SCENARIO_YAML);
    check_written(file.root, SCENARIO_JSON);
    artefact_close(&file);
    return 0;
}
