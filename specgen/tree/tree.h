/* specgen/tree/tree.h - what a reader of trees needs. */
#ifndef SPECGEN_TREE_TREE_H
#define SPECGEN_TREE_TREE_H

#include "specgen/tree/emit.h"
#include "specgen/tree/node.h"
#include "specgen/tree/origin.h"
#include "specgen/tree/path.h"

#endif
