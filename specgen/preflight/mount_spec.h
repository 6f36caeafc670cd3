/* specgen/preflight/mount_spec.h - -v strings and structured mounts, read and checked as the engine
 * does.
 *
 * Source: volume/mounts/windows_parser.go and lcow_parser.go of moby. Texts lie in the arena. */
#ifndef SPECGEN_PREFLIGHT_MOUNT_SPEC_H
#define SPECGEN_PREFLIGHT_MOUNT_SPEC_H

#include "model/base/arena.h"
#include "platform/platform.h"
#include "specgen/engine/engine.h"
#include "specgen/spec/unknown.h"

/* What a mount is read as. */
struct mount_point {
    struct str type; /* bind, volume, npipe */
    struct str source, destination, driver;
    struct str name; /* of a volume; empty with anonymous set: the engine makes a random one */
    bool anonymous;
    bool rw;
};

struct mount_reader {
    struct arena *a;
    const struct plat *host;
    const struct engine *engine;
    bool linux_image;
    struct str driver;         /* HostConfig.VolumeDriver: of volumes given as -v strings */
    enum spec_rule refused_by; /* out: with an error */
    bool disk_unknown;         /* out: the disk was asked and nothing is known of it */
    struct str unknown_source; /* out: the folder it was asked about last */
    struct str unknown_pipe;   /* out: a pipe alone, of which nobody knows whether it is there */
};

/* false: *error is the engine's text. */
bool mount_read_raw(struct mount_point *out, struct str *error, struct mount_reader *reader,
                    struct str raw);
bool mount_read_spec(struct mount_point *out, struct str *error, struct mount_reader *reader,
                     const struct mdl_mount_spec *spec);

/* Asks for what the mount that was read last rests on and nobody told: whether the folder of a
 * bind, or a pipe alone, is there. */
void mount_ask(struct spec_unknowns *to, struct mount_reader *reader, enum spec_rule rule);

#endif
