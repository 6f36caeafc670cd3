/* specgen/tree/path.h - the way to a node as text, and back. */
#ifndef SPECGEN_TREE_PATH_H
#define SPECGEN_TREE_PATH_H

#include "model/base/arena.h"
#include "specgen/tree/node.h"

/* "windows.resources.cpu.maximum", "mounts[0].source"; "" for the root. It costs the depth, however
 * long the lists are. */
struct str spec_node_path(struct arena *a, const struct spec_node *node);

/* A key as a step of such a path: "cpu", "[\"a.b\"]". */
struct str spec_key_step(struct arena *a, struct str key);

/* NULL when there is none. */
const struct spec_node *spec_find(const struct spec_node *root, struct str path);

#endif
