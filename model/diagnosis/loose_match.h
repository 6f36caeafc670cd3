/* model/diagnosis/loose_match.h - texts compared without regard to blanks and line ends, which
 * pastes lose and add anywhere. */
#ifndef MODEL_DIAGNOSIS_LOOSE_MATCH_H
#define MODEL_DIAGNOSIS_LOOSE_MATCH_H

#include "model/base/str.h"

#include <stddef.h>
#include <stdint.h>

#define LOOSE_NONE SIZE_MAX

enum loose_case { LOOSE_EXACT, LOOSE_ANY_CASE };

/* The offset behind `pattern` when it stands at `from`; LOOSE_NONE when it does not. A blank at
 * the pattern's begin or end passes all blanks there; a colon at its end may be cut off with the
 * text's. */
size_t loose_at(struct str text, size_t from, struct str pattern, enum loose_case letters);

/* Where `pattern` first stands at or behind `from`, and in *end the offset behind it. */
size_t loose_find(struct str text, size_t from, struct str pattern, size_t *end);

/* Whether the parts of `pattern` between its % stand in the text one behind the other. ~ in place
 * of one % is a name: short, and no colon with a blank behind it. */
bool loose_fits(struct str text, const char *pattern);

/* The same pattern looked for again and again, from places further and further behind: linear in
 * the text for all of them. Begin with the pattern alone. */
struct loose_ahead {
    struct str pattern;
    size_t at, end; /* of where it stands */
    bool looked;
};

size_t loose_next(struct loose_ahead *a, struct str text, size_t from);

bool loose_holds(struct str text, const char *pattern);

/* The last offset before `at` that is no blank or line end; LOOSE_NONE: there is none. */
size_t loose_before(struct str text, size_t at);

#endif
