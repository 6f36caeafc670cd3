/* model/formats/docker_info.h - what `docker info` tells of a Windows host and of its engine.
 *
 * Read from its text (flat until 18.09, in Client and Server blocks since) and from its JSON
 * (--format '{{json .}}'). What is not there stays unset; nothing is made up.
 * Ownership: texts lie in the arena given, or are borrowed from what was read. */
#ifndef MODEL_FORMATS_DOCKER_INFO_H
#define MODEL_FORMATS_DOCKER_INFO_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/document/engine.h"
#include "model/value/value.h"

struct docker_info {
    struct str version;       /* "23.0.3" */
    enum mdl_version_fit fit; /* of it; NONE: no version of moby's */
    uint32_t release;         /* unless NONE */
    struct str isolation;     /* the daemon's default */
    struct str root;          /* the daemon's data root */
    uint32_t build;           /* 0: not told */
    bool has_product, client; /* a client, else a server */
    int64_t processors;       /* 0: not told */
    bool lcow;                /* the storage driver of Linux containers is there */
};

/* Whether this is its text, or its JSON. */
bool docker_info_is_text(struct str text);
bool docker_info_is_json(const struct value *v);

/* ERR_INPUT: the daemon is not one of Windows, or could not be reached. */
struct err *docker_info_of_text(struct docker_info *out, struct arena *a, struct str text);
struct err *docker_info_of_json(struct docker_info *out, struct arena *a, const struct value *v);

/* Either of them; `json` is the text as JSON, or NULL when it is none. ERR_INPUT also when it is
 * no docker info at all. */
struct err *docker_info_of(struct docker_info *out, struct arena *a, const struct value *json,
                           struct str text);

/* A document with what is told, in host and engine; the rest stays. The caller owns *out. */
struct err *docker_info_apply(const struct value **out, const struct value *root,
                              const struct docker_info *info);

/* "engine moby-23.0.3: docker info says 23.0.3"; when that is no known release, what is taken
 * instead. */
struct str docker_info_engine_note(struct arena *a, const struct docker_info *info);

/* ---- docker_info_take.c ------------------------------------------------------------------ */

struct docker_info_told {
    bool host;        /* a docker info was taken */
    uint32_t release; /* the engine that it told; 0: none that is known */
    char *note;       /* a sentence about the engine; the caller frees */
};

/* Takes the host and the engine from a file ("-" is standard input). *root is replaced, and *told
 * set, on success. */
struct err *docker_info_take(const struct value **root, struct docker_info_told *told,
                             const char *file);

#endif
