/* specgen/gocompat/winpath.h - Go's path/filepath for Windows, as each engine was built with it.
 *
 * The daemon cleans, joins and judges paths with it, on every host; so do we, on any system.
 * Byte for byte, quirks included ("C:" cleans to "C:."; a cleaned path may get ".\" in front).
 * Results lie in the arena or are the argument itself. STR_NONE when memory is short. */
#ifndef SPECGEN_GOCOMPAT_WINPATH_H
#define SPECGEN_GOCOMPAT_WINPATH_H

#include "model/base/arena.h"

enum winpath_rules {
    WINPATH_GO_1_13, /* 1.13 to 1.17: as the next two, but \\server\share alone is not absolute */
    WINPATH_GO_1_18, /* 1.18 to 1.19.5: as the next, but a/../c:/x cleans to c:\x */
    WINPATH_GO_1_19, /* as of 1.19.8: a reserved device name (NUL) is absolute; a volume is
                      * "C:" or "\\server\share" */
    WINPATH_GO_1_20, /* 1.20.0 to 1.20.10: device names are plain; whatever begins with two
                      * slashes is a volume and absolute */
    WINPATH_GO_1_20_11, /* and later: any character and ':' is a drive; \??\x is a volume */
};

bool winpath_is_slash(char c);
bool winpath_is_device_name(struct str name); /* NUL, com1: in any case, nothing behind it */
bool winpath_is_local(struct str path); /* relative, without a device's name, and stays below */
size_t winpath_volume_len(enum winpath_rules rules, struct str path); /* 0: none */
bool winpath_is_abs(enum winpath_rules rules, struct str path);
struct str winpath_clean(struct arena *a, enum winpath_rules rules, struct str path);
struct str winpath_join(struct arena *a, enum winpath_rules rules, const struct str *parts,
                        size_t count);

#endif
