/* model/formats/identify.h - what each piece of a case is, and what was made of all, as trees for
 * programs.
 *
 * Ownership: the caller's, one reference. */
#ifndef MODEL_FORMATS_IDENTIFY_H
#define MODEL_FORMATS_IDENTIFY_H

#include "model/formats/artefact.h"

/* What one piece says when it is read alone. */
struct identity {
    const char *kind;     /* of struct format; "unknown" */
    unsigned gives;       /* of enum gives */
    struct str engine;    /* STR_NONE: it does not tell */
    struct str because;   /* of an unknown one, and of one that cannot be read: why */
    const char *nearest;  /* kind that an unknown one is most like; NULL: none */
    struct evidence said; /* salvaged, remarks */
};

/* identity_finish() is due on success. ERR_OOM. */
struct err *identity_of(struct identity *out, const struct sources *all, const struct source *s,
                        struct piece *piece);
void identity_finish(struct identity *i);

/* {"files": [{"file", "encoding", "pieces": [{"kind", "first_line", "last_line", "engine", "gives",
 * "salvaged", "left_out"}]}]}; an unknown piece has "nearest" and "because" as well. */
struct err *identify_report(const struct value **out, const struct sources *s);

/* The same, and what was taken, assumed, not known, and told differently by two: "taken": [{"path",
 * "value", "source", "line"}], "assumed": [{"path", "what"}], "unknown": [path], "conflicts":
 * [{"path", "values": [{"value", "source"}], "kept"}], "remarks": [{"about", "text"}]. */
struct err *import_report(const struct value **out, const struct artefact *s,
                          const struct value *root);

#endif
