/* model/diagnosis/error_next.h - what to look at for an error: by its code, its call, its words.
 *
 * A remedy belongs to the calls at which it was met (codes.def); of another call it is not told.
 * Words that tell how far it came at all (DECIDES of sayings.def) say more than the code of Windows
 * beside them: that no file of the daemon's pipe was found says nothing of a container.
 * Cost: linear in the calls of the text. */
#ifndef MODEL_DIAGNOSIS_ERROR_NEXT_H
#define MODEL_DIAGNOSIS_ERROR_NEXT_H

#include "model/diagnosis/error_text.h"

/* Whether what the row tells of settings and reports is of the calls of this text. */
bool error_met_here(const struct error_text *t, const struct code *row);

/* Whether an image was pulled when it failed: its layers were unpacked, and no container's was
 * made ready. */
bool error_is_of_pull(const struct error_text *t);

/* What to look at for a code of this text: what decides the whole text, else what belongs to the
 * innermost call, else what the row says of all. NULL: nothing is known. */
const char *error_next(const struct error_text *t, const struct code *row);

/* What the code means at the call that failed, else in general; NULL: it is not documented. */
const char *error_meaning(const struct error_text *t, const struct code *row);

/* A program in a container ran and ended: it may have said more. */
bool error_is_of_program(const struct error_text *t);

/* What to look at for a code that a program ended with; NULL: nothing is known of programs. */
const char *error_next_of_exit(const struct code *row);

/* Whether what to look at is known of other calls alone: row->calls. */
bool error_next_is_elsewhere(const struct error_text *t, const struct code *row);

#endif
