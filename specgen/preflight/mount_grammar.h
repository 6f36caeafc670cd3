/* specgen/preflight/mount_grammar.h - how Docker on Windows takes a -v string apart.
 *
 * The engine uses regular expressions (volume/mounts/windows_parser.go); these functions
 * match the same texts. All but mount_is_name() and mount_is_reserved_name() expect text that
 * was lowered first, as the engine does. */
#ifndef SPECGEN_PREFLIGHT_MOUNT_GRAMMAR_H
#define SPECGEN_PREFLIGHT_MOUNT_GRAMMAR_H

#include "model/base/str.h"

struct mount_parts {
    struct str source, destination, mode; /* empty: not given */
};

/* [source:]destination[:mode]; false: no match. `linux_image` takes the other destination. */
bool mount_split(struct mount_parts *out, struct str lowered, bool linux_image);

bool mount_is_host_directory(struct str lowered); /* c:\dir, \\?\c:\dir */
bool mount_is_destination(struct str lowered, bool linux_image);
bool mount_is_name(struct str text);
/* 23.0 and later: exactly con, prn, nul, aux, com1..9, lpt1..9. */
bool mount_is_reserved_word(struct str text);
/* Before, with the engine's bug: the alternatives are not grouped, so "con" matches at the start
 * only, prn, nul, aux and com1..9 anywhere, lpt1..9 at the end. */
bool mount_is_reserved_name(struct str text);

#endif
