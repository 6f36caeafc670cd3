/* Each container of a file as a document of its own, as who goes through all of them reads them:
 * growth_containers FILE. */
#include "model/formats/artefact.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct mdl_doc *first = NULL;
    struct artefact s;
    struct err *e;

    if (argc != 2)
        return 2;
    if ((e = artefact_open(&s, argv[1])) != NULL) {
        err_print(stderr, e);
        return 3;
    }
    for (size_t i = 0; e == NULL && i < artefact_count(&s); i++) {
        const struct value *root = NULL;

        e = artefact_other(&root, &s, i, first);
        if (e == NULL && first == NULL)
            e = mdl_doc_new(&first, root);
        value_unref(root);
    }
    mdl_doc_free(first);
    artefact_close(&s);
    if (e != NULL)
        err_print(stderr, e);
    err_free(e);
    return e != NULL ? 3 : 0;
}
