/* model/formats/oci_spelling.h - the names of a spec's members, as they are written and as they are
 * read.
 *
 * Go takes a name in any case, and drafts of the specification had others ("credentialspec",
 * "utilityvmpath", "idtype"): the runtimes read them. */
#ifndef MODEL_FORMATS_OCI_SPELLING_H
#define MODEL_FORMATS_OCI_SPELLING_H

#include "model/formats/evidence.h"

/* The spec with its members as the specification spells them; each that was spelled otherwise is
 * remarked. Owned; the spec itself where all are right. */
const struct value *oci_spelled(struct evidence *out, const struct value *spec);

#endif
