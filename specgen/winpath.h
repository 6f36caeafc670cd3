/* specgen/winpath.h - Go's path/filepath for Windows, as of Go 1.19.8.
 *
 * The daemon cleans, joins and judges paths with it, on every host; so do we, on any system.
 * Byte for byte, quirks included (reserved device names are absolute; "C:" cleans to "C:.").
 * Results lie in the arena or are the argument itself. STR_NONE when memory is short. */
#ifndef SPECGEN_WINPATH_H
#define SPECGEN_WINPATH_H

#include "model/base/arena.h"

bool winpath_is_slash(char c);
size_t winpath_volume_len(struct str path); /* "C:" -> 2, "\\srv\share" -> all of it, else 0 */
bool winpath_is_abs(struct str path);
struct str winpath_clean(struct arena *a, struct str path);
struct str winpath_join(struct arena *a, const struct str *parts, size_t count);

#endif
