#include "model/formats/spec_piece.h"

#include "model/formats/sources.h"
#include "model/value/value_make.h"

struct err *spec_piece_open(const struct value **out, const char *file)
{
    struct sources s = {.items = NULL};
    struct evidence said;
    struct err *e;

    evidence_init(&said);
    if ((e = sources_add_file(&s, file)) == NULL)
        e = sources_read(&said, &s);
    *out = e == NULL ? made_shared(said.spec) : NULL;
    evidence_finish(&said);
    sources_close(&s);
    if (e == NULL && *out == NULL)
        e = err_remedy(err_new(ERR_NOT_FOUND, "'%s' holds no OCI spec", file),
                       "take a config.json, or the record of a daemon's log that has one");
    return e;
}
