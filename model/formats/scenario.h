/* model/formats/scenario.h - files people have <-> value trees of documents.
 *
 * Opens a scenario (YAML or JSON, told apart by content), the output of `docker inspect`
 * (an array, or one object) or that of `docker info` (text or JSON). An inspect becomes
 * container + mdl_default_host(); of several containers in an array the first is opened and the
 * others can be chosen. An info becomes a host, with an empty container on it. Both pick the
 * engine where they tell which one they are of (model/formats/inspect_engine.h,
 * model/formats/docker_info.h). Errors: siblings with file, line, column, path, found/expected,
 * remedy. ERR_UNSUPPORTED for another format version, ERR_NOT_FOUND and ERR_IO for files. */
#ifndef MODEL_FORMATS_SCENARIO_H
#define MODEL_FORMATS_SCENARIO_H

#include "model/base/err.h"
#include "model/document/document.h"
#include "model/value/value.h"

enum scenario_format { SCENARIO_YAML, SCENARIO_JSON };

struct scenario_file {
    char *file; /* as given; NULL: not from a file */
    enum scenario_format format;
    const char *encoding;   /* of the file, see model/files/text.h */
    bool from_inspect;      /* saving writes a scenario to another name */
    bool from_info;         /* likewise: the file is a docker info */
    char *engine_note;      /* who says which engine it is, a sentence; owned; NULL: nobody */
    const char *engine_by;  /* "inspect", "docker info"; NULL: nobody */
    uint32_t engine_said;   /* the release that was said */
    bool host_assumed;      /* the host part was not in the file: it is mdl_default_host() */
    bool base_fs_assumed;   /* container.BaseFS likewise, see below */
    size_t container_count; /* of an inspect; 1 otherwise */
    size_t container_index;
    const struct value *source; /* the file as read; owned */
    const struct value *root;   /* the document; owned */
};

/* Reads and checks (mdl_doc_new). "-" is standard input. */
struct err *scenario_open(struct scenario_file *out, const char *file);
struct err *scenario_read(struct scenario_file *out, struct str text, const char *name_for_errors);
/* As scenario_read, but JSON only and without looking for an inspect: one line of NDJSON. */
struct err *scenario_read_json(const struct value **out, struct str text);
void scenario_close(struct scenario_file *s);

/* Container `index` of an inspect as a document; `name` for a picker (borrowed, without the
 * slash). Caller owns *out. An inspect does not print BaseFS, and without it the engine
 * refuses process isolation: a placeholder volume is put in where it is absent and the
 * isolation is not hyperv. Nothing else of what was pasted is changed. */
struct err *scenario_choose(const struct value **out, const struct scenario_file *s, size_t index);
struct str scenario_container_name(const struct scenario_file *s, size_t index);

/* Windows Server 2019, build 17763, 4 processors, process isolation by default, with the
 * container's image, layers, networks and endpoints as far as `container` tells of them, and
 * placeholders for the rest. NULL: out of memory. Caller owns. */
const struct value *mdl_default_host(const struct value *container);

/* What mdl_default_host() and the placeholder for BaseFS assume, a sentence each;
 * NULL-terminated. told: without what a docker info tells. */
const char *const *mdl_default_host_assumptions(bool told);

/* Text of a document in a format, with a line end; caller frees with free(). */
struct err *scenario_write(char **out, size_t *len, const struct value *root,
                           enum scenario_format format);

/* Atomic: a temporary file in the same folder, fsync, rename; mode kept; a symbolic link's
 * target is replaced, not the link. On failure the old file is whole and no temporary file
 * stays behind. Refuses what is not a regular file, and a file that may not be written.
 * Hard links, extended attributes and access control lists are not kept. */
struct err *scenario_save(const char *file, const struct value *root, enum scenario_format format);

#endif
