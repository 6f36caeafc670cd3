/* model/document/path.h - where in a document: "container.Mounts[0].Source".
 *
 * Text form: keys joined by '.', list places in brackets, keys with other characters as
 * JSON strings in brackets: host.CredentialSpecs.Files["a.json"]. A leading "container." may
 * not be left out. "[+]" means one past the list's last element.
 * Ownership: steps and keys lie in the arena given. */
#ifndef MODEL_DOCUMENT_PATH_H
#define MODEL_DOCUMENT_PATH_H

#include "model/base/err.h"
#include "model/document/document.h"

struct mdl_path {
    enum mdl_field_id field; /* the row it leads to; MDL_F_NONE: not a modelled one */
    struct value_step *steps;
    size_t count;
};

/* Whether a key with that character is written without quotes. */
bool mdl_path_is_plain(char c);

/* ERR_INPUT on bad syntax; ERR_NOT_FOUND when no field has that path and it does not exist in
 * `root` either, with the nearest names as the remedy. `root` resolves [+]; with NULL a list
 * counts as empty. */
struct err *mdl_path_parse(struct mdl_path *out, struct arena *a, struct str text,
                           const struct value *root);
/* The same for an edit. The container of a document with a request is made of that, so what its
 * Config and HostConfig have is asked for there: container.HostConfig.NanoCpus leads to
 * request.body.HostConfig.NanoCpus. ERR_INPUT for the rest of it, which create alone makes. */
struct err *mdl_path_parse_edit(struct mdl_path *out, struct arena *a, struct str text,
                                const struct value *root);
/* The same without a look at the registry: any path that is well-formed; `field` stays NONE. */
struct err *mdl_path_split(struct mdl_path *out, struct arena *a, struct str text);
/* The field alone, by its pattern, by its last key where that is unique, or by the path of one
 * place in a document. ERR_NOT_FOUND also for what lies below a field that is kept as it is. */
struct err *mdl_path_field(enum mdl_field_id *out, struct arena *a, struct str name);
/* The outermost list or map index on the path, as results name it; -1: none. */
int mdl_path_index(const struct mdl_path *path, const struct value *root);
struct str mdl_path_text(struct arena *a, const struct value_step *steps, size_t count);

/* The path of `field`, at its own place (through 0) or where `through` is like what it lies in
 * (fields.h), with the list indexes (or those of map members) in `indexes`, outermost
 * first, taken from root. A list index may be one past the end; ERR_NOT_FOUND past that, and
 * for a map member that does not exist. */
struct err *mdl_path_of(struct mdl_path *out, struct arena *a, enum mdl_field_id field,
                        enum mdl_field_id through, const size_t *indexes, size_t nindexes,
                        const struct value *root);
/* *value: what it leads to; NULL: nothing. */
struct err *mdl_path_to(struct mdl_path *out, const struct value **value, struct arena *a,
                        enum mdl_field_id field, enum mdl_field_id through, const size_t *indexes,
                        size_t nindexes, const struct value *root);

#endif
