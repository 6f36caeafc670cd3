/* specgen/credential/credential_value.h - the JSON of a credential spec as a value tree.
 *
 * What a key means where it comes twice or in another case is nowhere said; here, for all that
 * looks into a credential spec, the last of those that come twice counts, and a key that is written
 * as in Microsoft's documentation before one that is not. */
#ifndef SPECGEN_CREDENTIAL_CREDENTIAL_VALUE_H
#define SPECGEN_CREDENTIAL_CREDENTIAL_VALUE_H

#include "model/value/value.h"
#include "specgen/credential/credential_duplicates.h"

/* `text` is UTF-8 without a mark; it becomes the one that was read, in the arena, when members came
 * twice. Those go to `duplicates`; NULL: there are none. The caller owns *out.
 * Errors: those of json_read(). */
struct err *credential_value_read(const struct value **out, struct arena *a, struct str *text,
                                  const struct credential_duplicate **duplicates);

/* NULL when it is not there, or `object` (which may be NULL) is none. */
const struct value_member *credential_value_member(const struct value *object, const char *name);

#endif
