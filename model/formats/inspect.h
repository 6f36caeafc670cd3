/* model/formats/inspect.h - what `docker inspect` prints: which of it are containers; for model/
 * only. */
#ifndef MODEL_FORMATS_INSPECT_H
#define MODEL_FORMATS_INSPECT_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

/* Whether the file as read is an inspect at all: a list, or one object that is not a scenario. */
bool inspect_is(const struct value *source);

size_t inspect_count(const struct value *source); /* containers */
/* Borrowed; NULL past the end. */
const struct value *inspect_container(const struct value *source, size_t index);

/* The error for an inspect without any container: says what was found instead. */
struct err *inspect_none(const struct value *source);

/* The container's Name without its slash, or its Id. Borrowed. */
struct str inspect_name(const struct value *container);

/* The container as it is, or with a placeholder for BaseFS (see model/formats/scenario.h). Caller
 * owns *out. */
struct err *inspect_with_base_fs(const struct value **out, bool *assumed,
                                 const struct value *container);

#endif
