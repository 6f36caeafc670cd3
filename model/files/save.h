/* model/files/save.h - a file that is replaced as a whole, or not at all.
 *
 * Atomic: a temporary file in the same folder, fsync, rename; mode kept; a symbolic link's target
 * is replaced, not the link. On failure the old file is whole and no temporary file stays behind.
 * Refuses what is not a regular file, and a file that may not be written. Other names of the file
 * (hard links) keep what it held, as writing through them could leave half a text; extended
 * attributes and access control lists are not kept. Errors: ERR_IO with the system's reason. */
#ifndef MODEL_FILES_SAVE_H
#define MODEL_FILES_SAVE_H

#include "model/base/err.h"

struct err *save_file(const char *file, struct str bytes);

/* The other names of what is to be replaced: whoever saves it tells of them. */
unsigned long long save_other_names(const char *file);
#define SAVE_OTHER_NAMES         "%llu other name%s (hard link%s) keep%s the old text"
#define SAVE_OTHER_NAMES_ARGS(n) (n), (n) == 1 ? "" : "s", (n) == 1 ? "" : "s", (n) == 1 ? "s" : ""

#endif
