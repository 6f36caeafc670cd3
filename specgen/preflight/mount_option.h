/* specgen/preflight/mount_option.h - the text of a --mount, as docker's client reads it and as the
 * engine then judges it. */
#ifndef SPECGEN_PREFLIGHT_MOUNT_OPTION_H
#define SPECGEN_PREFLIGHT_MOUNT_OPTION_H

#include "model/base/err.h"
#include "specgen/preflight/mount_spec.h"

/* Stands for the folder that docker's client is called in, which a text does not tell. */
#define MOUNT_FOLDER "C:\\folder"

/* type=bind,source=...: pairs of the keys that --mount has. No -v text is so. */
bool mount_is_option(struct str raw);

struct mount_option {
    struct mdl_doc *doc; /* owned: what the client sends, as a document with this mount alone */
    const struct mdl_mount_spec *spec; /* of it; NULL: the client itself refuses */
    struct str message;                /* the client's, then */
};

/* By the newest client, on Windows in C:\. ERR_OOM, ERR_LIMIT. */
struct err *mount_option_read(struct mount_option *out, struct arena *a, struct str raw);
void mount_option_finish(struct mount_option *option);

/* What the engine's refusal has to do with: a type that was left away. Empty: nothing. */
struct str mount_option_remedy(struct str raw, const struct mdl_mount_spec *spec);

#endif
