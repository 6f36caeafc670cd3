/* model/formats/beside.h - what stands beside an artefact: how the user wants it read, and the
 * files that it may name.
 *
 * A file is looked for among those of the case, by its own name, and, where the artefact is a file
 * itself, in its folder and those below. Nothing else of the machine is looked at. */
#ifndef MODEL_FORMATS_BESIDE_H
#define MODEL_FORMATS_BESIDE_H

#include "model/formats/sources.h"

struct beside {
    const struct sources *all;
    const struct source *own;
    const struct piece *piece;
    const struct value **memo; /* the piece's; set by its reader, which gives it up */
};

/* The file's text, copied into the arena of `ev`; false: there is none of that name, or it cannot
 * be read, and *why says which, as what follows "the file": "is not here". Where the system has too
 * little to find that out the evidence fails.
 * name: relative to the artefact, with '/' or '\\'. */
bool beside_read(struct str *out, struct str *why, struct evidence *ev, const struct beside *b,
                 struct str name);
/* The same as docker's client gets it, which takes no letters but those of UTF-8: the bytes of the
 * file. */
bool beside_read_bytes(struct str *out, struct str *why, struct evidence *ev,
                       const struct beside *b, struct str name);
#define BESIDE_IS_NOT_HERE "is not here"

/* The name of the folder that the artefact lies in, without those above; empty: not known. */
struct str beside_folder(const struct beside *b);

#endif
