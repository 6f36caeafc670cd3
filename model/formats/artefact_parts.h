/* model/formats/artefact_parts.h - how files become an artefact; for the files of it only. */
#ifndef MODEL_FORMATS_ARTEFACT_PARTS_H
#define MODEL_FORMATS_ARTEFACT_PARTS_H

#include "model/formats/artefact.h"

/* With what the user says about reading; NULL: nothing. */
struct sources artefact_sources_begin(const struct reading_options *options);
/* On failure they are closed. */
struct err *artefact_add_files(struct sources *sources, const char *const *files, size_t count);

/* What they say, as a document. Takes `sources`, also on failure. */
struct err *artefact_interpret(struct artefact *out, struct sources *sources);
/* Which files it is from; on failure it is closed. */
struct err *artefact_remember_files(struct artefact *s, const char *const *files, size_t count);

#endif
