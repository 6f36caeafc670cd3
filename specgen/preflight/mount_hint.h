/* specgen/preflight/mount_hint.h - which half of a -v text is wrong, and what was meant.
 *
 * The engine's answer to a text that it cannot read is one sentence for all of it. This looks at
 * the parts as people meant them. Texts lie in the arena or are parts of `raw`. */
#ifndef SPECGEN_PREFLIGHT_MOUNT_HINT_H
#define SPECGEN_PREFLIGHT_MOUNT_HINT_H

#include "model/base/arena.h"

enum mount_half { MOUNT_SOURCE, MOUNT_DESTINATION, MOUNT_MODE, MOUNT_WHOLE };

struct mount_hint {
    enum mount_half half;
    struct str part; /* of the text; empty: it is missing */
    struct str text; /* what is wrong with it */
    struct str remedy;
};
const char *mount_half_name(enum mount_half half); /* "destination" */

/* Of a text that mount_read_raw() refuses for a Windows image before it looks at what the parts
 * are. False: nothing to say. */
bool mount_hint(struct mount_hint *out, struct arena *a, struct str raw);

/* /pipe/NAME: docker compose cleans a pipe that is written with slashes (//./pipe/NAME) to that. */
bool mount_is_cleaned_pipe(struct str path);

/* Of a refusal that quotes the text: "invalid volume specification: 'D:\\a:b'". */
bool mount_hint_of_refusal(struct mount_hint *out, struct arena *a, struct str message);
/* "The destination 'b' has no drive: write C:\\b." */
struct str mount_hint_sentence(struct arena *a, const struct mount_hint *hint);

/* What stands before the engine, or beside it: the client that makes a source absolute, a
 * destination alone that may exist on the host. Empty: nothing. */
struct str mount_note(struct arena *a, struct str raw);

#endif
