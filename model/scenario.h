/* model/scenario.h - files people have <-> value trees of documents.
 *
 * Opens a scenario (YAML or JSON, told apart by content) or the output of `docker inspect`
 * (an array, or one object). An inspect becomes container + mdl_default_host(); of several
 * containers in an array the first is opened and the others can be chosen.
 * Errors: siblings with file, line, column, path, found/expected, remedy. */
#ifndef MODEL_SCENARIO_H
#define MODEL_SCENARIO_H

#include "model/base/err.h"
#include "model/document.h"
#include "model/value.h"

enum scenario_format { SCENARIO_YAML, SCENARIO_JSON };

struct scenario_file {
    char *file; /* as given; NULL: not from a file */
    enum scenario_format format;
    const char *encoding;     /* of the file, see model/text.h */
    bool from_inspect;        /* saving writes a scenario to another name */
    bool host_assumed;        /* the host part was not in the file */
    size_t container_count;   /* of an inspect; 1 otherwise */
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

/* Container `index` of an inspect as a document; `name` for a picker. Caller owns. */
struct err *scenario_choose(const struct value **out, const struct scenario_file *s, size_t index);
struct str scenario_container_name(const struct scenario_file *s, size_t index);

/* Windows Server 2019, build 17763, 4 processors, process isolation by default. The image of
 * the container is made known with placeholder layers where `container` names one. */
const struct value *mdl_default_host(const struct value *container);

/* Text of a document in a format; caller frees with free(). */
struct err *scenario_write(char **out, size_t *len, const struct value *root,
                           enum scenario_format format);

/* Atomic: a temporary file in the same folder, fsync, rename; mode kept; a symbolic link's
 * target is replaced, not the link. On failure the old file is whole. */
struct err *scenario_save(const char *file, const struct value *root, enum scenario_format format);

#endif
