#include "model/formats/spec_piece.h"

#include "model/formats/log.h"
#include "model/formats/oci_spec.h"

struct err *spec_piece_find(const struct value **out, unsigned *line, const struct sources *s)
{
    struct err *e = NULL;

    *out = NULL;
    *line = 0;
    for (size_t i = 0; e == NULL && i < s->count; i++) {
        for (size_t p = 0; e == NULL && p < s->items[i].pieces.count; p++) {
            const struct piece *piece = &s->items[i].pieces.items[p];
            const struct value *found = NULL;

            if (piece->in.value != NULL && piece->in.json && oci_is_spec(piece->in.value))
                found = value_ref(piece->in.value);
            else if (piece->kind != NULL && strcmp(piece->kind->name, "log") == 0)
                e = log_spec(&found, &piece->in);
            if (found == NULL)
                continue;
            value_unref(*out);
            *out = found;
            *line = piece->first_line;
        }
    }
    return e;
}

struct err *spec_piece_open(const struct value **out, const char *file)
{
    struct sources s = {.items = NULL};
    struct err *e = sources_add_file(&s, file);
    unsigned line;

    *out = NULL;
    if (e == NULL)
        e = spec_piece_find(out, &line, &s);
    sources_close(&s);
    if (e == NULL && *out == NULL)
        e = err_remedy(err_new(ERR_NOT_FOUND, "'%s' holds no OCI spec", file),
                       "take a config.json, or the record of a daemon's log that has one");
    return e;
}
