/* model/document/path_suggest.h - names near to a path that no field has. */
#ifndef MODEL_DOCUMENT_PATH_SUGGEST_H
#define MODEL_DOCUMENT_PATH_SUGGEST_H

#include "model/base/arena.h"

/* "did you mean container.HostConfig.NanoCpus or container.HostConfig.CpuCount", or where to find
 * the fields that people call so, or the list of all. */
struct str mdl_path_suggest(struct arena *a, struct str text);

/* A pattern of the registry as one would type it: [] as [0], {} as ["name"]. */
struct str mdl_path_as_typed(struct arena *a, struct str pattern);

#endif
