/* model/files/sweep.h - temporary files that a killed program left behind. */
#ifndef MODEL_FILES_SWEEP_H
#define MODEL_FILES_SWEEP_H

#include "model/base/str.h"

/* Whoever writes a temporary file holds its lock (os_lock()) until it is whole, and renames it
 * within this time. */
#define SWEEP_SECONDS 60

/* Removes the regular files of `folder` (NULL: the current one) whose names begin and end so, which
 * nobody holds and nobody has touched for SWEEP_SECONDS. What cannot be removed stays: nothing
 * depends on it. */
void sweep_leftovers(const char *folder, struct str begin, struct str end);

#endif
