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

/* Whether it is a document (mdl_doc_beside). */
struct err *artefact_check(const struct value *root, const struct mdl_doc *beside);

/* What was added, to *root, which is owned; *ev tells it, too. */
struct err *artefact_put_additions(const struct value **root, struct evidence *ev,
                                   const struct artefact *s);
/* What was added to `before`: files are read anew. s->root is replaced. */
struct err *artefact_add_again(struct artefact *s, const struct artefact *before,
                               const struct read_progress *progress);
void artefact_forget_additions(struct artefact *s);

#endif
