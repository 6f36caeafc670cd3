/* model/diagnosis/error_marks.h - in which lines of a text what fails in the daemon is told: by the
 * words that the daemon and hcsshim compose, wherever a console broke them.
 *
 * Words of a client that reaches no daemon are no such mark: docker version and docker info print
 * them below their own.
 * Cost: linear in the text for each phrase. */
#ifndef MODEL_DIAGNOSIS_ERROR_MARKS_H
#define MODEL_DIAGNOSIS_ERROR_MARKS_H

#include "model/base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Sets marks[n] where such words begin in line n, counted from 0, of the text; others stay. */
void error_marks(bool *marks, struct str text);

/* Whether somebody hands on in it what a daemon answered: docker's client, compose, a library. */
bool error_is_handed_on(struct str text);

/* Where the first words of such a one stand; LOOSE_NONE of loose_match.h: nowhere. */
size_t error_handed_on_at(struct str text);

#endif
