/* model/yaml/yaml_comments.h - comments and blank lines of a YAML text, in a text that is written
 * anew.
 *
 * The reader does not keep them, as no YAML tool's tree does. What stands above a member or an item
 * goes with it, and so does what stands behind it on its line; an item of a list is found again by
 * its place or, near there, by being equal. What stood beside something that is gone is gone. */
#ifndef MODEL_YAML_YAML_COMMENTS_H
#define MODEL_YAML_YAML_COMMENTS_H

#include "model/base/err.h"
#include "model/base/str.h"

/* `before` is the text of a file, `written` what yaml_write() made of what it became. The caller
 * frees *out with free(). *lost: comments that have no place any more; all, where the result would
 * mean something else. *out is `written` then, and where `before` is no YAML. Errors: ERR_OOM.
 * Cost: linear; what moved by more than 64 places is taken for gone. */
struct err *yaml_keep_comments(char **out, size_t *len, struct str written, struct str before,
                               size_t *lost);

#endif
