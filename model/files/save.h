/* model/files/save.h - a file that is replaced as a whole, or not at all.
 *
 * Atomic: a temporary file in the same folder, fsync, rename; mode kept; a symbolic link's target
 * is replaced, not the link. On failure the old file is whole and no temporary file stays behind.
 * Refuses what is not a regular file, and a file that may not be written. Hard links, extended
 * attributes and access control lists are not kept. Errors: ERR_IO with the system's reason. */
#ifndef MODEL_FILES_SAVE_H
#define MODEL_FILES_SAVE_H

#include "model/base/err.h"

struct err *save_file(const char *file, struct str bytes);

#endif
