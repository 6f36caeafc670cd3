/* model/formats/scenario.h - this project's own document: its text, and saving it.
 *
 * The only format that is written. Errors: siblings with line, column, path, found/expected,
 * remedy; ERR_UNSUPPORTED for another format version. */
#ifndef MODEL_FORMATS_SCENARIO_H
#define MODEL_FORMATS_SCENARIO_H

#include "model/base/arena.h"
#include "model/base/err.h"
#include "model/value/value.h"

enum scenario_format { SCENARIO_YAML, SCENARIO_JSON };

/* JSON only and nothing but a scenario, checked (mdl_doc_new): one line of NDJSON. */
struct err *scenario_read_json(const struct value **out, struct str text);
/* The same in an arena and in the text (json_read_in), and what mdl_doc_new() says of it is not
 * asked. */
struct err *scenario_read_line(const struct value **out, struct arena *a, struct str text);

/* Its text, with a line end; the caller frees it with free(). */
struct err *scenario_write(char **out, size_t *len, const struct value *root,
                           enum scenario_format format);

/* To a file as save_file() does it (model/files/save.h). like: a YAML file whose comments are kept
 * in YAML as far as they have a place (model/yaml/yaml_comments.h), usually the same file; NULL:
 * none. *lost: comments that have none; NULL: not asked. */
struct err *scenario_save(const char *file, const struct value *root, enum scenario_format format,
                          const char *like, size_t *lost);

#endif
