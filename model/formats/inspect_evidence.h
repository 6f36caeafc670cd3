/* model/formats/inspect_evidence.h - what an inspect proves about the host that it was printed on.
 *
 * A container that was made passed the checks of create, and its paths lie below the daemon's data
 * root. Source: daemon/create_windows.go, daemon/container_operations.go, daemon/inspect.go. */
#ifndef MODEL_FORMATS_INSPECT_EVIDENCE_H
#define MODEL_FORMATS_INSPECT_EVIDENCE_H

#include "model/formats/evidence.h"

void inspect_evidence(struct evidence *out, const struct value *container);

/* The daemon's root by where a volume of the driver local lies, <root>\volumes\NAME\_data; those of
 * other drivers lie anywhere. STR_NONE: not there. */
struct str inspect_evidence_root(struct str path);

#endif
