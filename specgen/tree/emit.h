/* specgen/tree/emit.h - a tree as JSON, byte for byte as Go's encoding/json writes it. */
#ifndef SPECGEN_TREE_EMIT_H
#define SPECGEN_TREE_EMIT_H

#include "model/base/arena.h"
#include "specgen/tree/node.h"

/* The bytes that the engine's json.Marshal gives. indent 0: compact, as sent; otherwise
 * blanks a level, as json.MarshalIndent. No newline at the end. */
struct str spec_json(struct arena *a, const struct spec_node *root, int indent);

/* One key/value line's JSON: the scalar as it is printed ("\"C:\\\\\"", 7500, true). */
struct str spec_scalar_json(struct arena *a, const struct spec_node *node);

/* A member's key as it stands in the JSON, quotes included. */
struct str spec_key_json(struct arena *a, const struct spec_node *node);

#endif
